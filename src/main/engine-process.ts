// The engine is a process of its own: main forks it, gives it and the window the two ends of a channel, and steps
// aside. When it ends unasked it is started again after a growing pause, three times at most; then the window is told.
import { app, MessageChannelMain, utilityProcess, type UtilityProcess, type WebContents } from 'electron'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { KobanError } from '../shared/errors'
import type { DemoServer, EngineInit, EnginePort, EngineReady, EngineStop, HostApi, HostEnvelope } from '../shared/host-api'
import type { Language } from '../shared/model'
import { serve, type Handlers, type Port } from '../shared/rpc'
import { ENGINE_GONE, ENGINE_PORT } from '../shared/shell-api'

const PAUSES_MS = [500, 2_000, 6_000]
/** After so long without a fault the count of restarts begins anew. */
const CALM_MS = 10 * 60_000
const STOP_MS = 5_000

const INPUTS: Record<keyof HostApi, z.ZodMiniType> = {
  'keychain.status': z.strictObject({}),
  'keychain.seal': z.strictObject({ text: z.string().check(z.maxLength(1_000_000)) }),
  'keychain.unseal': z.strictObject({ sealed: z.string().check(z.maxLength(2_000_000)) }),
  'remind.rollOff': z.strictObject({ provider: z.string().check(z.maxLength(40)), track: z.enum(['web', 'mail-software']), lostFrom: z.number().check(z.gte(0), z.lte(8.64e15)), isSure: z.boolean() }),
}

export type EngineProcess = {
  /** Gives the page a port as soon as both can use it: after each load of the page and each start of the engine. */
  attach(page: WebContents): void
  /** Starts an engine that was given up. */
  restart(): void
  /** Rejects when the engine could not be started at all. */
  readonly started: Promise<void>
}

type Parts = { host: Handlers<HostApi>; language: () => Language; demo: Promise<DemoServer | null> }

export function setupEngine({ host, language, demo }: Parts): EngineProcess {
  const dataDir = join(app.getPath('userData'), 'store')
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const pages = new Set<WebContents>()
  let child: UtilityProcess | undefined
  let state: 'starting' | 'ready' | 'gone' | 'stopping' = 'starting'
  let failures = 0
  let readyAt = 0
  let pause: NodeJS.Timeout | undefined

  async function start(): Promise<void> {
    state = 'starting'
    const engine = utilityProcess.fork(join(import.meta.dirname, 'engine.js'), [], { serviceName: 'Koban engine', stdio: 'inherit' })
    child = engine
    engine.on('exit', ended)
    engine.on('message', (message: Partial<EngineReady>) => {
      if (message.type !== 'ready') return
      state = 'ready'
      readyAt = Date.now()
      pages.forEach(introduce)
    })
    serve<HostApi, Record<never, never>>(hostPort(engine), host, checked)
    const placesDir = join(app.isPackaged ? process.resourcesPath : app.getAppPath(), 'data')
    engine.postMessage({ type: 'init', dataDir, placesDir, version: app.getVersion(), language: language(), demo: await demo } satisfies EngineInit)
  }

  function ended(): void {
    child = undefined
    if (state === 'stopping') return
    if (state === 'ready' && Date.now() - readyAt > CALM_MS) failures = 0
    const pauseMs = PAUSES_MS[failures++]
    state = pauseMs === undefined ? 'gone' : 'starting'
    if (pauseMs === undefined) pages.forEach(introduce)
    else pause = setTimeout(() => void start(), pauseMs)
  }

  function introduce(page: WebContents): void {
    if (state === 'gone') page.postMessage(ENGINE_GONE, null)
    if (state !== 'ready' || !child) return
    const { port1, port2 } = new MessageChannelMain()
    child.postMessage({ type: 'port' } satisfies EnginePort, [port1])
    page.postMessage(ENGINE_PORT, null, [port2])
  }

  async function stop(): Promise<void> {
    state = 'stopping'
    clearTimeout(pause)
    const engine = child
    if (!engine) return
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, STOP_MS)
      engine.once('exit', () => {
        clearTimeout(timer)
        resolve()
      })
      engine.postMessage({ type: 'stop' } satisfies EngineStop)
    })
    if (child) engine.kill()
  }

  stopBeforeQuit(stop)
  return {
    attach(page) {
      page.on('dom-ready', () => {
        pages.add(page)
        introduce(page)
      })
      page.once('destroyed', () => pages.delete(page))
    },
    restart() {
      if (state !== 'gone') return
      failures = 0
      void start()
    },
    started: start(),
  }
}

function stopBeforeQuit(stop: () => Promise<void>): void {
  let isStopped = false
  app.on('will-quit', (event) => {
    if (isStopped) return
    event.preventDefault()
    void stop().then(() => {
      isStopped = true
      // Not from within this event: Electron would take it for the quit that was just put off.
      setImmediate(() => app.quit())
    })
  })
}

function hostPort(engine: UtilityProcess): Port {
  return {
    post: (message) => engine.postMessage({ type: 'host', message } satisfies HostEnvelope),
    onMessage: (listener) => engine.on('message', (envelope: Partial<HostEnvelope>) => envelope.type === 'host' && listener(envelope.message)),
    onClose: (listener) => engine.once('exit', listener),
  }
}

function checked(method: keyof HostApi, input: unknown): unknown {
  const result = z.safeParse(INPUTS[method], input)
  if (!result.success) throw new KobanError('bad-request')
  return result.data
}
