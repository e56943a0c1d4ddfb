import { api } from '@ui/api'
import { onBeforeUnmount, type ObjectDirective } from 'vue'

/** A card counts when half of it has been on the screen for a second (MRC's viewable impression). */
const HALF = 0.5
const FOR_MILLISECONDS = 1_000
const SENT_EVERY = 3_000
const MOST_AT_ONCE = 50

type World = {
  send(shows: string[]): Promise<unknown>
  after(milliseconds: number, act: () => void): () => void
}

const BROWSER: World = {
  send: (shows) => api.post('/api/exposures', { shows }),
  after: (milliseconds, act) => {
    const clock = setTimeout(act, milliseconds)
    return () => clearTimeout(clock)
  },
}

/** Counts rooms whose cards were seen, each once as long as the page is open, and tells the server together. */
export function createExposures(world: World = BROWSER) {
  const counted = new Set<string>()
  const waiting = new Set<string>()
  const looking = new Map<string, () => void>()
  let stop: (() => void) | null = null

  function visible(show: string, part: number): void {
    if (part >= HALF && !counted.has(show) && !looking.has(show)) {
      looking.set(
        show,
        world.after(FOR_MILLISECONDS, () => seen(show)),
      )
    } else if (part < HALF) {
      looking.get(show)?.()
      looking.delete(show)
    }
  }

  function seen(show: string): void {
    looking.delete(show)
    counted.add(show)
    waiting.add(show)
    stop ??= world.after(SENT_EVERY, flush)
  }

  function flush(): void {
    stop = null
    const shows = [...waiting].slice(0, MOST_AT_ONCE)
    shows.forEach((show) => waiting.delete(show))
    if (shows.length > 0) {
      // An exposure that gets lost is not worth a word.
      world.send(shows).catch(() => undefined)
    }
    if (waiting.size > 0) {
      stop = world.after(SENT_EVERY, flush)
    }
  }

  function close(): void {
    looking.forEach((forget) => forget())
    looking.clear()
    stop?.()
    flush()
    stop?.()
  }

  return { visible, close }
}

/** `v-exposure="show.id"` on a room's card; nothing where there is no id. */
export function useExposures(): { vExposure: ObjectDirective<HTMLElement, string | null> } {
  const exposures = createExposures()
  const shows = new WeakMap<Element, string>()
  const observer =
    typeof IntersectionObserver === 'undefined'
      ? null
      : new IntersectionObserver(
          (entries) => {
            for (const entry of entries) {
              const show = shows.get(entry.target)
              if (show !== undefined) {
                exposures.visible(show, entry.intersectionRatio)
              }
            }
          },
          { threshold: [0, HALF] },
        )
  onBeforeUnmount(() => {
    observer?.disconnect()
    exposures.close()
  })
  return {
    vExposure: {
      mounted: (card, { value }) => {
        if (value !== null) {
          shows.set(card, value)
          observer?.observe(card)
        }
      },
      unmounted: (card) => observer?.unobserve(card),
    },
  }
}
