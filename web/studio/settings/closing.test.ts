import { expect, test } from 'vitest'
import { WORDS } from '../words'
import { placeOf, TIES } from './closing'

test('whatever holds up the closing of a shop is told in words', () => {
  expect(TIES.filter((tie) => !(`shopTie.${tie}` in WORDS.zh))).toEqual([])
})

test('what stands in shows of others leads nowhere, all else to where it is ended', () => {
  expect(TIES.filter((tie) => placeOf(tie) === null)).toEqual(['picked'])
})
