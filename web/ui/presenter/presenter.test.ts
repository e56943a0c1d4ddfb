import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { clear, type Drawing } from './drawing'
import { labelBox, wordsHeight } from './label'
import type { Gesture } from './limb'
import { jawDrop, parting } from './lips'
import { type Manner, Motion, type Pose, type Posture } from './motion'
import { AT_REST, type Mouth, MouthTimeline, type Shape } from './mouth'
import { BUST, WHOLE } from './stage'

type Frame = { seconds: number; mouth: Mouth; pose: Pose; gesture: Gesture; goods: boolean; posture?: Posture }

/** Written by the engine's NumbersForThePageTest. */
const numbers = JSON.parse(readFileSync('ui/presenter/numbers.json', 'utf8')) as {
  motions: { seed: number; manner: Manner; frames: Frame[] }[]
  mouths: { seconds: number; step: number; shapes: Shape[]; loudness: number[]; at: { second: number; mouth: Mouth }[] }
}

/** Each number of a thing, by its way down. */
function flat(thing: object, way = ''): [string, number | string][] {
  return Object.entries(thing).flatMap(([key, value]: [string, unknown]): [string, number | string][] =>
    typeof value === 'object' && value !== null ? flat(value, `${way}${key}.`) : [[way + key, value as number | string]],
  )
}

function expectAlike(own: object, theirs: object, where: string): void {
  const mine = new Map(flat(own))
  for (const [key, value] of flat(theirs)) {
    const got = mine.get(key)
    if (typeof value === 'number') {
      expect(got, `${where} ${key}`).toBeCloseTo(value, 4)
    } else {
      expect(got, `${where} ${key}`).toBe(value)
    }
  }
}

test('a body moves as the engine moves it, picture after picture', () => {
  for (const { seed, manner, frames } of numbers.motions) {
    const motion = new Motion(seed, manner)
    for (const { seconds, mouth, pose, gesture, goods, posture } of frames) {
      const own = motion.at(seconds, { mouth, pose, gesture }, goods)
      if (posture !== undefined) {
        expectAlike(own, posture, `${manner} at ${seconds}`)
      }
    }
  }
})

test('a mouth follows sound and phonemes as the engine’s does, and rests before and after', () => {
  const { seconds, step, shapes, loudness, at } = numbers.mouths
  const timeline = new MouthTimeline(seconds, shapes, step, loudness)

  for (const { second, mouth } of at) {
    expectAlike(timeline.at(second), mouth, `at ${second}`)
  }
  expect(timeline.at(seconds)).toEqual(AT_REST)
  expect(timeline.at(-0.01)).toEqual(AT_REST)
})

test('a blink shuts the eyes once in four seconds, and never for long', () => {
  const motion = new Motion(7, 'WARM')
  let shut = 0
  for (let frame = 0; frame < 40 * 25; frame++) {
    shut += motion.at(frame / 25, { mouth: AT_REST, pose: 'idle', gesture: 'none' }).lids < 0.2 ? 1 : 0
  }

  expect(shut).toBeGreaterThanOrEqual(10)
  expect(shut).toBeLessThan(60)
})

test('lips that are sealed do not part, and the chin goes down with an open mouth', () => {
  const open: Mouth = { jaw: 0.9, width: 0.1, round: 0, closed: 0, viseme: 'aa' }

  expect(parting(AT_REST)).toBe(0)
  expect(parting({ ...open, closed: 1, viseme: 'pp' })).toBe(0)
  expect(parting(open)).toBeGreaterThan(20)
  expect(jawDrop(open)).toBeGreaterThan(jawDrop({ ...open, closed: 1 }))
})

test('the words that say it is AI are never lower than a twentieth of the short side, and all in the picture', () => {
  const label: Drawing['label'] = { d: '', box: [0, 8, 6600, 900], plate: '', rim: '', words: '' }
  for (const view of [WHOLE, BUST]) {
    for (const width of [80, 120, 240, 360, 480, 720]) {
      const height = Math.round((width * view.height) / view.width)
      const box = labelBox(label, width, height, view.margin)

      expect(wordsHeight(width, height)).toBeGreaterThanOrEqual(width / 20)
      expect(box.x).toBeGreaterThanOrEqual(0)
      expect(box.y).toBeGreaterThanOrEqual(0)
      expect(box.x + box.width).toBeLessThanOrEqual(width)
      expect(box.y + box.height).toBeLessThanOrEqual(height)
    }
  }
})

test('a colour lets as much light through as it is told', () => {
  expect(clear('#0a2440', 0.25)).toBe('#0a244040')
  expect(clear('#ffffff', 1)).toBe('#ffffffff')
})
