// The thread that weighs messages beside the one that reads them, built as it ships: its answers are those of judging here, a
// message at which it ends costs no other, and where it cannot be had everything is judged all the same.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testCode } from '../src/engine/mime/attachments/test-files'
import { testMail } from '../src/engine/mime/test-mail'
import { examineAll, type Verdict } from '../src/engine/gifts/scan/examiner'
import { examine, type ExamineOptions } from '../src/engine/gifts/scan/finding'
import { JudgingThread } from '../src/engine/gifts/scan/judging'
import { Verdicts } from '../src/engine/gifts/scan/verdicts'

const root = join(import.meta.dirname, '..')
const outDir = join(root, 'node_modules/.cache/koban', `judge-thread-${process.pid}`)
const file = join(outDir, 'judge-thread.js')
const threads: JudgingThread[] = []
const threadOf = (path: string | null) => {
  const thread = new JudgingThread(path)
  threads.push(thread)
  return thread
}
beforeAll(() => build({ configFile: false, logLevel: 'error', root, build: { ssr: 'src/engine/gifts/scan/judge-thread.ts', outDir, rollupOptions: { output: { entryFileNames: 'judge-thread.js' } } } }))
afterAll(async () => {
  await Promise.all(threads.map((thread) => thread.close()))
  rmSync(outDir, { recursive: true, force: true })
})

async function judged(mails: readonly Buffer[], thread: JudgingThread, options: ExamineOptions = {}): Promise<Verdict[]> {
  const examiner = examineAll(options, thread)
  const all: Verdict[] = []
  const verdicts = new Verdicts()
  mails.forEach((raw, i) => verdicts.ask(examiner, raw, [], (verdict) => (all[i] = verdict)))
  await verdicts.settled()
  return all
}

const gift = (code: string) => testMail({ text: `Amazonギフト券をお贈りします。\nギフト券番号：${code}`, headers: { Subject: `Gift ${code.slice(0, 4)}` } })
const codesOf = (verdicts: readonly Verdict[]) => verdicts.map(({ examined }) => examined?.detection.codes ?? null)

describe('the judging thread', () => {
  it('gives the verdicts that judging here gives, for every mail in its place', async () => {
    const folder = join(root, 'fixtures/mail/amazon')
    const mails = readdirSync(folder).filter((name) => name.endsWith('.eml')).slice(0, 40).map((name) => readFileSync(join(folder, name)))
    const options: ExamineOptions = { authservId: ['mx.mail.example'] }
    const verdicts = await judged(mails, threadOf(file), options)
    expect(verdicts.length).toBe(mails.length)
    mails.forEach((raw, i) => {
      const here = examine(raw, options)
      // What pictures and PDFs add is in the other verdict only.
      if (here && !raw.includes('application/pdf') && !raw.includes('image/')) expect(verdicts[i]).toMatchObject({ examined: here, failed: false, wantsWhole: false })
    })
    expect(verdicts.filter(({ examined }) => examined?.detection.class === 'gift').length).toBeGreaterThan(5)
  })

  it('knows the brands that the user added', async () => {
    const brands = [{ id: 'own', name: { ja: 'みどり商店', en: 'Midori' }, aliases: ['みどり商店'], senderDomains: [], codes: [{ pattern: 'MD[0-9]{6}', example: 'MD123456', strong: true }] }] as unknown as NonNullable<ExamineOptions['brands']>
    const [verdict] = await judged([testMail({ text: 'みどり商店のお買物券です。\n番号：MD482913' })], threadOf(file), { brands })
    expect(verdict?.examined?.detection).toMatchObject({ class: 'gift', brand: 'own', codes: ['MD482913'] })
  })

  it('has pictures opened by the thread for attachments', async () => {
    const { png } = await testCode('https://gift.starbucks.co.jp/c/17adLyqh1pNkjEbMvzaE')
    const body = ['Content-Type: multipart/mixed; boundary=b', '', '--b', 'Content-Type: text/plain; charset=utf-8', '', 'eGiftです。QRコードをお見せください', '--b', 'Content-Type: image/png; name=qr.png', 'Content-Transfer-Encoding: base64', '', png.toString('base64'), '--b--', '']
    const [verdict] = await judged([Buffer.from(`Subject: eGift\r\nFrom: a@mail.example\r\n${body.join('\r\n')}`)], threadOf(file))
    expect(verdict?.examined?.detection).toMatchObject({ class: 'gift', links: ['https://gift.starbucks.co.jp/c/17adLyqh1pNkjEbMvzaE'] })
  })

  it('gives up the message at which it ends, and judges those behind it in a new one', async () => {
    const fatal = join(outDir, 'fatal.mjs')
    writeFileSync(fatal, `import { parentPort } from 'node:worker_threads'
parentPort.on('message', (order) => { if (order.kind === 'judge' && Buffer.from(order.bytes).includes('Gift FATA')) process.exit(1) })
await import('./judge-thread.js')`)
    const verdicts = await judged([gift('AAAA-BBBBB2-CCCC'), gift('FATA-LLLLL2-CCCC'), gift('DDDD-EEEEE2-FFFF')], threadOf(fatal))
    expect(codesOf(verdicts)).toEqual([['AAAA-BBBBB2-CCCC'], null, ['DDDD-EEEEE2-FFFF']])
    expect(verdicts.map(({ failed }) => failed)).toEqual([false, true, false])
  })

  it('is done without when it cannot be started, or ends again and again', async () => {
    const dead = join(outDir, 'dead.mjs')
    writeFileSync(dead, 'process.exit(1)')
    expect(codesOf(await judged([gift('AAAA-BBBBB2-CCCC')], threadOf(dead)))).toEqual([['AAAA-BBBBB2-CCCC']])
    expect(codesOf(await judged([gift('AAAA-BBBBB2-CCCC')], threadOf(null)))).toEqual([['AAAA-BBBBB2-CCCC']])
    const mortal = join(outDir, 'mortal.mjs')
    writeFileSync(mortal, `import { parentPort } from 'node:worker_threads'
parentPort.on('message', (order) => { if (order.kind === 'judge') process.exit(1) })
parentPort.postMessage('ready')`)
    const verdicts = await judged(['AAAA', 'BBBB', 'CCCC', 'DDDD', 'EEEE'].map((start) => gift(`${start}-GGGGG2-HHHH`)), threadOf(mortal))
    expect(verdicts.map(({ failed }) => failed)).toEqual([true, true, true, false, false])
    expect(codesOf(verdicts).slice(3)).toEqual([['DDDD-GGGGG2-HHHH'], ['EEEE-GGGGG2-HHHH']])
  })

  it('leaves what is more than it may keep waiting to be judged at once', async () => {
    const thread = threadOf(file)
    await thread.start()
    const big = { raw: Buffer.alloc(9 << 20), gate: 'words', partial: [], options: {}, done: () => undefined } as const
    expect(thread.take(big)).toBe(false)
  })
})
