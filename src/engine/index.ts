// The engine's process entry: the one engine file that knows it runs in Electron's utility process. It takes one init
// message and one port per window from main, and asks main for the keychain.
import type { EngineApi, EngineEvents } from '../shared/engine-api'
import type { EngineInit, EnginePort, EngineReady, EngineStop, HostApi, HostEnvelope } from '../shared/host-api'
import { connect, serve, type Port } from '../shared/rpc'
import { createEngine, type Engine } from './engine'
import { checkInput } from './inputs'
import type { Keychain } from './store/store'

type MessageEventLike = { data: unknown; ports: PortLike[] }
type PortLike = { on(event: 'message' | 'close', listener: (event: MessageEventLike) => void): void; postMessage(message: unknown): void; start(): void }
type ParentPort = { on(event: 'message', listener: (event: MessageEventLike) => void): void; postMessage(message: unknown): void }
type FromMain = EngineInit | EnginePort | EngineStop | HostEnvelope

const parent = (process as unknown as { parentPort: ParentPort }).parentPort
// An unhandled rejection only warns in a utility process of newer Electrons: end, and let main restart the engine.
process.on('unhandledRejection', (error) => {
  process.stderr.write(`engine: unhandled rejection (${error instanceof Error ? error.name : typeof error})\n`)
  process.exit(70)
})

const fromHost = new Set<(message: unknown) => void>()
const host = connect<HostApi, Record<string, never>>({
  post: (message) => parent.postMessage({ type: 'host', message } satisfies HostEnvelope),
  onMessage: (listener) => void fromHost.add(listener),
  onClose: () => undefined,
})
const keychain: Keychain = {
  status: () => host.call('keychain.status', {}),
  seal: async (text) => (await host.call('keychain.seal', { text })).sealed,
  unseal: (sealed) => host.call('keychain.unseal', { sealed }),
}

let engine: Engine | null = null
const windows = new Set<<E extends keyof EngineEvents & string>(event: E, data: EngineEvents[E]) => void>()

function windowPort(port: PortLike): Port {
  const ended = new Set<() => void>()
  port.on('close', () => ended.forEach((end) => end()))
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => {
      port.on('message', (event) => listener(event.data))
      port.start()
    },
    onClose: (listener) => void ended.add(listener),
  }
}

function begin(init: EngineInit): void {
  engine = createEngine({
    dataDir: init.dataDir, placesDir: init.placesDir, version: init.version, language: init.language, demo: init.demo, keychain, watches: true,
    remind: async (reminder) => (await host.call('remind.rollOff', reminder)).isShown,
    emit: (event, data) => windows.forEach((send) => send(event, data)),
  })
  // Answers calls at once; the store opens meanwhile, and the first `app.status` waits for it.
  void engine.begin()
  parent.postMessage({ type: 'ready' } satisfies EngineReady)
}

async function stop(): Promise<void> {
  await engine?.stop()
  process.exit(0)
}

parent.on('message', ({ data, ports }) => {
  const message = data as FromMain
  switch (message.type) {
    case 'init':
      begin(message)
      break
    case 'port': {
      const [port] = ports
      if (!engine || !port) break
      const ended = windowPort(port)
      const send = serve<EngineApi, EngineEvents>(ended, engine.handlers, checkInput)
      windows.add(send)
      ended.onClose(() => windows.delete(send))
      break
    }
    case 'host':
      fromHost.forEach((listener) => listener(message.message))
      break
    case 'stop':
      void stop()
      break
  }
})
