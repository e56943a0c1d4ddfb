import { toast } from '@ui/base/toast'
import { useParts } from '@ui/useParts'
import { ref, watch } from 'vue'
import { refusalText } from '../refusals'
import type { FoundPart } from './search'

/** What is found for some words, read anew whenever they change. */
export function useFound<T extends { id: string }>(words: () => string, read: (words: string, after: string) => Promise<FoundPart<T>>) {
  const instead = ref<string | null>(null)
  const parts = useParts(async (after) => {
    const asked = words()
    const part = await read(asked, after)
    if (asked === words()) {
      instead.value = part.instead
    }
    return part
  })

  async function more(): Promise<void> {
    try {
      await parts.more()
    } catch (refusal) {
      toast(refusalText(refusal), 'bad')
    }
  }

  watch(words, () => void parts.restart(), { immediate: true })

  return { ...parts, more, instead }
}
