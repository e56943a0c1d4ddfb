import { expect, test } from 'vitest'
import { WORDS } from '../words'
import { coverOf, flawOf, type Hole } from './retention'

const HOLE: Hole = { showId: '1', title: '晚场', openedAt: '2026-11-27T00:00:00Z', closedAt: '2026-11-27T01:00:00Z', trimmed: 0, recording: true, pieces: 10, coveredMs: 1_800_000, holeMs: 0, skipped: 0 }

test('what is wrong with a recording is told by its gravest flaw', () => {
  expect(flawOf({ ...HOLE, pieces: 0, trimmed: 9 })).toBe('removed')
  expect(flawOf({ ...HOLE, pieces: 0 })).toBe('none')
  expect(flawOf({ ...HOLE, pieces: 0, recording: false })).toBe('never')
  expect(flawOf({ ...HOLE, skipped: 2, holeMs: 9 })).toBe('skipped')
  expect(flawOf({ ...HOLE, holeMs: 9 })).toBe('holes')
  for (const flaw of ['removed', 'none', 'never', 'skipped', 'holes']) {
    expect(`keepFlaw.${flaw}` in WORDS.zh).toBe(true)
  }
})

test('the part of a show that is kept is never more than all of it', () => {
  expect(coverOf(HOLE)).toBe(0.5)
  expect(coverOf({ ...HOLE, coveredMs: 4_000_000 })).toBe(1)
  expect(coverOf({ ...HOLE, closedAt: HOLE.openedAt })).toBe(0)
})
