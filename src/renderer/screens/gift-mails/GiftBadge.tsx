// The badge of a mail in the list: what became of it, how exposed it was, or that it carries no code at all.
import { IconFishHook, IconReceipt, IconTrash } from '@tabler/icons-react'
import type { GiftMail } from '../../../shared/model'
import { useMessages } from '../../i18n/use-messages'
import { Badge } from '../../ui/Badge'
import { ExposureBadge } from '../../ui/ExposureBadge'

export function GiftBadge({ gift }: { gift: Pick<GiftMail, 'class' | 'state' | 'exposure'> }) {
  const { m } = useMessages()
  if (gift.class === 'purchase') return <Badge tone="outline" icon={<IconReceipt size={14} stroke={1.7} aria-hidden />}>{m.gifts.badge.purchase}</Badge>
  if (gift.class === 'phishing') return <Badge tone="warning" icon={<IconFishHook size={14} stroke={1.7} aria-hidden />}>{m.gifts.badge.phishing}</Badge>
  if (gift.state === 'removed') return <Badge tone="outline" icon={<IconTrash size={14} stroke={1.7} aria-hidden />}>{m.gifts.badge.removed}</Badge>
  return <ExposureBadge exposure={gift.exposure} state={gift.state} />
}
