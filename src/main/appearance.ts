// What the window looks like before the store is open: language and colour scheme, in a small plain file of the
// profile. Nothing else goes in it.
import { app, nativeTheme } from 'electron'
import { readFileSync } from 'node:fs'
import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod/mini'
import type { ShellApi } from '../shared/shell-api'

export const AppearanceInput = z.strictObject({ language: z.enum(['ja', 'en']), colorScheme: z.enum(['light', 'dark', 'auto']) })

export type Appearance = {
  get(): ShellApi['appearance']
  set(appearance: ShellApi['appearance']): Promise<void>
}

/** `from`: another profile whose choice is taken over (the demo takes the user's own); it is never written. */
export function setupAppearance(from?: string): Appearance {
  const file = join(app.getPath('userData'), 'appearance.json')
  let current = read(from ? join(from, 'appearance.json') : file)
  const apply = () => {
    nativeTheme.themeSource = current.colorScheme === 'auto' ? 'system' : current.colorScheme
  }
  apply()
  return {
    get: () => current,
    async set(appearance) {
      current = appearance
      apply()
      await writeFile(`${file}.new`, JSON.stringify(appearance), { mode: 0o600 })
      await rename(`${file}.new`, file)
    },
  }
}

/** The user's choice; where there is none, or the file is no longer readable, what the system says. */
function read(file: string): ShellApi['appearance'] {
  try {
    return AppearanceInput.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return { language: app.getPreferredSystemLanguages()[0]?.startsWith('ja') ? 'ja' : 'en', colorScheme: 'auto' }
  }
}
