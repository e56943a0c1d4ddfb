import { ApiError } from './api'
import { ref, shallowRef, type ShallowRef } from 'vue'

/** A thing read from the server: what is known of it, and why not. A failed second reading keeps the first. */
export function useRead<T>(read: () => Promise<T>) {
  const value: ShallowRef<T | null> = shallowRef(null)
  const failure = shallowRef<ApiError | null>(null)
  const reading = ref(false)
  let begun = 0

  /** Where another was begun meanwhile, its answer is the one that counts, whichever comes last. */
  async function load(): Promise<void> {
    const own = ++begun
    reading.value = true
    try {
      const answer = await read()
      if (own === begun) {
        value.value = answer
        failure.value = null
      }
    } catch (refusal) {
      if (!(refusal instanceof ApiError)) {
        throw refusal
      }
      if (own === begun) {
        failure.value = refusal
      }
    } finally {
      if (own === begun) {
        reading.value = false
      }
    }
  }

  return { value, failure, reading, load }
}
