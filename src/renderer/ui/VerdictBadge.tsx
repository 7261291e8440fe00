// An access verdict as a badge.
import type { Verdict } from '../../shared/model'
import { useMessages } from '../i18n/use-messages'
import { Badge, type Tone } from './Badge'
import { VerdictMark } from './marks'

const TONE: Record<Verdict, Tone> = { yours: 'outline', 'own-service': 'warning', relay: 'warning', unexplained: 'danger', unknown: 'outline' }

export function VerdictBadge({ verdict }: { verdict: Verdict }) {
  const { m } = useMessages()
  return (
    <Badge tone={TONE[verdict]} icon={<VerdictMark verdict={verdict} />}>
      {m.common.verdict[verdict]}
    </Badge>
  )
}
