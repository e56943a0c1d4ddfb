/** How a file of goods is taken: all of it, or the rows that are sound. */
export type ImportMode = 'all-or-nothing' | 'good-rows'
export type RowError = { row: number; column: string; value?: string; code: string; message: string }
/** What the server found in a file, on trial or for good. */
export type ImportReport = { rows: number; good: number; bad: number; imported: number; errors: RowError[] }

export type ImportState = 'checking' | 'checked' | 'writing' | 'done' | 'interrupted'
/** An import as work in the background. */
export type ImportJob = ImportReport & {
  id: string
  fileName: string
  mode: ImportMode
  state: ImportState
  done: number
  total: number
  moreErrors: boolean
}

export function isUnderWay(job: ImportJob): boolean {
  return job.state === 'checking' || job.state === 'writing'
}

export type ImportVerdict = 'empty' | 'ready' | 'part-ready' | 'blocked' | 'hopeless'
export type FlawedRow = { row: number; errors: RowError[] }

export const LARGEST_FILE = 20 * 1024 * 1024
export const FORMATS = ['csv', 'xlsx', 'json'] as const
export type FileFormat = (typeof FORMATS)[number]

/** What a trial run means for the next step under a mode. */
export function verdictOf(report: ImportReport, mode: ImportMode): ImportVerdict {
  if (report.rows === 0 && report.errors.length === 0) {
    return 'empty'
  }
  if (report.bad === 0 && report.errors.length === 0) {
    return 'ready'
  }
  if (report.good === 0) {
    return 'hopeless'
  }
  return mode === 'good-rows' ? 'part-ready' : 'blocked'
}

export function mayImport(verdict: ImportVerdict): boolean {
  return verdict === 'ready' || verdict === 'part-ready'
}

/** The errors by row, from the top of the file down. */
export function flawedRows(errors: readonly RowError[]): FlawedRow[] {
  const byRow = new Map<number, RowError[]>()
  for (const error of errors) {
    byRow.set(error.row, [...(byRow.get(error.row) ?? []), error])
  }
  return [...byRow].map(([row, found]) => ({ row, errors: found })).sort((one, other) => one.row - other.row)
}

/** What is wrong with a chosen file before it is even sent. */
export function fileFlaw(file: { name: string; size: number }): 'fileFormat' | 'fileLarge' | 'fileEmpty' | null {
  if (!FORMATS.some((format) => file.name.toLowerCase().endsWith('.' + format))) {
    return 'fileFormat'
  }
  if (file.size === 0) {
    return 'fileEmpty'
  }
  return file.size > LARGEST_FILE ? 'fileLarge' : null
}
