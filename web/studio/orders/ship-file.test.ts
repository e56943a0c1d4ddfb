import { expect, test } from 'vitest'
import { isUnderWay, shipFileFlaw, type ShipFile, verdictOf } from './ship-file'

const file = (more: Partial<ShipFile>): ShipFile => ({
  id: '1',
  fileName: 'to-ship.xlsx',
  state: 'checked',
  done: 3,
  total: 3,
  rows: 3,
  good: 3,
  bad: 0,
  sent: 0,
  begunAt: '2026-11-24T08:00:00Z',
  faults: [],
  moreFaults: false,
  ...more,
})

test('a checked file is good as a whole, in part, or not at all', () => {
  expect(verdictOf(file({}))).toBe('ready')
  expect(verdictOf(file({ good: 2, bad: 1 }))).toBe('part')
  expect(verdictOf(file({ good: 0, bad: 3 }))).toBe('hopeless')
})

test('only work in progress is asked after', () => {
  expect((['checking', 'checked', 'sending', 'done', 'interrupted'] as const).filter((state) => isUnderWay(file({ state })))).toEqual(['checking', 'sending'])
})

test.each([
  ['to-ship.XLSX', 10, null],
  ['to-ship.csv', 10, null],
  ['to-ship.pdf', 10, 'fileShipFormat'],
  ['to-ship.csv', 0, 'fileEmpty'],
  ['to-ship.csv', 6 * 1024 * 1024, 'fileShipLarge'],
])('"%s" of %i bytes is judged before it is sent', (name, size, flaw) => {
  expect(shipFileFlaw({ name, size })).toBe(flaw)
})
