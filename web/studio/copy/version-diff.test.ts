import { expect, test } from 'vitest'
import { changedIn, differences, type Numbered } from './version-diff'

const of = (...sentences: [number, string][]): Numbered[] => sentences.map(([id, text]) => ({ id, text }))

test('a sentence that was mended is changed, and those around it are the same', () => {
  expect(differences(of([1, '甲'], [2, '乙'], [3, '丙']), of([1, '甲'], [2, '乙改'], [3, '丙']))).toEqual([
    { change: 'same', was: '甲', is: '甲' },
    { change: 'changed', was: '乙', is: '乙改' },
    { change: 'same', was: '丙', is: '丙' },
  ])
})

test('what was left out stands where it stood, and what came later where it is', () => {
  const found = differences(of([1, '甲'], [2, '乙'], [3, '丙']), of([1, '甲'], [3, '丙'], [4, '丁']))

  expect(found.map((one) => [one.change, one.was ?? one.is])).toEqual([
    ['same', '甲'],
    ['removed', '乙'],
    ['same', '丙'],
    ['added', '丁'],
  ])
  expect(changedIn(found)).toBe(2)
})

test('where all was written anew, old and new stand side by side', () => {
  expect(differences(of([1, '甲'], [2, '乙'], [3, '丙']), of([7, '子'], [8, '乙']))).toEqual([
    { change: 'changed', was: '甲', is: '子' },
    { change: 'same', was: '乙', is: '乙' },
    { change: 'removed', was: '丙', is: null },
  ])
})

test('nothing against nothing is no difference', () => {
  expect(differences([], [])).toEqual([])
  expect(changedIn(differences([], of([1, '甲'])))).toBe(1)
})
