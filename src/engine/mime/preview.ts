// What the detail pane may show of a mail: plain text, secrets masked, nothing that could act or mislead.
import { maskIn } from '../gifts/mask'
import type { ParsedMessage } from './message'

export const PREVIEW_CHARS = 20_000

// Direction marks can turn an address round; control characters can hide text from the reader.
const DANGEROUS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g

/** At most 20,000 characters. `maskCodes`: codes, PINs and links to mask, in whatever form they stand there. The plain part is preferred to the HTML one of the same depth. */
export function plainTextPreview(message: ParsedMessage, maskCodes: readonly string[]): string {
  const texts = message.parts.filter(({ kind }) => kind !== 'subject')
  const shown = texts.filter((part) => part.kind !== 'html' || !texts.some((other) => other.kind === 'text' && other.depth === part.depth && other.text.trim().length > 40))
  const body = shown.map(({ text, fileName }) => (fileName ? `[${fileName}]\n${text}` : text).slice(0, PREVIEW_CHARS * 2)).join('\n\n')
  const plain = body.slice(0, PREVIEW_CHARS * 2).replace(/\r\n?/g, '\n').replace(DANGEROUS, '').replace(/\n{4,}/g, '\n\n\n').trim()
  return maskIn(plain, maskCodes).slice(0, PREVIEW_CHARS)
}
