// Anywhere in the window files or a folder can be dropped: they are read as login histories. Without this the window would
// navigate to the file.
import { useEffect, useRef, useState } from 'react'
import { useMessages } from '../i18n/use-messages'
import { droppedFiles } from './dropped-files'
import classes from './DropTarget.module.css'

const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false

export function DropTarget({ onFiles }: { onFiles: (files: File[]) => void }) {
  const { m } = useMessages()
  const [isOver, setIsOver] = useState(false)
  const latest = useRef(onFiles)
  useEffect(() => {
    latest.current = onFiles
  })
  useEffect(() => {
    // dragenter and dragleave fire for every element on the way; only the balance tells.
    let depth = 0
    const enter = (event: DragEvent) => {
      if (!hasFiles(event)) return
      depth += 1
      setIsOver(true)
    }
    const over = (event: DragEvent) => {
      if (hasFiles(event)) event.preventDefault()
    }
    const leave = (event: DragEvent) => {
      if (!hasFiles(event)) return
      depth = Math.max(0, depth - 1)
      if (depth === 0) setIsOver(false)
    }
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      depth = 0
      setIsOver(false)
      if (event.dataTransfer) void droppedFiles(event.dataTransfer).then((files) => files.length > 0 && latest.current(files))
    }
    window.addEventListener('dragenter', enter)
    window.addEventListener('dragover', over)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragenter', enter)
      window.removeEventListener('dragover', over)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
    }
  }, [])
  if (!isOver) return null
  return (
    <div className={classes['veil']} aria-hidden>
      <div className={classes['box']}>
        <p className={classes['title']}>{m.shell.dropHere}</p>
        <p className={classes['note']}>{m.shell.dropNote}</p>
      </div>
    </div>
  )
}
