// Types of measures.mjs, for its tests.
export type Label = { file: string; class: string; alt_class?: string; codes?: string[]; codes_optional?: string[]; pins?: string[]; links?: string[]; amount?: number | null; currency?: string | null; expires?: string | null; hard?: boolean; ocr_required?: boolean; items?: unknown[] }
export type Found = { class: string; codes?: string[]; pins?: string[]; links?: string[]; amount?: number | null; currency?: string | null; expires?: string | null }
export type Measured = {
  classes: Record<string, { precision: number | null; recall: number | null; mails: number }>
  exact: Record<string, number | null>
  harm: Record<string, number>
  wrong: string[]
}
export function codeForm(code: string): string
export function linkForm(link: string): string
export function timesOf(milliseconds: readonly number[]): { p50: number | null; p95: number | null; max: number | null }
export function measure(labels: readonly Label[], found: ReadonlyMap<string, Found>): Measured
