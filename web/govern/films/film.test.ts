import { expect, test } from 'vitest'
import { addressOf, filtersOf, type FilmWord, orderOf, rulesBroken } from './film'

test('only what was chosen is asked for', () => {
  expect(addressOf(filtersOf({ kind: 'upload', standing: '', page: '4' }))).toBe('/api/officer/films?kind=upload&limit=30')
})

test('the rules that are broken for sure come first, each once', () => {
  const word = (verdict: FilmWord['verdict'], ...rules: string[]): FilmWord => ({ kind: 'line', fromMs: null, text: '', verdict, findings: rules.map((rule) => ({ rule, article: '', words: '', message: '', rewrite: null })) })

  expect(rulesBroken([word('needs-evidence', 'B'), word('clear'), word('violates', 'A', 'B'), word('violates', 'A')])).toEqual(['A', 'B'])
})

test('a rule brings its own article, and any other ground the one that was typed, if any', () => {
  expect(orderOf({ ground: 'rule', rule: 'AC-01', article: '旧文', words: ' 请改标题 ' }, 3)).toEqual({ ground: 'rule', rule: 'AC-01', words: '请改标题', version: 3 })
  expect(orderOf({ ground: 'rights', rule: 'AC-01', article: ' ', words: '用了别人的画面' }, 3)).toEqual({ ground: 'rights', words: '用了别人的画面', version: 3 })
  expect(orderOf({ ground: 'vulgar', rule: '', article: '第八条', words: '请改画面' }, 3)).toEqual({ ground: 'vulgar', article: '第八条', words: '请改画面', version: 3 })
})
