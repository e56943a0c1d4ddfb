import type { DrawnMoment } from '@ui/live'
import { AT_REST } from '@ui/presenter/mouth'
import { beforeEach, expect, test } from 'vitest'
import { BEHIND, DrawnPlayer, type DrawnSentence } from './drawn-player'

const NOON = Date.parse('2026-11-28T12:00:00Z')

const sentence = (id: string, seconds = 4): DrawnSentence => ({
  id,
  text: `句子 ${id}`,
  pose: 'presenting',
  sound: `/sound/${id}`,
  drawing: '/drawing',
  seconds,
  mouth: [{ from: 0, to: seconds, viseme: 'aa' }],
  step: 0.02,
  loudness: Array.from({ length: seconds * 50 }, () => 1),
  hands: [{ from: 1, to: 2, gesture: 'point' }],
})

/** A house by hand: the clock stands until it is moved, and each fetch waits until it is let through. */
class House {
  now = NOON
  asked: string[] = []
  played: { id: string; from: number; wait: number; silent: boolean }[] = []
  gone = new Set<string>()
  slow: (() => void)[] = []
  isSlow = false
  known = new Map<string, DrawnSentence>()

  readonly player = new DrawnPlayer({
    now: () => this.now,
    sentence: async (id) => {
      this.asked.push(id)
      await this.turn()
      return this.gone.has(id) ? null : (this.known.get(id) ?? sentence(id))
    },
    sound: async (address) => {
      this.asked.push(address)
      await this.turn()
      return {
        play: (from, wait) => {
          const one = { id: address.slice(7), from, wait, silent: false }
          this.played.push(one)
          return () => (one.silent = true)
        },
      }
    },
  })

  pass(seconds: number): void {
    this.now += seconds * 1000
  }

  /** What waits for the network goes on. */
  async settle(): Promise<void> {
    for (let i = 0; i < 10; i++) {
      this.slow.splice(0).forEach((go) => go())
      await Promise.resolve()
    }
  }

  private turn(): Promise<void> {
    return this.isSlow ? new Promise((go) => this.slow.push(go)) : Promise.resolve()
  }
}

const silence = (...cut: string[]): DrawnMoment => ({ id: null, place: 0, held: false, at: new Date(NOON).toISOString(), cut })

let house: House
const says = (id: string, place = 0, more: Partial<DrawnMoment> = {}): DrawnMoment => ({ id, place, held: false, at: new Date(house.now).toISOString(), cut: [], ...more })
const mouthIsOpen = () => house.player.acting().mouth.jaw > 0.3

beforeEach(() => {
  house = new House()
})

test('a sentence begins with its first syllable a second after it did on air, and is read, seen and heard together', async () => {
  house.player.mute(false)
  house.player.hear(says('a'))
  house.pass(0.3)
  await house.settle()

  expect(house.played).toEqual([{ id: 'a', from: 0, wait: expect.closeTo(BEHIND - 0.3, 5) as number, silent: false }])
  expect(house.player.text()).toBeNull()
  expect(house.player.acting()).toEqual({ mouth: AT_REST, pose: 'idle', gesture: 'none' })

  house.pass(BEHIND - 0.3 + 1.5)

  expect(house.player.text()).toBe('句子 a')
  expect(mouthIsOpen()).toBe(true)
  expect(house.player.acting()).toMatchObject({ pose: 'presenting', gesture: 'point' })
  expect(house.asked).toEqual(['a', '/sound/a'])
})

test('what ended on air goes on to its end here, and the next one follows it', async () => {
  house.player.mute(false)
  house.player.hear(says('a'))
  await house.settle()
  house.pass(4.3)
  house.player.hear(silence())
  house.pass(0.2)
  house.player.hear(says('b'))
  await house.settle()

  expect(house.player.text()).toBe('句子 a')
  expect(house.played.map((one) => one.silent)).toEqual([false, false])

  house.pass(0.6)
  expect(house.player.text()).toBeNull()
  house.pass(0.5)
  expect(house.player.text()).toBe('句子 b')
})

test('a sentence that was cut is silent at once, also where only the next one is told', async () => {
  house.player.mute(false)
  house.player.hear(says('a'))
  await house.settle()
  house.pass(2)

  house.player.hear(says('b', 0, { cut: ['x', 'a'] }))
  await house.settle()

  expect(house.played[0]).toMatchObject({ id: 'a', silent: true })
  expect(house.player.text()).toBeNull()
  expect(mouthIsOpen()).toBe(false)
  house.pass(1.5)
  expect(house.player.text()).toBe('句子 b')
})

