import { readonly, ref } from 'vue'

/** A short word that goes away by itself. */
export type Toast = { id: number; text: string; kind: 'plain' | 'good' | 'bad' }

const SHOWN_FOR = 3_200
const shown = ref<Toast[]>([])
let nextId = 1

export const toasts = readonly(shown)

/** Says a short word; the same word is not stacked on itself. What takes longer to read is shown for longer. */
export function toast(text: string, kind: Toast['kind'] = 'plain', shownFor = SHOWN_FOR): void {
  if (text === '' || shown.value.some((other) => other.text === text)) {
    return
  }
  const id = nextId++
  shown.value = [...shown.value.slice(-2), { id, text, kind }]
  setTimeout(() => (shown.value = shown.value.filter((other) => other.id !== id)), shownFor)
}
