import { expect, test } from 'vitest'
import { aboutOf, pathOf } from './beauty'

test('the address says what the lists are gone through for, a dossier before a shop', () => {
  expect(aboutOf({ shop: '7' })).toEqual({ about: 'shop', id: '7' })
  expect(aboutOf({ shop: '7', dossier: '9' })).toEqual({ about: 'dossier', id: '9' })
  expect(aboutOf({ shop: 'seven' })).toBeNull()
  expect(aboutOf({})).toBeNull()
  expect(pathOf({ about: 'shop', id: '7' })).toBe('/api/officer/beauty-lists/shop/7')
})
