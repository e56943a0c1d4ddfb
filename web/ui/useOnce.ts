import { ref } from 'vue'

/** Asks once: while an answer is awaited nothing more is sent. */
export function useOnce<A extends unknown[]>(ask: (...asked: A) => Promise<boolean>) {
  const busy = ref(false)

  async function once(...asked: A): Promise<boolean> {
    if (busy.value) {
      return false
    }
    busy.value = true
    try {
      return await ask(...asked)
    } finally {
      busy.value = false
    }
  }

  return { busy, once }
}
