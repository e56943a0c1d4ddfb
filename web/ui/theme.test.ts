import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const css = readFileSync('ui/theme.css', 'utf8')
const split = css.indexOf("[data-theme='dark']")

const tokens = (block: string) =>
  new Map([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map((match) => [match[1], match[2]]))
const LIGHT = tokens(css.slice(0, split))
const DARK = new Map([...LIGHT, ...tokens(css.slice(split))])

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(theme: Map<string | undefined, string | undefined>, one: string, other: string): number {
  const [dark = 0, light = 0] = [one, other]
    .map((name) => luminance(theme.get(name) ?? `no colour named ${name}`))
    .sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

const TEXT_ON = [
  ['ink', 'ground'],
  ['ink-2', 'ground'],
  ['ink-2', 'line'],
  ['ink-3', 'ground'],
  ['ink-3', 'surface'],
  ['ink-3', 'surface-2'],
  ['tide', 'ground'],
  ['tide-deep', 'tide-wash'],
  ['vermilion-ink', 'surface'],
  ['vermilion-ink', 'vermilion-wash'],
  ['jade-ink', 'jade-wash'],
  ['amber-ink', 'amber-wash'],
  ['on-accent', 'tide'],
  ['on-accent', 'vermilion-fill'],
] as const

test.each([
  ['light', LIGHT],
  ['dark', DARK],
] as const)('in the %s theme all text can be read', (_name, theme) => {
  for (const [text, ground] of TEXT_ON) {
    expect(contrast(theme, text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5)
  }
  expect(contrast(theme, 'line-strong', 'surface'), 'edges of fields').toBeGreaterThanOrEqual(3)
})
