import { expect, test } from 'vitest'
import type { OwnProduct } from '../types'
import { bodyOf, draftOf, emptyDraft, emptyProof, flawsOf, type ProductDraft } from './product-draft'

const product: OwnProduct = {
  id: '1',
  merchantId: '9',
  code: 'LJ-50',
  title: '明前龙井',
  legalCategory: '普通食品',
  description: '',
  pictures: ['/pictures/a.jpg'],
  facts: [
    { key: 'origin', label: '产地', value: '杭州', unit: null, proof: null },
    {
      key: 'net-weight',
      label: '净含量',
      value: '50',
      unit: 'g',
      proof: { kind: '检验报告', number: 'N1', issuer: '质检站', scope: '', validUntil: null, validFrom: null, file: null },
    },
  ],
  afterSale: ['七天无理由'],
  sizes: null,
  delivery: { from: '杭州', hoursToShip: 48, freeShipping: true, excluded: [] },
  skus: [{ skuId: '11', code: 'S1', name: '50g', price: { minor: 128850, currency: 'CNY' }, priceVersion: '5', free: 7 }],
  free: 7,
  allotted: 0,
}
const good = (): ProductDraft => draftOf(product)

test('what the server sent goes back unchanged when nothing was touched', () => {
  const { id, merchantId, free, allotted, ...rest } = product
  const expected = {
    ...rest,
    promises: [],
    supplier: null,
    facts: rest.facts.map(({ key, value, unit, proof }) => ({ key, value, unit, proof })),
    skus: rest.skus.map(({ code, name, price, free: pieces }) => ({ code, name, price, free: pieces })),
  }

  expect(flawsOf(good())).toEqual({})
  expect(bodyOf(good(), product)).toEqual(expected)
  expect([id, merchantId, free, allotted]).toEqual(['1', '9', 7, 0])
})

test('a price typed over a known SKU is not sent: prices change with a reason only', () => {
  const draft = good()
  draft.skus = draft.skus.map((sku) => ({ ...sku, price: '1' }))

  expect(bodyOf(draft, product).skus[0]?.price).toEqual({ minor: 128850, currency: 'CNY' })
})

test('a new SKU brings its first price and pieces', () => {
  const draft = { ...good(), skus: [{ skuId: null, code: 'S2', name: '250g', price: '399.9', pieces: '' }] }

  expect(bodyOf(draft, product).skus).toEqual([{ code: 'S2', name: '250g', price: { minor: 39990, currency: 'CNY' }, free: 0 }])
})

test('a new SKU may say what it costs, and a known one says it by an act of its own', () => {
  const fresh = { skuId: null, code: 'S2', name: '250g', price: '399.9', pieces: '', cost: '120' }
  const draft = { ...good(), skus: [...good().skus.map((sku) => ({ ...sku, cost: '1' })), fresh] }

  expect(bodyOf(draft, product).skus.map((sku) => sku.cost)).toEqual([...good().skus.map(() => undefined), { minor: 12000, currency: 'CNY' }])
  expect(flawsOf({ ...good(), skus: [{ ...fresh, cost: '十块' }] })).toEqual({ 'skus[0].cost': 'badPrice' })
})

test('an empty form says everything that is missing, each at its field', () => {
  expect(flawsOf(emptyDraft())).toEqual({
    code: 'missing',
    title: 'missing',
    legalCategory: 'missing',
    'delivery.from': 'missing',
    'skus[0].code': 'missing',
    'skus[0].name': 'missing',
    'skus[0].price': 'needPrice',
  })
})

test('the same fact and the same SKU code may not stand twice', () => {
  const draft = good()
  draft.facts = draft.facts.map((fact) => ({ ...fact, key: 'origin' }))
  draft.skus = [...draft.skus, ...draft.skus]

  expect(flawsOf(draft)).toMatchObject({ 'facts[1].key': 'twice', 'skus[1].code': 'twice' })
})

test('a proof is whole or absent', () => {
  const draft = good()
  draft.facts = draft.facts.slice(0, 1).map((fact) => ({ ...fact, proof: emptyProof() }))

  expect(Object.keys(flawsOf(draft))).toEqual(['facts[0].proof.kind', 'facts[0].proof.number', 'facts[0].proof.issuer'])
})

test.each(['0', '721', 'soon', '', '1.5'])('"%s" hours are no time to ship in', (hours) => {
  const draft = good()
  draft.delivery.hoursToShip = hours

  expect(flawsOf(draft)).toEqual({ 'delivery.hoursToShip': 'hoursRange' })
})

test('characters are counted as people count them', () => {
  const draft = good()
  draft.title = '🍵'.repeat(80)
  expect(flawsOf(draft)).toEqual({})

  draft.title += '茶'
  expect(flawsOf(draft)).toEqual({ title: 'tooLong' })
})
