// Language, colour scheme and zone: from the shell before the store is open, from the settings once it is.
import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react'
import type { MantineColorSchemeManager } from '@mantine/core'
import type { Settings } from '../shared/engine-api'
import { createFormat, type Format } from './i18n/format'
import { MESSAGES, type Messages } from './i18n/messages'
import { engine, toKobanError } from './engine'
import { koban } from './koban'

type Appearance = Settings & { set: (part: Partial<Settings>) => void }
const start: Settings = { ...koban.appearance, zone: Intl.DateTimeFormat().resolvedOptions().timeZone }
const Context = createContext<Appearance | null>(null)

/** Mantine only asks; we keep the choice ourselves. */
export const colorSchemeManager: MantineColorSchemeManager = {
  get: () => koban.appearance.colorScheme,
  set: () => undefined,
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => undefined,
}

export function AppearanceProvider({ children }: { children: ReactNode }) {
  const [settings, setSettings] = useState(start)

  useEffect(() => {
    let isLive = true
    // Before the store is open there are no settings to ask for: the shell's stand.
    const load = () => engine.call('settings.get', {}).then((kept) => isLive && setSettings(kept), toKobanError)
    void load()
    const off = engine.on('app.statusChanged', (status) => {
      if (status.store === 'ready') void load()
    })
    return () => {
      isLive = false
      off()
    }
  }, [])

  useEffect(() => {
    document.documentElement.lang = settings.language
  }, [settings.language])

  const set = useCallback((part: Partial<Settings>) => {
    setSettings((old) => {
      const next = { ...old, ...part }
      if (part.language || part.colorScheme) void koban.setAppearance({ language: next.language, colorScheme: next.colorScheme }).catch(toKobanError)
      return next
    })
    // Kept by the shell too, so a store that is still locked loses nothing.
    engine.call('settings.set', part).catch(toKobanError)
  }, [])

  const value = useMemo(() => ({ ...settings, set }), [settings, set])
  return <Context value={value}>{children}</Context>
}

export function useAppearance(): Appearance {
  const value = use(Context)
  if (!value) throw new Error('AppearanceProvider is missing')
  return value
}

const formats = new Map<string, Format>()
function formatOf(language: Settings['language'], zone: string): Format {
  const id = `${language} ${zone}`
  const known = formats.get(id) ?? createFormat(language, zone)
  formats.set(id, known)
  return known
}

/** The words (m) and formats (f) of the user's language and zone. */
export function useMessages(): { m: Messages; f: Format; language: Settings['language'] } {
  const { language, zone } = useAppearance()
  return { m: MESSAGES[language], f: formatOf(language, zone), language }
}
