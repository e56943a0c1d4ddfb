import { switchLanguage } from '@ui/i18n'
import { expect, test } from 'vitest'
import { dueOf } from './due'

const DUE = '2026-11-26T12:00:00Z'
const before = (hours: number) => Date.parse(DUE) - hours * 3_600_000

test('a deadline is told in its largest unit, and looks worse as it comes near', () => {
  switchLanguage('en')

  expect(dueOf(DUE, before(100))).toEqual({ text: '4 d left', look: 'plain' })
  expect(dueOf(DUE, before(5))).toEqual({ text: '5 h left', look: 'care' })
  expect(dueOf(DUE, before(0.01))).toEqual({ text: '1 min left', look: 'care' })
  expect(dueOf(DUE, before(-30))).toEqual({ text: '1 d over', look: 'bad' })
})
