// The settings screen.
export function SettingsScreen() {
  return null
}
