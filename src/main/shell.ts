// What only main can do for the window. Each call is taken from the top frame of our own page alone, its input is
// checked, and faults go back as data: Electron would keep nothing of a thrown error but its text.
import { app, clipboard, dialog, ipcMain, type BrowserWindow, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron'
import { spawn } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import * as z from 'zod/mini'
import { KobanError, toErrorData } from '../shared/errors'
import { SHELL_CHANNELS } from '../shared/shell-api'
import { AppearanceInput, type Appearance } from './appearance'
import { isOwnUrl } from './content'
import type { EngineProcess } from './engine-process'
import { openLink } from './open-link'
import { createSecretClipboard } from './secret-clipboard'

const MAX_FILE_BYTES = 100 * 1024 * 1024

const INPUTS = {
  openLink: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('link'), id: z.string().check(z.maxLength(100)) }),
    z.strictObject({ kind: z.literal('brand'), brandId: z.string().check(z.maxLength(100)), page: z.enum(['redeem', 'report']) }),
  ]),
  copySecret: z.string().check(z.minLength(1), z.maxLength(10_000)),
  saveFile: z.strictObject({
    name: z.string().check(z.minLength(1), z.maxLength(200)),
    bytes: z.instanceof(Uint8Array).check(z.refine((bytes) => bytes.byteLength <= MAX_FILE_BYTES)),
  }),
  nothing: z.undefined(),
}

type Parts = { window: BrowserWindow; engine: EngineProcess; appearance: Appearance; isDemo: boolean }

export function setupShell({ window, engine, appearance, isDemo }: Parts): void {
  const isOurs = ({ sender, senderFrame }: IpcMainEvent | IpcMainInvokeEvent): boolean =>
    sender === window.webContents && senderFrame !== null && senderFrame.parent === null && isOwnUrl(senderFrame.url)

  function handle<T>(channel: string, input: z.ZodMiniType<T>, work: (input: T) => unknown): void {
    ipcMain.handle(channel, async (event, raw: unknown) => {
      try {
        if (!isOurs(event)) throw new KobanError('not-allowed')
        const parsed = z.safeParse(input, raw)
        if (!parsed.success) throw new KobanError('bad-request')
        return { ok: await work(parsed.data) }
      } catch (error) {
        return { error: toErrorData(error) }
      }
    })
  }

  const copySecret = createSecretClipboard(clipboard)
  app.on('before-quit', () => void copySecret.clear())

  ipcMain.on(SHELL_CHANNELS.appearance, (event) => {
    event.returnValue = isOurs(event) ? { appearance: appearance.get(), isDemo, platform: process.platform } : null
  })
  handle(SHELL_CHANNELS.openLink, INPUTS.openLink, openLink)
  handle(SHELL_CHANNELS.copySecret, INPUTS.copySecret, copySecret.copy)
  handle(SHELL_CHANNELS.saveFile, INPUTS.saveFile, (file) => saveFile(window, file))
  handle(SHELL_CHANNELS.setAppearance, AppearanceInput, appearance.set)
  handle(SHELL_CHANNELS.restartEngine, INPUTS.nothing, () => engine.restart())
  handle(SHELL_CHANNELS.startDemo, INPUTS.nothing, () => {
    if (isDemo) throw new KobanError('not-allowed')
    startDemo()
  })
}

async function saveFile(window: BrowserWindow, { name, bytes }: { name: string; bytes: Uint8Array }): Promise<boolean> {
  // Only a name: a path in it, or a character that a file system refuses, is not the window's to choose.
  const plain = basename(name.replaceAll('\\', '/')).replace(/[\u0000-\u001f<>:"|?*]/g, '_')
  const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath: join(app.getPath('documents'), plain) })
  if (canceled || !filePath) return false
  try {
    await writeFile(filePath, bytes, { mode: 0o600 })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    throw new KobanError(code === 'ENOSPC' ? 'disk-full' : 'not-allowed', undefined, { cause: error })
  }
  return true
}

/** Another process, so that neither store nor window are shared. Of our own switches it gets what it needs and no more. */
function startDemo(): void {
  const args = app.isPackaged ? [] : [app.getAppPath()]
  if (app.commandLine.hasSwitch('no-sandbox')) args.push('--no-sandbox')
  if (app.commandLine.hasSwitch('user-data-dir')) args.push(`--user-data-dir=${app.getPath('userData')}`)
  spawn(process.execPath, [...args, '--demo'], { detached: true, stdio: 'ignore' }).unref()
}
