import { expect, test } from 'vitest'
import { type Proposal, standing, tickedAtFirst, withTaken } from './manual'
import { emptyProof, type FactDraft } from './product-draft'

function proposal(key: string, value: string, unit: string | null = null, known = true): Proposal {
  return { key, zh: key, en: key, value, unit, known, page: 1, line: 1, passage: `${key}：${value}`, from: 0, to: 1 }
}

function fact(key: string, value: string, unit = ''): FactDraft {
  return { key, value, unit, proof: { ...emptyProof(), number: 'T-1' } }
}

test('a proposal is new, the same, or another value', () => {
  const sheet = [fact('origin', '杭州'), fact('net-weight', '500', '克')]

  expect(standing(proposal('grade', '特级'), sheet)).toBe('new')
  expect(standing(proposal('net-weight', '500', '克'), sheet)).toBe('same')
  expect(standing(proposal('net-weight', '500', 'g'), sheet)).toBe('differs')
})

test('only what is known, lacking and stated in one way is ticked at first', () => {
  const found = [proposal('origin', '杭州'), proposal('origin', '宁波'), proposal('grade', '特级'), proposal('壶身', '玻璃', null, false)]

  expect(tickedAtFirst(found, [])).toEqual([2])
})

test('what is taken comes onto the sheet, and a changed value loses the proof of the old one', () => {
  const sheet = withTaken([fact('origin', '杭州'), fact('grade', '特级'), fact('', '')], [proposal('origin', '宁波'), proposal('grade', '特级'), proposal('power', '800', 'W')])

  expect(sheet.map((one) => [one.key, one.value, one.proof?.number ?? null])).toEqual([
    ['origin', '宁波', null],
    ['grade', '特级', 'T-1'],
    ['power', '800', null],
  ])
})
