// The window's end of the engine: one connection that outlives engine restarts, and the hooks that screens use.
// Main posts a new port whenever a new engine is up; calls made before that wait for it.
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { EngineApi, EngineEvents, JobKind, JobProgress, JobResult } from '../shared/engine-api'
import { ERRORS, fromErrorData, KobanError } from '../shared/errors'
import type { AccountId, ErrorData, JobId } from '../shared/model'
import { connect, type Connected, type Input, type Output, type Port } from '../shared/rpc'
import { ENGINE_GONE, ENGINE_PORT } from '../shared/shell-api'

export type Method = keyof EngineApi & string
export type Topic = EngineEvents['data.changed']['topics'][number]
/** `gone`: the engine was restarted in vain; main will not try again by itself. */
export type EngineState = 'starting' | 'connected' | 'restarting' | 'gone'
type Answer<M extends Method> = Awaited<Output<EngineApi, M>>
type EventName = keyof EngineEvents & string
type Connection = Connected<EngineApi, EngineEvents>

const EVENTS: readonly EventName[] = ['job.progressed', 'job.finished', 'job.failed', 'data.changed', 'removal.recovered', 'app.statusChanged']

function portOf(dom: MessagePort, onClose: () => void): Port {
  const closers = [onClose]
  dom.addEventListener('close', () => closers.forEach((close) => close()))
  return {
    post: (message) => dom.postMessage(message),
    onMessage(listener) {
      dom.addEventListener('message', (event) => listener(event.data))
      dom.start()
    },
    onClose: (listener) => void closers.push(listener),
  }
}

function createEngine() {
  let state: EngineState = 'starting'
  let connection: Connection | null = null
  let waiting: { resolve: (c: Connection) => void; reject: (e: Error) => void }[] = []
  const listeners = new Map<EventName, Set<(data: never) => void>>()
  const stateListeners = new Set<() => void>()

  const setState = (next: EngineState) => {
    if (state === next) return
    state = next
    for (const listener of stateListeners) listener()
  }
  const attach = (dom: MessagePort) => {
    const fresh: Connection = connect<EngineApi, EngineEvents>(portOf(dom, () => {
      if (connection !== fresh) return
      connection = null
      if (state !== 'gone') setState('restarting')
    }))
    for (const event of EVENTS) fresh.on(event, (data) => listeners.get(event)?.forEach((listener) => listener(data as never)))
    connection = fresh
    for (const { resolve } of waiting) resolve(fresh)
    waiting = []
    setState('connected')
  }
  const giveUp = () => {
    connection = null
    for (const { reject } of waiting) reject(new KobanError('engine-stopped'))
    waiting = []
    setState('gone')
  }
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (event.source !== window || typeof event.data !== 'object' || event.data === null || !('type' in event.data)) return
    if (event.data.type === ENGINE_PORT && event.ports[0]) attach(event.ports[0])
    if (event.data.type === ENGINE_GONE) giveUp()
  })
  const connected = (): Promise<Connection> => {
    if (connection) return Promise.resolve(connection)
    if (state === 'gone') return Promise.reject(new KobanError('engine-stopped'))
    return new Promise((resolve, reject) => waiting.push({ resolve, reject }))
  }
  return {
    /** Rejects with a KobanError. Waits while the engine starts; `engine-stopped` when it ends in the middle. */
    async call<M extends Method>(method: M, input: Input<EngineApi, M>): Promise<Answer<M>> {
      return (await connected()).call(method, input)
    },
    /** Listens across engine restarts; returns how to stop. */
    on<E extends EventName>(event: E, listener: (data: EngineEvents[E]) => void): () => void {
      const set = listeners.get(event) ?? new Set()
      listeners.set(event, set.add(listener as (data: never) => void))
      return () => set.delete(listener as (data: never) => void)
    },
    onState(listener: () => void): () => void {
      stateListeners.add(listener)
      return () => stateListeners.delete(listener)
    },
    get state(): EngineState {
      return state
    },
  }
}

