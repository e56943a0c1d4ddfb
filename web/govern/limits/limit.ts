/** A provisional limit of traffic: what set it, how long it binds, and what became of it. */
export type Limit = {
  showId: string
  limitId: string
  showTitle: string
  merchantId: string
  shopName: string
  rules: { rule: string; article: string; message: string; messageEn: string }[]
  since: string
  until: string
  /** The host took everything back, so that it ends before its own time, up to which officers may confirm it. */
  corrected: boolean
  confirmBy: string | null
  moreLines: number
  state: 'binding' | 'ended'
  secondsLeft: number
  objection: { at: string; words: string } | null
  dossierId: string | null
  endedAt: string | null
  endCause: 'TERM' | 'LIFTED' | 'MEASURED' | 'CORRECTED' | null
  endReason: string | null
  endedByName: string | null
}

/** All that officers are told; {@link mostHours} is for how long the measure may bind the shop. */
export type Limits = { limits: Limit[]; mostHours: number }

/** What an officer does about one that binds, or has ended since the host took everything back. */
export type LimitAct = 'confirm' | 'lift'

/** Whole minutes left, so that the last one is told as one and not as none. */
export function minutesLeft(limit: Pick<Limit, 'secondsLeft'>): number {
  return Math.ceil(limit.secondsLeft / 60)
}

/** Those that officers may still confirm, whether they bind or have ended early, and those that are over, as they come. */
export function apart(limits: readonly Limit[]): { open: Limit[]; over: Limit[] } {
  return { open: limits.filter((one) => one.confirmBy !== null), over: limits.filter((one) => one.confirmBy === null) }
}

/** Whether a term in hours may be sent. */
export function isTerm(hours: string, most: number): boolean {
  const count = Number(hours)
  return hours.trim() !== '' && Number.isInteger(count) && count >= 1 && count <= most
}
