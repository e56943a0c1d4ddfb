import { beforeEach, expect, test } from 'vitest'
import { forgetDraft, isOutdated, keepDraft, keptDraft, type Shelf } from './kept-draft'

const NOW = '2026-11-24T08:00:00Z'
let lying: Map<string, string>
let shelf: Shelf

beforeEach(() => {
  lying = new Map()
  shelf = {
    getItem: (key) => lying.get(key) ?? null,
    setItem: (key, value) => void lying.set(key, value),
    removeItem: (key) => void lying.delete(key),
  }
})

test('what was typed is there after a reload', () => {
  expect(keepDraft('1', { title: '龙井' }, { title: '' }, shelf, NOW)).toBe(true)

  expect(keptDraft('1', shelf)).toMatchObject({ draft: { title: '龙井' }, at: NOW })
  expect(keptDraft('2', shelf)).toBeNull()
})

test('a form put back to how it was leaves no draft', () => {
  keepDraft('1', { title: '龙井' }, { title: '' }, shelf, NOW)

  expect(keepDraft('1', { title: '' }, { title: '' }, shelf, NOW)).toBe(false)
  expect(lying.size).toBe(0)
})

test('a draft knows when the product was changed behind its back', () => {
  keepDraft('1', { title: '龙井' }, { title: '' }, shelf, NOW)
  const kept = keptDraft<{ title: string }>('1', shelf)

  expect(kept && isOutdated(kept, { title: '' })).toBe(false)
  expect(kept && isOutdated(kept, { title: '毛尖' })).toBe(true)
})

test('a forgotten draft and a broken one are gone', () => {
  keepDraft('1', 'a', 'b', shelf, NOW)
  forgetDraft('1', shelf)
  lying.set('qt.studio.draft.2', '{half')

  expect(keptDraft('1', shelf)).toBeNull()
  expect(keptDraft('2', shelf)).toBeNull()
  expect(lying.size).toBe(0)
})

test('a full storage does not break the form', () => {
  shelf.setItem = () => {
    throw new DOMException('full', 'QuotaExceededError')
  }

  expect(keepDraft('1', 'a', 'b', shelf, NOW)).toBe(false)
})
