// Which messages of a scan are looked at closely.
import { expect, it } from 'vitest'
import { mightMatter } from '../might-matter'
import { testMail } from '../../mime/test-mail'
import { look } from './finding'

const TEXT = 'Em, the Love2shop thing I won at bingo, I never go into town. Card no 1806176149496804061 pin 7709 and its £50 I think. Jo'
const FOOTER = `\n\n${'We met on Tuesday and spoke of the garden, the roof and the neighbours. '.repeat(30)}`

it('a short mail is read although no word of it is of gifts', () => {
  const short = testMail({ text: TEXT })
  expect(mightMatter(short)).toBe(false)
  expect(look(short).examined?.detection).toMatchObject({ class: 'gift', codes: ['1806176149496804061'] })
})

it('a long one, and what a list sends, goes by the gate alone', () => {
  expect(look(testMail({ text: `${TEXT}${FOOTER}` })).examined).toBeNull()
  expect(look(testMail({ text: TEXT, headers: { 'List-Id': '<town.example>' } })).examined).toBeNull()
})
