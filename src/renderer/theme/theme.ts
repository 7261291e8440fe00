// Mantine's theme: indigo (ai), two weights, Japanese system fonts, and the roles as CSS variables.
import { createTheme, defaultVariantColorsResolver, rem, type CSSVariablesResolver, type VariantColorsResolver } from '@mantine/core'
import { ROLES } from './roles'

const FONT = '"Hiragino Sans", "Yu Gothic UI", "BIZ UDPGothic", "Noto Sans CJK JP", "Noto Sans JP", system-ui, sans-serif'
const MONO = 'ui-monospace, "SF Mono", "Cascadia Mono", "Noto Sans Mono", "Noto Sans Mono CJK JP", monospace'

/**
 * Mantine judges text on filled colours by the light shade; in dark the accent is pale, so its text is dark.
 * `danger` is our own variant: an irreversible action, drawn as text only.
 */
const variantColorResolver: VariantColorsResolver = (input) => {
  const none = `${rem(1)} solid transparent`
  switch (input.variant) {
    case 'filled':
      return { ...defaultVariantColorsResolver(input), color: 'var(--k-on-accent)' }
    case 'default':
      return { background: 'var(--k-surface)', hover: 'var(--k-default-hover)', color: 'var(--k-text)', border: `${rem(1)} solid var(--k-line2)` }
    case 'subtle':
      return { background: 'transparent', hover: 'var(--k-accent-tint)', color: 'var(--k-accent)', border: none }
    case 'quiet':
      return { background: 'transparent', hover: 'var(--k-hover)', color: 'var(--k-dim)', border: none }
    case 'danger':
      return { background: 'transparent', hover: 'var(--k-danger-tint)', color: 'var(--k-danger-text)', border: none }
    default:
      return defaultVariantColorsResolver(input)
  }
}

export const theme = createTheme({
  primaryColor: 'ai',
  primaryShade: { light: 7, dark: 3 },
  autoContrast: true,
  luminanceThreshold: 0.35,
  defaultRadius: 8,
  black: '#20242C',
  white: '#FFFFFF',
  colors: {
    ai: ['#EEF1F8', '#DCE2F0', '#B9C5E1', '#A9B9E6', '#6F86C1', '#5069AE', '#38529A', '#2A4182', '#203267', '#17244C'],
    // Paper and ink instead of Mantine's neutral scales: popovers, skeletons and disabled parts follow.
    gray: ['#F7F5F0', '#F1EEE7', '#E9E5DC', '#E3DFD5', '#CFC9BC', '#8B8679', '#646973', '#555B66', '#3A3F49', '#20242C'],
    dark: ['#E9E6DF', '#ADB1BA', '#ADB1BA', '#9095A0', '#434A57', '#2C313B', '#1B1E25', '#13151A', '#15181E', '#0E1014'],
  },
  fontFamily: FONT,
  fontFamilyMonospace: MONO,
  fontSizes: { xs: rem(12), sm: rem(13), md: rem(14), lg: rem(15), xl: rem(22) },
  lineHeights: { xs: '1.5', sm: '1.5', md: '1.6', lg: '1.7', xl: '1.5' },
  fontWeights: { regular: '400', medium: '600', bold: '600' },
  spacing: { xs: rem(4), sm: rem(8), md: rem(12), lg: rem(16), xl: rem(24) },
  radius: { xs: rem(2.5), sm: rem(6), md: rem(8), lg: rem(12), xl: rem(16) },
  headings: {
    fontFamily: FONT,
    fontWeight: '600',
    textWrap: 'balance',
    sizes: {
      h1: { fontSize: rem(22), lineHeight: '1.5' },
      h2: { fontSize: rem(15), lineHeight: '1.5' },
      h3: { fontSize: rem(14), lineHeight: '1.5' },
      h4: { fontSize: rem(14), lineHeight: '1.5' },
      h5: { fontSize: rem(13), lineHeight: '1.5' },
      h6: { fontSize: rem(13), lineHeight: '1.5' },
    },
  },
  shadows: { xs: '0 1px 2px rgba(40, 34, 20, 0.18)', sm: 'var(--k-shadow)', md: 'var(--k-shadow)', lg: 'var(--k-shadow-raised)', xl: 'var(--k-shadow-raised)' },
  respectReducedMotion: true,
  cursorType: 'pointer',
  focusRing: 'auto',
  variantColorResolver,
  components: {
    Button: { vars: (_: unknown, props: { size?: string }) => ({ root: { '--button-fz': props.size?.startsWith('compact') || props.size === 'xs' ? rem(13) : props.size === 'md' ? rem(15) : rem(14) } }) },
    Checkbox: { vars: () => ({ root: { '--checkbox-icon-color': 'var(--k-on-accent)' } }) },
    Tooltip: { defaultProps: { withArrow: false, openDelay: 300, transitionProps: { duration: 120 } } },
    Popover: { defaultProps: { transitionProps: { duration: 120 } } },
    Drawer: { defaultProps: { transitionProps: { duration: 180, timingFunction: 'ease-out' } } },
    Modal: { defaultProps: { transitionProps: { duration: 120 } } },
  },
})

export const cssVariablesResolver: CSSVariablesResolver = () => {
  const scheme = (index: 0 | 1): Record<string, string> => ({
    ...Object.fromEntries(Object.entries(ROLES).map(([name, pair]) => [`--k-${name}`, pair[index]])),
    '--k-default-hover': index === 0 ? '#FAF8F4' : '#242831',
    '--mantine-color-body': 'var(--k-bg)',
    '--mantine-color-text': 'var(--k-text)',
    '--mantine-color-bright': 'var(--k-text)',
    '--mantine-color-dimmed': 'var(--k-dim)',
    '--mantine-color-placeholder': 'var(--k-faint)',
    '--mantine-color-error': 'var(--k-danger-text)',
    '--mantine-color-anchor': 'var(--k-accent)',
    '--mantine-color-default': 'var(--k-surface)',
    '--mantine-color-default-hover': 'var(--k-default-hover)',
    '--mantine-color-default-color': 'var(--k-text)',
    '--mantine-color-default-border': 'var(--k-line2)',
    '--mantine-color-disabled': 'var(--k-sunken)',
    '--mantine-color-disabled-color': 'var(--k-faint)',
    '--mantine-color-disabled-border': 'var(--k-line)',
    '--mantine-primary-color-contrast': 'var(--k-on-accent)',
    '--mantine-color-ai-light': 'var(--k-accent-tint)',
    '--mantine-color-ai-light-hover': 'var(--k-accent-tint)',
    '--mantine-color-ai-light-color': 'var(--k-accent)',
    '--mantine-color-ai-outline': 'var(--k-accent)',
    '--mantine-color-ai-filled-hover': index === 0 ? '#203267' : '#B9C5E1',
  })
  return { variables: {}, light: scheme(0), dark: scheme(1) }
}
