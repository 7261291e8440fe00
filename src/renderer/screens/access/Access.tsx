// The access screen.
export function Access() {
  return null
}
