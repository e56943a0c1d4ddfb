import { switchLanguage } from '@ui/i18n'
import { expect, test } from 'vitest'
import {
  type Batch,
  type Choices,
  type Engine,
  failing,
  type Film,
  isAtWork,
  isUnderWay,
  mayPublish,
  moved,
  nameOf,
  percentOf,
  type Row,
  said,
  sayings,
  type Scene,
  speakerOptions,
  stoodIn,
} from './films'

const scene = (id: number, state: Scene['state'] = 'passed'): Scene => ({
  id, part: 'point', look: 'picture', mayLook: true, mayPick: true, picture: null, picked: false, fit: 'whole', still: null, text: '', reads: '', state, byPerson: false, seconds: 3, reasons: [], facts: [],
})
const row = (change: Partial<Row> = {}): Row => ({
  id: '1', productId: '2', productTitle: '', template: 'reasons', shape: '9:16', title: '', state: 'ready', trouble: null, standing: 'true', ahead: null, percent: null,
  upToDate: true, seconds: 20, heard: true, voice: null, video: null, cover: null, published: false, publishedAt: null, takedown: null, likes: 0, madeAt: '2026-11-27T00:00:00Z', ...change,
})
const film = (change: Partial<Row> = {}, scenes: Scene[] = [scene(1)], title: Scene = scene(0)): Film => ({
  row: row(change), version: 1, besideId: null, wantedSeconds: 30, presenter: true, speaker: { who: 'own', voice: '', pace: 1 }, music: true, priced: false, estimatedSeconds: 20,
  passed: [title, ...scenes].every((one) => one.state === 'passed'), title, scenes, pictures: [], tellable: [],
})

test('a scene moves by one place and stops at both ends', () => {
  const scenes = [scene(3), scene(1), scene(2)]

  expect(moved(scenes, 1, -1)).toEqual([1, 3, 2])
  expect(moved(scenes, 1, 1)).toEqual([3, 2, 1])
  expect(moved(scenes, 3, -1)).toBeNull()
  expect(moved(scenes, 2, 1)).toBeNull()
  expect(moved(scenes, 9, 1)).toBeNull()
})

test('a film is kept from being made by its title and by each sentence that has not passed', () => {
  const held = film({}, [scene(1), scene(2, 'violates'), scene(3, 'live')], scene(0, 'silent'))

  expect(failing(held).map((one) => one.id)).toEqual([0, 2, 3])
})

test('only a film that is made, true and passed may be shown to everybody', () => {
  expect(mayPublish(film())).toBe(true)
  expect(mayPublish(film({ state: 'failed' }))).toBe(false)
  expect(mayPublish(film({ upToDate: false }))).toBe(false)
  expect(mayPublish(film({ standing: 'price-changed' }))).toBe(false)
  expect(mayPublish(film({}, [scene(1, 'needs-evidence')]))).toBe(false)
  expect(mayPublish(film({ published: true }))).toBe(false)
})

test('a film is at work while it waits and while it is made', () => {
  expect(isAtWork(row({ state: 'queued' }))).toBe(true)
  expect(isAtWork(row({ state: 'rendering' }))).toBe(true)
  expect(isAtWork(row({ state: 'interrupted' }))).toBe(false)
})

test('a template is named in the language of the page', () => {
  const templates = [{ code: 'unboxing', zh: '开箱', en: 'unboxing' }]

  switchLanguage('en')
  expect(nameOf(templates, 'unboxing')).toBe('unboxing')
  switchLanguage('zh')
  expect(nameOf(templates, 'unboxing')).toBe('开箱')
  expect(nameOf(templates, 'gone')).toBe('gone')
})

test('the shop’s own presenter stands before the house’s people, each in the language of the page', () => {
  const choices: Choices = { templates: [], looks: [], speakers: [{ code: 'shifu', zh: '陈师傅', en: 'Master Chen' }], shapes: ['9:16'], shortest: 15, longest: 60 }

  switchLanguage('en')
  expect(speakerOptions(choices, 'our own')).toEqual([{ key: 'own', label: 'our own' }, { key: 'shifu', label: 'Master Chen' }])
  switchLanguage('zh')
  expect(speakerOptions(choices, '本店')).toEqual([{ key: 'own', label: '本店' }, { key: 'shifu', label: '陈师傅' }])
  expect(speakerOptions(null, '本店')).toEqual([{ key: 'own', label: '本店' }])
})

test('it is told which voices failed and which one stood in, and nothing where the first one spoke', () => {
  const name = (engine: Engine) => ({ openai: '服务', piper: 'Piper', espeak: '内置' })[engine]

  expect(stoodIn({ engine: 'espeak', failed: ['openai', 'piper'] }, name)).toEqual({ engine: '内置', failed: '服务、Piper' })
  expect(stoodIn({ engine: 'openai', failed: [] }, name)).toBeNull()
  expect(stoodIn(null, name)).toBeNull()
})

const batch = (change: Partial<Batch> = {}): Batch => ({
  id: '1', state: 'running', halt: null, template: 'reasons', render: true, total: 8, waiting: 4, refused: 1, atWork: 1, made: 2, failed: 0, written: 0, refusals: [], madeAt: '2026-11-27T00:00:00Z', ...change,
})

test('a batch is as far as its products have come out in some way, and under way until the last film is', () => {
  expect(percentOf(batch())).toBe(37)
  expect(percentOf(batch({ total: 0, waiting: 0, atWork: 0 }))).toBe(100)
  expect(isUnderWay(batch())).toBe(true)
  expect(isUnderWay(batch({ state: 'done' }))).toBe(true)
  expect(isUnderWay(batch({ state: 'halted', atWork: 0 }))).toBe(false)
})

test('what a picture shows goes to the field and back as it was', () => {
  const of = { aspects: ['whole', 'size-chart'], facts: ['material', '直径'] }

  expect(said('/pictures/a.png', sayings(of))).toEqual({ picture: '/pictures/a.png', ...of })
})
