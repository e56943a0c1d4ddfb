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
export type Failure = 'refused' | 'no-microphone' | 'network' | 'other'

const FAILURES: Record<string, Failure> = {
  'not-allowed': 'refused',
  'service-not-allowed': 'refused',
  'audio-capture': 'no-microphone',
  network: 'network',
}
/** A pause is no failure, and a stop is ours. */
const HARMLESS = new Set(['no-speech', 'aborted'])

/** The browser's own recogniser, or null where it has none. */
export function browserRecogniser(): Recogniser | null {
  const offered = window as unknown as Record<string, (new () => Recogniser) | undefined>
  const Offered = offered.SpeechRecognition ?? offered.webkitSpeechRecognition
  return Offered === undefined ? null : new Offered()
}

/**
 * Listens to the host and hands on each finished sentence. Browsers stop listening by themselves after a while; until
 * the host stops it, it begins again.
 */
export function useDictation(hear: (sentence: string) => void, make: () => Recogniser | null = browserRecogniser) {
  const listening = ref(false)
  const half = ref('')
  const failure: Ref<Failure | null> = ref(null)
  const recogniser = make()

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
          hear(sentence)
        }
      }
    }
    recogniser.onerror = ({ error }) => {
      if (!HARMLESS.has(error)) {
        failure.value = FAILURES[error] ?? 'other'
        listening.value = false
      }
    }
    recogniser.onend = () => {
      half.value = ''
      if (listening.value) {
        recogniser.start()
      }
    }
  }

  function toggle(): void {
    if (recogniser === null) {
      return
    }
    failure.value = null
    listening.value = !listening.value
    if (listening.value) {
      recogniser.start()
    } else {
      recogniser.stop()
    }
  }

  onScopeDispose(() => {
    listening.value = false
    recogniser?.stop()
  })

  return { offered: recogniser !== null, listening, half, failure, toggle }
}
