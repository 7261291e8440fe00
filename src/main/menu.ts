// The menu carries the shortcuts that the system expects: copy and paste on macOS, zoom everywhere. It stays
// hidden elsewhere until Alt is pressed. Reload and developer tools are for development only.
import { app, Menu, type MenuItemConstructorOptions } from 'electron'
import type { Language } from '../shared/model'

const WORDS = {
  ja: { edit: '編集', view: '表示', window: 'ウインドウ', undo: '元に戻す', redo: 'やり直す', cut: '切り取り', copy: 'コピー', paste: '貼り付け', selectAll: 'すべて選択', zoomIn: '拡大', zoomOut: '縮小', resetZoom: '実際のサイズ', fullScreen: '全画面表示', minimize: '最小化', close: '閉じる', quit: 'Koban を終了' },
  en: { edit: 'Edit', view: 'View', window: 'Window', undo: 'Undo', redo: 'Redo', cut: 'Cut', copy: 'Copy', paste: 'Paste', selectAll: 'Select all', zoomIn: 'Zoom in', zoomOut: 'Zoom out', resetZoom: 'Actual size', fullScreen: 'Full screen', minimize: 'Minimize', close: 'Close', quit: 'Quit Koban' },
} as const satisfies Record<Language, Record<string, string>>

export function setupMenu(language: Language): void {
  const words = WORDS[language]
  const item = (role: MenuItemConstructorOptions['role'], label: string): MenuItemConstructorOptions => ({ role, label })
  const line: MenuItemConstructorOptions = { type: 'separator' }
  const develop: MenuItemConstructorOptions[] = app.isPackaged ? [] : [line, { role: 'reload' }, { role: 'toggleDevTools' }]
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      { label: 'Koban', submenu: [item('quit', words.quit)] },
      { label: words.edit, submenu: [item('undo', words.undo), item('redo', words.redo), line, item('cut', words.cut), item('copy', words.copy), item('paste', words.paste), item('selectAll', words.selectAll)] },
      { label: words.view, submenu: [item('zoomIn', words.zoomIn), item('zoomOut', words.zoomOut), item('resetZoom', words.resetZoom), line, item('togglefullscreen', words.fullScreen), ...develop] },
      { label: words.window, submenu: [item('minimize', words.minimize), item('close', words.close)] },
    ]),
  )
}
