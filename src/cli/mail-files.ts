// Mail from the disk: .eml files, mbox files, Maildirs and folders of them, one message at a time.
import { createReadStream } from 'node:fs'
import { open, readdir, readFile, stat } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'

export type MailFile = { /** Relative to the folder that was named, with `#n` inside an mbox. */ file: string; raw: Buffer }

const MESSAGE_BYTES = 100 << 20
const FROM_LINE = Buffer.from('\nFrom ', 'latin1')

/** Messages under `path`, in order of their names. Rejects with the file system's error when `path` itself cannot be opened. */
export async function* mailFiles(path: string): AsyncGenerator<MailFile> {
  const info = await stat(path)
  if (!info.isDirectory()) {
    yield* messagesOf(path, basename(path))
    return
  }
  for (const file of (await filesUnder(path)).sort()) if (await isMail(file)) yield* messagesOf(file, relative(path, file))
}

async function filesUnder(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true, recursive: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

/** By name, by its place in a Maildir, or by an mbox's first line; other files lie among mail too. */
async function isMail(file: string): Promise<boolean> {
  if (/\.(?:eml|mbox|mbx)$/i.test(file) || /[/\\](?:cur|new)[/\\][^/\\]+$/.test(file)) return true
  return !/\.[a-z0-9]{1,5}$/i.test(basename(file)) && isMbox(file)
}

async function isMbox(file: string): Promise<boolean> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(5), 0, 5, 0)
    return bytesRead === 5 && buffer.toString('latin1') === 'From '
  } finally {
    await handle.close()
  }
}

async function* messagesOf(file: string, name: string): AsyncGenerator<MailFile> {
  if (!(await isMbox(file))) {
    yield { file: name, raw: await readFile(file) }
    return
  }
  let number = 0
  for await (const raw of splitMbox(file)) yield { file: `${name}#${++number}`, raw }
}

/** Cuts at `From ` lines (RFC 4155) while reading, and undoes `>From `. A message over 100 MB is cut there. */
async function* splitMbox(file: string): AsyncGenerator<Buffer> {
  let rest = Buffer.alloc(0)
  for await (const chunk of createReadStream(file, { highWaterMark: 4 << 20 }) as AsyncIterable<Buffer>) {
    rest = Buffer.concat([rest, chunk])
    let at: number
    while ((at = rest.indexOf(FROM_LINE)) >= 0) {
      yield unquoted(rest.subarray(0, at + 1))
      rest = rest.subarray(at + 1)
    }
    if (rest.length > MESSAGE_BYTES) {
      yield unquoted(rest)
      rest = Buffer.alloc(0)
    }
  }
  if (rest.length > 0) yield unquoted(rest)
}

function unquoted(message: Buffer): Buffer {
  return message.includes('\n>From ', 0, 'latin1') ? Buffer.from(message.toString('latin1').replace(/^>(>*From )/gm, '$1'), 'latin1') : message
}
