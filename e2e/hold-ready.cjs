// Loaded into the app's main process before the app: holds it back until Playwright listens. Without, Playwright may
// attach in the very moment that the first page is committed, miss that, and wait for good. Playwright's own loader
// does the same, but is used with its own runtime only, and switches the keychain off.
// eslint-disable-next-line @typescript-eslint/no-require-imports -- Electron's -r takes CommonJS
const { app } = require('electron')

const ready = app.whenReady()
let release
const held = new Promise((resolve) => (release = resolve))
app.whenReady = () => held
/** Called by Playwright once it is attached. */
globalThis.__playwright_run = () => ready.then(release)
