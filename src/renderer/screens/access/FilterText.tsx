// The filter as text: what stands there can be copied, and what is pasted there becomes the filter. What was not
// understood is named, and nothing is narrowed to half of what was meant.
import { useRef, useState, type KeyboardEvent } from 'react'
import { Button, Popover, Textarea } from '@mantine/core'
import { IconShare2 } from '@tabler/icons-react'
import { useMessages } from '../../i18n/use-messages'
import { queryText, readQuery, type QueryProblem } from './query/query-text'
import { KEYS } from './query/query-words'
import type { Narrowing } from './use-narrowing'
import classes from './filter.module.css'

export function FilterText({ narrowing }: { narrowing: Narrowing }) {
  const { m, f } = useMessages()
  const w = m.access.filter
  const [isOpen, setOpen] = useState(false)
  const [typed, setTyped] = useState<string | null>(null)
  const [isCopied, setCopied] = useState<boolean | null>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const text = typed ?? narrowing.text
  const read = readQuery(text, f.zone)
  const problems = typed === null ? narrowing.problems : read.problems

  const open = (is: boolean) => {
    setOpen(is)
    setTyped(null)
    setCopied(null)
  }
  const apply = () => {
    if (read.problems.length > 0) return
    narrowing.set(read.query)
    open(false)
  }
  // The window grants no page the clipboard; what the user has selected may be copied.
  const copy = () => {
    const box = field.current
    if (!box) return
    setTyped(null)
    box.value = queryText(read.query, f.zone)
    box.focus()
    box.select()
    setCopied(document.execCommand('copy'))
  }
  const keys = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    apply()
  }
  return (
    <Popover opened={isOpen} onChange={open} position="bottom-end" width={440} withinPortal trapFocus>
      <Popover.Target>
        <Button variant="default" size="compact-sm" leftSection={<IconShare2 size={14} stroke={1.8} />} aria-expanded={isOpen} data-problem={narrowing.problems.length > 0} onClick={() => open(!isOpen)}>{w.text}</Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Textarea
          ref={field} label={w.textLabel} description={w.textNote} placeholder={EXAMPLE} value={text} onChange={(event) => { setCopied(null); setTyped(event.currentTarget.value) }} onKeyDown={keys}
          autosize minRows={2} maxRows={6} maxLength={4000} spellCheck={false} classNames={{ input: 'k-mono' }} error={problems.length > 0 ? <Problems problems={problems} /> : undefined}
        />
        <div className={classes['textActions']}>
          <span role="status">{isCopied === null ? '' : isCopied ? w.copied : w.copyFailed}</span>
          <Button variant="default" size="xs" onClick={copy}>{w.copy}</Button>
          <Button size="xs" disabled={typed === null || read.problems.length > 0} onClick={apply}>{w.apply}</Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

const EXAMPLE = 'country:CN track:mail from:2024-01 to:2024-03'
const MOST = 4

function Problems({ problems }: { problems: readonly QueryProblem[] }) {
  const { m } = useMessages()
  const w = m.access.filter.problem
  const words = (p: QueryProblem): string => {
    switch (p.kind) {
      case 'key': return w.key({ text: p.text, keys: Object.keys(KEYS).join(', ') })
      case 'value': return w.value({ key: p.key, text: p.text, example: w.examples[p.key] })
      case 'word': return w.word(p.text)
      case 'order': return w.order
    }
  }
  return <>{problems.slice(0, MOST).map((problem, i) => <span key={i} className={classes['problem']}>{words(problem)}</span>)}</>
}
