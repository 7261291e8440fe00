// The import as a small state machine: choose → reading → (columns →) preview, or failed → questions → report.
import { useCallback, useEffect, useRef, useState } from 'react'
import type { ColumnMapping, ColumnsOffer } from '../../../shared/columns'
import type { ImportPreview, ImportReport } from '../../../shared/engine-api'
import type { KobanError } from '../../../shared/errors'
import type { AccountId } from '../../../shared/model'
import { engine, toKobanError } from '../../engine'
import { beginningOf, contentOf, likelyReach, type Reach, type Source } from './source'
import { forgetUpload, upload, type Sending } from './upload'

export type ImportState =
  | { step: 'choose' }
  | { step: 'reading'; source: Source }
  | { step: 'failed'; source: Source; error: KobanError }
  /** Which column is which; `isNew`: nothing was read of the file before. */
  | { step: 'columns'; source: Source; offer: ColumnsOffer; isNew: boolean; isBusy: boolean; error: KobanError | null }
  | { step: 'preview'; source: Source; preview: ImportPreview; mapping: ColumnMapping | null; reach: Reach; isBusy: boolean; error: KobanError | null }
  | { step: 'questions'; source: Source; preview: ImportPreview; mapping: ColumnMapping | null; reach: Reach; isBusy: boolean; error: KobanError | null }
  | { step: 'report'; report: ImportReport; preview: ImportPreview; undone: number | null; error: KobanError | null }

export type Importing = {
  state: ImportState
  accountId: AccountId | null
  /** Files still to come after this one. */
  waiting: readonly File[]
  total: number
  /** How far a large file has gone to the engine. */
  sending: Sending | null
  stopSending: () => void
  read: (source: Source) => void
  readFiles: (files: readonly File[]) => void
  next: () => void
  again: (change: { accountId?: AccountId | null; zone?: string; reach?: Reach }) => void
  /** The columns of what is in the preview, to be named anew. */
  editColumns: () => Promise<void>
  setColumns: (change: { mapping?: ColumnMapping; zone?: string }) => Promise<void>
  /** To the preview, read as the columns were named. */
  useColumns: () => Promise<void>
  ask: () => void
  backToPreview: () => void
  importNow: () => Promise<void>
  undo: () => Promise<void>
  reset: () => void
}

/** What is said of a file in which there may still be a table. */
const NAMELESS: readonly string[] = ['unknown-format', 'no-login-table']

/** Null when there is no table whose columns could be named. */
async function offerOf(source: Source, asked: { mapping?: ColumnMapping; zone?: string } = {}): Promise<ColumnsOffer | null> {
  try {
    return await engine.call('access.columns', { ...(await beginningOf(source)), ...asked })
  } catch {
    // What is wrong with the file was said before it was looked at for columns.
    return null
  }
}

export function useImport(begin: { files?: readonly File[]; accountId: AccountId | null }): Importing {
  const [state, setState] = useState<ImportState>({ step: 'choose' })
  const [accountId, setAccountId] = useState(begin.accountId)
  const [queue, setQueue] = useState<{ waiting: readonly File[]; total: number }>({ waiting: [], total: 0 })
  const [sending, setSending] = useState<Sending | null>(null)
  const turn = useRef(0)
  const stop = useRef(new AbortController())

  /** Only the newest reading may answer: a second drop overtakes the first. */
  const preview = useCallback(async (source: Source, to: AccountId | null, zone?: string, chosen?: Reach, mapping: ColumnMapping | null = null, back: ImportState = { step: 'choose' }) => {
    const mine = ++turn.current
    stop.current.abort()
    const stopping = (stop.current = new AbortController())
    const send = (file: File) => upload(file, (uploadId, bytes) => engine.call('access.feed', { uploadId, bytes }), { signal: stopping.signal, onSent: (part) => mine === turn.current && setSending(part) })
    try {
      const content = await contentOf(source, send).finally(() => setSending(null))
      const ask = (reach: Reach) => engine.call('access.preview', { ...content, ...(reach === 'now' ? { observedAt: Date.now() } : {}), ...(to === null ? {} : { accountId: to }), ...(zone === undefined ? {} : { zone }), ...(mapping ? { mapping } : {}) })
      let found = await ask(chosen ?? 'last-row')
      const reach = chosen ?? likelyReach(source, found.rows[0]?.time ?? null, Date.now())
      if (chosen === undefined && reach === 'now') found = await ask(reach)
      if (mine === turn.current) setState({ step: 'preview', source, preview: found, mapping, reach, isBusy: false, error: null })
    } catch (thrown) {
      const error = toKobanError(thrown)
      if (error.code === 'preview-expired' && source.kind === 'file' && forgetUpload(source.file) && mine === turn.current) return preview(source, to, zone, chosen, mapping, back)
      if (error.code === 'job-cancelled') {
        if (mine === turn.current) setState(back)
        return
      }
      const offer = mapping === null && NAMELESS.includes(error.code) ? await offerOf(source) : null
      if (mine !== turn.current) return
      setState(offer ? { step: 'columns', source, offer, isNew: true, isBusy: false, error: null } : { step: 'failed', source, error })
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
    sending, stopSending: () => stop.current.abort(), state, accountId, waiting: queue.waiting, total: queue.total, read, readFiles,
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
      void preview(state.source, to, zone ?? state.preview.zone, reach ?? state.reach, state.mapping, state)
    },
    async editColumns() {
      if (state.step !== 'preview') return
      const mine = ++turn.current
      const offer = await offerOf(state.source, { zone: state.preview.zone, ...(state.mapping ? { mapping: state.mapping } : {}) })
      if (offer && mine === turn.current) setState({ step: 'columns', source: state.source, offer, isNew: false, isBusy: false, error: null })
    },
    async setColumns({ mapping, zone }) {
      if (state.step !== 'columns') return
      const mine = ++turn.current
      const asked = { mapping: mapping ?? state.offer.mapping, zone: zone ?? state.offer.zone }
      // The choice is seen at once; what it makes of the rows follows.
      setState({ ...state, offer: { ...state.offer, ...asked } })
      try {
        const offer = await engine.call('access.columns', { ...(await beginningOf(state.source)), ...asked })
        if (mine === turn.current) setState({ ...state, offer, error: null })
      } catch (thrown) {
        if (mine === turn.current) setState({ ...state, offer: { ...state.offer, ...asked, rows: [] }, error: toKobanError(thrown) })
      }
    },
    async useColumns() {
      if (state.step !== 'columns') return
      setState({ ...state, isBusy: true, error: null })
      await preview(state.source, accountId, state.offer.zone, undefined, state.offer.mapping, state)
    },
    ask: () => setState((old) => (old.step === 'preview' ? { ...old, step: 'questions' } : old)),
    backToPreview: () => setState((old) => (old.step === 'questions' ? { ...old, step: 'preview', error: null } : old)),
    async importNow() {
      if (state.step !== 'preview' && state.step !== 'questions') return
      setState({ ...state, isBusy: true, error: null })
      try {
        const report = await engine.call('access.import', { previewId: state.preview.previewId, accountId, zone: state.preview.zone })
        setState({ step: 'report', report, preview: state.preview, undone: null, error: null })
      } catch (thrown) {
        const error = toKobanError(thrown)
        // Stopped by the user: nothing is left of it, and nothing went wrong.
        setState({ ...state, isBusy: false, error: error.code === 'job-cancelled' ? null : error })
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
      stop.current.abort()
      setQueue({ waiting: [], total: 0 })
      setState({ step: 'choose' })
    },
  }
}
