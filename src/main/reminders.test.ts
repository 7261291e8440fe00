// Electron's notifications and windows are faked: what is tested is when one is shown, what it says, and what a click does.
import { beforeEach, expect, it, vi } from 'vitest'
import { createReminders, reminderText } from './reminders'

const electron = vi.hoisted(() => {
  const state = { isFocused: false, isSupported: true, hasWindow: true, calls: [] as string[], shown: [] as { title: string; body: string }[], clicks: [] as (() => void)[] }
  class Notification {
    private readonly options: { title: string; body: string }
    static isSupported = () => state.isSupported
    constructor(options: { title: string; body: string }) { this.options = options }
    on(event: string, listener: () => void) { if (event === 'click') state.clicks.push(listener) }
    show() { state.shown.push(this.options) }
  }
  const window = { isFocused: () => state.isFocused, isMinimized: () => true, isDestroyed: () => false, restore: () => state.calls.push('restore'), show: () => state.calls.push('show'), focus: () => state.calls.push('focus') }
  return { state, Notification, BrowserWindow: { getAllWindows: () => (state.hasWindow ? [window] : []) } }
})
vi.mock('electron', () => ({ Notification: electron.Notification, BrowserWindow: electron.BrowserWindow }))

const { state } = electron
beforeEach(() => void Object.assign(state, { isFocused: false, isSupported: true, hasWindow: true, calls: [], shown: [], clicks: [] }))
const LOG = { provider: 'yahoojp', track: 'mail-software', lostFrom: Date.UTC(2026, 5, 12, 3), isSure: false } as const
const remind = () => createReminders(() => 'ja')['remind.rollOff'](LOG)

it('shows the system’s notification when the user looks elsewhere, and a click brings the window back', () => {
  expect(remind()).toEqual({ isShown: true })
  expect(state.shown).toHaveLength(1)
  state.clicks[0]?.()
  expect(state.calls).toEqual(['restore', 'show', 'focus'])
})

it.each([['the window is looked at', { isFocused: true }], ['the system has no notifications', { isSupported: false }], ['there is no window', { hasWindow: false }]])('shows none when %s, and says so', (_, more) => {
  Object.assign(state, more)
  expect(remind()).toEqual({ isShown: false })
  expect(state.shown).toEqual([])
})

it('names provider, log and day in both languages, and says "about" where the day is a guess', () => {
  const before = LOG.lostFrom - 5 * 86_400_000
  expect(reminderText(LOG, 'ja', before).body).toBe('Yahoo!メールのメールソフトの履歴は、まだ取り込んでいない行が6月12日ごろから消え始めます。その前に読み込み直してください。')
  expect(reminderText({ ...LOG, isSure: true, track: 'web' }, 'en', before).body).toBe('Yahoo! JAPAN Mail, web: rows that were not imported yet are lost from June 12. Please import the history before.')
  expect(reminderText({ ...LOG, provider: 'unheard-of' }, 'en', LOG.lostFrom + 1).body).toBe('Your mail, mail software: rows that were not imported yet may have been lost since about June 12. Please import the history soon.')
})
