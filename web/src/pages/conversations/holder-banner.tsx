import type { Conversation } from '@salesboy/contract/conversations'
import { ChevronDown, Hand, Sparkles } from 'lucide-react'
import { useMay, useMe } from '@/lib/me.ts'
import { useFormat } from '@/lib/use-format.ts'
import { displayName } from '@/lib/words.ts'
import { Button } from '@/ui/button.tsx'
import { cn } from '@/ui/cn.ts'
import { Menu, MenuItem, MenuLabel } from '@/ui/menu.tsx'
import { reasonWords } from './handover-words.ts'
import { useHandover } from './queries.ts'
import { inHours, tomorrowMorning } from './resume-times.ts'
import { say } from './say.ts'

/** Who has the conversation, the bot or a person, and the button that changes it. */
export function HolderBanner({ conversation }: { conversation: Conversation }) {
  const { handover, id } = conversation
  const mayTalk = useMay('talk')
  const { takeOver, release } = useHandover(id)
  const waiting = handover?.waiting
  const tone = handover === null ? 'bg-bot-soft text-bot' : waiting ? 'bg-accent-soft text-accent-text' : 'bg-sunken text-ink'
  const Icon = handover === null ? Sparkles : Hand
  return (
    <section
      aria-label={say.whoHasThisConversation}
      className={cn('flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-b px-4 py-2', tone)}
    >
      <Icon className="size-4 shrink-0" aria-hidden />
      <p className="min-w-40 flex-1 text-[0.8125rem] leading-5">
        <Words conversation={conversation} />
      </p>
      {mayTalk && (
        <div className="flex gap-1.5">
          {(handover === null || waiting) && (
            <Button size="sm" look={waiting ? 'primary' : 'secondary'} busy={takeOver.isPending} onClick={() => takeOver.mutate(null)}>
              {say.takeOver}
            </Button>
          )}
          {handover !== null && (
            <Button size="sm" busy={release.isPending} onClick={() => release.mutate()}>
              {say.giveBackToBot}
            </Button>
          )}
          <ResumeMenu onChoose={(resumesAt) => takeOver.mutate(resumesAt)} handover={handover} />
        </div>
      )}
    </section>
  )
}

function Words({ conversation: { handover } }: { conversation: Conversation }) {
  const format = useFormat()
  const me = useMe()
  if (handover === null)
    return (
      <>
        <b className="font-semibold">{say.theBotIsAnswering}</b> {say.writeToTakeOver}
      </>
    )
  if (handover.waiting)
    return (
      <>
        <b className="font-semibold">{say.waitingForAPersonDot}</b> {reasonWords(handover.reason)}
        <Note text={handover.note} />
      </>
    )
  const holder =
    handover.teammate === null
      ? say.answeredFromThePhoneDot
      : handover.teammate.id === me.userId
        ? say.youAnswer
        : say.personAnswers({ name: displayName(handover.teammate.name) })
  return (
    <>
      <b className="font-semibold">{holder}</b>{' '}
      {handover.resumesAt ? say.botQuietUntil({ at: format.soon(handover.resumesAt) }) : say.botQuietUntilGivenBack}
      <Note text={handover.note} />
    </>
  )
}

/** Why they wait and what they wrote since. A long one must not push the messages themselves out of view. */
function Note({ text }: { text: string }) {
  if (!text) return null
  return (
    <span className="line-clamp-3 break-words" title={text}>
      “{text}”
    </span>
  )
}

interface ResumeMenuProps {
  handover: Conversation['handover']
  onChoose: (resumesAt: string | null) => void
}

function ResumeMenu({ handover, onChoose }: ResumeMenuProps) {
  const { tenant } = useMe()
  return (
    <Menu
      trigger={
        <Button size="sm" className="px-2" aria-label={say.howLongQuiet}>
          <ChevronDown />
        </Button>
      }
    >
      <MenuLabel>{handover ? say.keepQuiet : say.takeOverQuiet}</MenuLabel>
      <MenuItem chosen={handover !== null && handover.resumesAt === null} onSelect={() => onChoose(null)}>
        {say.untilIGiveItBack}
      </MenuItem>
      <MenuItem onSelect={() => onChoose(inHours(1))}>{say.forHours({ count: 1 })}</MenuItem>
      <MenuItem onSelect={() => onChoose(inHours(4))}>{say.forHours({ count: 4 })}</MenuItem>
      <MenuItem onSelect={() => onChoose(tomorrowMorning(tenant.timeZone))}>{say.untilTomorrow}</MenuItem>
    </Menu>
  )
}
