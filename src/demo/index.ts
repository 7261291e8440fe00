// Entry of the demo's utility process: starts the made-up mail server and tells main where it is.
import { startDemoServer } from './server'

type ParentPort = { postMessage(message: unknown): void }
const { parentPort } = process as unknown as { parentPort?: ParentPort }

if (!parentPort) throw new Error('the demo server runs in a utility process')
const { server } = await startDemoServer()
parentPort.postMessage({ type: 'demo-ready', server })
