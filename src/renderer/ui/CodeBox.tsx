// A code, masked until asked for: show, copy, and hidden again by itself after 20 s. What is shown lives in this
// component only and is forgotten with it.
import { useEffect, useState } from 'react'
import { ActionIcon, Tooltip } from '@mantine/core'
import { IconCheck, IconCopy, IconEye, IconEyeOff } from '@tabler/icons-react'
import type { RevealedCodes } from '../../shared/engine-api'
import type { KobanError } from '../../shared/errors'
import type { MaskedCode } from '../../shared/model'
import { toKobanError } from '../engine'
import { useMessages } from '../i18n/use-messages'
import { koban } from '../koban'
import classes from './CodeBox.module.css'
import { ErrorNote } from './ErrorNote'

const SHOWN_S = 20
/** The ring moves in quiet steps. */
const STEP_S = 5

type Item = { kind: 'code' | 'pin' | 'link'; text: string }
const itemsOf = (all: RevealedCodes): Item[] => [
  ...all.codes.map((text): Item => ({ kind: 'code', text })),
  ...all.pins.map((text): Item => ({ kind: 'pin', text })),
  ...all.links.map((text): Item => ({ kind: 'link', text })),
]

export function CodeBox({ codes, reveal, large = false }: { codes: readonly MaskedCode[]; reveal: () => Promise<RevealedCodes>; large?: boolean }) {
  const { m, f } = useMessages()
  const [shown, setShown] = useState<Item[] | null>(null)
  const [left, setLeft] = useState(0)
  const [isAsking, setIsAsking] = useState(false)
  const [copied, setCopied] = useState<number | null>(null)
  const [error, setError] = useState<KobanError | null>(null)

  useEffect(() => {
    if (shown === null) return
    if (left <= 0) {
      setShown(null)
      return
    }
    const timer = setTimeout(() => setLeft(left - STEP_S), STEP_S * 1000)
    return () => clearTimeout(timer)
  }, [shown, left])
  useEffect(() => {
    if (copied === null) return
    const timer = setTimeout(() => setCopied(null), copied)
    return () => clearTimeout(timer)
  }, [copied])

  const ask = async (use: (items: Item[]) => Promise<void> | void) => {
    if (isAsking) return
    setIsAsking(true)
    setError(null)
    try {
      await use(itemsOf(await reveal()))
    } catch (thrown) {
      setError(toKobanError(thrown))
    } finally {
      setIsAsking(false)
    }
  }
  const show = () => ask((items) => {
    setShown(items)
    setLeft(SHOWN_S)
  })
  const copy = async (item: Item | undefined) => {
    if (item) setCopied((await koban.copySecret(item.text)).clearsAfterMs)
  }
  const w = m.gifts.code
  const rows: { kind: Item['kind']; text: string }[] = shown ?? codes.map((code) => ({ kind: code.kind, text: code.masked }))
  if (codes.length === 0 && !shown) return <p className={classes['none']}>{w.none}</p>
  return (
    <div className={classes['wrap']}>
      <div className={classes['box']} data-shown={shown !== null} data-large={large}>
        <div className={classes['codes']}>
          {large && <div className={classes['top']}><span className={classes['label']}>{w[rows[0]?.kind === 'link' ? 'link' : 'label']}</span>{shown && <Timer left={left} />}</div>}
          {rows.map((row, i) => (
            <div key={i} className={classes['line']}>
              {row.kind === 'pin' && <span className={classes['label']}>{w.pin}</span>}
              <code className={row.kind === 'link' ? `${classes['link']} k-foreign` : ''} translate="no">{row.text}</code>
              {shown && rows.length > 1 && <CopyButton label={w.copyOf(w[row.kind === 'pin' ? 'pin' : row.kind === 'link' ? 'link' : 'label'])} onClick={() => void ask(() => copy(shown[i]))} />}
            </div>
          ))}
        </div>
        {shown && !large && <Timer left={left} />}
        <div className={classes['tools']}>
          <Tooltip label={shown ? w.hide : w.reveal}>
            <ActionIcon variant="subtle" loading={isAsking} aria-label={shown ? w.hide : w.reveal} onClick={() => (shown ? setShown(null) : void show())}>
              {shown ? <IconEyeOff size={18} stroke={1.7} /> : <IconEye size={18} stroke={1.7} />}
            </ActionIcon>
          </Tooltip>
          {(shown === null || rows.length < 2) && <CopyButton label={w.copyOf(w.label)} onClick={() => void ask((items) => copy(items[0]))} />}
        </div>
      </div>
      <p className={classes['copied']} role="status">
        {copied !== null && <><IconCheck size={16} stroke={1.8} aria-hidden />{w.copied(f.number(copied / 1000))}</>}
      </p>
      {error && <ErrorNote error={error} />}
    </div>
  )
}

function Timer({ left }: { left: number }) {
  const { m, f } = useMessages()
  return (
    <p className={classes['timer']}>
      <svg viewBox="0 0 16 16" width={14} height={14} aria-hidden>
        <circle cx={8} cy={8} r={6} fill="none" stroke="var(--k-line2)" strokeWidth={2.5} />
        <circle cx={8} cy={8} r={6} fill="none" stroke="var(--k-accent)" strokeWidth={2.5} strokeDasharray={`${(left / SHOWN_S) * 37.7} 37.7`} transform="rotate(-90 8 8)" />
      </svg>
      {m.gifts.code.hides(f.number(left))}
    </p>
  )
}

function CopyButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" aria-label={label} onClick={onClick}>
        <IconCopy size={17} stroke={1.7} />
      </ActionIcon>
    </Tooltip>
  )
}
