// Which of the shipped brands a text names, for rules that do not depend on what the user added.
import type { GiftBrand } from '../../../shared/model'
import { bookOf } from './book'

/** Brands with their number of mentions, most first; at most `limit` characters are looked at. */
export const brandsIn = (text: string, limit?: number): Map<GiftBrand, number> => bookOf().brandsIn(text, limit)
