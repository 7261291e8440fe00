// Schema changes in order; the database's user_version counts how many were applied. Never edit one that shipped.
import { initial } from './001-initial'
import { accessColumns } from './002-access-columns'
import { alsoReadable } from './003-also-readable'
import { notices } from './004-notices'

export const MIGRATIONS: readonly string[] = [initial, accessColumns, alsoReadable, notices]
