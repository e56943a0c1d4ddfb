import { expect, test } from 'vitest'
import { diff } from './diff'
import { clockText } from './rules'

const told = (before: string, after: string) => diff(before, after).map((piece) => `${piece.kind} ${piece.kind === 'gap' ? piece.count : piece.text}`)

test('equal texts are one gap, and nothing against nothing is nothing', () => {
  expect(told('a\nb\n', 'a\nb')).toEqual(['gap 2'])
  expect(told('', '')).toEqual([])
})

test('a changed line is told with two lines around it, and what lies far away is counted', () => {
  const before = '1\n2\n3\n4\n5\n6\n7\n8\n9'

  expect(told(before, before.replace('5', 'five'))).toEqual(['gap 2', 'same 3', 'same 4', 'removed 5', 'added five', 'same 6', 'same 7', 'gap 2'])
})

test('what is new in an empty text is all added', () => {
  expect(told('', 'a\nb')).toEqual(['added a', 'added b'])
  expect(told('a\nb', '')).toEqual(['removed a', 'removed b'])
})

test('applying what is told gives the second text, whatever the two are', () => {
  const random = (seed: number) => () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648
  for (let seed = 1; seed <= 200; seed++) {
    const next = random(seed)
    const text = () => Array.from({ length: Math.floor(next() * 3) + 1 }, () => 'abc'[Math.floor(next() * 3)]).join('\n')
    const before = text()
    const after = text()

    const pieces = diff(before, after)

    if (pieces.every((piece) => piece.kind !== 'gap')) {
      expect(pieces.filter((piece) => piece.kind !== 'removed').map((piece) => piece.text).join('\n'), `${seed}`).toBe(after)
      expect(pieces.filter((piece) => piece.kind !== 'added').map((piece) => piece.text).join('\n'), `${seed}`).toBe(before)
    } else {
      expect(before, `${seed}`).toBe(after)
    }
  }
})

test('seconds of a show are told as a clock tells them', () => {
  expect([clockText(5), clockText(125), clockText(3723)]).toEqual(['0:05', '2:05', '1:02:03'])
})
