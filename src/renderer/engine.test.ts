// The connection outlives its engine: calls wait for a port, a new port takes over, and the end is told.
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type * as EngineModule from './engine'
import { ENGINE_GONE, ENGINE_PORT } from '../shared/shell-api'

let page: EventTarget
let engine: typeof EngineModule.engine
let jobEnd: typeof EngineModule.jobEnd
const opened: MessagePort[] = []

/** What main does: posts one end to the page, gives the other to the engine. */
function introduce(answer: (method: string) => unknown): MessagePort {
  const { port1, port2 } = new MessageChannel()
  port1.addEventListener('message', ({ data }: MessageEvent<{ id: number; method: string }>) => {
    const ok = answer(data.method)
    if (ok !== undefined) port1.postMessage({ id: data.id, ok })
  })
  port1.start()
  opened.push(port1)
  page.dispatchEvent(Object.assign(new Event('message'), { source: page, data: { type: ENGINE_PORT }, ports: [port2] }))
  return port1
}
const settled = () => new Promise((resolve) => setTimeout(resolve, 20))

beforeEach(async () => {
  for (const port of opened.splice(0)) port.close()
  page = new EventTarget()
  vi.stubGlobal('window', page)
  vi.resetModules()
  ;({ engine, jobEnd } = await import('./engine'))
})

describe('engine', () => {
  it('holds calls until a port is there', async () => {
    const answer = engine.call('account.list', {})
    introduce(() => [])
    expect(await answer).toEqual([])
  })
  it('takes no port from another frame', async () => {
    const { port2 } = new MessageChannel()
    page.dispatchEvent(Object.assign(new Event('message'), { source: {}, data: { type: ENGINE_PORT }, ports: [port2] }))
    expect(engine.state).toBe('starting')
  })
  it('rejects the calls of an engine that ended and goes on with the next', async () => {
    const first = introduce(() => undefined)
    const lost = engine.call('account.list', {})
    const said = expect(lost).rejects.toMatchObject({ code: 'engine-stopped' })
    await settled()
    first.close()
    await said
    expect(engine.state).toBe('restarting')
    introduce(() => ['back'])
    expect(await engine.call('account.list', {})).toEqual(['back'])
  })
  it('keeps listeners across a restart', async () => {
    const heard: unknown[] = []
    engine.on('data.changed', (data) => heard.push(data))
    introduce(() => undefined).close()
    await settled()
    introduce(() => undefined).postMessage({ event: 'data.changed', data: { topics: ['gifts'] } })
    await settled()
    expect(heard).toEqual([{ topics: ['gifts'] }])
  })
  it('rejects waiting calls when main gives up', async () => {
    const waiting = engine.call('account.list', {})
    page.dispatchEvent(Object.assign(new Event('message'), { source: page, data: { type: ENGINE_GONE }, ports: [] }))
    await expect(waiting).rejects.toMatchObject({ code: 'engine-stopped' })
    expect(engine.state).toBe('gone')
  })
})

describe('jobs', () => {
  const scan = { jobId: 'job-1' as never, accountId: null }
  it('are known even when they end before anyone asks', async () => {
    const port = introduce(() => undefined)
    port.postMessage({ event: 'job.finished', data: { ...scan, kind: 'removal', result: [] } })
    await settled()
    expect(await jobEnd(scan.jobId)).toEqual({ kind: 'removal', result: [] })
  })
  it('fail when their engine ends', async () => {
    const port = introduce(() => undefined)
    port.postMessage({ event: 'job.progressed', data: { ...scan, kind: 'scan', done: 1, total: 2, ratePerSecond: 1, secondsLeft: 1 } })
    await settled()
    const end = expect(jobEnd(scan.jobId)).rejects.toMatchObject({ code: 'engine-stopped' })
    port.close()
    await end
  })
  it('stay finished when late progress comes', async () => {
    const port = introduce(() => undefined)
    port.postMessage({ event: 'job.failed', data: { ...scan, kind: 'scan', error: { code: 'job-cancelled', message: '' } } })
    port.postMessage({ event: 'job.progressed', data: { ...scan, kind: 'scan', done: 1, total: 2, ratePerSecond: 1, secondsLeft: 1 } })
    await settled()
    await expect(jobEnd(scan.jobId)).rejects.toMatchObject({ code: 'job-cancelled' })
  })
})

it('keeps the cause of what the shell refuses, and tells nothing of other throws but their name', async () => {
  const { toKobanError } = await import('./engine')
  expect(toKobanError({ code: 'link-refused', message: 'x' }).code).toBe('link-refused')
  expect(toKobanError({ code: 'no-such-code' }).code).toBe('internal')
  expect(toKobanError(new TypeError('QXTB-M4K7RD-9WZN'))).toMatchObject({ code: 'internal', message: 'TypeError' })
})
