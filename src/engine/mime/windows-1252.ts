// Western Windows text. Node's own decoder of this name reads 80–9F as control characters, as Latin-1 has them; the
// assignments are those of https://encoding.spec.whatwg.org/index-windows-1252.txt.

/** 80 to 9F; the five bytes that stand for nothing stay control characters, as browsers read them. */
const HIGH_CONTROLS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** Never fails: every byte is a character. */
export function readWindows1252(bytes: Uint8Array): string {
  const text = new TextDecoder('latin1').decode(bytes)
  return text.replace(/[\u0080-\u009f]/g, (char) => HIGH_CONTROLS.charAt(char.charCodeAt(0) - 0x80))
}
