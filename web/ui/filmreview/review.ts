/** How far machines have listened to a film or looked at it. */
export type Reach = 'whole' | 'part' | 'not' | 'off' | 'silent' | 'known'
export type Sensed = { reach: Reach | null; engine: string | null; looks: number }

/** What was heard and seen in a film, and what an officer decided about it. */
export type Review = {
  state: 'none' | 'queued' | 'running' | 'done' | 'stopped'
  /** How many films come before it; null where it does not wait. */
  ahead: number | null
  percent: number | null
  sound: Sensed
  picture: Sensed
  /** Whether the house wants an officer to look at it first, since it was not heard or seen whole. */
  held: boolean
  mayAsk: boolean
  askedAt: string | null
  decided: { at: string; passed: boolean; words: string } | null
}

export type Why = { code: string; words: string; article: string | null; message: string; rewrite: string | null }
/** Words that were heard or seen, with their time since the film's beginning. */
export type Found = {
  sense: 'heard' | 'seen'
  fromMs: number
  toMs: number
  text: string
  /** How sure the engine is, in percent. */
  confidence: number | null
  state: string
  passes: boolean
  /** Whether an officer let pass what was found in it. */
  waved: boolean
  reasons: Why[]
}

export const isAtWork = (review: Review): boolean => review.state === 'queued' || review.state === 'running'

/** Whether nothing of it has stayed unheard or unseen. */
export const isWhole = (review: Review): boolean => review.state === 'done' && [review.sound, review.picture].every((one) => one.reach === 'whole' || one.reach === 'silent' || one.reach === 'known')

/** Whether what is known of its sound and picture lets it be published; its words are judged beside. */
export const isOver = (review: Review | null): boolean => review === null || (!isAtWork(review) && review.state !== 'stopped' && !review.held)

/** Whether it can be listened to and looked at once more to some purpose: what a person decides about stays as it was. */
export const mayLookAgain = (review: Review): boolean => !isAtWork(review) && !isWhole(review) && review.askedAt === null

/** What something was found in, what keeps the film back first; the rest in the order of its time. */
export function sorted(found: readonly Found[]): { told: Found[]; clear: Found[] } {
  const rank = (one: Found): number => (one.passes ? 1 : 0)
  const byTime = (one: Found, other: Found): number => one.fromMs - other.fromMs
  return {
    told: found.filter((one) => one.reasons.length > 0).sort((one, other) => rank(one) - rank(other) || byTime(one, other)),
    clear: found.filter((one) => one.reasons.length === 0).sort(byTime),
  }
}

export const looksOf = (one: Found): string => (!one.passes ? 'bad' : one.reasons.length === 0 || one.waved ? 'good' : 'care')
