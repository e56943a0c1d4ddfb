import { expect, test } from 'vitest'
import { type Answered, counted, expiryLook } from './register'

const answered = (point: string, answer: Answered['answer']): Answered => ({ list: 'self-check', point, answer, note: '', dueOn: null, doer: '', at: '', by: '' })

test('answers are counted by word, and what is not answered is open', () => {
  const answers = [answered('a', 'YES'), answered('b', 'NO'), answered('z', 'NO')]

  expect(counted(answers, ['a', 'b', 'c'])).toEqual({ YES: 1, NO: 1, UNSURE: 0, NOT_APPLICABLE: 0, OPEN: 1 })
})

test('what has run out looks worse than what will', () => {
  expect(['FINE', 'SOON', 'URGENT', 'OVER'].map((one) => expiryLook(one as 'FINE'))).toEqual(['good', 'care', 'care', 'bad'])
})
