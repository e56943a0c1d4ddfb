import { expect, test } from 'vitest'
import { WORDS } from '../words'
import { isElsewhere, placeOf, type TieKind } from './closing'

const KINDS: readonly TieKind[] = ['shop', 'role', 'agency', 'show', 'order', 'voucher', 'after-sale', 'complaint', 'dossier', 'blacklist', 'film', 'sample']

test('whatever keeps an account open is told in words', () => {
  expect(KINDS.filter((kind) => !(`closingTie.${kind}` in WORDS.zh))).toEqual([])
})

test('what only others can end leads nowhere, all else to where it is ended', () => {
  expect(KINDS.filter((kind) => placeOf(kind) === null)).toEqual(['role', 'dossier', 'blacklist'])
})

test('the studio is another app than the viewers’ pages', () => {
  expect(isElsewhere('/studio/agency')).toBe(true)
  expect(isElsewhere('/orders')).toBe(false)
})
