import { expect, test } from 'vitest'
import { inOrder, type PageFinding, placeOf } from './page-findings'
import { emptyDraft } from './product-draft'

const finding = (field: string, severity: string, refused: boolean): PageFinding => ({
  field,
  text: '全国第一',
  verdict: 'violates',
  found: { rule: 'AD-01', category: 'absolute_claim', article: '广告法第九条第三项', from: 0, to: 4, severity, action: 'A1', message: '', rewrite: null },
  asked: [],
  messageEn: '',
  refused,
})

test('what cannot be published stands first, then the graver', () => {
  const order = inOrder([finding('title', 'S2', false), finding('description', 'S3', false), finding('skus[0].name', 'S3', true)])

  expect(order.map((one) => one.field)).toEqual(['skus[0].name', 'description', 'title'])
})

test('a finding names the field as the form does', () => {
  const draft = emptyDraft()
  draft.facts = [{ ...draft.facts[0], key: 'material', value: '', unit: '', proof: null }] as typeof draft.facts

  expect(placeOf('title', draft)).toEqual({ part: 'title', name: '' })
  expect(placeOf('facts[0].value', draft)).toEqual({ part: 'fact', name: 'material' })
  expect(placeOf('facts[7].value', draft)).toEqual({ part: 'fact', name: '' })
  expect(placeOf('afterSale[1]', draft).part).toBe('after-sale')
})
