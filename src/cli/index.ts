// `koban`: the engine without a window. Machine-readable lines on stdout, words on stderr. Each command is one file.
import { join } from 'node:path'
import { KobanError, toErrorData } from '../shared/errors'
import type { Io } from './io'
import { sayError, terminalLanguage } from './words'

const USAGE = `koban detect PATH…                        what each mail is: gift, purchase, phishing or ordinary
koban history FILE… [--format ID] [--zone ZONE] [--now ISO] [--data DIR]
koban scan --host H --port P --user U [--tls|--starttls|--insecure] [--data DIR]
koban delete --message-id ID … --data DIR --host H --port P --user U [--tls|--starttls|--insecure]
koban undo RECEIPT --data DIR --host H --port P --user U [--tls|--starttls|--insecure]

Codes are masked; --reveal prints them in full at a terminal, or with --yes. The mail password comes from
KOBAN_PASSWORD or standard input, the passphrase of --data from KOBAN_PASSPHRASE or the terminal.`

// Resolved beside the bundle: out/main/koban.js → data/.
const root = join(import.meta.dirname, '../..')

const io: Io = {
  stdout: (line) => void process.stdout.write(`${line}\n`),
  part: (text) => void process.stdout.write(text),
  stderr: (line) => void process.stderr.write(`${line}\n`),
  isTerminal: process.stdout.isTTY === true,
  now: Date.now,
  env: process.env,
  openStore: async (dir) => (await import('./open-store')).openEngine(dir, { placesDir: join(root, 'data'), version: '0' }),
}

// Loaded on demand: `detect` needs no IMAP, `history` no detector.
const COMMANDS: Record<string, () => Promise<(args: string[], io: Io) => Promise<number>>> = {
  detect: async () => (await import('./detect')).runDetect,
  history: async () => (await import('./history-store')).runHistoryInto,
  scan: async () => {
    // Its thread comes up while the rest is loaded.
    void (await import('../engine/gifts/scan/judging')).sharedJudging.start()
    return (await import('./scan')).runScan
  },
  delete: async () => (await import('./remove')).runDelete,
  undo: async () => (await import('./remove')).runUndo,
}

async function main(): Promise<number> {
  const [name = 'help', ...args] = process.argv.slice(2)
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!load) {
    io.stderr(USAGE)
    return name === 'help' || name === '--help' || name === '-h' ? 0 : 64
  }
  try {
    return await (await load())(args, io)
  } catch (error) {
    io.stderr(sayError(toErrorData(error), terminalLanguage(process.env)))
    if (error instanceof KobanError && error.code === 'internal' && process.env['KOBAN_DEBUG'] === '1') io.stderr(String(error.cause ?? error.stack))
    return 1
  }
}

// A closed pipe (`koban detect … | head`) is an end, not a fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})
process.exitCode = await main()
