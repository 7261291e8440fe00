// `4/3/2019` is the fourth of March or the third of April. One date with a part above 12 settles it for the whole file.
import { slashDate, type SlashOrder } from './times'

export type SettledOrder = { order: SlashOrder; isSettled: boolean }

/** Looks through a column's values. Without proof, month first: the commonest writer of such files is a US Excel. */
export function settleSlashOrder(values: Iterable<string>): SettledOrder {
  for (const value of values) {
    const parts = slashDate(value)
    if (!parts) continue
    if (parts[0] > 12 && parts[1] <= 12) return { order: 'dmy', isSettled: true }
    if (parts[1] > 12 && parts[0] <= 12) return { order: 'mdy', isSettled: true }
  }
  return { order: 'mdy', isSettled: false }
}
