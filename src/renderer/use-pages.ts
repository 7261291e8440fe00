// A long list, asked page by page: the next page comes when the list is scrolled near its end. After a change
// all pages on screen are asked again, so that rows never repeat or go missing.
import { useCallback, useEffect, useRef, useState } from 'react'
import { PAGE_LIMIT, type EngineApi, type VaultItem } from '../shared/engine-api'
import type { KobanError } from '../shared/errors'
import type { AccessRow, GiftMail } from '../shared/model'
import type { Input, Output } from '../shared/rpc'
import { engine, toKobanError, type Topic } from './engine'

type RowOf = { 'access.list': AccessRow; 'gift.list': GiftMail; 'vault.list': VaultItem }
type ListMethod = keyof RowOf
type Row<M extends ListMethod> = RowOf[M]
type Answer<M extends ListMethod> = Awaited<Output<EngineApi, M>> & { total: number; rows: Row<M>[] }

export type Pages<M extends ListMethod> = {
  /** The first page's answer, for totals and counts; undefined until it is there. */
  head: Answer<M> | undefined
  rows: Row<M>[]
  error: KobanError | null
  /** The rows answer an earlier question. */
  isStale: boolean
  /** Asks for the next page; does nothing at the end or while one is on its way. */
  more: () => void
  reload: () => void
}
type Held<M extends ListMethod> = { key: string; head: Answer<M> | undefined; rows: Row<M>[]; error: KobanError | null }

const PAGE = 200
/** Rows asked anew after a change; what lay further down comes again when it is scrolled to. */
const MOST_AGAIN = 3000

export function usePages<M extends ListMethod>(method: M, question: Omit<Input<EngineApi, M>, 'offset' | 'limit'>, topics: readonly Topic[]): Pages<M> {
  const key = JSON.stringify(question)
  const topicKey = topics.join()
  const [held, setHeld] = useState<Held<M>>({ key: '', head: undefined, rows: [], error: null })
  const state = useRef(held)
  const busy = useRef(false)
  const ask = useRef<(wanted: number, append?: boolean) => Promise<void>>(() => Promise.resolve())

  useEffect(() => {
    let isLive = true
    let again = 0
    const put = (next: Held<M>) => {
      if (!isLive) return
      state.current = next
      setHeld(next)
    }
    const page = (offset: number, limit: number) => engine.call(method, { ...(JSON.parse(key) as object), offset, limit } as Input<EngineApi, M>) as Promise<Answer<M>>
    /** All rows up to `wanted` anew; or, as `append`, one more page behind those that are there. */
    const load = async (wanted: number, append: boolean): Promise<void> => {
      const old = state.current
      if (append && old.head && old.key === key) {
        const next = await page(old.rows.length, PAGE_LIMIT)
        if (next.total === old.head.total) return put({ ...old, rows: [...old.rows, ...next.rows], error: null })
      }
      const head = await page(0, Math.min(PAGE_LIMIT, wanted))
      const rows: Row<M>[] = [...head.rows]
      while (isLive && rows.length < Math.min(wanted, head.total)) {
        const next = (await page(rows.length, Math.min(PAGE_LIMIT, wanted - rows.length))).rows
        if (next.length === 0) break
        rows.push(...next)
      }
      put({ key, head, rows, error: null })
    }
    const run = async (wanted: number, append = false) => {
      if (busy.current) {
        if (!append) again = Math.max(again, wanted)
        return
      }
      busy.current = true
      try {
        await load(wanted, append)
      } catch (thrown) {
        const error = toKobanError(thrown)
        if (error.code !== 'engine-stopped' || engine.state === 'gone') put({ ...state.current, key, error })
      } finally {
        busy.current = false
        const next = again
        again = 0
        if (next > 0 && isLive) void run(next)
      }
    }
    busy.current = false
    ask.current = run
    const loaded = () => Math.min(MOST_AGAIN, Math.max(PAGE, state.current.key === key ? state.current.rows.length : 0))
    void run(PAGE)
    const wanted = topicKey.split(',')
    const offChanged = engine.on('data.changed', ({ topics: changed }) => {
      if (changed.some((topic) => wanted.includes(topic))) void run(loaded())
    })
    const offState = engine.onState(() => {
      if (engine.state === 'connected') void run(loaded())
    })
    return () => {
      isLive = false
      offChanged()
      offState()
    }
  }, [method, key, topicKey])

  const more = useCallback(() => {
    const { head, rows } = state.current
    if (!busy.current && head && rows.length < head.total) void ask.current(rows.length + PAGE, true)
  }, [])
  const reload = useCallback(() => void ask.current(Math.max(PAGE, state.current.rows.length)), [])
  return { head: held.head, rows: held.rows, error: held.key === key ? held.error : null, isStale: held.key !== key, more, reload }
}
