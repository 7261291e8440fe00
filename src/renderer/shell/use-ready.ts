// Marks the document once the first real data has been painted; start-up is measured by it.
import { useEffect } from 'react'

export function useReady(isReady: boolean): void {
  useEffect(() => {
    if (!isReady || document.documentElement.dataset['ready']) return
    const frame = requestAnimationFrame(() => {
      document.documentElement.dataset['ready'] = String(Date.now())
    })
    return () => cancelAnimationFrame(frame)
  }, [isReady])
}
