import { expect, test } from 'vitest'
import { WORDS } from '../words'
import { placeOf, reasonsFor, secondsSince, wrongWithReport } from './report'

const ROOM = { showId: '1', line: null }
const LINE = { showId: '1', line: { id: '7', who: '小满', text: '加我微信' } }

test('a report needs a reason, and words where no reason fits', () => {
  expect(wrongWithReport(null, '')).toEqual({ reason: 'reportPick' })
  expect(wrongWithReport('other', '  ')).toEqual({ words: 'reportWordsNeeded' })
  expect(wrongWithReport('abuse', '')).toEqual({})
  expect(wrongWithReport('abuse', '字'.repeat(201))).toEqual({ words: 'reportWordsLong' })
  expect(wrongWithReport('abuse', '🙂'.repeat(200))).toEqual({})
})

test('each reason is offered once and has its words', () => {
  for (const about of [ROOM, LINE]) {
    const reasons = reasonsFor(about)

    expect(new Set(reasons).size).toBe(reasons.length)
    expect(reasons.filter((one) => !(`why.${one}` in WORDS.zh))).toEqual([])
    expect(reasons.at(-1)).toBe('other')
  }
  expect(reasonsFor(LINE)[0]).toBe('abuse')
})

test('a film is reported by itself, and a comment with the film that it stands below', () => {
  const words = { id: '7', who: '小满', text: '加我微信' }

  expect(placeOf({ filmId: '9', line: null })).toEqual({ kind: 'film', filmId: '9' })
  expect(placeOf({ filmId: '9', line: words })).toEqual({ kind: 'comment', filmId: '9', commentId: '7' })
  expect(placeOf(LINE)).toEqual({ kind: 'line', showId: '1', lineId: '7', quoted: '加我微信' })
})

test('what is reported was seen when the form was opened, unless a clock or a long pause makes that nonsense', () => {
  expect(secondsSince(10_000, 34_400)).toBe(24)
  expect(secondsSince(10_000, 9_000)).toBe(0)
  expect(secondsSince(0, 1_801_000)).toBe(0)
})
