// A city database that was dropped anywhere in the window: it waits for the card of the settings that adds it.
let waiting: File | null = null
const listeners = new Set<() => void>()

/** The one file of a drop that names itself a database; null for histories. */
export function cityDatabaseAmong(files: readonly File[]): File | null {
  const [only, ...others] = files
  return only && others.length === 0 && /\.mmdb$/i.test(only.name) ? only : null
}

export function offerCityDatabase(file: File): void {
  waiting = file
  for (const listener of listeners) listener()
}

/** Gives each offered file to `take` once, also one that was offered before. Returns how to stop. */
export function onCityDatabase(take: (file: File) => void): () => void {
  const look = () => {
    const file = waiting
    waiting = null
    if (file) take(file)
  }
  listeners.add(look)
  look()
  return () => listeners.delete(look)
}
