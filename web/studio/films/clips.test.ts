import { expect, test } from 'vitest'
import { type Clip, clockMs, clockText, type ClipRow, mayShow } from './clips'

const row: ClipRow = {
  id: '1', kind: 'clip', origin: 'pgc', title: '', productId: null, productTitle: null, clip: null, fileName: null, shape: '9:16', state: 'ready', trouble: null,
  standing: 'true', ahead: null, percent: null, upToDate: true, seconds: 20, ai: false, video: null, cover: null, subtitles: null, published: false,
  publishedAt: null, takedown: null, review: null, likes: 0, madeAt: '2026-11-27T00:00:00Z',
}
const clip = (change: Partial<ClipRow>, passed = true): Clip => ({
  row: { ...row, ...change }, version: 1, passed, lines: [], found: [],
  title: { fromMs: 0, toMs: 0, text: '', state: 'passed', passes: true, reasons: [] },
})

test('a time of a show is written as a clock has it and read back', () => {
  expect(clockText(65_400)).toBe('01:05')
  expect(clockText(3_725_000)).toBe('1:02:05')
  expect(clockMs('1:02:05')).toBe(3_725_000)
  expect(clockMs('01:05.4')).toBe(65_400)
  expect(['', '90', '1:x', '1.5:00', '1:2:3:4'].map(clockMs)).toEqual([null, null, null, null, null])
})

test('only what is made, up to date, true and judged may be shown, and not twice', () => {
  expect(mayShow(clip({}))).toBe(true)
  expect(mayShow(clip({}, false))).toBe(false)
  expect(mayShow(clip({ upToDate: false }))).toBe(false)
  expect(mayShow(clip({ standing: 'price-changed' }))).toBe(false)
  expect(mayShow(clip({ published: true }))).toBe(false)
  const sense = { reach: 'whole' as const, engine: null, looks: 0 }
  const review = { ahead: null, percent: null, sound: sense, picture: sense, held: false, mayAsk: false, askedAt: null, decided: null }
  expect(mayShow(clip({ review: { ...review, state: 'running' } }))).toBe(false)
  expect(mayShow(clip({ review: { ...review, state: 'done' } }))).toBe(true)
})
