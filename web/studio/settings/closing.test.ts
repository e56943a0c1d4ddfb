import { dateText, switchLanguage } from '@ui/i18n'
import { expect, test } from 'vitest'
import { WORDS } from '../words'
import { placeOf, TIES } from './closing'

test('whatever holds up the closing of a shop is told in words', () => {
  expect(TIES.filter((tie) => !(`shopTie.${tie}` in WORDS.zh))).toEqual([])
})

test('what stands in shows of others leads nowhere, all else to where it is ended', () => {
  expect(TIES.filter((tie) => placeOf(tie) === null)).toEqual(['picked'])
})

test('the day without sales is the same day in every zone, in the language of the page', () => {
  switchLanguage('zh')
  const zh = dateText('2026-12-31')
  switchLanguage('en')

  expect(zh).toBe('2026年12月31日')
  expect(dateText('2026-12-31')).toBe('December 31, 2026')
})
