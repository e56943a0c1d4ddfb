import { expect, test } from 'vitest'
import { chosenAfter, isSendable, queueAct } from './helpdesk'

test('a step stays within the list', () => {
  expect(chosenAfter(['a', 'b', 'c'], 'a', [], 1)).toBe('b')
  expect(chosenAfter(['a', 'b', 'c'], 'c', [], 1)).toBe('c')
  expect(chosenAfter(['a', 'b', 'c'], 'a', [], -1)).toBe('a')
})

test('when the chosen one is gone the one in its place is chosen, and nothing of an empty list', () => {
  expect(chosenAfter(['a', 'c'], 'b', ['a', 'b', 'c'], 0)).toBe('c')
  expect(chosenAfter(['a'], 'b', ['a', 'b'], 0)).toBe('a')
  expect(chosenAfter([], 'b', ['b'], 0)).toBeNull()
  expect(chosenAfter(['a', 'b'], null, [], 0)).toBe('a')
})

test('enter sends, j and k go on and back, other keys do nothing', () => {
  expect([queueAct('Enter'), queueAct('j'), queueAct('k'), queueAct('q')]).toEqual(['send', 'next', 'before', null])
})

test('what the guard does not find clear is not sent as it is', () => {
  expect(isSendable({ kind: 'told', verdict: 'clear' })).toBe(true)
  expect(isSendable({ kind: 'told', verdict: 'needs_evidence' })).toBe(false)
})
