import { expect, test } from 'vitest'
import { type Answered, asBefore, changed, countsOf, type Draft, lacks } from './selfcheck'

const YES: Answered = { point: 'SC-HST-1-1', version: 'v', answer: 'YES', note: '', proof: 'record', provenOn: '2026-11-20', dueOn: null, at: '2026-11-27T00:00:00Z', by: 'host' }
const draft = (change: Partial<Draft>): Draft => ({ answer: 'YES', note: '', proof: 'record', provenOn: '2026-11-20', dueOn: '', ...change })

test('only what says something new is sent, and a no leaves its proof behind', () => {
  expect(changed({ 'SC-HST-1-1': draft({}) }, [YES])).toEqual([])
  expect(changed({ 'SC-HST-1-1': draft({ answer: 'NO', dueOn: '2027-01-01' }) }, [YES])).toEqual([{ point: 'SC-HST-1-1', answer: 'NO', note: '', proof: '', provenOn: null, dueOn: '2027-01-01' }])
  expect(changed({ 'SC-HST-1-2': draft({}) }, [YES])).toHaveLength(1)
})

test('a yes wants its proof, and what does not apply wants a reason', () => {
  expect(lacks(draft({ proof: ' ' }))).toBe('proof')
  expect(lacks(draft({ answer: 'NOT_APPLICABLE', proof: '' }))).toBe('note')
  expect(lacks(draft({ answer: 'NO', proof: '' }))).toBeNull()
})

test('what is still so is sent whole and counted by answers', () => {
  expect(asBefore([YES])).toEqual([{ point: 'SC-HST-1-1', answer: 'YES', note: '', proof: 'record', provenOn: '2026-11-20', dueOn: null }])
  expect(countsOf([YES, { answer: 'NO' }])).toEqual({ YES: 1, NO: 1, UNSURE: 0, NOT_APPLICABLE: 0 })
})
