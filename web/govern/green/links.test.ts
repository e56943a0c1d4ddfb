import type { Behind } from '@ui/green/green'
import { expect, test } from 'vitest'
import { linkOf } from './links'

const behind = (what: Behind['what']): Behind => ({ what, id: '7', ofId: '3', words: { zh: '', en: '' } })

test('an officer comes from a point to its finding, its goods, its doubt and its dossier, an administrator to the dossier alone', () => {
  expect(linkOf(behind('FINDING'), true)).toBe('/findings/3/7')
  expect(linkOf(behind('PRODUCT'), true)).toBe('/goods/7')
  expect(linkOf(behind('DOUBT'), true)).toBe('/doubts/7')
  for (const what of ['FINDING', 'COMPLAINT', 'SHOW', 'PRODUCT', 'AFTER_SALE', 'DOUBT'] as const) {
    expect(linkOf(behind(what), false)).toBeNull()
  }
  expect([true, false].map((officer) => linkOf(behind('DOSSIER'), officer))).toEqual(['/dossiers/7', '/dossiers/7'])
})