export const engine = createEngine()

export const useEngineState = (): EngineState => useSyncExternalStore(engine.onState, () => engine.state)

/** The shell's refusals come as plain data: the bridge to the page keeps no more of an error. */
const isErrorData = (error: unknown): error is ErrorData => typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' && error.code in ERRORS
/** Anything thrown, as the one error class. */
export const toKobanError = (error: unknown): KobanError => {
  if (error instanceof KobanError) return error
  return isErrorData(error) ? fromErrorData(error) : new KobanError('internal', error instanceof Error ? error.name : typeof error)
}

// ---------------------------------------------------------------- asking

export type Query<T> = {
  data: T | undefined
  error: KobanError | null
  /** The first answer to this input is not here yet. `data` may still be the one to the last input. */
  isLoading: boolean
  /** `data` answers an earlier input. */
  isStale: boolean
  reload: () => void
}
/** Questions that are out: two screens with the same one share the answer, unless something changed since. */
const asked = new Map<string, Promise<unknown>>()
engine.on('data.changed', () => asked.clear())
engine.onState(() => asked.clear())

function shared<M extends Method>(key: string, method: M, input: Input<EngineApi, M>): Promise<Answer<M>> {
  const open = asked.get(key) as Promise<Answer<M>> | undefined
  if (open) return open
  const answer = engine.call(method, input)
  asked.set(key, answer)
  const forget = () => {
    if (asked.get(key) === answer) asked.delete(key)
  }
  answer.then(forget, forget)
  return answer
}

type Held<T> = { key: string; data: T | undefined; error: KobanError | null }

/**
 * Asks the engine, and again whenever one of `topics` changes or a new engine is up. The last answer stays on
 * screen meanwhile. With `keep: false` an answer to another input is dropped at once (detail panes); with
 * `skip` nothing is asked.
 */
export function useQuery<M extends Method>(method: M, input: Input<EngineApi, M>, topics: readonly Topic[] = [], options: { keep?: boolean; skip?: boolean } = {}): Query<Answer<M>> {
  const { keep = true, skip = false } = options
  const key = `${method} ${JSON.stringify(input)}`
  const topicKey = topics.join()
  const [held, setHeld] = useState<Held<Answer<M>>>({ key: '', data: undefined, error: null })
  const latest = useRef(input)
  const ask = useRef<() => void>(() => undefined)
  useEffect(() => {
    latest.current = input
  })

  useEffect(() => {
    if (skip) return
    let isLive = true
    let isAsking = false
    let again = false
    const run = async () => {
      if (isAsking) {
        again = true
        return
      }
      isAsking = true
      do {
        again = false
        try {
          const data = (await shared(key, method, latest.current)) as Answer<M>
          if (isLive) setHeld({ key, data, error: null })
        } catch (thrown) {
          const error = toKobanError(thrown)
          // A restarting engine is no answer: the question is put again when it is back.
          if (isLive && !(error.code === 'engine-stopped' && engine.state !== 'gone')) setHeld((old) => ({ key, data: old.key === key || keep ? old.data : undefined, error }))
        }
      } while (again && isLive)
      isAsking = false
    }
    ask.current = () => void run()
    void run()
    const wanted = topicKey.split(',')
    const offChanged = engine.on('data.changed', ({ topics: changed }) => {
      if (changed.some((topic) => wanted.includes(topic))) void run()
    })
    const offState = engine.onState(() => {
      if (engine.state === 'connected') void run()
    })
    return () => {
      isLive = false
      offChanged()
      offState()
    }
  }, [key, method, topicKey, keep, skip])

  const isCurrent = held.key === key
  const reload = useCallback(() => ask.current(), [])
  return { data: isCurrent || keep ? held.data : undefined, error: isCurrent ? held.error : null, isLoading: !isCurrent && !skip, isStale: !isCurrent && held.data !== undefined, reload }
}

