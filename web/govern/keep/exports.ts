/** Exports for the regulator, as the server tells of them. */
export const SCOPES = ['ALL', 'SHOP', 'HOST', 'AGENCY'] as const
export type Scope = (typeof SCOPES)[number]
export type ExportState = 'waiting' | 'queued' | 'running' | 'done' | 'gone' | 'declined' | 'stopped' | 'failed'

export type Export = {
  id: string
  scope: Scope
  subjectId: string | null
  subjectName: string
  from: string
  until: string
  clear: boolean
  reason: string
  state: ExportState
  askedBy: string
  askedAt: string
  consentedBy: string | null
  consentedAt: string | null
  alone: boolean
  declinedBy: string | null
  declinedWhy: string | null
  stoppedBy: string | null
  sheets: number
  sheetsDone: number
  rows: number
  endedAt: string | null
  trouble: string | null
  bytes: number | null
  sha256: string | null
  checkpointSize: number | null
  keptUntil: string | null
  mine: boolean
  consentable: boolean
  taken: { at: string; by: string }[]
}

export type Asking = { scope: Scope; subject: string; from: string; until: string; clear: boolean; reason: string }
export type Fault = 'subject' | 'days' | 'reason'

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** What is wrong with what an officer filled in. */
export function faultsOf(form: Asking, today: string): Fault[] {
  const faults: Fault[] = []
  if (form.scope !== 'ALL' && !/^[0-9]{1,19}$/.test(form.subject.trim())) {
    faults.push('subject')
  }
  if (!DAY.test(form.from) || !DAY.test(form.until) || form.from > form.until || form.until > today) {
    faults.push('days')
  }
  if (form.reason.trim() === '') {
    faults.push('reason')
  }
  return faults
}

/** Whether somebody has to look again soon. */
export function isUnderWay(one: Pick<Export, 'state'>): boolean {
  return one.state === 'queued' || one.state === 'running' || one.state === 'waiting'
}

/** Bytes in the unit that fits. */
export function sizeText(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB']
  let size = bytes
  let unit = 0
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024
    unit += 1
  }
  return `${unit === 0 ? size : size.toFixed(1)} ${units[unit] ?? ''}`
}

/** A day in China, so many days before another moment. */
export function dayBefore(now: number, days: number): string {
  return new Date(now + 8 * 3_600_000 - days * 86_400_000).toISOString().slice(0, 10)
}
