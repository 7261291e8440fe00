// The frame of the window: navigation, account, banners, undo.
import type { Messages } from '../ja'

export const shell: Messages['shell'] = {
  tagline: 'guards gift codes',
  nav: { overview: 'Overview', access: 'Access', gifts: 'Gift mails', vault: 'Vault', settings: 'Settings' },
  navigation: 'Menu',
  skip: 'Skip to content',
  unexplainedBadge: (n) => `${n} unexplained accesses`,
  savableBadge: (n) => `${n} gift mails can still be saved`,
  checked: (ago) => `Checked ${ago}`,
  neverChecked: 'Not checked yet',
  scanning: 'Checking now',
  moreAccounts: (n) => `and ${n} more`,
  noAccount: 'No mailbox connected',
  privacy: 'Talks only to your own mail server.',
  demo: 'Demo',
  demoBanner: 'A made-up mailbox. Your own mail and accounts are not touched.',
  restarting: 'The engine is being restarted. What is on screen stays.',
  goneTitle: 'The engine has stopped.',
  goneBody: 'No record and no mail was lost. Please start it again.',
  restart: 'Start it again',
  recovered: (finished, rolledBack) => `Tidied up deletes that were cut short: ${finished} finished, ${rolledBack} taken back. No mail was lost.`,
  recoveredOpen: (open) => `${open} of the deletes that were cut short could not be checked yet. The mails are safe in your vault.`,
  undoClose: 'Close this notice',
  dropHere: 'Drop it to read it as a login history',
  dropNote: 'Nothing is saved yet',
}
