// The vault screen.
export function Vault() {
  return null
}
