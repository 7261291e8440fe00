// Puts the theme's variables into the document as a constructed style sheet: the window's policy lets no script
// make markup, and Mantine would write a style element as markup.
import { convertCssVariables, DEFAULT_THEME, defaultCssVariablesResolver, mergeMantineTheme } from '@mantine/core'
import { cssVariablesResolver, theme } from './theme'

export function installTheme(): void {
  const whole = mergeMantineTheme(DEFAULT_THEME, theme)
  const base = defaultCssVariablesResolver(whole)
  const own = cssVariablesResolver(whole)
  const css = convertCssVariables({ variables: { ...base.variables, ...own.variables }, light: { ...base.light, ...own.light }, dark: { ...base.dark, ...own.dark } })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
}
