import type { DrawnMoment, LiveState } from '@ui/live'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { computed, effectScope, type EffectScope, nextTick, ref, shallowRef } from 'vue'
import { useDrawn } from './useDrawn'

const silent = (at = '2026-11-28T12:00:00Z'): DrawnMoment => ({ id: null, place: 0, held: false, at, cut: [] })

/** A house by hand: each asking waits for its answer. */
class House {
  asked: string[] = []
  private readonly waiting: ((answer: Response) => void)[] = []

  readonly fetch = (address: string): Promise<Response> => {
    this.asked.push(address)
    return new Promise((answer) => this.waiting.push(answer))
  }

  async answers(status: number, body: unknown): Promise<void> {
    const next = this.waiting.shift()
    if (next === undefined) {
      throw new Error(`nobody asks (asked so far: ${this.asked.join(' ')})`)
    }
    next(new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } }))
    await settled()
  }
}

/** The browser's sound by hand: it opens where it may, and a test shuts it. */
class Ears extends EventTarget {
  static all: Ears[] = []
  static mayOpen = true
  static begun = 0

  state: AudioContextState = 'suspended'
  readonly currentTime = 0
  readonly destination = {}

  constructor() {
    super()
    Ears.all.push(this)
  }

  /** Where it may not, a browser never answers. */
  resume(): Promise<void> {
    return Ears.mayOpen ? Promise.resolve(this.become('running')) : new Promise(() => undefined)
  }

  close(): Promise<void> {
    return Promise.resolve(this.become('closed'))
  }

  become(state: AudioContextState): void {
    const changes = state !== this.state
    this.state = state
    if (changes) {
      this.dispatchEvent(new Event('statechange'))
    }
  }

  decodeAudioData(): Promise<{ duration: number }> {
    return Promise.resolve({ duration: 4 })
  }

  createBufferSource() {
    return { buffer: null, connect: () => undefined, start: () => void Ears.begun++, stop: () => undefined, disconnect: () => undefined }
  }
}

async function settled(): Promise<void> {
  for (let i = 0; i < 50; i++) {
    await Promise.resolve()
  }
  await nextTick()
}

const DOOR = '/api/shows/7/drawn'
const PARTS = `${DOOR}/presenter?of=1`
const stands = (moment: DrawnMoment | null) => ({ drawing: PARTS, moment, at: '2026-11-28T12:00:01Z' })
const said = (sound: string | null) => ({ id: 'a', text: '八十八元。', pose: 'talking', sound, drawing: PARTS, seconds: 4, mouth: [], step: 0.02, loudness: [], hands: [] })

let house: House
let scope: EffectScope
const state = shallowRef<LiveState | null>(null)
const connection = ref<'connecting' | 'open' | 'waiting' | 'ended'>('connecting')
const kind = ref<'DIGITAL' | 'HUMAN'>('DIGITAL')

function open() {
  const drawn = scope.run(() => useDrawn({ showId: '7', state, connection, digital: computed(() => kind.value === 'DIGITAL'), onAir: computed(() => true) }))
  if (drawn === undefined) {
    throw new Error('the scope has ended')
  }
  return drawn
}

async function told(drawn: DrawnMoment | null): Promise<void> {
  state.value = { drawn } as LiveState
  await settled()
}

function hide(yes: boolean): void {
  Object.defineProperty(document, 'hidden', { value: yes, configurable: true })
}

beforeEach(() => {
  hide(false)
  house = new House()
  scope = effectScope()
  vi.useFakeTimers()
  vi.stubGlobal('fetch', house.fetch)
  vi.stubGlobal('AudioContext', Ears)
  Object.defineProperty(navigator, 'userActivation', { value: { hasBeenActive: true }, configurable: true })
  Ears.all = []
  Ears.mayOpen = true
  Ears.begun = 0
  localStorage.clear()
  sessionStorage.clear()
  state.value = null
  connection.value = 'open'
  kind.value = 'DIGITAL'
})

