// Zooming by wheel: over the brush, and over the bars with Ctrl or a pinch, so that a page is still scrolled past the
// chart. A sideways wheel moves the range on. Listens itself: React's wheel listeners cannot hold the page still.
import { useCallback, useEffect, useRef } from 'react'
import type { Span } from '../../shared/model'
import type { TimelineZoom } from './AccessTimeline'
import type { TimeScale } from './time-scale'
import { moved, zoomed, type Whole } from './zoom'

type Now = { zoom: TimelineZoom | undefined; whole: Whole; range: Span; scale: TimeScale; brushScale: TimeScale; brushTop: number }

/** A notch of a mouse's wheel is some 100 px and goes a fifth nearer. */
const factorOf = (delta: number): number => 1.25 ** Math.max(-2, Math.min(2, delta / 100))

/** A ref for the chart's root. */
export function useWheelZoom(given: Now): (element: HTMLElement | null) => void {
  const now = useRef(given)
  useEffect(() => {
    now.current = given
  })
  const off = useRef<(() => void) | null>(null)
  return useCallback((element: HTMLElement | null) => {
    off.current?.()
    off.current = null
    if (!element) return
    const turn = (event: WheelEvent) => {
      const { zoom, whole, range, scale, brushScale, brushTop } = now.current
      if (!zoom) return
      const box = element.getBoundingClientRect()
      const [x, y] = [event.clientX - box.left, event.clientY - box.top]
      const isBrush = y >= brushTop
      const isSideways = Math.abs(event.deltaX) > Math.abs(event.deltaY)
      if (x < scale.left || x > scale.right || (!isBrush && !event.ctrlKey && !isSideways)) return
      if (isSideways && zoom.range === null) return
      event.preventDefault()
      zoom.onChange(isSideways ? moved(range, whole, event.deltaX / (scale.right - scale.left)) : zoomed(range, whole, (isBrush ? brushScale : scale).time(x), factorOf(event.deltaY)), true)
    }
    element.addEventListener('wheel', turn, { passive: false })
    off.current = () => element.removeEventListener('wheel', turn)
  }, [])
}
