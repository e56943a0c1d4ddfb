import { expect, test } from 'vitest'
import { type Fitness, inOrder, type Point, type ReviewedItem, tally } from './preair'

const point = (message: string, fitness: Fitness, blocks = false): Point => ({
  check: 'papers',
  fitness,
  rule: '',
  law: '',
  severity: null,
  message,
  messageEn: '',
  facts: [],
  advice: '',
  adviceEn: '',
  blocks,
})

const item = (fitness: Fitness) => ({ fitness }) as ReviewedItem

test('what bars the show comes first, then what is to be mended, then what is to be proved', () => {
  const points = [point('prove', 'NEEDS_EVIDENCE'), point('mend', 'MEND'), point('bars', 'MEND', true)]

  expect(inOrder(points).map((one) => one.message)).toEqual(['bars', 'mend', 'prove'])
  expect(points[0]?.message).toBe('prove')
})

test('items are counted by what came of them, and what came of none is nought', () => {
  expect(tally([item('PASS'), item('PASS'), item('MEND')])).toEqual({ PASS: 2, NEEDS_EVIDENCE: 0, MEND: 1 })
})