afterEach(() => {
  scope.stop()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

test('who has not chosen it sees the video, and is offered it once it is known that there is somebody to draw', async () => {
  const drawn = open()
  await settled()
  expect(drawn.possible.value).toBe(false)

  await house.answers(200, stands(silent()))

  expect(drawn.picture.value).toBe('video')
  expect(drawn.possible.value).toBe(true)
  expect(house.asked).toEqual([DOOR])

  drawn.choose(true)
  await settled()
  await house.answers(200, stands(silent()))
  await house.answers(200, { man: false })
  expect(drawn.picture.value).toBe('drawn')
})

test('where no digital host is at work it is not offered', async () => {
  const drawn = open()
  await settled()
  await house.answers(404, { code: 'not-found', detail: '没有找到' })

  expect(drawn.possible.value).toBe(false)
  expect(house.asked).toEqual([DOOR])
})

test('the choice is remembered, and she is drawn as soon as her parts have come', async () => {
  open().choose(true)
  scope.stop()
  scope = effectScope()
  house = new House()
  vi.stubGlobal('fetch', house.fetch)

  const drawn = open()
  await settled()
  expect(drawn.picture.value).toBe('coming')
  await house.answers(200, stands(silent()))
  await house.answers(200, { man: false })

  expect(house.asked).toEqual([DOOR, PARTS])
  expect(drawn.picture.value).toBe('drawn')

  drawn.choose(false)
  expect(drawn.picture.value).toBe('video')
  expect(localStorage.getItem('qt.drawn-picture')).toBe('no')
})

test('a person who takes the air is seen by video, and afterwards she is drawn again', async () => {
  const drawn = open()
  drawn.choose(true)
  await settled()
  await house.answers(200, stands(silent()))
  await house.answers(200, { man: false })

  await told(null)
  expect(drawn.picture.value).toBe('video')
  expect(drawn.possible.value).toBe(false)

  await told(silent())
  expect(drawn.picture.value).toBe('drawn')
})

test('where no digital host is at work, or a person hosts, there is nobody to draw', async () => {
  const drawn = open()
  drawn.choose(true)
  await settled()
  await house.answers(404, { code: 'not-found', detail: '没有找到' })
  expect(drawn.picture.value).toBe('video')

  kind.value = 'HUMAN'
  await told(silent())
  expect(drawn.picture.value).toBe('video')
})

test('after a break of the line it is asked anew how she stands', async () => {
  const drawn = open()
  drawn.choose(true)
  await settled()
  await house.answers(200, stands(silent()))
  await house.answers(200, { man: false })

  connection.value = 'waiting'
  await settled()
  connection.value = 'open'
  await settled()

  expect(house.asked).toEqual([DOOR, PARTS, DOOR])
  await house.answers(200, stands(null))
  expect(drawn.picture.value).toBe('video')
})

test('an answer that is older than what the room has told meanwhile is not taken', async () => {
  const drawn = open()
  drawn.choose(true)
  await settled()
  await told(null)

  await house.answers(200, stands(silent()))
  await house.answers(200, { man: false })

  expect(drawn.picture.value).toBe('video')
})

test('a house that does not answer is asked again', async () => {
  const drawn = open()
  drawn.choose(true)
  await settled()
  await house.answers(503, { code: 'busy', detail: '稍后再试' })
  expect(drawn.picture.value).toBe('coming')

  vi.advanceTimersByTime(3_000)
  await settled()
  await house.answers(200, stands(silent()))
  await house.answers(200, { man: false })

  expect(drawn.picture.value).toBe('drawn')
})

test('what was muted in the video stays muted when she is drawn again', async () => {
  const drawn = open()
  drawn.choose(true)
  await drawn.toggleSound()
  expect(drawn.muted.value).toBe(false)

  drawn.choose(false)
  // The video writes down what its own switch does.
  sessionStorage.setItem('qt.sound', 'off')
  drawn.choose(true)
  await settled()

  expect(drawn.muted.value).toBe(true)
})

test('what was made loud in the video while a person had the air is loud when she is drawn', async () => {
  localStorage.setItem('qt.drawn-picture', 'yes')
  const drawn = open()
  await told(null)
  expect(drawn.picture.value).toBe('video')

  sessionStorage.setItem('qt.sound', 'on')
  await told(silent())

  expect(drawn.muted.value).toBe(false)
})

test('a late word that no host is at work does not count against what the room has told meanwhile', async () => {
  const drawn = open()
  drawn.choose(true)
  await settled()
  await told(silent())

  await house.answers(404, { code: 'not-found', detail: '没有找到' })
  expect(drawn.picture.value).toBe('coming')

  vi.advanceTimersByTime(3_000)
  await settled()
  await house.answers(200, stands(silent()))
  await house.answers(200, { man: false })
  expect(drawn.picture.value).toBe('drawn')
})

test('where her parts are not found she is still there, and they are asked for again', async () => {
  const drawn = open()
  drawn.choose(true)
  await settled()
  await house.answers(200, stands(silent()))
  await house.answers(404, { code: 'not-found', detail: '没有找到' })
  expect(drawn.picture.value).toBe('coming')

  vi.advanceTimersByTime(3_000)
  await settled()
  await house.answers(200, stands(silent()))
  await house.answers(200, { man: false })

  expect(house.asked).toEqual([DOOR, PARTS, DOOR, PARTS])
  expect(drawn.picture.value).toBe('drawn')
})

test('while she is being asked for and dressed, news of her asks for nothing more', async () => {
  const drawn = open()
  drawn.choose(true)
  await settled()
  await told(silent('2026-11-28T12:00:02Z'))
  expect(house.asked).toEqual([DOOR])

  await house.answers(200, stands(silent()))
  await told(silent('2026-11-28T12:00:04Z'))
  await told(silent('2026-11-28T12:00:06Z'))
  expect(house.asked).toEqual([DOOR, PARTS])

  await house.answers(200, { man: false })
  expect(drawn.picture.value).toBe('drawn')
})

test('after a break the clock is learned anew, however short the way of an answer was before', async () => {
  vi.setSystemTime('2026-11-28T12:00:01Z')
  const drawn = open()
  drawn.choose(true)
  await settled()
  await house.answers(200, stands(silent()))
  await house.answers(200, { man: false })

  connection.value = 'waiting'
  await settled()
  // The device was asleep, and its clock has been put right since.
  vi.setSystemTime('2026-11-28T13:00:00Z')
  connection.value = 'open'
  await settled()
  vi.advanceTimersByTime(200)
  await house.answers(200, {
    drawing: PARTS,
    moment: { id: 'a', place: 0, held: false, at: '2026-11-28T12:00:08Z', cut: [] },
    at: '2026-11-28T12:00:10Z',
  })
  await house.answers(200, said(null))
  vi.advanceTimersByTime(200)

  expect(drawn.text.value).toBe('八十八元。')
})

/** Under way for two seconds, of which one has been heard. */
async function heardAloud() {
  vi.setSystemTime('2026-11-28T12:00:10Z')
  const drawn = open()
  drawn.choose(true)
  await drawn.toggleSound()
  await settled()
  await house.answers(200, { ...stands({ ...silent('2026-11-28T12:00:08Z'), id: 'a' }), at: '2026-11-28T12:00:10Z' })
  await house.answers(200, said('/sound'))
  await house.answers(200, { man: false })
  await house.answers(200, {})
  expect(house.asked).toEqual([DOOR, `${DOOR}/sentences/a`, PARTS, '/sound'])
  expect(Ears.begun).toBe(1)
  return drawn
}

test('a sound that the browser has shut is begun anew when the page is seen again', async () => {
  hide(true)
  const drawn = await heardAloud()
  Ears.all[0]?.become('suspended')
  await settled()
  expect(Ears.begun).toBe(1)

  hide(false)
  document.dispatchEvent(new Event('visibilitychange'))
  await settled()

  expect(Ears.begun).toBe(2)
  expect(drawn.muted.value).toBe(false)
})

test('where the browser does not open it again the switch says that there is no sound', async () => {
  const drawn = await heardAloud()
  Ears.mayOpen = false
  Ears.all[0]?.become('suspended')
  vi.advanceTimersByTime(1_000)
  await settled()

  expect(drawn.muted.value).toBe(true)
  expect(drawn.soundLost.value).toBe(1)
  expect(sessionStorage.getItem('qt.sound')).toBe('on')
})
