// The one window. Its title is fixed: a page's own title could carry an address or a code into the task bar.
import { app, BrowserWindow, dialog, nativeTheme, screen } from 'electron'
import { join } from 'node:path'
import { KobanError } from '../shared/errors'
import type { Language } from '../shared/model'
import { PAGE_URL } from './content'
import { showFault } from './faults'

/** The page's own background, so that nothing flashes before it has painted. */
const background = (): string => (nativeTheme.shouldUseDarkColors ? '#13151A' : '#F7F5F0')

export function setupWindow({ isDemo, language }: { isDemo: boolean; language: Language }): BrowserWindow {
  const { width, height } = screen.getPrimaryDisplay().workAreaSize
  const window = new BrowserWindow({
    title: isDemo ? { ja: 'Koban デモ', en: 'Koban Demo' }[language] : 'Koban',
    width: Math.min(1440, width),
    height: Math.min(900, height),
    minWidth: 900,
    minHeight: 600,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: background(),
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  })
  window.on('page-title-updated', (event) => event.preventDefault())
  window.once('ready-to-show', () => window.show())
  nativeTheme.on('updated', () => {
    if (!window.isDestroyed()) window.setBackgroundColor(background())
  })
  reloadAfterCrash(window)
  app.on('window-all-closed', () => app.quit())
  load(window)
  return window
}

/** A window that is closed, or loaded anew, while it still loads is no fault. */
function load(window: BrowserWindow): void {
  let isClosing = false
  window.once('close', () => {
    isClosing = true
  })
  window.loadURL(PAGE_URL).catch((fault: Error & { code?: string }) => {
    if (!isClosing && fault.code !== 'ERR_ABORTED') showFault(fault)
  })
}

/** Resolves when the first window is on screen; rejects when it was closed before. */
export function windowShown(): Promise<void> {
  return new Promise((resolve, reject) => {
    app.once('browser-window-created', (_event, window) => {
      window.once('show', resolve)
      window.once('closed', () => reject(new KobanError('engine-stopped', 'the window was closed before it was shown')))
    })
  })
}

const CALM_MS = 60_000

function reloadAfterCrash(window: BrowserWindow): void {
  let crashedAt = 0
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return
    const isRepeated = Date.now() - crashedAt < CALM_MS
    crashedAt = Date.now()
    if (!isRepeated) return window.reload()
    dialog.showErrorBox('Koban', `画面を表示できなくなりました。保存されたものは失われません。\nThe window can no longer be shown. Nothing that was stored is lost.\n\n${reason}`)
    app.quit()
  })
}
