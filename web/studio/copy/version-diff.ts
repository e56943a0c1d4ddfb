/** A sentence of a version: by its number it is known in others. */
export type Numbered = { id: number; text: string }

export type Change = 'same' | 'changed' | 'added' | 'removed'

/** What became of one sentence: as it was, and as it is; null where it was not there, or is not. */
export type Difference = { change: Change; was: string | null; is: string | null }

/**
 * Two versions sentence by sentence, in the order of reading. A sentence is known by its number; where whole stretches were
 * written anew, what stands in the same place is set side by side.
 */
export function differences(before: readonly Numbered[], now: readonly Numbered[]): Difference[] {
  const found: Difference[] = []
  let from = 0
  let fresh: Numbered[] = []
  for (const sentence of now) {
    const at = before.findIndex((one, index) => index >= from && one.id === sentence.id)
    if (at < 0) {
      fresh.push(sentence)
      continue
    }
    found.push(...between(before.slice(from, at), fresh), pair(before[at] ?? sentence, sentence))
    fresh = []
    from = at + 1
  }
  found.push(...between(before.slice(from), fresh))
  return found
}

/** A stretch without a sentence that both have: equal words are the same sentence, the others stand in order. */
function between(gone: readonly Numbered[], fresh: readonly Numbered[]): Difference[] {
  const found: Difference[] = []
  for (let at = 0; at < Math.max(gone.length, fresh.length); at++) {
    const was = gone[at]
    const is = fresh[at]
    if (was !== undefined && is !== undefined) {
      found.push(pair(was, is))
    } else if (was !== undefined) {
      found.push({ change: 'removed', was: was.text, is: null })
    } else if (is !== undefined) {
      found.push({ change: 'added', was: null, is: is.text })
    }
  }
  return found
}

function pair(was: Numbered, is: Numbered): Difference {
  return { change: was.text === is.text ? 'same' : 'changed', was: was.text, is: is.text }
}

/** How many sentences are not as they were. */
export function changedIn(found: readonly Difference[]): number {
  return found.filter((one) => one.change !== 'same').length
}
