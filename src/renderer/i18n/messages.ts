// Both languages, one type: a key that is missing in English, or has other arguments, does not compile.
import type { Language } from '../../shared/model'
import { en } from './en'
import { ja } from './ja'
import type { Messages } from './ja'

export type { Messages }
export const MESSAGES: Record<Language, Messages> = { ja, en }
