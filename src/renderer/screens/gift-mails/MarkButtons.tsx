// What became of the code: redeemed (when?), or used by someone else, after asking about a second account.
import { useState } from 'react'
import { Button, Popover } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import type { GiftDetail } from '../../../shared/engine-api'
import { useAction } from '../../engine'
import { useMessages } from '../../i18n/use-messages'
import { ErrorNote } from '../../ui/ErrorNote'
import classes from './gift-detail.module.css'

export function MarkButtons({ gift }: { gift: GiftDetail }) {
  const { m } = useMessages()
  const [open, setOpen] = useState<'redeemed' | 'used' | null>(null)
  const redeemed = useAction('gift.markRedeemed')
  const used = useAction('gift.markUsedByAnother')
  const unmark = useAction('gift.unmark')
  const w = m.gifts.detail
  const error = redeemed.error ?? used.error ?? unmark.error
  const done = (work: Promise<unknown>) => void work.then(() => setOpen(null))
  const redeemAt = (redeemedAt: number | null) => done(redeemed.run({ giftId: gift.id, redeemedAt }))
  const isMarked = gift.state === 'redeemed' || gift.state === 'used-by-another'
  return (
    <footer className={classes['foot']}>
      {error && <ErrorNote error={error} />}
      {isMarked
        ? <Button variant="subtle" size="compact-md" loading={unmark.isRunning} leftSection={<IconArrowBackUp size={16} stroke={1.7} />} onClick={() => done(unmark.run({ giftId: gift.id }))}>{w.unmark}</Button>
        : (
          <>
            <Popover opened={open === 'redeemed'} onChange={(is) => setOpen(is ? 'redeemed' : null)} position="top-start" withinPortal trapFocus returnFocus>
              <Popover.Target><Button variant="subtle" size="compact-md" onClick={() => setOpen(open === 'redeemed' ? null : 'redeemed')}>{w.markRedeemed}</Button></Popover.Target>
              <Popover.Dropdown>
                <div className={classes['choices']}>
                  <Button variant="default" size="xs" loading={redeemed.isRunning} onClick={() => redeemAt(Date.now())}>{w.redeemedNow}</Button>
                  <Button variant="default" size="xs" onClick={() => redeemAt(null)}>{w.redeemedBefore}</Button>
                  <p className={classes['caption']}>{w.redeemedNote}</p>
                </div>
              </Popover.Dropdown>
            </Popover>
            <Popover opened={open === 'used'} onChange={(is) => setOpen(is ? 'used' : null)} position="top-end" withinPortal trapFocus returnFocus>
              <Popover.Target><Button variant="danger" size="compact-md" onClick={() => setOpen(open === 'used' ? null : 'used')}>{w.markUsed}</Button></Popover.Target>
              <Popover.Dropdown>
                <div className={classes['choices']}>
                  <p><b>{w.usedAsk}</b></p>
                  <p className={classes['caption']}>{w.usedAskNote}</p>
                  <Button variant="default" size="xs" onClick={() => redeemAt(null)}>{w.usedMine}</Button>
                  <Button variant="default" size="xs" loading={used.isRunning} onClick={() => done(used.run({ giftId: gift.id }))}>{w.usedOther}</Button>
                </div>
              </Popover.Dropdown>
            </Popover>
          </>
        )}
    </footer>
  )
}
