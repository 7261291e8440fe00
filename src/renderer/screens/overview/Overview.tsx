// The overview screen.
export function Overview() {
  return null
}
