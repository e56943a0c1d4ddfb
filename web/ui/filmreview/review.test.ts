import { expect, test } from 'vitest'
import { type Found, isOver, isWhole, looksOf, mayLookAgain, type Reach, type Review, sorted } from './review'
import { WORDS } from './words'

const sense = (reach: Reach | null) => ({ reach, engine: null, looks: 0 })
const review = (change: Partial<Review>): Review => ({
  state: 'done', ahead: null, percent: null, sound: sense('whole'), picture: sense('whole'), held: false, mayAsk: false, askedAt: null, decided: null, ...change,
})
const found = (fromMs: number, change: Partial<Found> = {}): Found => ({
  sense: 'heard', fromMs, toMs: fromMs + 1, text: '', confidence: null, state: 'passed', passes: true, waved: false, reasons: [], ...change,
})
const why = { code: 'violates', words: '', article: null, message: '', rewrite: null }

test('a film is published after it was listened to and looked at, and not while it is, or was stopped, or is held', () => {
  expect(isOver(review({}))).toBe(true)
  expect(isOver(null)).toBe(true)
  expect(isOver(review({ state: 'running' }))).toBe(false)
  expect(isOver(review({ state: 'stopped' }))).toBe(false)
  expect(isOver(review({ held: true }))).toBe(false)
})

test('what has no engine counts as not heard, and what has no sound needs none', () => {
  expect(isWhole(review({ sound: sense('off') }))).toBe(false)
  expect(isWhole(review({ sound: sense('silent') }))).toBe(true)
  expect(isWhole(review({ picture: sense('part') }))).toBe(false)
})

test('it is looked at again where something is missing and nobody is just deciding about it', () => {
  expect(mayLookAgain(review({}))).toBe(false)
  expect(mayLookAgain(review({ state: 'stopped', sound: sense(null) }))).toBe(true)
  expect(mayLookAgain(review({ sound: sense('not'), askedAt: '2026-11-28T00:00:00Z' }))).toBe(false)
})

test('what keeps a film back is told first, then doubts, and the rest by its time', () => {
  const bad = found(9, { passes: false, reasons: [why] })
  const doubt = found(3, { reasons: [why] })

  const parts = sorted([found(5), doubt, found(1), bad])

  expect(parts.told).toEqual([bad, doubt])
  expect(parts.clear.map((one) => one.fromMs)).toEqual([1, 5])
  expect([bad, doubt, found(1), found(1, { waved: true, reasons: [why] })].map(looksOf)).toEqual(['bad', 'care', 'good', 'good'])
})

test('each reach and each state has its words', () => {
  const reaches: Reach[] = ['whole', 'part', 'not', 'off', 'silent', 'known']
  const keys = [...reaches.flatMap((reach) => [`sound.${reach}`, `picture.${reach}`]), ...['none', 'queued', 'running', 'done', 'stopped'].map((state) => `state.${state}`)]

  expect(keys.filter((key) => !(key in WORDS.zh))).toEqual([])
})
