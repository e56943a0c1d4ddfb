/** Why officers take something down. */
export const GROUNDS = ['rule', 'rights', 'misleading', 'minors', 'vulgar', 'authority', 'other'] as const
export type Ground = (typeof GROUNDS)[number]

export const FEWEST_WORDS = 5
export const MOST_WORDS = 500

export type Said = { at: string; words: string }

/** The last time that a film was taken down, as its owner is told of it. */
export type OwnTakedown = {
  /** False once it was put back. */
  inForce: boolean
  at: string
  ground: Ground
  rule: string | null
  /** Of the law; empty where none is cited. */
  article: string
  words: string
  version: number
  mayObject: boolean
  objection: Said | null
  upheld: Said | null
  putBack: Said | null
}

/** Whether words to the other side have the length that is asked for. */
export function fits(words: string): boolean {
  const length = Array.from(words.trim()).length
  return length >= FEWEST_WORDS && length <= MOST_WORDS
}
