import { onScopeDispose, ref, type Ref } from 'vue'

/** What a browser offers under its vendor's name; only what is used here (W3C Web Speech API, draft). */
export type Recogniser = {
  lang: string
  continuous: boolean
  interimResults: boolean
  onresult: ((event: RecognitionEvent) => void) | null
  onerror: ((event: { error: string }) => void) | null
  onend: (() => void) | null
  start(): void
  stop(): void
}
export type RecognitionEvent = {
  resultIndex: number
  results: ArrayLike<ArrayLike<{ transcript: string }> & { isFinal: boolean }>
}
export type Failure = 'refused' | 'no-microphone' | 'network' | 'taken' | 'other'

const FAILURES: Record<string, Failure> = {
  'not-allowed': 'refused',
  'service-not-allowed': 'refused',
  'audio-capture': 'no-microphone',
  network: 'network',
  // Another tab has the microphone; to take it back would only be taken away again.
  aborted: 'taken',
}

/** The browser's own recogniser, or null where it has none. */
export function browserRecogniser(): Recogniser | null {
  const offered = window as unknown as Record<string, (new () => Recogniser) | undefined>
  const Offered = offered.SpeechRecognition ?? offered.webkitSpeechRecognition
  return Offered === undefined ? null : new Offered()
}

/**
 * Listens to the host and hands on each finished sentence, one after the other: a correction must not overtake what it
 * corrects. Browsers stop listening by themselves after a while; until the host stops it, it begins again.
 */
export function useDictation(hear: (sentence: string) => Promise<unknown>, make: () => Recogniser | null = browserRecogniser) {
  const listening = ref(false)
  const half = ref('')
  const failure: Ref<Failure | null> = ref(null)
  const recogniser = make()
  let running = false
  let heard = Promise.resolve<unknown>(undefined)

  /** A recogniser that still runs, or is still stopping, must not be started. */
  function follow(): void {
    if (recogniser !== null && listening.value && !running) {
      running = true
      recogniser.start()
    }
  }

  if (recogniser !== null) {
    recogniser.lang = 'zh-CN'
    recogniser.continuous = true
    recogniser.interimResults = true
    recogniser.onresult = ({ resultIndex, results }) => {
      half.value = ''
      for (const result of Array.from(results).slice(resultIndex)) {
        const sentence = result[0]?.transcript.trim() ?? ''
        if (!result.isFinal) {
          half.value += sentence
        } else if (sentence !== '') {
          heard = heard.then(() => hear(sentence)).catch(() => undefined)
        }
      }
    }
    recogniser.onerror = ({ error }) => {
      // A pause is no failure, and neither is what we stop ourselves.
      if (error !== 'no-speech' && listening.value) {
        failure.value = FAILURES[error] ?? 'other'
        listening.value = false
      }
    }
    recogniser.onend = () => {
      running = false
      half.value = ''
      follow()
    }
  }

  function toggle(): void {
    failure.value = null
    listening.value = !listening.value
    if (listening.value) {
      follow()
    } else {
      recogniser?.stop()
    }
  }

  onScopeDispose(() => {
    listening.value = false
    if (recogniser !== null) {
      recogniser.onresult = null
      recogniser.stop()
    }
  })

  return { offered: recogniser !== null, listening, half, failure, toggle }
}
