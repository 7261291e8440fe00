// Folder names on the wire: modified UTF-7 (RFC 3501 section 5.1.3). The other direction is imapflow's: it lists
// folders with decoded names, but its own encoding also adds the personal namespace's prefix, which is wrong for a
// path that came from LIST.

/** A decoded path as an IMAP server wants it: `ゴミ箱` is `&MLQw33ux-`. */
export function encodeFolderPath(path: string): string {
  return path.replace(/&/g, '&-').replace(/[^\x20-\x7e]+/g, (text) => {
    const bytes = Buffer.from(text, 'utf16le').swap16()
    return `&${bytes.toString('base64').replace(/=+$/, '').replace(/\//g, ',')}-`
  })
}
