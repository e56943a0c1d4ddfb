import type { Act } from '../feed/feed'
import { isAtEnd } from './films'

/** Who goes on sooner did not want to see it. */
const AT_ONCE = 3_000

/** Tells what is done with the film that fills the page: gone on from at once, looked at, seen to its end; each once a time it is shown. */
export function createWatching(tell: (act: Act, filmId: string) => void, now: () => number = Date.now) {
  let current: { id: string; since: number; told: Set<Act> } | null = null

  function once(act: Act): void {
    if (current !== null && !current.told.has(act)) {
      current.told.add(act)
      tell(act, current.id)
    }
  }

  const isLookedAt = () => current !== null && now() - current.since >= AT_ONCE

  /** Another film fills the page: what was there before was looked at, or gone on from at once. */
  function show(id: string): void {
    if (current?.id === id) {
      return
    }
    if (current !== null) {
      once(isLookedAt() ? 'click' : 'quick_exit')
    }
    current = { id, since: now(), told: new Set() }
  }

  /** Its player has come so far. */
  function play(id: string, time: number, duration: number): void {
    if (current?.id !== id) {
      return
    }
    if (isLookedAt()) {
      once('click')
    }
    if (isAtEnd(time, duration)) {
      once('watch')
    }
  }

  /** The page is left, be it for the film's own product: that is no refusal. */
  function leave(): void {
    if (isLookedAt()) {
      once('click')
    }
    current = null
  }

  return { show, play, leave }
}
