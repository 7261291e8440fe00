// A folder as the list names it: the inbox in the user's language, others by their last part.

export function folderName(path: string, inbox: string): string {
  if (/^inbox$/i.test(path)) return inbox
  return path.split(/[/.]/).filter((part) => part !== '' && !/^inbox$/i.test(part)).at(-1) ?? path
}
