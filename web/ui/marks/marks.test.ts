import type { Finding } from '@ui/live'
import { expect, test } from 'vitest'
import { earlierText, lawfulWordings, markedPieces, marksIn } from './marks'

const found = (from: number, to: number, severity = 'S2', rewrite: string | null = null): Finding => ({
  rule: `${from}-${to}`,
  category: 'absolute',
  article: '',
  from,
  to,
  severity,
  action: 'A1',
  message: '',
  rewrite,
})

const shape = (text: string, findings: Finding[]) =>
  markedPieces(text, findings).map((piece) => [piece.text, piece.findings.map((finding) => finding.rule)])

test('a line without findings is one plain piece', () => {
  expect(shape('这款茶很香', [])).toEqual([['这款茶很香', []]])
})

test('the words of a finding are marked, and nothing else', () => {
  expect(shape('全网最低价的茶', [found(2, 5)])).toEqual([
    ['全网', []],
    ['最低价', ['2-5']],
    ['的茶', []],
  ])
})

test('where spans overlap each part names all that cover it, the gravest first', () => {
  expect(shape('abcdef', [found(0, 4, 'S1'), found(2, 6, 'S4')])).toEqual([
    ['ab', ['0-4']],
    ['cd', ['2-6', '0-4']],
    ['ef', ['2-6']],
  ])
})

test('a span that reaches past the text, or is empty, does no harm', () => {
  expect(shape('abc', [found(1, 99), found(2, 2)])).toEqual([
    ['a', []],
    ['bc', ['1-99']],
  ])
  expect(shape('', [found(0, 3)])).toEqual([])
})

test('the pieces together are always the line itself', () => {
  const text = '一二三四五六七八九十'
  for (let from = 0; from < 10; from++) {
    for (let to = from; to <= 12; to++) {
      const pieces = markedPieces(text, [found(from, to), found(3, 7, 'S3')])
      expect(pieces.map((piece) => piece.text).join('')).toBe(text)
    }
  }
})

test('what may be said instead is offered once each, the gravest finding first', () => {
  const findings = [found(0, 2, 'S1', '看详情页'), found(3, 5, 'S3', '以页面价格为准'), found(6, 7, 'S2', '看详情页'), found(8, 9)]

  expect(lawfulWordings(findings)).toEqual(['以页面价格为准', '看详情页'])
  expect(lawfulWordings([found(0, 4)])).toEqual([])
})

test('where a finding begins in an earlier line, that line is marked and its words are told', () => {
  const spread: Finding = { ...found(0, 2), earlier: [{ lineId: '7', from: 4, to: 6, words: '只剩', begins: true }] }

  expect(earlierText(spread)).toBe('「只剩」')
  expect(earlierText(found(0, 2))).toBe('')
  expect(marksIn('7', [found(0, 1)], [spread]).map((one) => [one.from, one.to])).toEqual([
    [0, 1],
    [4, 6],
  ])
  expect(marksIn('8', [], [spread])).toEqual([])
})
