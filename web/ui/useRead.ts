import { ApiError } from './api'
import { ref, shallowRef, type ShallowRef } from 'vue'

/** A thing read from the server: what is known of it, and why not. A failed second reading keeps the first. */
export function useRead<T>(read: () => Promise<T>) {
  const value: ShallowRef<T | null> = shallowRef(null)
  const failure = shallowRef<ApiError | null>(null)
  const reading = ref(false)

  async function load(): Promise<void> {
    reading.value = true
    try {
      value.value = await read()
      failure.value = null
    } catch (refusal) {
      if (!(refusal instanceof ApiError)) {
        throw refusal
      }
      failure.value = refusal
    } finally {
      reading.value = false
    }
  }

  return { value, failure, reading, load }
}
