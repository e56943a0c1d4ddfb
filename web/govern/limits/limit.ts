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
  moreLines: number
  state: 'binding' | 'ended'
  secondsLeft: number
  objection: { at: string; words: string } | null
  dossierId: string | null
  endedAt: string | null
  endCause: 'TERM' | 'LIFTED' | 'MEASURED' | null
  endReason: string | null
  endedByName: string | null
}

/** What an officer does about one that binds. */
export type LimitAct = 'confirm' | 'lift'

/** Hours for which the measure may bind the shop, as the ladder has it. */
export const MOST_HOURS = 720

/** Whole minutes left, so that the last one is told as one and not as none. */
export function minutesLeft(limit: Pick<Limit, 'secondsLeft'>): number {
  return Math.ceil(limit.secondsLeft / 60)
}

/** Those that bind, and those that are over, as they come. */
export function apart(limits: readonly Limit[]): { binding: Limit[]; ended: Limit[] } {
  return { binding: limits.filter((one) => one.state === 'binding'), ended: limits.filter((one) => one.state === 'ended') }
}

/** Whether a term in hours may be sent. */
export function isTerm(hours: string): boolean {
  const count = Number(hours)
  return hours.trim() !== '' && Number.isInteger(count) && count >= 1 && count <= MOST_HOURS
}
