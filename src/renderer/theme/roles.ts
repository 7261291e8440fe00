// Colours by role, light and dark: the one place where hex values stand. Components use the CSS variables
// (`--k-…`) made from them. Contrast (WCAG 2.2) and colour-blind distance were computed for these values.

type Pair = readonly [light: string, dark: string]

export const ROLES = {
  bg: ['#F7F5F0', '#13151A'],
  surface: ['#FFFFFF', '#1B1E25'],
  sunken: ['#F1EEE7', '#15181E'],
  nav: ['#F1EEE7', '#171A20'],
  'nav-current': ['#FFFFFF', '#272B34'],
  line: ['#E3DFD5', '#2C313B'],
  line2: ['#CFC9BC', '#434A57'],
  field: ['#8B8679', '#6E7683'],
  text: ['#20242C', '#E9E6DF'],
  dim: ['#555B66', '#ADB1BA'],
  faint: ['#646973', '#9095A0'],
  accent: ['#2A4182', '#A9B9E6'],
  'accent-tint': ['#EBEFF8', '#232B41'],
  'on-accent': ['#FFFFFF', '#14161B'],
  'warning-text': ['#7F5200', '#E8BC62'],
  'warning-mark': ['#B9800F', '#D9A23A'],
  'warning-tint': ['#FBF2DD', '#2E2614'],
  'danger-text': ['#AE3419', '#F49A7E'],
  'danger-mark': ['#C4401F', '#EE7A57'],
  'danger-tint': ['#FBEEE9', '#37211B'],
  gold: ['#C79A3C', '#D3AB55'],
  inverted: ['#20242C', '#E9E6DF'],
  'on-inverted': ['#FFFFFF', '#14161B'],
  hover: ['rgba(32, 36, 44, 0.04)', 'rgba(255, 255, 255, 0.05)'],
  shadow: ['0 1px 2px rgba(40, 34, 20, 0.05), 0 4px 14px rgba(40, 34, 20, 0.04)', 'none'],
  'shadow-raised': ['0 8px 28px rgba(0, 0, 0, 0.22)', '0 8px 28px rgba(0, 0, 0, 0.5)'],

  // Charts. Slot 0 is the home country; a country keeps its slot for as long as the store lives.
  'country-home': ['#8A96A3', '#75818D'],
  'country-0': ['#8A96A3', '#75818D'],
  'country-1': ['#1F66C2', '#74AEF0'],
  'country-2': ['#C27A0A', '#EE9E35'],
  'country-3': ['#0F5C47', '#22D09A'],
  'country-4': ['#7A2E77', '#C455BB'],
  'country-5': ['#2A9AD6', '#D3ECF3'],
  'country-other': ['#9A9068', '#8A7B4B'],
  'heat-0': ['#F1EEE7', '#23272F'],
  'heat-1': ['#D9DEEA', '#35415C'],
  'heat-2': ['#B3BED6', '#3E4D70'],
  'heat-3': ['#8294BC', '#5F74A6'],
  'heat-4': ['#4F659D', '#97ABDC'],
  gap: ['#CFC9BC', '#454C59'],
  coverage: ['#C4CAD2', '#47505A'],
  'map-land': ['#E9E5DC', '#2A2F39'],
} as const satisfies Record<string, Pair>

export type Role = keyof typeof ROLES

/** The CSS value of a role: `role('danger-mark')` is `var(--k-danger-mark)`. */
export const role = (name: Role): string => `var(--k-${name})`
