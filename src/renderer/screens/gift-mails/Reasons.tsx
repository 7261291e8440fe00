// Why a gift mail has its level, with the accesses behind it, and what would settle an open question.
import { Button } from '@mantine/core'
import type { GiftDetail } from '../../../shared/engine-api'
import type { VerdictReasonCode } from '../../../shared/model'
import { useMessages } from '../../i18n/use-messages'
import { useShell } from '../../shell/shell-context'
import { DiamondMark } from '../../ui/marks'
import { hitsByCountry } from './hits'
import classes from './gift-detail.module.css'

export function Reasons({ gift }: { gift: GiftDetail }) {
  const { m } = useMessages()
  const title = m.gifts.detail.why[gift.exposure]
  return (
    <section className={classes['section']} aria-label={title}>
      <header><h3>{title}</h3></header>
      <Body gift={gift} />
    </section>
  )
}

function Body({ gift }: { gift: GiftDetail }) {
  const { m, f } = useMessages()
  const { go, openImport } = useShell()
  const w = m.gifts.detail
  switch (gift.exposure) {
    case 'exposed': {
      const words = m.reasons.verdict as Partial<Record<string, (typeof m.reasons.verdict)[VerdictReasonCode]>>
      return (
        <ul className={classes['hits']}>
          {hitsByCountry(gift.hits).map((hit) => (
            <li key={hit.country ?? ''}>
              <DiamondMark size={11} />
              <span>{w.from({ country: f.country(hit.country), n: f.number(hit.count), services: hit.services.map((s) => m.common.service[s]).join(m.common.joiner) })}</span>
              <small>{hit.reason === null ? '' : (words[hit.reason]?.({}, f) ?? '')}</small>
            </li>
          ))}
        </ul>
      )
    }
    case 'possibly-exposed':
      return <p className={classes['open']}>{w.possible(f.number(gift.possibleCount))} <Button variant="subtle" size="compact-sm" onClick={() => go('access', { show: 'to-check' })}>{w.answer}</Button></p>
    case 'unknown':
      return <p className={classes['open']}>{w.unknown} <Button variant="subtle" size="compact-sm" onClick={() => openImport({ accountId: gift.accountId })}>{w.import}</Button></p>
    case 'not-exposed':
      return <p className={classes['open']}>{w.notExposed}</p>
  }
}
