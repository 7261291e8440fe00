// Which folder is the Trash: by SPECIAL-USE (RFC 6154) or by a name that is known to mean nothing else. Two candidates
// are none: it is never guessed.
import type { Folder } from '../imap/session'

/** Names that mail services and programs give their Trash, folded by NFKC and case. */
const NAMES: ReadonlySet<string> = new Set([
  'trash', 'ゴミ箱', 'ごみ箱', 'deleted messages', 'deleted items', 'bin', 'papierkorb', 'gelöschte elemente', 'corbeille', 'éléments supprimés', 'papelera',
  'elementos eliminados', 'cestino', 'lixeira', 'prullenbak', '削除済みアイテム', '削除済みメッセージ', '휴지통', '已删除邮件', '刪除的郵件',
])
/** Parents under which a server puts the folders of its own; a name deeper down is the user's own folder. */
const ROOTS: ReadonlySet<string> = new Set(['inbox', '[gmail]', '[google mail]'])
const fold = (name: string) => name.normalize('NFKC').toLowerCase()

function hasKnownName(folder: Folder): boolean {
  const parts = fold(folder.path).split(fold(folder.delimiter))
  const name = parts.pop() ?? ''
  return NAMES.has(name) && (parts.length === 0 || (parts.length === 1 && ROOTS.has(parts[0] ?? '')))
}

/** The Trash's path, or null when there is none or it is not certain. `named`: the folder that the user named. */
export function trashOf(folders: readonly Folder[], named?: string): string | null {
  const usable = folders.filter((f) => f.selectable)
  if (named !== undefined && usable.some((f) => f.path === named)) return named
  const marked = usable.filter((f) => f.specialUse === '\\Trash')
  const candidates = marked.length > 0 ? marked : usable.filter(hasKnownName)
  return candidates.length === 1 ? (candidates[0]?.path ?? null) : null
}
