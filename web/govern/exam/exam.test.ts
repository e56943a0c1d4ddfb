import { expect, test } from 'vitest'
import { askedBy, type Draft, rightPercent, wanting, written } from './exam'

const DRAFT: Draft = {
  course: 'C2',
  kind: 'LAWFUL',
  rule: 'HL-01',
  lineZh: 'line',
  lineEn: '',
  contextZh: '',
  contextEn: '',
  askZh: 'ask',
  askEn: '',
  options: ['a', 'b', 'c', 'd'].map((id) => ({ id, zh: id === 'd' ? ' ' : `answer ${id}`, en: '' })),
  right: 'a',
  whyZh: 'why',
  whyEn: '',
  law: '',
  article: 'article',
  lawfulZh: 'lawful',
  lawfulEn: '',
}

test('three answers with words are enough, and the right one must be among them', () => {
  expect(wanting(DRAFT)).toEqual([])
  expect(written(DRAFT.options).map((one) => one.id)).toEqual(['a', 'b', 'c'])
  expect(wanting({ ...DRAFT, right: 'd' })).toEqual(['right'])
})

test('what is empty, too few or said twice is named', () => {
  expect(wanting({ ...DRAFT, whyZh: ' ', course: '' })).toEqual(['course', 'whyZh'])
  expect(wanting({ ...DRAFT, options: DRAFT.options.slice(0, 2) })).toEqual(['options'])
  expect(wanting({ ...DRAFT, options: DRAFT.options.slice(0, 3).map((one) => ({ ...one, zh: 'same' })) })).toEqual(['options'])
})

test('a draft that is to ask something else keeps its line, its reason and its article', () => {
  const other: Draft = { ...DRAFT, kind: 'VERDICT', askZh: 'verdict?', options: [], right: 'violates', lineZh: 'as proposed', whyZh: 'as proposed' }

  expect({ ...DRAFT, ...askedBy(other) }).toEqual({ ...DRAFT, kind: 'VERDICT', askZh: 'verdict?', options: [], right: 'violates' })
})

test('a question that nobody was asked has no share', () => {
  expect([rightPercent({ asked: 0, right: 0 }), rightPercent({ asked: 3, right: 2 })]).toEqual([0, 67])
})
