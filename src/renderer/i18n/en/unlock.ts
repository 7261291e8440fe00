// Before the store is open: set a passphrase, enter it, or a key that no longer opens.
import type { Messages } from '../ja'

export const unlock: Messages['unlock'] = {
  setTitle: 'First, please set a passphrase.',
  setLead: 'No safe place for keys (an OS keychain) was found on this computer. Your passphrase protects the vault instead.',
  setNote: 'The passphrase is neither stored nor sent anywhere. If it is forgotten, nobody can open the vault. Write it on paper and keep it apart from your mail.',
  unlockTitle: 'Open the vault.',
  unlockLead: 'Please enter your passphrase.',
  lostTitle: 'The OS keychain does not open the vault’s key.',
  lostLead: 'This happens after the OS was reset, or when files come from another computer. The vault’s file was not deleted.',
  lostRetry: 'If the keychain was locked, or its question was closed, unlock it and try again.',
  retry: 'Try again',
  lostPassphrase: 'If you have set a passphrase, it opens the vault.',
  passphrase: 'Passphrase',
  again: 'Once more',
  rule: 'At least 8 characters. A few words in a row are easy to remember and hard to break',
  differ: 'The two entries differ',
  set: 'Begin with this passphrase',
  open: 'Open',
  startOver: 'Begin with a new vault',
  startOverNote: 'The file you have is kept under another name. Should its key turn up, it can be opened.',
  startOverSure: 'Make a new vault? The one you have stays as it is, under another name.',
  capsLock: 'Caps Lock is on',
}
