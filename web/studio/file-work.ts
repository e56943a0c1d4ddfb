import { api } from '@ui/api'
import { computed, onBeforeUnmount, type Ref, ref } from 'vue'
import { refusalText } from './refusals'
import { t, type Word } from './words'

/** Work on a file in the background, as the server tells of it. */
export type FileWork = { id: string; fileName: string; done: number; total: number }

type Way<W> = {
  /** Where such files are kept; one of them is found there by its number. */
  address: string
  /** Where a new one is sent to. */
  sentTo: () => string
  askEvery: number
  isUnderWay: (work: W) => boolean
  /** What is wrong with a chosen file before it is even sent. */
  flawOf: (file: File) => Word | null
  /** Called whenever there is nothing to wait for any more. */
  settled?: () => unknown
}

/** Work by a file, from its choice to its end: it is sent, then asked after until it waits for somebody. */
export function useFileWork<W extends FileWork>({ address, sentTo, askEvery, isUnderWay, flawOf, settled }: Way<W>) {
  const work = ref(null) as Ref<W | null>
  const trouble = ref('')
  const sending = ref(false)
  const sent = ref(0)
  const working = computed(() => sending.value || (work.value !== null && isUnderWay(work.value)))
  const percentage = computed(() => {
    const { done, total } = work.value ?? { done: 0, total: 0 }
    return Math.round((sending.value ? sent.value : total === 0 ? 0 : done / total) * 100)
  })

  async function choose(chosen: File | undefined): Promise<void> {
    trouble.value = ''
    if (chosen === undefined || working.value) {
      return
    }
    work.value = null
    const flaw = flawOf(chosen)
    if (flaw !== null) {
      trouble.value = t(flaw)
      return
    }
    sending.value = true
    sent.value = 0
    const form = new FormData()
    form.append('file', chosen)
    try {
      work.value = await api.upload<W>(sentTo(), form, (share) => (sent.value = share))
    } catch (refusal) {
      trouble.value = refusalText(refusal)
    } finally {
      sending.value = false
    }
    askLater()
  }

  /** Has done with the file what it was checked for. */
  async function doIt(step: string, mode: string): Promise<void> {
    if (work.value === null || working.value) {
      return
    }
    trouble.value = ''
    try {
      work.value = await api.post<W>(`${address}/${work.value.id}/${step}`, { mode })
    } catch (refusal) {
      trouble.value = refusalText(refusal)
    }
    askLater()
  }

  let clock: ReturnType<typeof setTimeout> | undefined
  function askLater(): void {
    clearTimeout(clock)
    if (work.value !== null && isUnderWay(work.value)) {
      clock = setTimeout(() => void ask(), askEvery)
    } else {
      void settled?.()
    }
  }

  async function ask(): Promise<void> {
    if (work.value !== null) {
      try {
        work.value = await api.get<W>(`${address}/${work.value.id}`)
        trouble.value = ''
      } catch (refusal) {
        trouble.value = refusalText(refusal)
      }
    }
    askLater()
  }

  onBeforeUnmount(() => clearTimeout(clock))
  return { work, trouble, sending, working, percentage, choose, doIt, ask }
}
