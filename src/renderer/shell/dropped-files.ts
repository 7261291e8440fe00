// The files of a drop, folders opened. Hidden files and anything beyond a hundred are left out.
const MOST = 100

async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  // A reader gives at most a hundred at a time, and an empty list at the end.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (some.length === 0 || all.length >= MOST) return all
    all.push(...some)
  }
}

async function filesOf(entry: FileSystemEntry): Promise<File[]> {
  if (entry.name.startsWith('.')) return []
  if (entry.isFile) return [await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject))]
  const found: File[] = []
  for (const inner of await entriesOf(entry as FileSystemDirectoryEntry)) found.push(...(await filesOf(inner)))
  return found
}

/** Must be called in the drop event itself: its items are gone afterwards. */
export async function droppedFiles(transfer: DataTransfer): Promise<File[]> {
  const plain = [...transfer.files]
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  if (!entries.some((entry) => entry.isDirectory)) return plain.slice(0, MOST)
  const found = await Promise.all(entries.map(filesOf))
  return found.flat().slice(0, MOST)
}
