import { api } from '@ui/api'
import { onBeforeUnmount, type ObjectDirective } from 'vue'

/** A card counts when half of it has been on the screen for a second (MRC's viewable impression). */
const HALF = 0.5
const FOR_MILLISECONDS = 1_000
const SENT_EVERY = 3_000
const MOST_AT_ONCE = 50

type World = {
  send(cards: string[]): Promise<unknown>
  after(milliseconds: number, act: () => void): () => void
  /** Hears of a card at the moment it counts, before it is sent. */
  note?(card: string): void
}

function after(milliseconds: number, act: () => void): () => void {
  const clock = setTimeout(act, milliseconds)
  return () => clearTimeout(clock)
}

/** Tells of rooms whose cards were seen, for figures that know nobody. */
export function tellRooms(shows: readonly string[]): Promise<unknown> {
  return api.post('/api/exposures', { shows })
}

/** Counts cards that were seen, each once as long as the page is open, and tells the server together. */
export function createExposures(world: World) {
  const counted = new Set<string>()
  const waiting = new Set<string>()
  const looking = new Map<string, () => void>()
  let stop: (() => void) | null = null

  function visible(card: string, part: number): void {
    if (part >= HALF && !counted.has(card) && !looking.has(card)) {
      looking.set(
        card,
        world.after(FOR_MILLISECONDS, () => seen(card)),
      )
    } else if (part < HALF) {
      looking.get(card)?.()
      looking.delete(card)
    }
  }

  /** Who opens a card has seen it, however short. */
  function opened(card: string): void {
    looking.get(card)?.()
    if (!counted.has(card)) {
      seen(card)
    }
  }

  function seen(card: string): void {
    looking.delete(card)
    counted.add(card)
    waiting.add(card)
    world.note?.(card)
    stop ??= world.after(SENT_EVERY, flush)
  }

  function flush(): void {
    stop = null
    const cards = [...waiting].slice(0, MOST_AT_ONCE)
    cards.forEach((card) => waiting.delete(card))
    if (cards.length > 0) {
      // An exposure that gets lost is not worth a word.
      world.send(cards).catch(() => undefined)
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

  return { visible, opened, close }
}

/** `v-exposure="card"` on a card, and `opened` where one is opened; nothing for a card that is null. */
export function useExposures(
  send: (cards: string[]) => Promise<unknown>,
  note: (card: string) => void = () => undefined,
): { vExposure: ObjectDirective<HTMLElement, string | null>; opened: (card: string) => void } {
  const exposures = createExposures({ send, after, note })
  const cards = new WeakMap<Element, string>()
  const observer =
    typeof IntersectionObserver === 'undefined'
      ? null
      : new IntersectionObserver(
          (entries) => {
            for (const entry of entries) {
              const card = cards.get(entry.target)
              if (card !== undefined) {
                exposures.visible(card, entry.intersectionRatio)
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
      mounted: (element, { value }) => {
        if (value !== null) {
          cards.set(element, value)
          observer?.observe(element)
        }
      },
      unmounted: (element) => observer?.unobserve(element),
    },
    opened: exposures.opened,
  }
}
