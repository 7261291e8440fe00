// Passes the engine's port on to the page and exposes the shell: no logic, no Node, no generic channel.
import { contextBridge, ipcRenderer } from 'electron'
import { ENGINE_GONE, ENGINE_PORT, SHELL_CHANNELS, type ShellApi } from '../shared/shell-api'

type Known = Pick<ShellApi, 'appearance' | 'isDemo' | 'platform'>

/** A fault arrives as data and leaves as data: a thrown Error would lose its code on the way into the page. */
async function ask<T>(channel: string, input?: unknown): Promise<T> {
  const reply = (await ipcRenderer.invoke(channel, input)) as { ok: T; error?: unknown }
  if (reply.error) throw reply.error
  return reply.ok
}

const api: ShellApi = {
  ...(ipcRenderer.sendSync(SHELL_CHANNELS.appearance) as Known),
  openLink: (target) => ask(SHELL_CHANNELS.openLink, target),
  copySecret: (text) => ask(SHELL_CHANNELS.copySecret, text),
  saveFile: (file) => ask(SHELL_CHANNELS.saveFile, file),
  setAppearance: (appearance) => ask(SHELL_CHANNELS.setAppearance, appearance),
  startDemo: () => ask(SHELL_CHANNELS.startDemo),
  restartEngine: () => ask(SHELL_CHANNELS.restartEngine),
}
contextBridge.exposeInMainWorld('koban', api)

ipcRenderer.on(ENGINE_PORT, ({ ports }) => window.postMessage({ type: ENGINE_PORT }, location.origin, [...ports]))
ipcRenderer.on(ENGINE_GONE, () => window.postMessage({ type: ENGINE_GONE }, location.origin))
