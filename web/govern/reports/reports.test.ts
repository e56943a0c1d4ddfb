import { expect, test } from 'vitest'
import { WORDS } from '../words'
import { type Chat, countOf, isLineMissing, isTied, STATES, stateOf, type Step } from './reports'

const COUNTS = { open: 5, fresh: 2, asked: 1, answered: 1, overdue: 3, contested: 1, closed: 9, inTime: 8 }

test('each state has its words, and those that wait have their counts', () => {
  expect(STATES.filter((state) => !(`reports.${state}` in WORDS.zh))).toEqual([])
  expect(STATES.map((state) => countOf(COUNTS, state))).toEqual([5, 2, 1, 1, 3, 1, null, null])
  expect(countOf(null, 'open')).toBeNull()
})

test('an address with a state of ours shows it, any other shows what is open', () => {
  expect(stateOf('overdue')).toBe('overdue')
  expect(stateOf('')).toBe('')
  expect(stateOf(undefined)).toBe('open')
  expect(stateOf('lost')).toBe('open')
})

test('what a complaint was joined to is known by kind and id', () => {
  const step: Step = { at: '', kind: 'tied', by: '', words: '', outcome: null, basis: '', dueAt: null, tie: 'finding', tiedId: '7' }

  expect(isTied([step], 'finding', '7')).toBe(true)
  expect(isTied([step], 'dossier', '7')).toBe(false)
  expect(isTied([step], 'finding', '8')).toBe(false)
})

test('a reported line that its show does not know is said to be missing, and of a room nothing is', () => {
  const chat = (reported: boolean): Chat => ({
    lines: [{ lineId: '7', at: '', kind: 'say', personId: '1', by: '', words: '', state: 'hidden', reported }],
    leftOut: 0,
  })

  expect(isLineMissing({ kind: 'line' }, chat(false))).toBe(true)
  expect(isLineMissing({ kind: 'line' }, chat(true))).toBe(false)
  expect(isLineMissing({ kind: 'show' }, chat(false))).toBe(false)
})
