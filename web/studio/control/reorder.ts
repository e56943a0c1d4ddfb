import { api } from '@ui/api'
import { ref } from 'vue'
import { attempt } from '../refusals'

/** The order in which one item takes the place of another. */
export function moved(order: readonly string[], itemId: string, to: string): string[] {
  const at = order.indexOf(to)
  if (at < 0 || itemId === to || !order.includes(itemId)) {
    return [...order]
  }
  const rest = order.filter((id) => id !== itemId)
  rest.splice(at, 0, itemId)
  return rest
}

/** Dragging items of a line-up to other places; the buttons in the item's menu do the same without a mouse. */
export function useReorder(showId: () => string, order: () => readonly string[], changed: () => void) {
  const dragged = ref<string | null>(null)

  async function drop(to: string): Promise<void> {
    const itemId = dragged.value
    dragged.value = null
    if (itemId === null || itemId === to) {
      return
    }
    const items = moved(order(), itemId, to)
    if (await attempt(() => api.put(`/api/studio/shows/${showId()}/order`, { items }))) {
      changed()
    }
  }

  return { dragged, drop }
}
