// Import zones, guarded doors, no floating promises, exhaustive switches.
import security from 'eslint-plugin-security'
import unsanitized from 'eslint-plugin-no-unsanitized'
import ts from 'typescript-eslint'

const zone = (files, group, message) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns: [{ group, message }] }] },
})

/** The guarded doors: calls that exist once, in one file. */
const door = (object, property, where) => ({
  selector: `CallExpression[callee.property.name='${property}']${object ? `[callee.object.name='${object}']` : ''}`,
  message: `${property} has one guarded door: ${where}.`,
})
const DOORS = [
  { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: 'Render text, not HTML.' },
  door('shell', 'openExternal', 'src/main/open-link.ts'),
  door(null, 'setUsePlainTextEncryption', 'nowhere: its key is public'),
  door(null, 'messageDelete', 'nowhere: without UIDPLUS it expunges foreign messages'),
  door(null, 'messageMove', 'src/engine/imap/imapflow-session.ts'),
]
const doorsBut = (...allowed) => ['error', ...DOORS.filter((d) => !allowed.some((a) => d.selector.includes(`'${a}'`)))]

export default ts.config(
  { ignores: ['out', 'dist', 'node_modules', 'e2e/out', 'coverage'] },
  ...ts.configs.recommended,
  security.configs.recommended,
  unsanitized.configs.recommended,
  {
    rules: {
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-empty': ['error', { allowEmptyCatch: false }],
      'no-restricted-syntax': doorsBut(),
      // A guess by star height: it flags linear patterns and misses slow ones. Tests time the real patterns on hostile text.
      'security/detect-unsafe-regex': 'off',
      // Noisy by design: they flag every computed index and every path.
      'security/detect-object-injection': 'off',
      'security/detect-non-literal-fs-filename': 'off',
      'security/detect-non-literal-regexp': 'off',
    },
  },
  {
    files: ['src/**/*.ts', 'src/**/*.tsx', 'test/**/*.ts', 'e2e/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  // Tests start programs and compare what should be equal.
  { files: ['**/*.test.ts', 'test/**', 'e2e/**', 'scripts/**'], rules: { 'security/detect-child-process': 'off', 'security/detect-possible-timing-attacks': 'off' } },

  zone(['src/shared/**'], ['electron', 'node:*', 'react*', '../main/*', '../engine/*', '../renderer/*', '../../engine/*', '../../main/*', '../../renderer/*'], 'shared is plain TypeScript: it imports nothing outside itself.'),
  zone(['src/renderer/**'], ['electron', 'node:*', '**/main/**', '**/engine/**', '!**/renderer/engine', '!./engine', '!../engine', '!../../engine', '**/preload/**', '**/cli/**', '**/demo/**', 'libsql', 'imapflow'], 'The window imports shared only.'),
  zone(['src/preload/**'], ['node:*', '**/main/**', '**/engine/**', '**/renderer/**'], 'The preload imports shared and electron only.'),
  zone(['src/main/**'], ['imapflow', 'postal-mime', 'libsql', 'maxmind', 'hoodiecrow-imap', '**/renderer/**', '**/cli/**'], 'Main forks the engine; it never does its work.'),
  zone(['src/engine/**'], ['**/renderer/**', '**/main/**', '**/preload/**', '**/cli/**', '**/demo/**', 'electron', 'electron/*', 'react*'], 'The engine knows neither window nor Electron.'),
  {
    files: ['src/engine/access/verdict.ts', 'src/engine/access/timeline.ts', 'src/engine/access/coverage.ts', 'src/engine/gifts/detect.ts', 'src/engine/gifts/detect/**', 'src/engine/exposure/exposure.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [{ group: ['node:*', 'electron', 'libsql', 'imapflow', '**/store/**', '**/imap/**', '**/places/**'], message: 'A rule is pure: shared types in, a value out.' }] }],
      'no-restricted-properties': ['error', { object: 'Date', property: 'now', message: 'A rule has no clock: pass the time in.' }],
    },
  },
  { files: ['src/main/open-link.ts'], rules: { 'no-restricted-syntax': doorsBut('openExternal') } },
  { files: ['src/engine/imap/imapflow-session.ts'], rules: { 'no-restricted-syntax': doorsBut('messageMove') } },
)
