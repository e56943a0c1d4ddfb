import { expect, test } from 'vitest'
import { becoming, type Look, memberOf, type PresenterView, previewOf, voiceOf } from './presenter'

const look: Look = {
  build: 'woman',
  age: 'young',
  face: 'oval',
  skin: 'porcelain',
  hair: 'knot',
  hairColour: 'ink',
  outfit: 'qipao',
  dye: 'tide',
  glasses: 'none',
  scene: 'tea_room',
  light: 'day',
  voice: '',
  pace: 1,
  manner: 'warm',
}
const shifu: Look = { ...look, build: 'man', hair: 'crop', outfit: 'apron', scene: 'kitchen', pace: 0.96 }
const view = {
  cast: [
    { id: 'xiaochao', zh: '小潮', en: 'Xiaochao', look },
    { id: 'shifu', zh: '陈师傅', en: 'Master Chen', look: shifu },
  ],
} as unknown as PresenterView

test('the same look has the same address, and a voice with signs in its name survives it', () => {
  const address = previewOf('7', { ...look, voice: 'zh+女 1' })

  expect(address).toBe(previewOf('7', { ...look, voice: 'zh+女 1' }))
  expect(new URL(address, 'http://here').searchParams.get('voice')).toBe('zh+女 1')
  expect(new URL(address, 'http://here').searchParams.get('scene')).toBe('tea_room')
})

test('a voice is asked for with the whole look, and with words only where there are some', () => {
  const asked = (words: string) => new URL(voiceOf('7', { ...look, pace: 1.2 }, words), 'http://here').searchParams

  expect(asked('').has('text')).toBe(false)
  expect(asked('  你好 ').get('text')).toBe('你好')
  expect(asked('').get('pace')).toBe('1.2')
  expect(asked('').get('outfit')).toBe('qipao')
})

test('a person is known in another room, by another light and with another voice, and not in other clothes', () => {
  expect(memberOf(view, { ...look, scene: 'shop', light: 'night', voice: 'x', pace: 1.2 })).toBe('xiaochao')
  expect(memberOf(view, { ...look, outfit: 'blazer' })).toBeNull()
})

test('whoever takes the stage finds the room and the voice that were chosen', () => {
  const now = becoming({ ...look, scene: 'studio', light: 'night', voice: 'anna' }, shifu)

  expect(now).toEqual({ ...shifu, scene: 'studio', light: 'night', voice: 'anna' })
})
