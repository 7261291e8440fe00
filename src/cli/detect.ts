// `koban detect PATH…`: one JSON line a message, as `koban scan` prints its findings. Nothing is stored.
import { parseArgs } from 'node:util'
import { judge } from '../engine/gifts/judge'
import { parseMessage } from '../engine/mime/parse'
import { KobanError, toErrorData } from '../shared/errors'
import type { Detection } from '../shared/model'
import { detectionLine } from './detection-line'
import { mailFiles } from './mail-files'

const USAGE = 'usage: koban detect PATH… [--reveal [--yes]]'

/** What the command needs of `Io`. */
export type DetectIo = { stdout(line: string): void; stderr(line: string): void; isTerminal: boolean }

/** Exit code: 0, 2 when nothing could be read, 64 for wrong arguments. Codes, PINs and links are masked without --reveal. */
export async function runDetect(args: string[], io: DetectIo): Promise<number> {
  const asked = readArgs(args, io)
  if (!asked) return 64
  let read = 0
  for (const path of asked.paths) {
    try {
      for await (const { file, raw } of mailFiles(path)) {
        read++
        io.stdout(JSON.stringify(await lineOf(file, raw, asked.isRevealed)))
      }
    } catch (error) {
      if (!isFileError(error)) throw error
      io.stderr(`${path}: ${new KobanError('file-unreadable').code} (${error.code})`)
    }
  }
  return read > 0 ? 0 : 2
}

function readArgs(args: string[], io: DetectIo): { paths: string[]; isRevealed: boolean } | null {
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { reveal: { type: 'boolean' }, yes: { type: 'boolean' } } })
    if (values.reveal && !io.isTerminal && !values.yes) throw new TypeError('--reveal prints codes in full: it needs a terminal, or --yes')
    if (positionals.length === 0) throw new TypeError('no path given')
    return { paths: positionals, isRevealed: values.reveal === true }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    io.stderr(error.message)
    io.stderr(USAGE)
    return null
  }
}

const isFileError = (error: unknown): error is NodeJS.ErrnoException => error instanceof Error && typeof (error as NodeJS.ErrnoException).code === 'string' && 'syscall' in error

const NOTHING: Omit<Detection, 'partial'> = { class: 'ordinary', sure: false, brand: null, codes: [], pins: [], links: [], amount: null, currency: null, expires: null, authenticity: 'none', reasons: [] }

async function lineOf(file: string, raw: Buffer, isRevealed: boolean): Promise<Record<string, unknown>> {
  const started = performance.now()
  let found = NOTHING
  let failure: string | null = null
  try {
    found = (await judge(parseMessage(raw))).detection
  } catch (error) {
    failure = toErrorData(error).code
  }
  const ms = Math.round((performance.now() - started) * 100) / 100
  return { file, ...detectionLine(found, isRevealed), ms, error: failure }
}
