import { expect, test } from 'vitest'
import { type Answered, changed, type Course, type Draft, draftOf, toTakeFirst } from './register'

const known: Answered = { list: 'self-check', point: 'a', answer: 'NO', note: 'later', dueOn: '2027-01-01', doerId: '7', doer: '', at: '', by: '' }
const draft = (answer: Draft['answer'], more: Partial<Draft> = {}): Draft => ({ answer, note: 'later', dueOn: '2027-01-01', doerId: '7', ...more })

test('only what says something new is sent', () => {
  expect(changed({ a: draft('NO') }, [known])).toEqual([])
  expect(changed({ a: draft('NO', { dueOn: '2027-02-01' }), b: draft('YES', { note: '' }) }, [known]).map((one) => one.point)).toEqual(['a', 'b'])
})

test('what is in order has neither a day nor somebody to do it', () => {
  expect(changed({ a: draft('YES') }, [known])).toEqual([{ point: 'a', answer: 'YES', note: 'later', dueOn: null, doerId: null }])
})

test('a draft begins with the newest answer', () => {
  expect(draftOf(known)).toEqual(draft('NO'))
  expect(draftOf(undefined)).toBeNull()
})

test('courses that are missing come first, and of them those about what was found', () => {
  const course = (id: string, found: number, passedUntil: string | null) => ({ id, found, passedUntil }) as Course

  expect(toTakeFirst([course('C1', 9, '2027-01-01'), course('C2', 0, null), course('C3', 4, null)]).map((one) => one.id)).toEqual(['C3', 'C2', 'C1'])
})
