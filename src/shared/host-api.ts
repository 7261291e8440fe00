// What the engine process and main say to each other over the process port. The engine asks main to seal and
// unseal with the OS keychain (reachable from main only), by message, never by environment or argument.
// Main gives the engine one init message and one port per window, and passes on nothing else.
import type { Answer, Language, Track } from './model'

export type HostApi = {
  /** `available` is false for Linux's `basic_text` and `unknown` backends: their key is public. Never blocks the window. */
  'keychain.status': (_: Record<string, never>) => { available: boolean; backend: string }
  /** Base64 of the sealed text. Throws `no-secret-store`. */
  'keychain.seal': (_: { text: string }) => { sealed: string }
  /** Throws `store-key-lost` when this keychain cannot open it. */
  'keychain.unseal': (_: { sealed: string }) => { text: string; shouldReseal: boolean }
  /** Shows the system's notification, unless the user looks at the window, where the same is said. */
  'remind.rollOff': (_: RollOffReminder) => { isShown: boolean }
}

/** A log that is about to lose rows: of which provider and which kind, never of which mailbox. */
export type RollOffReminder = { provider: string; track: Track; lostFrom: number; isSure: boolean }

/** Main → engine, first message. */
export type EngineInit = {
  type: 'init'
  /** Folder of the store; made by main, private to the user. */
  dataDir: string
  /** Folder of the shipped read-only databases. */
  placesDir: string
  version: string
  language: Language
  /** Set in the demo: the embedded mail server and its made-up histories. The store is then thrown away at the end. */
  demo: DemoServer | null
}

export type DemoServer = {
  host: '127.0.0.1'
  port: number
  user: string
  password: string
  address: string
  /** Made-up login histories, imported at the first start of the demo. */
  histories: { fileName: string; text: string; /** When the page was copied. */ observedAt: number }[]
  /** Whose sign-in tracks the histories are. */
  provider: string
  /** What the made-up owner has answered at her first import. */
  profile: { countries: string[]; usesMailSoftware: Answer }
  /** What she has said about her gifts, by Message-ID without brackets; set after the first scan. */
  marks: { messageId: string; state: 'redeemed' | 'used-by-another'; at: number }[]
}

/** Main → engine with ports [port]: a window's end of a channel. */
export type EnginePort = { type: 'port' }
/** Main → engine: finish what runs, close the store, exit. */
export type EngineStop = { type: 'stop' }
/** Engine → main, once, when it answers calls. */
export type EngineReady = { type: 'ready' }
/** Calls of HostApi travel in `{ type: 'host', message }` in both directions. */
export type HostEnvelope = { type: 'host'; message: unknown }
