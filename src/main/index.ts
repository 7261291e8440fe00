// Start-up, in order. No top-level await: Electron's `ready` waits for this module to end, so awaiting it here
// would dead-lock without a word.
import { app } from 'electron'
import { setupAppearance } from './appearance'
import { setupContent, setupScheme } from './content'
import { setupDemoProfile, startDemoServer } from './demo'
import { setupEngine } from './engine-process'
import { setupFaults, showFault } from './faults'
import { setupHardening, setupSession } from './harden'
import { setupMenu } from './menu'
import { createReminders } from './reminders'
import { createSecrets } from './secrets'
import { setupShell } from './shell'
import { setupSingleInstance } from './single-instance'
import { setupWindow, windowShown } from './window'

setupFaults()
setupHardening()
setupScheme()
const demo = setupDemoProfile()
if (setupSingleInstance()) app.whenReady().then(start).catch(showFault)

async function start(): Promise<void> {
  setupSession()
  setupContent()
  const appearance = setupAppearance(demo?.appearanceFrom)
  const language = () => appearance.get().language
  const engine = setupEngine({
    host: { ...createSecrets(windowShown()), ...createReminders(language) },
    language,
    demo: demo ? startDemoServer() : Promise.resolve(null),
  })
  setupMenu(appearance.get().language)
  const window = setupWindow({ isDemo: demo !== null, language: appearance.get().language })
  engine.attach(window.webContents)
  setupShell({ window, engine, appearance, isDemo: demo !== null })
  await engine.started
}
