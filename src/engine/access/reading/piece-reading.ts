// Histories that are read piece by piece: tables in text, lines of a server's log, and JSON with one object per line.
import type { JsonFormat, TableFormat, TextFormat } from './access-format'
import type { BlockReading, Delimiter, Position } from './delimited'
import type { Header } from './headers'
import { lineRecord, type JsonRecord } from './json-records'
import { lineBlocks } from './line-blocks'
import type { ReadColumns } from './read-content'
import { blockTable } from './table'
import type { Run } from './tally'

/** How the beginning of a long text says that it is to be read. */
export type PieceStart =
  | { kind: 'table'; format: TableFormat; header: Header; delimiter: Delimiter; start: Position; columns?: ReadColumns }
  | { kind: 'log'; format: LogFormat }
  | { kind: 'json-lines'; format: JsonFormat; isRecord: (value: unknown) => boolean }
export type LogFormat = TextFormat & Required<Pick<TextFormat, 'byLine'>>

/** Adds to its run; each piece is given once, in order. */
export type PieceReading = {
  take(piece: string, isLast: boolean): void
  /** All pieces are to be gone through with this first, then it settles in steps of some milliseconds. */
  look?: { take(piece: string, isLast: boolean): void; settle(): Generator<void> }
}

/** A quoted cell that is still open after so much text will not close. */
const LONGEST_CELL = 8 * 1024 * 1024

export function pieceReading(start: PieceStart, run: Run): PieceReading {
  switch (start.kind) {
    case 'table':
      return tableReading(start, run)
    case 'log':
      return logReading(start.format, run)
    case 'json-lines':
      return jsonLinesReading(start, run)
  }
}

function tableReading({ format, header, delimiter, start }: Extract<PieceStart, { kind: 'table' }>, run: Run): PieceReading {
  const reading: BlockReading = { at: start, recoveries: 0 }
  let text = ''
  return {
    take(piece, isLast) {
      text += piece
      if (!isLast && text.length < reading.at.offset) return
      // A row that a piece cuts off waits for the next.
      format.parse(blockTable(header, delimiter, text, reading, isLast ? 'end' : text.length - reading.at.offset > LONGEST_CELL ? 'too-long' : 'more'), run)
      text = text.slice(reading.at.offset)
      reading.at = { offset: 0, line: reading.at.line }
    },
  }
}

function logReading(format: LogFormat, run: Run): PieceReading {
  const reader = format.byLine(run)
  const lines = lineBlocks()
  const looked = lineBlocks()
  return {
    take(piece, isLast) {
      for (const { number, text } of lines.add(piece, isLast)) reader.take(number, text)
    },
    look: {
      take(piece, isLast) {
        for (const { text } of looked.add(piece, isLast)) reader.look(text)
      },
      settle: () => reader.settle(),
    },
  }
}

function jsonLinesReading({ format, isRecord }: Extract<PieceStart, { kind: 'json-lines' }>, run: Run): PieceReading {
  const lines = lineBlocks()
  return {
    take(piece, isLast) {
      const records: JsonRecord[] = []
      for (const { number, text } of lines.add(piece, isLast)) records.push(...lineRecord(text, number, isRecord).records)
      format.parse(records, run)
    },
  }
}
