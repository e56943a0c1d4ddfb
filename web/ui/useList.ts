import { ref, shallowRef } from 'vue'
import { api, ApiError } from './api'
import type { Part } from './useParts'

/** A list that is read part by part; a new question begins at its top, and only the newest question is answered. */
export function useList<T>(address: () => string) {
  const items = shallowRef<T[] | null>(null)
  const next = ref<string | null>(null)
  const failure = shallowRef<ApiError | null>(null)
  const reading = ref(false)
  let asked = 0

  async function read(after: string | null): Promise<void> {
    const mine = ++asked
    reading.value = true
    try {
      const path = address()
      const part = await api.get<Part<T>>(after === null ? path : `${path}${path.includes('?') ? '&' : '?'}after=${encodeURIComponent(after)}`)
      if (mine === asked) {
        items.value = after === null ? part.items : [...(items.value ?? []), ...part.items]
        next.value = part.next
        failure.value = null
      }
    } catch (refusal) {
      if (!(refusal instanceof ApiError)) {
        throw refusal
      }
      failure.value = refusal
    } finally {
      reading.value = mine !== asked
    }
  }

  return { items, next, failure, reading, load: () => read(null), more: () => read(next.value) }
}
