// All Japanese words. The type of this object is the type of every language.
import { access } from './access'
import { charts } from './charts'
import { common } from './common'
import { errors } from './errors'
import { gifts } from './gifts'
import { imports } from './imports'
import { notices } from './notices'
import { overview } from './overview'
import { reasons } from './reasons'
import { settings } from './settings'
import { shell } from './shell'
import { unlock } from './unlock'
import { vault } from './vault'
import { welcome } from './welcome'

export const ja = { common, shell, welcome, unlock, settings, imports, errors, reasons, charts, overview, access, notices, gifts, vault }
export type Messages = typeof ja
