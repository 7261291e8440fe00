// Where the window is: a name and a few parameters in the hash. A router library would be larger than this.
import { useSyncExternalStore } from 'react'

export const ROUTES = ['overview', 'access', 'gifts', 'vault', 'settings'] as const
export type RouteName = (typeof ROUTES)[number]
/** `import` is a step inside Access and has no entry of its own. */
export type Route = { name: RouteName | 'import'; params: Readonly<Record<string, string>> }

function parse(hash: string): Route {
  const [name = '', query = ''] = hash.replace(/^#\/?/, '').split('?')
  const isKnown = name === 'import' || (ROUTES as readonly string[]).includes(name)
  return { name: isKnown ? (name as Route['name']) : 'overview', params: Object.fromEntries(new URLSearchParams(query)) }
}

let at = window.location.hash
let current = parse(at)
const listeners = new Set<() => void>()
function arrive(): void {
  if (window.location.hash === at) return
  at = window.location.hash
  current = parse(at)
  for (const listener of listeners) listener()
}
window.addEventListener('hashchange', arrive)

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useRoute = (): Route => useSyncExternalStore(subscribe, () => current)

/**
 * Opens a screen; `params` are for it alone (a filter, a selected row) and never hold a secret. `replace` makes no new
 * step for "back".
 */
export function go(name: Route['name'], params: Record<string, string> = {}, { replace = false }: { replace?: boolean } = {}): void {
  const query = new URLSearchParams(params).toString()
  const hash = `/${name}${query ? `?${query}` : ''}`
  if (replace) window.history.replaceState(null, '', `#${hash}`)
  else window.location.hash = hash
  // The event comes later, or not at all; what is set together with the route must not be drawn without it.
  arrive()
}
