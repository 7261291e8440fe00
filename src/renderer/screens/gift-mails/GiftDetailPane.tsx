// One mail: its code, the official page, its own small timeline, the reasons, its text, and what became of it.
import { useState, type ReactNode } from 'react'
import { Button } from '@mantine/core'
import { IconExternalLink, IconTrash } from '@tabler/icons-react'
import type { GiftDetail } from '../../../shared/engine-api'
import type { GiftId } from '../../../shared/model'
import { reasonText } from '../../../shared/reason-words'
import { MiniTimeline } from '../../charts/MiniTimeline'
import { engine, useQuery } from '../../engine'
import { useMessages } from '../../i18n/use-messages'
import { koban } from '../../koban'
import { removeGifts, useRemovalState } from '../../removal-store'
import { useNow } from '../../shell/use-now'
import { CodeBox } from '../../ui/CodeBox'
import { ErrorNote } from '../../ui/ErrorNote'
import { Loading } from '../../ui/Loading'
import { folderName } from './folder-name'
import { canDelete, warnsOnUndo } from './groups'
import { GiftBadge } from './GiftBadge'
import { MarkButtons } from './MarkButtons'
import { Reasons } from './Reasons'
import { StolenNote } from './StolenNote'
import classes from './gift-detail.module.css'

export function GiftDetailPane({ giftId }: { giftId: GiftId }) {
  const { m } = useMessages()
  const { data, error, reload } = useQuery('gift.detail', { giftId }, ['gifts', 'access', 'profile'], { keep: false })
  if (!data) return <div className={classes['section']}>{error ? <ErrorNote error={error} action={<Button variant="default" size="xs" onClick={reload}>{m.common.retry}</Button>} /> : <Loading label={m.common.loading} />}</div>
  return (
    <div className={classes['pane']}>
      <div className={classes['scroll']}>
        <Head gift={data} />
        {data.class === 'gift' && <Life gift={data} />}
        {data.class === 'gift' && <Reasons gift={data} />}
        <Detected gift={data} />
        <Preview gift={data} onRetry={reload} />
      </div>
      {data.class === 'gift' && <MarkButtons gift={data} />}
    </div>
  )
}

function Section({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className={classes['section']} aria-label={title}>
      <header><h3>{title}</h3>{aside && <span>{aside}</span>}</header>
      {children}
    </section>
  )
}

function Head({ gift }: { gift: GiftDetail }) {
  const { m, f } = useMessages()
  const place = [folderName(gift.folder, m.gifts.folders), gift.copies > 0 ? m.gifts.detail.copies(f.number(gift.copies)) : null].filter((part) => part !== null)
  const isIn = gift.state === 'in-mailbox'
  return (
    <section className={classes['section']}>
      <div className={classes['top']}><GiftBadge gift={gift} />{isIn && <span className={classes['caption']}>{place.join(m.common.joiner)}</span>}</div>
      <div className={classes['name']}>
        <h2>{gift.brandName}</h2>
        {gift.money && <b>{f.money(gift.money)}</b>}
      </div>
      <p className={`${classes['subject']} k-foreign`}>{gift.subject}</p>
      {gift.expires && <p className={classes['caption']}>{m.gifts.detail.expires(f.calendarDay(gift.expires))}</p>}
      {gift.class === 'gift' && <CodeBox codes={gift.codes} reveal={() => engine.call('gift.reveal', { giftId: gift.id })} />}
      <Actions gift={gift} />
      {gift.class !== 'gift' && <p className={classes['caption']}>{gift.class === 'purchase' ? m.gifts.detail.purchaseNote : m.gifts.detail.phishingNote}</p>}
      {gift.state === 'used-by-another' && <StolenNote brandId={gift.brand} />}
    </section>
  )
}

function Actions({ gift }: { gift: GiftDetail }) {
  const { m } = useMessages()
  const removal = useRemovalState()
  const [isRefused, setRefused] = useState(false)
  const { brand, redeemUrlHost } = gift
  const isIn = canDelete(gift)
  const canRedeem = gift.class === 'gift' && gift.state !== 'redeemed' && gift.state !== 'used-by-another'
  const redeem = () => {
    if (brand !== null) koban.openLink({ kind: 'brand', brandId: brand, page: 'redeem' }).then(() => setRefused(false), () => setRefused(true))
  }
  if (!isIn && !canRedeem) return null
  return (
    <>
      <div className={classes['actions']}>
        {canRedeem && redeemUrlHost !== null && <Button className={classes['main'] ?? ''} leftSection={<IconExternalLink size={17} stroke={1.7} />} onClick={redeem}>{m.gifts.detail.redeem}</Button>}
        {isIn && (
          <Button
            variant="default" leftSection={<IconTrash size={16} stroke={1.7} />} loading={removal.phase === 'removing' && removal.giftIds.includes(gift.id)} disabled={removal.phase === 'removing'}
            onClick={() => void removeGifts([gift.id], warnsOnUndo(gift))}
          >
            {m.gifts.delete}
          </Button>
        )}
      </div>
      {canRedeem && <p className={classes['caption']}>{redeemUrlHost === null ? m.gifts.detail.noRedeem : m.gifts.detail.opens(redeemUrlHost)}</p>}
      {isRefused && <ErrorNote error={{ code: 'link-refused' }} />}
    </>
  )
}

function Life({ gift }: { gift: GiftDetail }) {
  const { m } = useMessages()
  const now = useNow()
  const { data } = useQuery('overview.get', {}, ['access'])
  const slots = new Map(data?.places.map((p) => [p.country, p.colorSlot]))
  const isOver = gift.state !== 'in-mailbox'
  return (
    <Section title={m.gifts.detail.life}>
      <MiniTimeline
        life={{ from: gift.arrivedAt, to: Math.max(gift.arrivedAt + 1, gift.endedAt ?? now) }} exposure={gift.exposure} state={gift.state} isEndKnown={!isOver || gift.endedAt !== null}
        hits={gift.hits.map((hit) => ({ time: hit.time, colorSlot: slots.get(hit.country) ?? (hit.country === null ? -1 : 99) }))}
      />
    </Section>
  )
}

/** Why it was taken for what it is: told where that is not obvious. */
function Detected({ gift }: { gift: GiftDetail }) {
  const { m, language } = useMessages()
  // A sure gift needs no proof; what could not be read of it is still said.
  const isSure = gift.class === 'gift' && gift.sure
  const reasons = isSure ? gift.reasons.filter(({ code }) => code === 'partial') : gift.reasons
  if (reasons.length === 0) return null
  return (
    <Section title={isSure ? m.gifts.detail.notRead : m.gifts.detail.detected[gift.class]} aside={gift.sure ? undefined : m.gifts.maybe}>
      <ul className={classes['detected']}>{reasons.map((reason) => <li key={`${reason.code} ${reason.text ?? ''}`} className="k-foreign">{reasonText(reason, language)}</li>)}</ul>
    </Section>
  )
}

/** The mail's text as text: nothing in it is interpreted, loaded or clickable. */
function Preview({ gift, onRetry }: { gift: GiftDetail; onRetry: () => void }) {
  const { m } = useMessages()
  return (
    <Section title={m.gifts.detail.preview} aside={m.gifts.detail.textOnly}>
      {gift.previewError
        ? <ErrorNote error={gift.previewError} action={<Button variant="default" size="xs" onClick={onRetry}>{m.common.retry}</Button>} />
        : <p className={`${classes['preview']} k-foreign`}>{gift.preview.trim() || m.gifts.detail.previewEmpty}</p>}
    </Section>
  )
}
