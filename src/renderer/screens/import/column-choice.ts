// Naming columns: a column holds one field, and a field stands in one column. Pure.
import { COLUMN_FIELDS, type ColumnField, type ColumnMapping } from '../../../shared/columns'

/** The field that a column holds, if any. */
export function fieldAt({ columns }: ColumnMapping, at: number): ColumnField | null {
  return COLUMN_FIELDS.find((field) => columns[field] === at) ?? null
}

/** The mapping with one column named; it gives up what it held, and whoever held the field gives that up. */
export function withField(mapping: ColumnMapping, at: number, field: ColumnField | null): ColumnMapping {
  const columns: ColumnMapping['columns'] = {}
  for (const other of COLUMN_FIELDS) {
    const place = mapping.columns[other]
    if (place !== undefined && place !== at && other !== field) columns[other] = place
  }
  if (field) columns[field] = at
  return { ...mapping, columns }
}
