// One Koban per profile: the store has one user, and a second copy would only be told that it is in use.
// The lock lies in userData, so that the demo and a test with a folder of its own are not held up.
import { app, BrowserWindow } from 'electron'

/** False when another copy runs: it comes to the front and this one ends before it has touched anything. */
export function setupSingleInstance(): boolean {
  if (!app.requestSingleInstanceLock()) {
    app.exit(0)
    return false
  }
  app.on('second-instance', () => {
    const window = BrowserWindow.getAllWindows()[0]
    if (!window) return
    if (window.isMinimized()) window.restore()
    window.show()
    window.focus()
  })
  return true
}
