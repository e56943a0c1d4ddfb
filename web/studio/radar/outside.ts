export const OUTSIDE_COLUMNS = ['day', 'platform', 'kind', 'name', 'campaign', 'exposures', 'clicks', 'orders', 'gmv', 'spend'] as const
export type OutsideColumn = (typeof OUTSIDE_COLUMNS)[number]
export const OUTSIDE_KINDS = ['HOST', 'ROOM', 'SHOW', 'PRODUCT', 'BRAND', 'CHANNEL'] as const
export type OutsideKind = (typeof OUTSIDE_KINDS)[number]

/** One row of another platform's report; what the report does not say is null. Money in fen. */
export type OutsideRow = {
  fileId: string
  fileName: string
  row: number
  day: string
  platform: string
  kind: OutsideKind
  name: string
  campaign: string
  exposures: number | null
  clicks: number | null
  orders: number | null
  gmvMinor: number | null
  spendMinor: number | null
}
export type OutsideFault = { row: number; column: OutsideColumn; said: string; zh: string; en: string }
/** What a file would bring: its header, which column says what, its first rows as they are read, and what is wrong in it. */
export type Preview = {
  header: string[]
  mapping: Partial<Record<OutsideColumn, number>>
  rows: number
  sample: Omit<OutsideRow, 'fileId' | 'fileName'>[]
  faults: OutsideFault[]
  moreFaults: boolean
  knownFileId: string | null
}
export type OutsideFile = { id: string; name: string; rows: number; firstDay: string; lastDay: string; platforms: string[]; importedAt: string }

/** The mapping as the server takes it: `day:0,name:3`. */
export function mappingText(mapping: Partial<Record<OutsideColumn, number>>): string {
  return OUTSIDE_COLUMNS.flatMap((column) => {
    const at = mapping[column]
    return at === undefined || at < 0 ? [] : [`${column}:${at}`]
  }).join(',')
}
