// Faults of the main process are shown, never swallowed. Only what kind of fault it was and where in our code:
// the text of a foreign error may hold what the user typed.
import { app, dialog } from 'electron'
import { toErrorData } from '../shared/errors'

export function setupFaults(): void {
  process.on('uncaughtException', showFault)
  process.on('unhandledRejection', showFault)
}

let isShown = false

/** Tells the user, once, and quits in order: the engine still gets to finish its journal. */
export function showFault(error: unknown): void {
  const { code, message } = toErrorData(error)
  const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : []
  process.stderr.write(`koban: ${code}: ${message}\n${frames.join('\n')}\n`)
  if (isShown) return
  isShown = true
  dialog.showErrorBox('Koban', `問題が起きたため終了します。保存されたものは失われません。\nKoban has to close because of a fault. Nothing that was stored is lost.\n\n${code}: ${message}\n${frames.slice(0, 3).join('\n')}`)
  app.quit()
}
