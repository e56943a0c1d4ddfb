import { api, ApiError } from '@ui/api'
import { toast } from '@ui/base/toast'
import type { Drawing } from '@ui/presenter/drawing'
import type { Acting } from '@ui/presenter/motion'
import { AT_REST, MouthTimeline, type Shape } from '@ui/presenter/mouth'
import { type Hands, within } from '@ui/presenter/speech'
import { computed, onBeforeUnmount, onMounted, ref, shallowRef } from 'vue'
import { refusalText } from '../refusals'
import { t } from '../words'

type Subtitle = { from: number; to: number; text: string }

/** An answer as it is heard: where its sound is, and what goes with it. */
type SpokenAnswer = {
  sound: string
  seconds: number
  mouth: Shape[]
  step: number
  loudness: number[]
  hands: Hands[]
  subtitles: Subtitle[]
}

/** Who answers for a shop. */
type DrawnPresenter = { drawing: string; speaks: boolean }

type Heard = { id: string; mouth: MouthTimeline; hands: Hands[]; subtitles: Subtitle[] }

const REMEMBERED = 'qt.hear-answers'

/**
 * Hears answers and sees who says them. Nothing is heard before somebody has pressed; whether answers are wanted aloud is
 * remembered. All that moves goes by the place of the sound.
 *
 * @param shop whose presenter answers
 * @param questions the address of one's own questions
 */
export function useHearing(shop: string, questions: string) {
  const audio = new Audio()
  const presenter = shallowRef<DrawnPresenter | null>(null)
  const drawing = shallowRef<Drawing | null>(null)
  const wanted = ref(localStorage.getItem(REMEMBERED) === 'yes')
  const heard = shallowRef<Heard | null>(null)
  const playing = ref(false)
  const fetching = ref<string | null>(null)
  const place = ref(0)
  const known = new Map<string, SpokenAnswer>()

  const speaks = computed(() => presenter.value?.speaks ?? null)
  const subtitle = computed(() => (playing.value && heard.value ? (within(heard.value.subtitles, place.value)?.text ?? null) : null))
  const current = computed(() => (playing.value ? (heard.value?.id ?? null) : null))

  function acting(listening: boolean): Acting {
    const now = playing.value ? heard.value : null
    return now === null
      ? { mouth: AT_REST, pose: listening ? 'listening' : 'idle', gesture: 'none' }
      : { mouth: now.mouth.at(audio.currentTime), pose: 'talking', gesture: within(now.hands, audio.currentTime)?.gesture ?? 'none' }
  }

  /** Learns who answers and whether she has a voice; her picture is fetched only where it is wanted. */
  async function meet(): Promise<void> {
    presenter.value ??= await api.get<DrawnPresenter>(`/api/shops/${encodeURIComponent(shop)}/presenter`)
    if (wanted.value && presenter.value.speaks) {
      drawing.value ??= await api.get<Drawing>(presenter.value.drawing)
    }
  }

  async function want(yes: boolean): Promise<void> {
    wanted.value = yes
    localStorage.setItem(REMEMBERED, yes ? 'yes' : 'no')
    if (yes) {
      await attempt(meet)
    } else {
      stop()
    }
  }

  /** Says an answer, or goes on with it where it was paused; called by a press only. */
  async function hear(id: string): Promise<void> {
    await attempt(async () => {
      if (!wanted.value) {
        void want(true)
      }
      if (heard.value?.id !== id || audio.ended) {
        fetching.value = id
        const answer = known.get(id) ?? (await api.get<SpokenAnswer>(`${questions}/${encodeURIComponent(id)}/speech`))
        known.set(id, answer)
        if (fetching.value !== id || !wanted.value) {
          return
        }
        const { sound, seconds, mouth, step, loudness, hands, subtitles } = answer
        heard.value = { id, mouth: new MouthTimeline(seconds, mouth, step, loudness), hands, subtitles }
        audio.src = sound
      }
      await audio.play()
    })
    if (fetching.value === id) {
      fetching.value = null
    }
  }

  function stop(): void {
    fetching.value = null
    audio.pause()
  }

  async function attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (refusal) {
      if (refusal instanceof ApiError && refusal.code === 'no-voice' && presenter.value !== null) {
        presenter.value = { ...presenter.value, speaks: false }
      } else if (refusal instanceof ApiError) {
        toast(refusalText(refusal), 'bad')
      } else if (refusal instanceof DOMException) {
        // A press elsewhere has stopped it, which nobody needs to be told; a browser that wants one more press is another thing.
        if (refusal.name !== 'AbortError') {
          toast(t('hearAgain'), 'bad')
        }
      } else {
        throw refusal
      }
    }
  }

  function tell(): void {
    playing.value = !audio.paused && !audio.ended
    place.value = audio.currentTime
  }

  const rest = (): void => {
    if (document.hidden) {
      stop()
    }
  }

  for (const event of ['playing', 'pause', 'ended', 'timeupdate', 'emptied'] as const) {
    audio.addEventListener(event, tell)
  }
  onMounted(() => {
    document.addEventListener('visibilitychange', rest)
    void attempt(meet)
  })
  onBeforeUnmount(() => {
    document.removeEventListener('visibilitychange', rest)
    stop()
    audio.removeAttribute('src')
  })

  return { speaks, drawing, wanted, playing, current, fetching, subtitle, acting, want, hear, stop }
}