test('a sentence that is cut while it is being fetched is never heard', async () => {
  house.isSlow = true
  house.player.mute(false)
  house.player.hear(says('a'))
  house.player.hear(silence('a'))
  await house.settle()
  house.pass(2)

  expect(house.played).toEqual([])
  expect(house.player.text()).toBeNull()
  house.player.hear(says('a', 1, { cut: ['a'] }))
  await house.settle()
  expect(house.asked).toEqual(['a'])
})

test('who comes late begins in the middle of the sentence under way', async () => {
  house.player.mute(false)
  const begun = says('a', 0)
  house.pass(2.5)
  house.player.hear(begun)
  await house.settle()

  expect(house.played).toEqual([{ id: 'a', from: expect.closeTo(2.5 - BEHIND, 5) as number, wait: 0, silent: false }])
  expect(house.player.text()).toBe('句子 a')
})

test('who comes when it is all but over waits for the next', async () => {
  house.player.mute(false)
  const begun = says('a', 0)
  house.pass(4 + BEHIND + 0.1)
  house.player.hear(begun)
  await house.settle()

  expect(house.played).toEqual([])
  expect(house.player.text()).toBeNull()
})

test('a sentence that is held is silent at its place and goes on from there', async () => {
  house.player.mute(false)
  house.player.hear(says('a'))
  await house.settle()
  house.pass(2)
  house.player.hear(says('a', 2, { held: true }))

  expect(house.played[0]?.silent).toBe(true)
  expect(house.player.text()).toBeNull()

  house.pass(3)
  house.player.hear(says('a', 2))

  expect(house.played[1]).toMatchObject({ id: 'a', from: expect.closeTo(2 - BEHIND, 5) as number, wait: 0 })
  expect(house.player.text()).toBe('句子 a')
  expect(house.asked).toEqual(['a', '/sound/a'])
})

test('a place that is told anew moves the sound only where it is off by more than half a second', async () => {
  house.player.mute(false)
  house.player.hear(says('a'))
  await house.settle()
  house.pass(2)

  house.player.hear(says('a', 1.8))
  expect(house.played).toHaveLength(1)

  house.player.hear(says('a', 1))
  expect(house.played).toHaveLength(2)
  expect(house.played[0]?.silent).toBe(true)
})

test('without sound nothing of it is fetched; with it again the sentence is heard from where it is', async () => {
  house.player.hear(says('a'))
  await house.settle()
  house.pass(2)

  expect(house.asked).toEqual(['a'])
  expect(mouthIsOpen()).toBe(true)

  house.player.mute(false)
  await house.settle()
  expect(house.played).toEqual([{ id: 'a', from: expect.closeTo(2 - BEHIND, 5) as number, wait: 0, silent: false }])

  house.player.mute(true)
  expect(house.played[0]?.silent).toBe(true)
  house.player.mute(false)
  await house.settle()
  expect(house.played).toHaveLength(2)
  expect(house.asked).toEqual(['a', '/sound/a'])
})

test('a sentence without a voice is read for its time, with a shut mouth', async () => {
  house.known.set('a', { ...sentence('a'), sound: null, mouth: [], loudness: [] })
  house.player.mute(false)
  house.player.hear(says('a'))
  await house.settle()
  house.pass(2)

  expect(house.player.text()).toBe('句子 a')
  expect(mouthIsOpen()).toBe(false)
  expect(house.played).toEqual([])
})

test('a host who loses the air falls silent at once', async () => {
  house.player.mute(false)
  house.player.hear(says('a'))
  await house.settle()
  house.pass(2)

  house.player.hear(null)

  expect(house.played[0]?.silent).toBe(true)
  expect(house.player.text()).toBeNull()
})

test('a sentence that is not there any more is passed over', async () => {
  house.gone.add('a')
  house.player.hear(says('a'))
  await house.settle()
  house.pass(2)
  house.player.hear(says('b'))
  await house.settle()
  house.pass(2)

  expect(house.player.text()).toBe('句子 b')
})

test('however many sentences are told at once, only the last few are kept', async () => {
  house.isSlow = true
  house.player.mute(false)
  for (let i = 0; i < 20; i++) {
    house.player.hear(says(`s${i}`))
  }
  await house.settle()

  expect(new Set(house.played.map((one) => one.id))).toEqual(new Set(['s17', 's18', 's19']))
})
