import { describe, expect, it } from 'vitest'
import { columnsKept, keepColumns } from './columns'

function shelf() {
  const kept = new Map<string, string>()
  return { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) }
}

describe('columns of the list', () => {
  it('are the usual ones at first, then those chosen last', () => {
    const store = shelf()
    expect(columnsKept(store)).toEqual(['category', 'facts'])
    keepColumns(['supplier'], store)
    expect(columnsKept(store)).toEqual(['supplier'])
    keepColumns([], store)
    expect(columnsKept(store)).toEqual([])
  })
})
