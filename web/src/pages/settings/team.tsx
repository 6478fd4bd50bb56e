import type { Role } from '@salesboy/contract/permissions'
import { useQuery } from '@tanstack/react-query'
import { roleName, useMe } from '@/lib/me.ts'
import { displayName } from '@/lib/words.ts'
import { Avatar } from '@/ui/avatar.tsx'
import { Badge } from '@/ui/badge.tsx'
import { Card, CardHeader } from '@/ui/card.tsx'
import { Failure } from '@/ui/failure.tsx'
import { Rich } from '@/ui/rich.tsx'
import { Loading } from '@/ui/skeleton.tsx'
import { teammatesQuery } from './queries.ts'
import { say } from './say.ts'

const roleWords: Record<Role, string> = say.roleWords

export function Team() {
  const me = useMe()
  const teammates = useQuery(teammatesQuery)
  return (
    <Card>
      <CardHeader
        title={say.team}
        note={<Rich text={say.howToAdd} tags={{ code: (words) => <code className="font-mono text-xs">{words}</code> }} />}
      />
      {teammates.isPending ? (
        <Loading className="p-5 pt-0" />
      ) : teammates.isError ? (
        <Failure error={teammates.error} onRetry={() => void teammates.refetch()} />
      ) : (
        <ul className="divide-y divide-line border-line border-t">
          {teammates.data.map((teammate) => (
            <li key={teammate.id} className="flex items-center gap-3 px-5 py-3">
              <Avatar name={displayName(teammate.name)} id={teammate.id} />
              <div className="min-w-0 flex-1">
                <p className="break-words font-medium">
                  {displayName(teammate.name)} {teammate.id === me.userId && <span className="font-normal text-muted">{say.you}</span>}
                </p>
                <p className="truncate text-[0.8125rem] text-muted">{teammate.email}</p>
              </div>
              <div className="text-right">
                <Badge tone={teammate.role === 'owner' || teammate.role === 'admin' ? 'accent' : 'plain'}>{roleName(teammate.role)}</Badge>
                <p className="mt-0.5 hidden text-muted text-xs sm:block">{roleWords[teammate.role]}</p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
