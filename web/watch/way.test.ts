import { describe, expect, test } from 'vitest'
import { createWay, type Place } from './way'

const at = (name: string, query: Record<string, string> = {}): Place => ({ name, query })
const nowhere: Place = { name: undefined, query: {} }

function walk(...places: Place[]) {
  const way = createWay()
  places.reduce((from, to) => {
    way.go(to, from)
    return to
  }, nowhere)
  return way.in()
}

describe('the way into a room', () => {
  test('is the list that led there', () => {
    expect(walk(at('home'), at('show'))).toBe('home')
    expect(walk(at('me-follows'), at('show'))).toBe('follows')
    expect(walk(at('mall', { q: '晚场', tab: 'shows' }), at('show'))).toBe('search')
    expect(walk(at('shop'), at('show'))).toBe('shop')
  })

  test('is that which led to the product from whose page one goes on', () => {
    expect(walk(at('mall', { q: '龙井' }), at('product'), at('show'))).toBe('search')
    expect(walk(at('mall'), at('product'), at('product'), at('show'))).toBe('mall')
    expect(walk(at('films'), at('product'), at('show'))).toBe('film')
    expect(walk(at('product'), at('show'))).toBe('product')
  })

  test('is a shared link only for whoever has just come by it', () => {
    expect(walk(at('show', { via: 'share' }))).toBe('share')
    expect(walk(at('home'), at('show', { via: 'share' }))).toBe('home')
  })

  test('is the next room where somebody turns to it, and straight where nothing is known', () => {
    expect(walk(at('home'), at('show'), at('show'))).toBe('next')
    expect(walk(at('show'))).toBe('direct')
    expect(walk(at('show'), at('orders'), at('show'))).toBe('direct')
  })

  test('of an earlier product is not that of a later one', () => {
    expect(walk(at('films'), at('product'), at('orders'), at('product'), at('show'))).toBe('product')
  })
})
