import { expect, test } from 'vitest'
import { addressOf, changeOf, dossierQuery, filtersOf, queryOf, type SaidOf } from './goods'

const said = (lineId: string, state: SaidOf['state']) => ({ showId: '7', lineId, state }) as SaidOf

test('what is asked for stands in the address, and what is not does not', () => {
  const filters = filtersOf({ papers: 'expired', q: '茶', page: ['yes'], other: 'x' })

  expect(queryOf(filters)).toEqual({ papers: 'expired', q: '茶' })
  expect(addressOf(filters)).toBe('/api/officer/goods?q=%E8%8C%B6&papers=expired&limit=30')
})

test('a dossier begins from the lines that were confirmed, else against the shop', () => {
  expect(dossierQuery({ shopId: '9', said: [said('1', 'confirmed'), said('2', 'new'), said('3', 'confirmed')] })).toEqual({ findings: '7/1,7/3' })
  expect(dossierQuery({ shopId: '9', said: [said('2', 'withdrawn')] })).toEqual({ shop: '9' })
})

test('a change says what happened to which fact', () => {
  expect(changeOf('+origin')).toEqual({ what: 'added', key: 'origin' })
  expect(changeOf('-licence')).toEqual({ what: 'removed', key: 'licence' })
  expect(changeOf('~material')).toEqual({ what: 'changed', key: 'material' })
  expect(changeOf('title')).toEqual({ what: 'word', key: 'title' })
})
