/** What is kept, as the server draws it up. */
export type Kind =
  | 'recordings'
  | 'host-lines'
  | 'viewer-lines'
  | 'help-questions'
  | 'goods'
  | 'orders'
  | 'payments'
  | 'prices'
  | 'findings'
  | 'held-lines'
  | 'dossiers'
  | 'beauty-ticks'
  | 'picture-words'
  | 'film-batches'
  | 'film-senses'
  | 'evidence-log'
  | 'checks'
  | 'complaints'
  | 'looked-at'
  | 'impressions'
  | 'after-sales'
  | 'journal'

export type Row = {
  kind: Kind
  lawDays: number | null
  law: { zh: string; en: string }
  sure: 'official' | 'known' | 'ours'
  keptDays: number | null
  until: 'term' | 'person' | 'film' | 'nothing'
  count: number
  oldest: string | null
  tooShort: boolean
}

export type Hole = { showId: string; title: string; openedAt: string; closedAt: string; trimmed: number; recording: boolean; pieces: number; coveredMs: number; holeMs: number; skipped: number }

export type Disk = {
  recordingBytes: number
  databaseBytes: number
  usableBytes: number | null
  totalBytes: number | null
  bytesPerHour: number
  hoursLately: number
  plannedShows: number
  usualHours: number
  plannedBytes: number
  keptBytes: number | null
  lawBytes: number
  daysLeft: number | null
}

export type Retention = { at: string; keepDays: number; tooShort: boolean; rows: Row[]; journalWhole: boolean; notToBeRecorded: number; holes: Hole[]; disk: Disk }

export type Check = {
  id: string
  sample: number | null
  state: 'running' | 'done' | 'stopped' | 'interrupted'
  by: string
  begunAt: string
  endedAt: string | null
  total: number
  done: number
  bytes: number
  absent: number
  differs: number
  faults: { showId: string; number: number; fault: 'absent' | 'size' | 'hash' }[]
}

export type Flaw = 'none' | 'never' | 'removed' | 'skipped' | 'holes'

/** What is wrong with a show's recording, the gravest first. */
export function flawOf(hole: Hole): Flaw {
  if (hole.trimmed > 0) {
    return 'removed'
  }
  if (hole.pieces === 0) {
    return hole.recording ? 'none' : 'never'
  }
  return hole.skipped > 0 ? 'skipped' : 'holes'
}

/** How much of a show is there, 0 to 1. */
export function coverOf(hole: Hole): number {
  const live = Date.parse(hole.closedAt) - Date.parse(hole.openedAt)
  return live <= 0 ? 0 : Math.min(1, hole.coveredMs / live)
}
