import { expect, test } from 'vitest'
import type { FindingRow } from '../findings/finding'
import { factsFrom, factsWith, groundsFrom, heldOf, linesOf, piecesOf } from './dossier'

const row = (text: string, ...articles: string[]): FindingRow => ({
  showId: '7',
  lineId: text,
  at: '2026-11-24T12:00:00Z',
  speaker: 'HUMAN',
  text,
  verdict: 'violates',
  findings: articles.map((article) => ({ rule: article, category: 'minors', article, from: 0, to: 1, severity: 'S2', action: 'A1', message: '', rewrite: null })),
  correctedAt: null,
  state: 'new',
  roomId: '1',
  merchantId: '2',
  shopName: '西湖茶庄',
  hostId: '3',
  hostName: '小满',
  showTitle: '晚场',
  showState: 'open',
  openedAt: null,
})

test('a document is cut at its places and nothing of it is lost', () => {
  const pieces = piecesOf('编号：{document_no}　案件 {case_no}。')

  expect(pieces.map((piece) => piece.field ?? piece.text)).toEqual(['编号：', 'document_no', '　案件 ', 'case_no', '。'])
  expect(piecesOf('没有空位 {}')).toEqual([{ text: '没有空位 {}', field: null }])
})

test('only pairs of numbers in the address are findings', () => {
  expect(linesOf('7/9,7/x,8/10,11')).toEqual([
    { showId: '7', lineId: '9' },
    { showId: '8', lineId: '10' },
  ])
  expect(linesOf(undefined)).toEqual([])
})

test('a finding is held by the dossier that is open, and by none that was closed', () => {
  const brief = (dossierId: string, state: string) => ({ dossierId, state, openedAt: '2026-11-24T12:00:00Z' })

  const held = heldOf([
    { line: row('全网第一'), dossiers: [brief('31', 'closed'), brief('32', 'open')] },
    { line: row('最好的茶'), dossiers: [brief('33', 'closed')] },
    { line: row('治百病'), dossiers: [] },
  ])

  expect(held.map((one) => [one.line.text, one.dossierId])).toEqual([['全网第一', '32']])
})

test('a finding that is joined is added to the facts, unless there is no room for it', () => {
  expect(factsWith('夜里巡查所见\n', row('治百病'), () => '今天')).toBe('夜里巡查所见\n今天 《晚场》「治百病」')
  expect(factsWith('', row('治百病'), () => '今天')).toBe('今天 《晚场》「治百病」')
  expect(factsWith('字'.repeat(995), row('治百病'), () => '今天')).toBe('字'.repeat(995))
})

test('facts and grounds begin with what was said and which articles it touches, each once', () => {
  const rows = [row('全网第一', '广告法第九条第三项'), row('治百病', '广告法第十七条', '广告法第九条第三项')]

  expect(factsFrom(rows, () => '今天')).toBe('今天 《晚场》「全网第一」\n今天 《晚场》「治百病」')
  expect(groundsFrom(rows)).toEqual(['广告法第九条第三项', '广告法第十七条'])
})
