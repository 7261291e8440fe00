// UTF-7 (RFC 2152), which Node's decoder leaves out: old programs still write it, also without naming it.

const SHIFTED = /\+([A-Za-z0-9+/]*)-?/g

/** Damage is left as it stands. */
export function decodeUtf7(text: string): string {
  return text.replace(SHIFTED, (run, data: string) => (data === '' ? (run === '+-' ? '+' : run) : (wide(data) ?? run)))
}

const UNNAMED = /\+[A-Za-z0-9+/]{8,4000}-/

/** Plain ASCII whose shifted runs are East Asian text: nothing else looks like that. */
export function looksLikeUtf7(text: string): boolean {
  const run = UNNAMED.exec(text)?.[0]
  const decoded = run === undefined ? null : wide(run.slice(1, -1))
  return decoded !== null && /^[\u3000-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff00-\uffef]+$/.test(decoded)
}

/** Null when the bits that are left over are not zero, or a surrogate stands alone. */
function wide(data: string): string | null {
  const bytes = Buffer.from(data, 'base64')
  if (bytes.length < 2) return null
  const text = bytes.subarray(0, bytes.length & ~1).swap16().toString('utf16le')
  return /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text) ? null : text
}
