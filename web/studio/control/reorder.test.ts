import { expect, test } from 'vitest'
import { moved } from './reorder'

test('an item takes the place of another, up or down, and all others keep their order', () => {
  expect(moved(['a', 'b', 'c', 'd'], 'd', 'b')).toEqual(['a', 'd', 'b', 'c'])
  expect(moved(['a', 'b', 'c', 'd'], 'a', 'c')).toEqual(['b', 'c', 'a', 'd'])
  expect(moved(['a', 'b'], 'a', 'a')).toEqual(['a', 'b'])
  expect(moved(['a', 'b'], 'a', 'gone')).toEqual(['a', 'b'])
})
