// The thread that weighs what passed the gate, so that the thread that reads the connection only has to search bytes, and
// stays free for everything else of the engine. Pictures and PDFs are opened by the reading thread of the one that asked.
import { parentPort } from 'node:worker_threads'
import type { Found } from '../../mime/attachments/found'
import type { Item, ReadingLimits, ReadingThread } from '../../mime/attachments/reading-thread'
import { READY } from '../../threads'
import type { Passed } from './gate'
import { lookInside, type Examined, type ExamineOptions } from './finding'

export type Order =
  /** Options of the messages that name this setup. */
  | { kind: 'setup'; setup: number; options: ExamineOptions }
  | { kind: 'judge'; id: number; setup: number; bytes: Uint8Array; gate: Passed; partial: readonly string[] }
  | { kind: 'opened'; read: number; found: Found[] }
export type Reply =
  | { kind: 'judged'; id: number; examined: Examined | null; failed: boolean; wantsWhole: boolean }
  /** What is to be opened for one message. */
  | { kind: 'open'; id: number; read: number; items: Item[]; limits: ReadingLimits }

const WARM_UP = [
  'A gift card for you. Your code: K7QM-2XRD9T-WB4L, PIN 4821, worth $20, valid until 31 December 2030. Thank you for your order, total $20.00. Unsubscribe here if you did not ask for this. Please confirm your account within 24 hours.',
  'ギフト券をお贈りします。<br>ギフト券番号：K7QM-2XRD9T-WB4L<br>暗証番号：4821<br>金額：3,000円<br>有効期限：2030年12月31日<br>ご注文ありがとうございます。合計 3,000円。本人確認のためログインしてください。',
]

const setups = new Map<number, ExamineOptions>()
const opening = new Map<number, (found: Found[]) => void>()
let reads = 0

const reply = (message: Reply): void => parentPort?.postMessage(message)

const openerOf = (id: number): ReadingThread => ({
  read: (items, limits) => new Promise((resolve) => {
    opening.set(++reads, resolve)
    reply({ kind: 'open', id, read: reads, items: [...items], limits })
  }),
  close: () => Promise.resolve(),
})

function judge({ id, setup, bytes, gate, partial }: Extract<Order, { kind: 'judge' }>): void {
  try {
    const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const { examined, open, wantsWhole } = lookInside(raw, gate, { ...setups.get(setup), partial }, openerOf(id))
    if (open) void open().then((opened) => reply({ kind: 'judged', id, examined: opened, failed: false, wantsWhole: false }))
    else reply({ kind: 'judged', id, examined, failed: false, wantsWhole })
  } catch {
    // One message that breaks the reader must not cost the others; the report names it.
    reply({ kind: 'judged', id, examined: null, failed: true, wantsWhole: false })
  }
}

/** Hundreds of patterns are compiled when they are first tried: better while the connection is made than while messages wait. */
function warmUp(): void {
  for (const text of WARM_UP) {
    for (let i = 0; i < 3; i++) lookInside(Buffer.from(`From: Shop <shop@mail.example>\r\nSubject: ${i} gift\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>${text}</p><a href="https://shop.example/g/${'k7Qm2XRd9'.repeat(3)}">Open</a>`), 'words')
  }
}

parentPort?.on('message', (order: Order) => {
  if (order.kind === 'judge') judge(order)
  else if (order.kind === 'setup') setups.set(order.setup, order.options)
  else {
    opening.get(order.read)?.(order.found)
    opening.delete(order.read)
  }
})
parentPort?.postMessage(READY)
warmUp()
