// The second thread of a scan as its own thread sees it: a stand-in that answers when told, dies, or never starts.
import { EventEmitter } from 'node:events'
import type { Worker } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'
import { examineHere, examineOnTwoThreads, judge, type Portion } from './examiner'
import type { Examine, Examined } from './finding'

const examine: Examine = (raw, options = {}) => {
  const text = raw.toString('latin1').trim()
  if (text === 'boom') throw new RangeError('reader broke')
  return text.startsWith('gift') ? ({ messageId: text, subject: `${options.partial?.join() ?? ''}` } as unknown as Examined) : null
}
const mail = (text: string, bytes = 20_000) => Buffer.from(text.padEnd(bytes))

/** A thread in this one: answers in order when `answer` is called. */
class StandIn extends EventEmitter {
  portions: Portion[] = []
  ended = 0
  postMessage(portion: Portion) {
    this.portions.push(portion)
  }
  answer() {
    for (const { id, bytes, ends, partial } of this.portions.splice(0)) {
      const all = Buffer.from(bytes.buffer)
      this.emit('message', { id, verdicts: ends.map((end, i) => judge(examine, all.subarray(ends[i - 1] ?? 0, end), { partial: partial[i] })) })
    }
  }
  terminate() {
    this.ended++
    return Promise.resolve(0)
  }
}

function bed() {
  const thread = new StandIn()
  let started = 0
  const examiner = examineOnTwoThreads(examine, {}, () => {
    started++
    return thread as unknown as Worker
  })
  const found: string[] = []
  const failed: number[] = []
  let done = 0
  const give = (text: string, partial: string[] = []) =>
    examiner.examine(mail(text), partial, (verdict) => {
      done++
      if (verdict.examined) found.push(verdict.examined.messageId!)
      if (verdict.failed) failed.push(done)
    })
  const warmUp = () => {
    for (let i = 0; i < 30; i++) give('plain')
    thread.emit('message', 'ready')
    done = 0
  }
  return { thread, examiner, give, warmUp, found, failed, started: () => started, done: () => done }
}

describe('a scan on two threads', () => {
  it('starts no second thread for a few messages', async () => {
    const { give, found, examiner, started } = bed()
    for (const name of ['gift 1', 'plain', 'gift 2']) give(name)
    await examiner.settled()
    expect({ found, started: started() }).toEqual({ found: ['gift 1', 'gift 2'], started: 0 })
  })

  it('judges here until the second thread is ready, then there, and each message once', async () => {
    const { thread, examiner, give, warmUp, found, started, done } = bed()
    for (let i = 0; i < 40; i++) give('plain')
    expect({ started: started(), portions: thread.portions.length, done: done() }).toEqual({ started: 1, portions: 0, done: 40 })
    warmUp()
    for (let i = 0; i < 10; i++) give(`gift ${i}`)
    expect(found).toEqual([])
    const settled = examiner.settled()
    thread.answer()
    await settled
    expect(found).toEqual(Array.from({ length: 10 }, (_, i) => `gift ${i}`))
    expect(done()).toBe(10)
  })

  it('goes on judging here when enough waits there, so that what waits is bounded', async () => {
    const { thread, examiner, give, warmUp, found } = bed()
    warmUp()
    for (let i = 0; i < 1000; i++) give(`gift ${i}`)
    const waiting = thread.portions.reduce((sum, { bytes }) => sum + bytes.length, 0)
    expect(waiting).toBeGreaterThan(1 << 20)
    expect(waiting).toBeLessThan(3 << 20)
    const settled = examiner.settled()
    thread.answer()
    await settled
    expect(new Set(found).size).toBe(1000)
    expect(found).toHaveLength(1000)
  })

  it('takes back what a thread that died had not answered', async () => {
    const { thread, examiner, give, warmUp, found } = bed()
    warmUp()
    for (let i = 0; i < 9; i++) give(`gift ${i}`)
    const settled = examiner.settled()
    thread.emit('error', new Error('out of memory'))
    thread.emit('exit', 1)
    await settled
    give('gift 9')
    await examiner.settled()
    expect(found.toSorted()).toEqual(Array.from({ length: 10 }, (_, i) => `gift ${i}`))
    expect(thread.portions.length).toBeGreaterThan(0)
  })

  it('does without where none can be started', async () => {
    const found: string[] = []
    const examiner = examineOnTwoThreads(examine, {}, () => {
      throw new Error('no threads here')
    })
    for (let i = 0; i < 40; i++) examiner.examine(mail(`gift ${i}`), [], ({ examined }) => void found.push(examined!.messageId!))
    await examiner.settled()
    expect(found).toHaveLength(40)
  })

  it('names the message that breaks the reader, and passes on what was not fetched of another', async () => {
    const { thread, examiner, give, warmUp, failed, found } = bed()
    warmUp()
    const subjects: string[] = []
    give('gift 1')
    give('boom')
    examiner.examine(mail('gift 2'), ['too-big'], ({ examined }) => void subjects.push(examined!.subject))
    const settled = examiner.settled()
    thread.answer()
    await settled
    expect({ failed, found, subjects }).toEqual({ failed: [2], found: ['gift 1'], subjects: ['too-big'] })
    const here: boolean[] = []
    examineHere(examine).examine(mail('boom'), [], (verdict) => here.push(verdict.failed))
    expect(here).toEqual([true])
  })

  it('throws what a receiver threw, at the next rest', async () => {
    const { thread, examiner, warmUp } = bed()
    warmUp()
    examiner.examine(mail('gift'), [], () => {
      throw new Error('disk full')
    })
    const settled = examiner.settled()
    thread.answer()
    await expect(settled).rejects.toThrow('disk full')
    await expect(examiner.settled()).resolves.toBeUndefined()
  })

  it('ends its thread', async () => {
    const { thread, examiner, warmUp } = bed()
    warmUp()
    await examiner.close()
    expect(thread.ended).toBe(1)
  })
})
