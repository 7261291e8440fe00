// The second thread of a scan: takes portions of raw messages, answers with what was found in each.
import { parentPort, workerData } from 'node:worker_threads'
import { judge, type Portion, type Portioned } from './examiner'
import { examine, type ExamineOptions } from './finding'

const options = workerData as ExamineOptions
parentPort?.on('message', ({ id, bytes, ends, partial }: Portion) => {
  const all = Buffer.from(bytes.buffer)
  const verdicts = ends.map((end, i) => judge(examine, all.subarray(i === 0 ? 0 : ends[i - 1], end), { ...options, partial: partial[i] ?? [] }))
  parentPort?.postMessage({ id, verdicts } satisfies Portioned)
})
parentPort?.postMessage('ready')
