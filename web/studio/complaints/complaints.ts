export type Why = 'false-claim' | 'counterfeit' | 'off-platform' | 'fraud' | 'vulgar' | 'abuse' | 'minors' | 'illegal' | 'other'

/** What was reported of a show of the shop, as far as the shop may know. */
export type Complaint = {
  id: string
  number: string
  askedAt: string
  kind: 'show' | 'line' | 'film' | 'comment'
  showId: string
  /** The film that it is about; null where it is about a show. */
  filmId: string | null
  showTitle: string
  reason: Why
  quoted: string
  showMs: number | null
  seenAt: string
  replyBy: string | null
  state: 'open' | 'closed'
  question: string
  answer: string
  answeredAt: string | null
  outcome: 'upheld' | 'unfounded' | 'elsewhere' | null
  closedAt: string | null
}

export const LONGEST_ANSWER = 500

/** Whether an answer can be sent: something, and not too much. */
export function isFit(words: string): boolean {
  const length = Array.from(words.trim()).length
  return length > 0 && length <= LONGEST_ANSWER
}

/** Whether the shop still owes an answer, and its term is over. */
export function isLate(complaint: Pick<Complaint, 'replyBy'>, now: number): boolean {
  return complaint.replyBy !== null && Date.parse(complaint.replyBy) < now
}
