import type { SkillInfo } from '@salesboy/contract/personas'
import { useQuery } from '@tanstack/react-query'
import { BookOpen, CalendarPlus, Hand, type LucideIcon, Percent, Shirt, ShoppingBag, Sparkles, Workflow } from 'lucide-react'
import { useId } from 'react'
import { Badge } from '@/ui/badge.tsx'
import { Card } from '@/ui/card.tsx'
import { cn } from '@/ui/cn.ts'
import { Failure } from '@/ui/failure.tsx'
import { initialValues, SchemaForm } from '@/ui/schema-form.tsx'
import { Loading } from '@/ui/skeleton.tsx'
import { Switch } from '@/ui/switch.tsx'
import type { TabProps } from './bot-form.tsx'
import { skillsQuery } from './queries.ts'
import { say } from './say.ts'

const icons: Record<string, LucideIcon> = {
  booking: CalendarPlus,
  catalog: BookOpen,
  discounts: Percent,
  handover: Hand,
  order: ShoppingBag,
  'try-on': Shirt,
  workflow: Workflow,
}

/** One card a skill: a switch, and while it is on the form that the skill describes. */
export function Skills({ draft, set, error, mayEdit }: TabProps) {
  const skills = useQuery(skillsQuery)
  if (skills.isPending) return <Loading className="[&>div]:h-24" />
  if (skills.isError) return <Failure error={skills.error} onRetry={() => void skills.refetch()} />
  return (
    <ul className="gap-4 md:columns-2">
      {skills.data.map((skill) => (
        <li key={skill.name} className="mb-4 break-inside-avoid">
          <SkillCard
            skill={skill}
            choice={draft.skills[skill.name] ?? skill.first}
            disabled={!mayEdit}
            errorOf={(field) => error(`skills.${skill.name}.settings.${field}`)}
            onChange={(choice) => set({ skills: { ...draft.skills, [skill.name]: choice } })}
          />
        </li>
      ))}
    </ul>
  )
}

interface SkillCardProps {
  skill: SkillInfo
  choice: SkillInfo['first']
  disabled: boolean
  errorOf: (field: string) => string | undefined
  onChange: (choice: SkillInfo['first']) => void
}

function SkillCard({ skill, choice, disabled, errorOf, onChange }: SkillCardProps) {
  const id = useId()
  const Icon = icons[skill.name] ?? Sparkles
  return (
    <Card className="p-4">
      <div className="flex items-start gap-3">
        <span
          className={cn(
            'grid size-9 shrink-0 place-items-center rounded-xl transition-colors',
            choice.on ? 'bg-accent-soft text-accent-text' : 'bg-ink/6 text-muted',
          )}
        >
          <Icon className="size-4.5" aria-hidden />
        </span>
        <div className="min-w-0 flex-1">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <label htmlFor={id} className="font-semibold">
              {skill.label}
            </label>
            <Badge>{skill.kind === 'reads' ? say.looksUp : say.actsAfterReview}</Badge>
          </p>
          <p className="mt-0.5 text-[0.8125rem] text-muted leading-5">{skill.description}</p>
        </div>
        <Switch
          id={id}
          checked={choice.on}
          disabled={disabled}
          onCheckedChange={(on) => onChange({ on, settings: { ...initialValues(skill.fields), ...choice.settings } })}
        />
      </div>
      {choice.on && skill.fields.length > 0 && (
        <div className="mt-4 border-line border-t pt-4">
          <SchemaForm
            fields={skill.fields}
            values={choice.settings}
            disabled={disabled}
            errorOf={errorOf}
            onChange={(settings) => onChange({ ...choice, settings })}
          />
        </div>
      )}
    </Card>
  )
}
