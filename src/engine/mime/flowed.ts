/** format=flowed (RFC 3676): a line that ends in a space goes on in the next; with DelSp the space goes too. */
export function unflow(text: string, dropSpace: boolean): string {
  const out: string[] = []
  let open = false
  for (const raw of text.split(/\r?\n/)) {
    const isSignature = raw === '-- '
    const quote = /^>*/.exec(raw)?.[0] ?? ''
    const line = raw.slice(quote.length).replace(/^ /, '')
    const flows = line.endsWith(' ') && !isSignature
    const content = flows && dropSpace ? line.slice(0, -1) : line
    if (open && out.length > 0) out[out.length - 1] += content
    else out.push(quote + content)
    open = flows
  }
  return out.join('\n')
}
