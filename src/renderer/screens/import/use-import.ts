// The import as a small state machine: choose → reading → preview (or failed) → questions → report.
import { useCallback, useEffect, useRef, useState } from 'react'
import type { ImportPreview, ImportReport } from '../../../shared/engine-api'
import type { KobanError } from '../../../shared/errors'
import type { AccountId } from '../../../shared/model'
import { engine, toKobanError } from '../../engine'
import { contentOf, likelyReach, type Reach, type Source } from './source'

export type ImportState =
  | { step: 'choose' }
  | { step: 'reading'; source: Source }
  | { step: 'failed'; source: Source; error: KobanError }
  | { step: 'preview'; source: Source; preview: ImportPreview; reach: Reach; isBusy: boolean; error: KobanError | null }
  | { step: 'questions'; source: Source; preview: ImportPreview; reach: Reach; isBusy: boolean; error: KobanError | null }
  | { step: 'report'; report: ImportReport; undone: number | null; error: KobanError | null }

export type Importing = {
  state: ImportState
  accountId: AccountId | null
  /** Files still to come after this one. */
  waiting: readonly File[]
  total: number
  read: (source: Source) => void
  readFiles: (files: readonly File[]) => void
  next: () => void
  again: (change: { accountId?: AccountId | null; zone?: string; reach?: Reach }) => void
  ask: () => void
  backToPreview: () => void
  importNow: () => Promise<void>
  undo: () => Promise<void>
  reset: () => void
}

export function useImport(begin: { files?: readonly File[]; accountId: AccountId | null }): Importing {
  const [state, setState] = useState<ImportState>({ step: 'choose' })
  const [accountId, setAccountId] = useState(begin.accountId)
  const [queue, setQueue] = useState<{ waiting: readonly File[]; total: number }>({ waiting: [], total: 0 })
  const turn = useRef(0)

  /** Only the newest reading may answer: a second drop overtakes the first. */
  const preview = useCallback(async (source: Source, to: AccountId | null, zone?: string, chosen?: Reach) => {
    const mine = ++turn.current
    try {
      const content = await contentOf(source)
      const ask = (reach: Reach) => engine.call('access.preview', { ...content, ...(reach === 'now' ? { observedAt: Date.now() } : {}), ...(to === null ? {} : { accountId: to }), ...(zone === undefined ? {} : { zone }) })
      let found = await ask(chosen ?? 'last-row')
      const reach = chosen ?? likelyReach(source, found.rows[0]?.time ?? null, Date.now())
      if (chosen === undefined && reach === 'now') found = await ask(reach)
      if (mine === turn.current) setState({ step: 'preview', source, preview: found, reach, isBusy: false, error: null })
    } catch (thrown) {
      if (mine === turn.current) setState({ step: 'failed', source, error: toKobanError(thrown) })
    }
  }, [])
  const read = useCallback((source: Source) => {
    setState({ step: 'reading', source })
    void preview(source, accountId)
  }, [preview, accountId])
  const readFiles = useCallback((files: readonly File[]) => {
    const [first, ...rest] = files
    if (!first) return
    setQueue({ waiting: rest, total: files.length })
    read({ kind: 'file', file: first })
  }, [read])

  const hasBegun = useRef(false)
  useEffect(() => {
    if (hasBegun.current || !begin.files) return
    hasBegun.current = true
    readFiles(begin.files)
  }, [begin.files, readFiles])

  return {
    state, accountId, waiting: queue.waiting, total: queue.total, read, readFiles,
    next() {
      const [first, ...rest] = queue.waiting
      setQueue({ ...queue, waiting: rest })
      if (first) read({ kind: 'file', file: first })
      else setState({ step: 'choose' })
    },
    again({ accountId: to = accountId, zone, reach }) {
      if (state.step !== 'preview') return
      setAccountId(to)
      setState({ ...state, isBusy: true })
      void preview(state.source, to, zone ?? state.preview.zone, reach ?? state.reach)
    },
    ask: () => setState((old) => (old.step === 'preview' ? { ...old, step: 'questions' } : old)),
    backToPreview: () => setState((old) => (old.step === 'questions' ? { ...old, step: 'preview', error: null } : old)),
    async importNow() {
      if (state.step !== 'preview' && state.step !== 'questions') return
      setState({ ...state, isBusy: true, error: null })
      try {
        const report = await engine.call('access.import', { previewId: state.preview.previewId, accountId, zone: state.preview.zone })
        setState({ step: 'report', report, undone: null, error: null })
      } catch (thrown) {
        setState({ ...state, isBusy: false, error: toKobanError(thrown) })
      }
    },
    async undo() {
      if (state.step !== 'report' || state.undone !== null) return
      try {
        const { removed } = await engine.call('access.undoImport', { importId: state.report.importId })
        setState({ ...state, undone: removed, error: null })
      } catch (thrown) {
        setState({ ...state, error: toKobanError(thrown) })
      }
    },
    reset() {
      turn.current += 1
      setQueue({ waiting: [], total: 0 })
      setState({ step: 'choose' })
    },
  }
}
