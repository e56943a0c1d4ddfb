import { ref, shallowRef, type ShallowRef } from 'vue'
import { ApiError } from './api'

/** A part of a list as the server gives it, and where it goes on; null at its end. */
export type Part<T> = { items: T[]; next: string | null }

/**
 * A list that is read part by part. `load` reads again as much of it as is shown, `restart` begins at its top, `more` goes on and
 * throws what refuses it. Whoever asked later is right: answers to earlier questions are dropped.
 */
export function useParts<T extends { id: string }>(read: (after: string) => Promise<Part<T>>) {
  const items: ShallowRef<T[] | null> = shallowRef(null)
  const next = ref<string | null>(null)
  const failure = shallowRef<ApiError | null>(null)
  const reading = ref(false)
  let turn = 0

  async function load(): Promise<void> {
    const mine = ++turn
    const shown = items.value?.length ?? 0
    reading.value = true
    try {
      const all: T[] = []
      let after: string | null = ''
      do {
        const part: Part<T> = await read(after)
        add(all, part.items)
        after = part.next
      } while (after !== null && all.length < shown && mine === turn)
      if (mine === turn) {
        items.value = all
        next.value = after
        failure.value = null
      }
    } catch (refusal) {
      if (!(refusal instanceof ApiError)) {
        throw refusal
      }
      if (mine === turn) {
        failure.value = refusal
      }
    } finally {
      reading.value = mine === turn ? false : reading.value
    }
  }

  async function restart(): Promise<void> {
    items.value = null
    next.value = null
    await load()
  }

  async function more(): Promise<void> {
    if (next.value === null) {
      return
    }
    const mine = ++turn
    reading.value = true
    try {
      const part = await read(next.value)
      if (mine === turn) {
        const all = [...(items.value ?? [])]
        add(all, part.items)
        items.value = all
        next.value = part.next
      }
    } finally {
      reading.value = mine === turn ? false : reading.value
    }
  }

  return { items, next, failure, reading, load, restart, more }
}

/** A list part after part to its end, or to so many; for what has to be there as a whole, such as the choices of a field. */
export async function readAll<T>(read: (after: string) => Promise<Part<T>>, most = Infinity): Promise<T[]> {
  const all: T[] = []
  let after: string | null = ''
  do {
    const part: Part<T> = await read(after)
    all.push(...part.items)
    after = part.next
  } while (after !== null && all.length < most)
  return all
}

/** What moved up in the list while it was read is met a second time. */
function add<T extends { id: string }>(all: T[], items: readonly T[]): void {
  const known = new Set(all.map((one) => one.id))
  all.push(...items.filter((one) => !known.has(one.id)))
}
