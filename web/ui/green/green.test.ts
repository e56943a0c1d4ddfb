import { expect, test } from 'vitest'
import { figureText, grouped, hoursText, placed, trend, type DayFigure, type Marking, type Part, type Plan } from './green'

const day = (at: string, points: number | null): DayFigure => ({ day: at, points, grade: null, vetoed: false, digest: '', revision: 1 })
const marking = (id: string): Marking => ({ id, state: 'COUNTED', max: 3, points: 3, weight: 10, earned: 10, counts: {}, why: { zh: '', en: '' }, winBack: null, behind: [] })
const both = { zh: '', en: '' }
const ruler = (id: string, heading: string, party: string) => ({ id, name: both, points: 3, heading, party, dimension: 'd', formula: both, mark: 'proposal' })
const plan = {
  headings: [
    { id: 'h1', name: both, points: 3, mark: 'official' },
    { id: 'h2', name: both, points: 3, mark: 'official' },
    { id: 'h3', name: both, points: 3, mark: 'official' },
  ],
  parties: [
    { id: 'host', name: both, points: 3, mark: 'proposal' },
    { id: 'merchant', name: both, points: 3, mark: 'proposal' },
  ],
  dimensions: [],
  indicators: [ruler('I1', 'h2', 'host'), ruler('I2', 'h1', 'host'), ruler('I3', 'h3', 'merchant')],
} as unknown as Plan
const part: Part = {
  shopId: '1',
  weightSeconds: 1,
  points: 100,
  covered: 6,
  markings: [marking('I1'), marking('I2')],
  sums: [{ sumOf: 'HEADING', title: 'h1', earned: 10, weight: 10, covered: 3, of: 3 }],
  views: [],
}

test('the same points stand under the headings or under who answers for them, and empty titles are left out', () => {
  expect(grouped(part, plan, 'HEADING').map((group) => [group.title.id, group.markings.map((one) => one.ruler.id), group.sum?.earned ?? null])).toEqual([
    ['h1', ['I2'], 10],
    ['h2', ['I1'], null],
  ])
  expect(grouped(part, plan, 'PARTY').map((group) => [group.title.id, group.markings.map((one) => one.ruler.id)])).toEqual([['host', ['I1', 'I2']]])
})

test('days stand where they belong in the window, and a day without a figure makes no point', () => {
  const dots = placed([day('2026-11-01', 0), day('2026-11-15', null), day('2026-11-30', 100)], '2026-11-30', 30, 300, 100, 10)

  expect(dots.map((dot) => [Math.round(dot.x), Math.round(dot.y)])).toEqual([
    [10, 90],
    [290, 10],
  ])
})

test('a trend needs two figures, and figures keep the decimal that they were cut to', () => {
  expect(trend([day('2026-11-01', 80)])).toBeNull()
  expect(trend([day('2026-11-01', 80), day('2026-11-02', null), day('2026-11-03', 89.9)])).toBe(9.9)
  expect(figureText(89.9)).toBe('89.9')
  expect(figureText(90)).toBe('90.0')
  expect(figureText(null)).toBe('–')
})

test('hours are cut and not rounded, so that too few never read as enough', () => {
  expect(hoursText(17_999)).toBe('4.9')
  expect(hoursText(18_000)).toBe('5.0')
})
