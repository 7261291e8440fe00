// The window's entry: styles, theme, language, the app.
import '@mantine/core/styles.layer.css'
import './theme/global.css'
import { MantineProvider } from '@mantine/core'
import { StrictMode, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App'
import { AppearanceProvider, colorSchemeManager, useAppearance } from './appearance'
import { installTheme } from './theme/install-theme'
import { theme } from './theme/theme'

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
// Scroll locks of dialogues make a style element too; their library reads the nonce from this name.
Object.assign(globalThis, { __webpack_nonce__: nonce })

function Theme({ children }: { children: ReactNode }) {
  const { colorScheme } = useAppearance()
  const forced = colorScheme === 'auto' ? {} : { forceColorScheme: colorScheme }
  return (
    <MantineProvider theme={theme} withCssVariables={false} withGlobalClasses={false} colorSchemeManager={colorSchemeManager} defaultColorScheme="auto" getStyleNonce={() => nonce} {...forced}>
      {children}
    </MantineProvider>
  )
}

installTheme()
const root = document.getElementById('root')
if (!root) throw new Error('no #root')
createRoot(root).render(
  <StrictMode>
    <AppearanceProvider>
      <Theme>
        <App />
      </Theme>
    </AppearanceProvider>
  </StrictMode>,
)
