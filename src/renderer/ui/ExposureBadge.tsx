// How exposed a gift mail was, or what became of its code, as a badge.
import type { ExposureLevel, GiftState } from '../../shared/model'
import { useMessages } from '../i18n/use-messages'
import { Badge, type Tone } from './Badge'
import { ovalKind, OvalMark, type OvalKind } from './marks'

const TONE: Record<OvalKind, Tone> = {
  exposed: 'danger', 'possibly-exposed': 'warning', unknown: 'outline', 'not-exposed': 'outline', redeemed: 'accent', 'used-by-another': 'danger', plain: 'outline',
}

/** With `state`, "redeemed" and "used by another" take the place of the level. */
export function ExposureBadge({ exposure, state = 'in-mailbox' }: { exposure: ExposureLevel; state?: GiftState }) {
  const { m } = useMessages()
  const kind = ovalKind(exposure, state)
  const word = state === 'redeemed' || state === 'used-by-another' ? m.common.giftState[state] : m.common.exposure[exposure]
  return (
    <Badge tone={TONE[kind]} icon={<OvalMark kind={kind} />}>
      {word}
    </Badge>
  )
}
