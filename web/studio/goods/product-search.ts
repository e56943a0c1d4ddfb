import { api } from '@ui/api'
import { useRead } from '@ui/useRead'
import { ref, watch } from 'vue'
import type { CursorPage, OwnProduct } from '../types'

const SEARCH_AFTER = 250

/** The shop's goods by what is typed, a moment after the typing stops. */
export function useProductSearch() {
  const q = ref('')
  const { value: found, failure, load } = useRead(() => api.get<CursorPage<OwnProduct>>(`/api/studio/products?q=${encodeURIComponent(q.value.trim())}&limit=50`))

  let clock: ReturnType<typeof setTimeout> | undefined
  watch(q, () => {
    clearTimeout(clock)
    clock = setTimeout(load, SEARCH_AFTER)
  })

  return { q, found, failure, load }
}
