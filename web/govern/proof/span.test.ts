import { describe, expect, it } from 'vitest'
import { faultOf, packAddress, type PackForm } from './span'

const filled = (own: Partial<PackForm>): PackForm => ({ kind: 'show', show: '7', line: '', order: '', from: '', to: '', reason: '案 9', ...own })

describe('the form of a pack', () => {
  it('asks for the whole show where no minutes are named', () => {
    expect(packAddress(filled({}))).toBe('/api/officer/packs/show/7?reason=%E6%A1%88%209')
  })

  it('counts minutes from the opening', () => {
    expect(packAddress(filled({ from: '1.5', to: '2' }))).toBe('/api/officer/packs/show/7?fromMs=90000&toMs=120000&reason=%E6%A1%88%209')
  })

  it('asks for a line by its show, and for an order alone', () => {
    expect(packAddress(filled({ kind: 'line', line: '9' }))).toBe('/api/officer/packs/finding?show=7&line=9&reason=%E6%A1%88%209')
    expect(packAddress(filled({ kind: 'order', order: '5' }))).toBe('/api/officer/packs/order/5?reason=%E6%A1%88%209')
  })

  it.each([
    [{ show: 'abc' }, 'number'],
    [{ kind: 'line' as const }, 'number'],
    [{ kind: 'order' as const, order: '' }, 'number'],
    [{ from: '3', to: '2' }, 'minutes'],
    [{ from: 'x' }, 'minutes'],
    [{ reason: ' ' }, 'reason'],
  ])('finds %o wrong', (own, fault) => {
    expect(faultOf(filled(own))).toBe(fault)
  })

  it('finds nothing wrong with what is whole', () => {
    expect(faultOf(filled({ from: '2', to: '3' }))).toBeNull()
  })
})
