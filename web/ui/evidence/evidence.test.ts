import { expect, test } from 'vitest'
import { chosenMarks, isFound, type Mark, markAt, type MarkKind, startOf } from './evidence'

function mark(kind: MarkKind, playMs: number | null, findings = 0): Mark {
  const finding = { rule: 'AD-01', category: '', article: '', from: 0, to: 1, severity: 'S3', action: 'WARN', message: '', rewrite: null }
  return {
    position: 1,
    at: '2026-11-26T04:00:00Z',
    showMs: 0,
    kind,
    itemId: null,
    said: kind === 'HOST_LINE' ? { text: '最好', speaker: 'HUMAN', why: 'ON_SCREEN', verdict: 'violates', findings: Array(findings).fill(finding) } : null,
    priced: null,
    spot: playMs === null ? null : { piece: 1, offsetMs: playMs, playMs },
  }
}

test('playing begins a little before the moment, and never before the beginning', () => {
  expect(startOf(mark('PINNED', 10_000))).toBe(7)
  expect(startOf(mark('PINNED', 1_000))).toBe(0)
  expect(startOf(mark('PINNED', null))).toBeNull()
})

test('the mark that is shown is the last that has begun and was recorded', () => {
  const marks = [mark('OPENED', null), mark('PINNED', 5_000), mark('HOST_LINE', 9_000), mark('PAID', null)]

  expect(markAt(marks, 1)).toBe(-1)
  expect(markAt(marks, 6)).toBe(1)
  expect(markAt(marks, 60)).toBe(2)
})

test('marks are chosen by what was found and by what is the deal', () => {
  const marks = [mark('PINNED', 1), mark('HOST_LINE', 2, 1), mark('HOST_LINE', 3), mark('PAID', 4)]

  expect(chosenMarks(marks, 'all')).toHaveLength(4)
  expect(chosenMarks(marks, 'found').every(isFound)).toBe(true)
  expect(chosenMarks(marks, 'found')).toHaveLength(1)
  expect(chosenMarks(marks, 'deal').map((one) => one.kind)).toEqual(['PINNED', 'PAID'])
})
