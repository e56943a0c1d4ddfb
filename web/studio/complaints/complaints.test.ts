import { expect, test } from 'vitest'
import { isFit, isLate } from './complaints'

test('an answer says something and is no essay', () => {
  expect(isFit('  ')).toBe(false)
  expect(isFit('口误，已更正')).toBe(true)
  expect(isFit('🙂'.repeat(500))).toBe(true)
  expect(isFit('字'.repeat(501))).toBe(false)
})

test('an answer is late after its term and never where none is owed', () => {
  const until = '2026-12-01T00:00:00Z'

  expect(isLate({ replyBy: until }, Date.parse(until) - 1)).toBe(false)
  expect(isLate({ replyBy: until }, Date.parse(until) + 1)).toBe(true)
  expect(isLate({ replyBy: null }, Date.parse(until))).toBe(false)
})
