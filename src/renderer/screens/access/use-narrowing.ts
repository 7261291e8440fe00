// What the screen is narrowed to. It lives in the window's hash as text, so that back and forward undo and redo it; a
// range that is being dragged is drawn at once and reaches the hash when it has rested.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Span } from '../../../shared/model'
import { koban } from '../../koban'
import { go, useRoute } from '../../shell/routes'
import type { AccessQuery } from './query/access-query'
import { queryText, readQuery, type QueryProblem } from './query/query-text'

const REST_MS = 180
/** Steps of one zooming are one step for "back". */
const GESTURE_MS = 1500

export type Narrowing = {
  query: AccessQuery
  /** As text, in its shortest form. */
  text: string
  /** What of the hash was not understood. */
  problems: QueryProblem[]
  set: (query: AccessQuery) => void
  /** A range that moves; undefined while the query's own is the one shown, null is the whole. */
  moving: Span | null | undefined
  /** `isStep`: one of many, that are one step for "back". */
  setRange: (range: Span | null, isStep?: boolean) => void
}

export function useNarrowing(zone: string): Narrowing {
  const { name, params } = useRoute()
  const given = params['q'] ?? ''
  const { query, problems } = useMemo(() => readQuery(given, zone), [given, zone])
  const [held, setHeld] = useState<{ range: Span | null; from: string; isStep: boolean } | null>(null)
  const latest = useRef({ query, params, zone, steppedAt: 0 })
  useEffect(() => {
    latest.current = { ...latest.current, query, params, zone }
  })

  const put = useCallback((next: AccessQuery, replace: boolean) => {
    const text = queryText(next, latest.current.zone)
    const rest = Object.fromEntries(Object.entries(latest.current.params).filter(([key]) => key !== 'q'))
    go('access', { ...rest, ...(text ? { q: text } : {}) }, { replace })
  }, [])
  const set = useCallback((next: AccessQuery) => {
    latest.current.steppedAt = 0
    setHeld(null)
    put(next, false)
  }, [put])
  const setRange = useCallback((range: Span | null, isStep = false) => setHeld({ range, from: given, isStep }), [given])

  // Only a range that belongs to the hash as it is: "back" has the last word.
  const isHeld = held !== null && held.from === given && name === 'access'
  useEffect(() => {
    if (!isHeld) return
    const timer = setTimeout(() => {
      const now = Date.now()
      const isSameGesture = held.isStep && now - latest.current.steppedAt < GESTURE_MS
      latest.current.steppedAt = held.isStep ? now : 0
      const next = { ...latest.current.query, from: held.range?.from ?? null, to: held.range?.to ?? null }
      if (queryText(next, latest.current.zone) !== queryText(latest.current.query, latest.current.zone)) put(next, isSameGesture)
      setHeld(null)
    }, held.isStep ? REST_MS : 0)
    return () => clearTimeout(timer)
  }, [isHeld, held, put])

  return { query, text: queryText(query, zone), problems, set, moving: isHeld ? held.range : undefined, setRange }
}

/** Alt and the arrows (⌘ and the brackets on a Mac) go back and forward, as in a browser. */
export function useHistoryKeys(): void {
  useEffect(() => {
    const keys = (event: KeyboardEvent) => {
      const by = koban.platform === 'darwin' ? (event.metaKey ? { '[': -1, ']': 1 }[event.key] : undefined) : event.altKey && !event.ctrlKey && !event.metaKey ? { ArrowLeft: -1, ArrowRight: 1 }[event.key] : undefined
      if (by === undefined || event.isComposing) return
      event.preventDefault()
      window.history.go(by)
    }
    window.addEventListener('keydown', keys, true)
    return () => window.removeEventListener('keydown', keys, true)
  }, [])
}
