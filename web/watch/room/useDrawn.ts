import { api, ApiError } from '@ui/api'
import { toast } from '@ui/base/toast'
import type { DrawnMoment } from '@ui/live'
import type { Drawing } from '@ui/presenter/drawing'
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { t } from '../words'
import { DrawnPlayer, type DrawnSentence } from './drawn-player'
import type { Room } from './room'
import { createSpeaker } from './speaker'

/** How the host stands, with her parts' address and the server's time: `GET /api/shows/{id}/drawn`. */
type DrawnShow = { drawing: string; moment: DrawnMoment | null; at: string }

const CHOICE_REMEMBERED = 'qt.drawn-picture'
/** The video's own word for it: who wanted sound there wants it here. */
const SOUND_REMEMBERED = 'qt.sound'
const TRY_AGAIN_AFTER = 3_000
const READ_EVERY = 120

/**
 * The digital host drawn by the page instead of the video, where the viewer has chosen so; a person who takes the air is seen by
 * video, whatever was chosen. The choice is remembered by the browser, the sound as it is for the video.
 */
export function useDrawn(room: Pick<Room, 'showId' | 'state' | 'digital' | 'onAir' | 'connection'>) {
  const door = `/api/shows/${encodeURIComponent(room.showId)}/drawn`
  const wanted = ref(localStorage.getItem(CHOICE_REMEMBERED) === 'yes')
  /** Undefined until it is known; null while the host has not the air. */
  const moment = shallowRef<DrawnMoment | null>()
  const drawing = shallowRef<Drawing | null>(null)
  const muted = ref(true)
  const text = ref<string | null>(null)
  /** How often the browser has shut the sound and wants a touch to open it again. */
  const soundLost = ref(0)

  const speaker = createSpeaker(followSpeaker)
  const player = new DrawnPlayer({ now: serverTime, sentence, sound: speaker.fetched })
  let dressed = ''
  let dressing = Promise.resolve()
  /** The browser has shut the sound while she was heard. */
  let shut = false
  let askings = 0
  let asking = false
  let ahead = 0
  let surest = Number.POSITIVE_INFINITY
  let told = 0
  let retry: ReturnType<typeof setTimeout>
  const reader = setInterval(() => (text.value = player.text()), READ_EVERY)

  /** Whether there is somebody to draw; for who wants her drawn, also while that is not known yet. */
  const possible = computed(() => room.digital.value && room.onAir.value && (moment.value === undefined ? wanted.value : moment.value !== null))
  const picture = computed<'video' | 'coming' | 'drawn'>(() => {
    if (!wanted.value || !possible.value) {
      return 'video'
    }
    return moment.value === undefined || drawing.value === null ? 'coming' : 'drawn'
  })

  function choose(yes: boolean): void {
    wanted.value = yes
    localStorage.setItem(CHOICE_REMEMBERED, yes ? 'yes' : 'no')
    if (!yes) {
      player.stop()
    }
  }

  async function toggleSound(): Promise<void> {
    const loud = muted.value && (await speaker.open())
    muted.value = !loud
    sessionStorage.setItem(SOUND_REMEMBERED, loud ? 'on' : 'off')
    player.mute(muted.value)
  }

  /**
   * As the video has left it, where it may have been muted or heard meanwhile. Sound without a tap is allowed only after the person
   * has touched the page; once chosen it stays chosen.
   */
  async function takeUpSound(): Promise<void> {
    muted.value = true
    player.mute(true)
    if (isSoundWanted() && navigator.userActivation?.hasBeenActive && (await speaker.open()) && isSoundWanted() && picture.value !== 'video') {
      muted.value = false
      player.mute(false)
    }
  }

  /** A sound that the browser had shut would go on where it stood, behind her: it is begun anew from where she is. */
  function followSpeaker(): void {
    if (muted.value) {
      return
    }
    if (!speaker.isOpen()) {
      shut = true
      player.mute(true)
      if (!document.hidden) {
        void openAgain()
      }
    } else if (shut) {
      shut = false
      player.mute(false)
    }
  }

  async function openAgain(): Promise<void> {
    if (await speaker.open()) {
      followSpeaker()
    } else if (!muted.value) {
      // It takes a touch; until then the switch says how it is, and asks for one.
      muted.value = true
      soundLost.value++
    }
  }

  function isSoundWanted(): boolean {
    return sessionStorage.getItem(SOUND_REMEMBERED) === 'on'
  }

  /** Asks how she stands: what was told before this page listened, or while it was away, is not told again. The last asking counts. */
  async function learn(): Promise<void> {
    clearTimeout(retry)
    const mine = ++askings
    const heardBefore = told
    const asked = Date.now()
    asking = true
    try {
      const now = await howSheStands()
      if (mine !== askings) {
        return
      }
      if (now !== null) {
        learnTime(Date.parse(now.at), asked, Date.now())
      }
      if (told === heardBefore) {
        take(now?.moment ?? null)
      }
      if (now !== null && wanted.value) {
        await dress(now.drawing)
      } else if (now === null && moment.value) {
        // The room has told of her since: she was begun anew.
        learnLater()
      }
    } catch (refusal) {
      if (!(refusal instanceof ApiError)) {
        throw refusal
      }
      if (mine === askings) {
        learnLater()
      }
    } finally {
      if (mine === askings) {
        asking = false
      }
    }
  }

  function learnLater(): void {
    clearTimeout(retry)
    retry = setTimeout(() => active() && void learn(), TRY_AGAIN_AFTER)
  }

  /** Null while no digital host is at work. */
  async function howSheStands(): Promise<DrawnShow | null> {
    try {
      return await api.get<DrawnShow>(door)
    } catch (refusal) {
      if (refusal instanceof ApiError && refusal.status === 404) {
        return null
      }
      throw refusal
    }
  }

  /** The answer whose way was shortest says best how far this clock is off. */
  function learnTime(server: number, asked: number, answered: number): void {
    const way = answered - asked
    if (way <= surest) {
      surest = way
      ahead = server - (asked + answered) / 2
    }
  }

  function serverTime(): number {
    return Date.now() + ahead
  }

  function take(next: DrawnMoment | null): void {
    moment.value = next
    if (wanted.value) {
      player.hear(next)
    }
  }

  /** Her parts are fetched once for each of her looks, whoever asks; what failed is asked for anew. */
  function dress(address: string): Promise<void> {
    if (address !== dressed) {
      dressed = address
      dressing = putOn(address)
    }
    return dressing
  }

  async function putOn(address: string): Promise<void> {
    try {
      const parts = await api.get<Drawing>(address)
      if (address === dressed) {
        drawing.value = parts
      }
    } catch (refusal) {
      if (address === dressed) {
        dressed = ''
      }
      throw refusal
    }
  }

  async function sentence(id: string): Promise<DrawnSentence | null> {
    try {
      const said = await api.get<DrawnSentence>(`${door}/sentences/${encodeURIComponent(id)}`)
      // Who cannot have her new clothes sees her in the old ones, and asks again with the next sentence.
      dress(said.drawing).catch(() => undefined)
      return said
    } catch (refusal) {
      if (refusal instanceof ApiError) {
        return null
      }
      throw refusal
    }
  }

  const near = () => room.digital.value && room.onAir.value && room.connection.value === 'open'
  const active = () => wanted.value && near()
  /** Who does not want her drawn is offered it only where there is somebody to draw: that is asked once. */
  const asks = () => near() && (wanted.value || moment.value === undefined)

  watch(
    asks,
    (now) => {
      if (now) {
        // Another way through the net, and perhaps another clock, than the best of before the break.
        surest = Number.POSITIVE_INFINITY
        void learn()
      }
    },
    { immediate: true },
  )
  watch(
    () => room.state.value?.drawn,
    (next) => {
      if (next !== undefined) {
        told++
        const begins = moment.value === null && next !== null
        take(next)
        if (active() && next !== null && !asking && (begins || drawing.value === null)) {
          void learn()
        }
      }
    },
    { immediate: true },
  )
  watch(
    picture,
    (now, before) => {
      if (now !== 'video' && (before === 'video' || before === undefined)) {
        void takeUpSound()
      } else if (before === 'drawn' && now === 'video' && wanted.value && room.onAir.value) {
        toast(t('drawnLeft'))
      }
    },
    // At once: while the touch that chose it still counts, which is what the browser wants before it lets a page be heard.
    { immediate: true, flush: 'sync' },
  )

  document.addEventListener('visibilitychange', followSpeaker)

  onScopeDispose(() => {
    document.removeEventListener('visibilitychange', followSpeaker)
    clearTimeout(retry)
    clearInterval(reader)
    player.stop()
    speaker.close()
  })

  return { wanted, possible, picture, drawing, muted, soundLost, text, choose, toggleSound, acting: () => player.acting() }
}
