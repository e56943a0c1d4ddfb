import { expect, test } from 'vitest'
import { fileFlaw, flawedRows, type ImportReport, LARGEST_FILE, mayImport, verdictOf } from './import-report'

const error = (row: number, column = 'price') => ({ row, column, code: 'not-a-number', message: '应为数字' })
const report = (good: number, bad: number): ImportReport => ({
  rows: good + bad,
  good,
  bad,
  imported: 0,
  errors: Array.from({ length: bad }, (_, n) => error(n + 2)),
})

test('a file without flaws may be imported in either mode', () => {
  expect(verdictOf(report(12, 0), 'all-or-nothing')).toBe('ready')
  expect(verdictOf(report(12, 0), 'good-rows')).toBe('ready')
})

test('one bad row keeps the whole file out, or only itself, as the mode says', () => {
  expect(verdictOf(report(11, 1), 'all-or-nothing')).toBe('blocked')
  expect(mayImport(verdictOf(report(11, 1), 'all-or-nothing'))).toBe(false)
  expect(verdictOf(report(11, 1), 'good-rows')).toBe('part-ready')
  expect(mayImport(verdictOf(report(11, 1), 'good-rows'))).toBe(true)
})

test('without any good row, or without rows, there is nothing to import', () => {
  expect(mayImport(verdictOf(report(0, 3), 'good-rows'))).toBe(false)
  expect(verdictOf(report(0, 0), 'good-rows')).toBe('empty')
})

test('a file that cannot be read at all is not called empty', () => {
  const unreadable = { ...report(0, 0), errors: [error(1, '')] }

  expect(verdictOf(unreadable, 'good-rows')).toBe('hopeless')
})

test('errors stand by row, from the top down, in the order they were found', () => {
  const rows = flawedRows([error(9), error(2, 'title'), error(9, 'code')])

  expect(rows.map(({ row, errors }) => [row, errors.map(({ column }) => column)])).toEqual([
    [2, ['title']],
    [9, ['price', 'code']],
  ])
})

test('a file is looked at before it is sent', () => {
  expect(fileFlaw({ name: '商品.XLSX', size: 10 })).toBeNull()
  expect(fileFlaw({ name: 'goods.xls', size: 10 })).toBe('fileFormat')
  expect(fileFlaw({ name: 'goods.csv', size: 0 })).toBe('fileEmpty')
  expect(fileFlaw({ name: 'goods.csv', size: LARGEST_FILE + 1 })).toBe('fileLarge')
})
