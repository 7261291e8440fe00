// The system's notification that a provider's log is about to lose rows. Only when the user does not look at the window, which says
// the same. It may lie on a locked screen: it names the provider and the log, and nothing of the mailbox.
import { BrowserWindow, Notification } from 'electron'
import type { HostApi, RollOffReminder } from '../shared/host-api'
import type { Language } from '../shared/model'
import { PROVIDERS } from '../shared/providers/index'
import type { Handlers } from '../shared/rpc'

const TRACKS = {
  ja: { web: 'ウェブ', 'mail-software': 'メールソフト' },
  en: { web: 'web', 'mail-software': 'mail software' },
} as const satisfies Record<Language, Record<RollOffReminder['track'], string>>

const WORDS = {
  ja: {
    title: 'ログイン履歴の古い行が消えていきます',
    soon: (name: string, track: string, day: string, isSure: boolean) => `${name}の${track}の履歴は、まだ取り込んでいない行が${day}${isSure ? '' : 'ごろ'}から消え始めます。その前に読み込み直してください。`,
    past: (name: string, track: string, day: string, isSure: boolean) => `${name}の${track}の履歴は、まだ取り込んでいない行が${day}${isSure ? '' : 'ごろ'}から消えているおそれがあります。早めに読み込み直してください。`,
    mailbox: 'メール',
  },
  en: {
    title: 'A login history is losing its old rows',
    soon: (name: string, track: string, day: string, isSure: boolean) => `${name}, ${track}: rows that were not imported yet are lost from ${isSure ? '' : 'about '}${day}. Please import the history before.`,
    past: (name: string, track: string, day: string, isSure: boolean) => `${name}, ${track}: rows that were not imported yet may have been lost since ${isSure ? '' : 'about '}${day}. Please import the history soon.`,
    mailbox: 'Your mail',
  },
} as const

export function reminderText({ provider, track, lostFrom, isSure }: RollOffReminder, language: Language, now: number): { title: string; body: string } {
  const words = WORDS[language]
  const known = PROVIDERS.find((one) => one.id === provider && one.id !== 'other')
  const day = new Intl.DateTimeFormat(language, { month: 'long', day: 'numeric' }).format(lostFrom)
  return { title: words.title, body: words[lostFrom < now ? 'past' : 'soon'](known?.name[language] ?? words.mailbox, TRACKS[language][track], day, isSure) }
}

/** What is on screen: one that nothing holds is collected, and its click is lost. */
const shown = new Set<Notification>()

export function createReminders(language: () => Language): Pick<Handlers<HostApi>, 'remind.rollOff'> {
  return {
    'remind.rollOff': (reminder) => {
      const [window] = BrowserWindow.getAllWindows()
      if (!window || window.isFocused() || !Notification.isSupported()) return { isShown: false }
      const notification = new Notification(reminderText(reminder, language(), Date.now()))
      shown.add(notification)
      notification.on('click', () => {
        if (window.isDestroyed()) return
        if (window.isMinimized()) window.restore()
        window.show()
        window.focus()
      })
      notification.on('close', () => shown.delete(notification))
      notification.show()
      return { isShown: true }
    },
  }
}