/** A call made by a click: whether it runs, and why it failed. A second click meanwhile does nothing. */
export function useAction<M extends Method>(method: M): { run: (input: Input<EngineApi, M>) => Promise<Answer<M> | undefined>; isRunning: boolean; error: KobanError | null; reset: () => void } {
  const [state, setState] = useState<{ isRunning: boolean; error: KobanError | null }>({ isRunning: false, error: null })
  const running = useRef(false)
  const run = useCallback(async (input: Input<EngineApi, M>): Promise<Answer<M> | undefined> => {
    if (running.current) return undefined
    running.current = true
    setState({ isRunning: true, error: null })
    try {
      const answer = (await engine.call(method, input)) as Answer<M>
      setState({ isRunning: false, error: null })
      return answer
    } catch (thrown) {
      setState({ isRunning: false, error: toKobanError(thrown) })
      return undefined
    } finally {
      running.current = false
    }
  }, [method])
  const reset = useCallback(() => setState({ isRunning: false, error: null }), [])
  return { run, ...state, reset }
}

// ---------------------------------------------------------------- jobs

export type Job = {
  jobId: JobId
  kind: JobKind
  accountId: AccountId | null
  phase: 'running' | 'finished' | 'failed'
  progress: JobProgress | null
  result: JobResult | null
  error: KobanError | null
}

/** All jobs heard of, also those whose events came before a screen asked for them. */
const jobs = new Map<JobId, Job>()
let running: readonly Job[] = []
const jobListeners = new Set<() => void>()

function putJob(job: Job): void {
  jobs.set(job.jobId, job)
  if (jobs.size > 200) {
    const oldest = [...jobs.values()].find((j) => j.phase !== 'running')
    if (oldest) jobs.delete(oldest.jobId)
  }
  running = [...jobs.values()].filter((j) => j.phase === 'running')
  for (const listener of jobListeners) listener()
}
const subscribeJobs = (listener: () => void) => {
  jobListeners.add(listener)
  return () => jobListeners.delete(listener)
}

engine.on('job.progressed', ({ jobId, kind, accountId, ...progress }) => {
  const known = jobs.get(jobId)
  if (known && known.phase !== 'running') return
  putJob({ jobId, kind, accountId, phase: 'running', progress, result: null, error: null })
})
engine.on('job.finished', ({ jobId, accountId, ...result }) => {
  putJob({ jobId, kind: result.kind, accountId, phase: 'finished', progress: jobs.get(jobId)?.progress ?? null, result, error: null })
})
engine.on('job.failed', ({ jobId, kind, accountId, error }) => {
  putJob({ jobId, kind, accountId, phase: 'failed', progress: jobs.get(jobId)?.progress ?? null, result: null, error: fromErrorData(error) })
})
engine.onState(() => {
  if (engine.state === 'connected') return
  for (const job of running) putJob({ ...job, phase: 'failed', error: new KobanError('engine-stopped') })
})

/** Follows one job; undefined until the engine has said anything of it. */
export function useJob(jobId: JobId | null): { job: Job | undefined; cancel: () => void } {
  const job = useSyncExternalStore(subscribeJobs, () => (jobId === null ? undefined : jobs.get(jobId)))
  const cancel = useCallback(() => {
    // A job that ended meanwhile cannot be cancelled: nothing to say.
    if (jobId !== null) engine.call('job.cancel', { jobId }).catch(toKobanError)
  }, [jobId])
  return { job, cancel }
}

/** The jobs that run now, oldest first. */
export const useRunningJobs = (): readonly Job[] => useSyncExternalStore(subscribeJobs, () => running)

/** Waits for a job's end. Rejects with its error. */
export function jobEnd(jobId: JobId): Promise<JobResult> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const job = jobs.get(jobId)
      if (!job || job.phase === 'running') return
      off()
      if (job.result) resolve(job.result)
      else reject(job.error ?? new KobanError('internal'))
    }
    const off = subscribeJobs(look)
    look()
  })
}
