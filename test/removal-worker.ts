// The process that the removal tests kill: opens the store, removes, undoes or recovers, and ends itself by SIGKILL when
// it comes to `stopAt` for the `nth` time. Says its result on stdout if it lives that long.
import { openSession } from '../src/engine/imap/imapflow-session'
import { recover, removeGift, undo, type CheckpointName, type RemovableGift } from '../src/engine/removal/removal'
import { openDatabase } from '../src/engine/store/database'
import type { ReceiptId } from '../src/shared/model'

export type WorkerOrder = {
  file: string
  keyHex: string
  server: { host: string; port: number; user: string; password: string }
  stopAt: CheckpointName | null
  nth: number
  work: { kind: 'remove'; gift: RemovableGift } | { kind: 'undo'; receipt: ReceiptId } | { kind: 'recover' }
}

const order = JSON.parse(process.argv[2] ?? '') as WorkerOrder
const store = openDatabase(order.file, order.keyHex)
let seen = 0
const deps = {
  store,
  clock: Date.now,
  open: () => openSession({ ...order.server, tls: 'insecure-loopback' }),
  checkpoint(at: CheckpointName) {
    if (at === order.stopAt && ++seen === order.nth) process.kill(process.pid, 'SIGKILL')
  },
}
const { work } = order
const result = work.kind === 'remove' ? await removeGift({ ...deps, gift: work.gift }) : work.kind === 'undo' ? await undo(deps, work.receipt) : await recover(deps)
store.close()
process.stdout.write(JSON.stringify(result))
