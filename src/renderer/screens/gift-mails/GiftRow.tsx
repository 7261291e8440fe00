// One mail: level, brand and subject, masked code, amount, arrival, unexplained accesses, and what can be done.
import { memo } from 'react'
import { Button } from '@mantine/core'
import { IconArrowBackUp, IconTrash } from '@tabler/icons-react'
import type { GiftMail } from '../../../shared/model'
import { useMessages } from '../../i18n/use-messages'
import { removeGifts, undoRemovals, useRemovalState } from '../../removal-store'
import { DiamondMark } from '../../ui/marks'
import { GiftBadge } from './GiftBadge'
import { canDelete, warnsOnUndo } from './groups'
import { folderName } from './folder-name'
import classes from './gift-list.module.css'

const SOON_DAYS = 60
const DAY_MS = 86_400_000

export const GiftRow = memo(function GiftRow({ gift, isSelected, onPick }: { gift: GiftMail; isSelected: boolean; onPick: (gift: GiftMail) => void }) {
  const { m, f } = useMessages()
  const code = gift.codes[0]
  return (
    <div role="row" aria-selected={isSelected} data-gift={gift.id} data-selected={isSelected} className={classes['row']} onClick={() => onPick(gift)}>
      <div role="cell"><GiftBadge gift={gift} /></div>
      <div role="cell">
        <button type="button" className={classes['mail']}>
          <span><b>{gift.brandName}</b>{!gift.sure && <small>{m.gifts.maybe}</small>}</span>
          <span className={`${classes['subject']} k-foreign`}>{gift.subject}</span>
        </button>
      </div>
      <div role="cell" className={classes['code']}>
        {code && <code translate="no">{code.kind === 'link' ? m.gifts.link : `••••${code.last2}`}</code>}
        {gift.codes.length > 1 && <small>{m.gifts.moreCodes(f.number(gift.codes.length - 1))}</small>}
      </div>
      <div role="cell" data-number className={classes['amount']}>
        <b>{gift.money ? f.money(gift.money) : '—'}</b>
        <Expiry gift={gift} />
      </div>
      <div role="cell" data-number className={classes['arrived']}>
        <time dateTime={new Date(gift.arrivedAt).toISOString()}>{f.shortDate(gift.arrivedAt)}</time>
        <small>{folderName(gift.folder, m.gifts.folders)}</small>
      </div>
      <div role="cell" data-number className={classes['count']}><Count gift={gift} /></div>
      <div role="cell" className={classes['action']} onClick={(event) => event.stopPropagation()}><Action gift={gift} /></div>
    </div>
  )
})

function Expiry({ gift }: { gift: GiftMail }) {
  const { m, f } = useMessages()
  if (gift.expires === null || gift.state !== 'in-mailbox') return null
  const left = Date.parse(gift.expires) - Date.now()
  if (!(left < SOON_DAYS * DAY_MS)) return null
  return <small data-soon>{left < 0 ? m.gifts.expired : m.gifts.expiresSoon(f.calendarDay(gift.expires))}</small>
}

function Count({ gift }: { gift: GiftMail }) {
  const { m, f } = useMessages()
  if (gift.class !== 'gift') return '—'
  if (gift.unexplainedCount > 0) return <span className={classes['hits']}><DiamondMark size={11} />{m.gifts.times(f.number(gift.unexplainedCount))}</span>
  if (gift.exposure === 'possibly-exposed') return m.gifts.waiting
  return gift.exposure === 'unknown' ? m.gifts.unknownCount : m.gifts.times('0')
}

function Action({ gift }: { gift: GiftMail }) {
  const { m } = useMessages()
  const removal = useRemovalState()
  const isRemoving = removal.phase === 'removing' && removal.giftIds.includes(gift.id)
  if (canDelete(gift)) {
    return (
      <Button
        variant="default" size="compact-md" className={classes['delete'] ?? ''} leftSection={<IconTrash size={15} stroke={1.7} />} loading={isRemoving} disabled={removal.phase === 'removing' && !isRemoving}
        aria-label={m.gifts.deleteOf(`${gift.brandName} ${gift.subject}`)} onClick={() => void removeGifts([gift.id], warnsOnUndo(gift))}
      >
        {m.gifts.delete}
      </Button>
    )
  }
  const { receipt } = gift
  if (receipt !== null) {
    return <Button variant="subtle" size="compact-sm" leftSection={<IconArrowBackUp size={15} stroke={1.7} />} onClick={() => void undoRemovals([receipt])}>{m.gifts.restore}</Button>
  }
  return <span className={classes['none']}>—</span>
}
