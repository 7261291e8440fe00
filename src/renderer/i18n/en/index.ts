// All English words.
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
import type { Messages } from '../ja'

export const en: Messages = { common, shell, welcome, unlock, settings, imports, errors, reasons, charts, overview, access, notices, gifts, vault }
