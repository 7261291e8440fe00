// Where the timeline's parts stand, top to bottom: lanes, one panel per track (or one for both), the ticks, the
// coverage strips, the brush. Every number of the drawing is made here, so that all parts share one x scale.
import type { Track } from '../../shared/model'
import { GUTTER } from './time-scale'

/** Right of the plot, where the words of a used gift stand. */
const RIGHT = 62
const AXIS = 24
const BETWEEN = 15

export type Panel = { tracks: Track[]; top: number; height: number; isLast: boolean }
export type TimelineLayout = {
  left: number
  right: number
  lanes: { top: number; row: number; count: number; height: number; more: number }
  panels: Panel[]
  axisTop: number
  coverageTop: number
  brushTop: number
  height: number
}

export type LayoutInput = {
  width: number
  lanes: number
  maxLanes: number
  laneRow: number
  panels: 'together' | 'by-track'
  panelHeight: number
  hasCoverage: boolean
  hasBrush: boolean
}

export function timelineLayout(input: LayoutInput): TimelineLayout {
  const isSplit = input.panels === 'by-track'
  const hidden = Math.max(0, input.lanes - input.maxLanes)
  const count = Math.min(input.lanes, input.maxLanes)
  const lanesHeight = count * input.laneRow + (hidden > 0 ? 18 : 0)
  const tracks: Track[][] = isSplit ? [['mail-software'], ['web']] : [['mail-software', 'web']]
  const first = lanesHeight + (count > 0 ? 12 : 4)
  const panels = tracks.map((of, i): Panel => ({ tracks: of, top: first + i * (input.panelHeight + BETWEEN), height: input.panelHeight, isLast: i === tracks.length - 1 }))
  const axisTop = first + tracks.length * input.panelHeight + (tracks.length - 1) * BETWEEN
  const coverageTop = axisTop + AXIS
  const brushTop = coverageTop + (input.hasCoverage ? 40 : 0)
  return {
    left: GUTTER,
    right: Math.max(GUTTER + 80, input.width - RIGHT),
    lanes: { top: 0, row: input.laneRow, count, height: lanesHeight, more: hidden },
    panels,
    axisTop,
    coverageTop,
    brushTop,
    height: brushTop + (input.hasBrush ? 26 : 0),
  }
}
