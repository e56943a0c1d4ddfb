import { computed } from 'vue'
import { currentLanguage } from '../i18n'

/** How sure we are of something: taken from an official text, own knowledge to be compared, or our own proposal. */
export type Sure = 'official' | 'known' | 'inferred'
export type Basis = { law: string | null; article: string | null; topic: string | null; sure: Sure }
export type Both = { zh: string; en: string }

export type Point = {
  id: string
  textZh: string
  textEn: string
  basis: Basis[]
  proofZh: string
  proofEn: string
  rules: string[]
  severity: string | null
  actions: string[]
  mark: Sure
}

export type SelfCheck = {
  version: string
  titleZh: string
  titleEn: string
  noticeZh: string
  noticeEn: string
  scoring: Both & { mark: Sure }
  subjects: (Both & { id: string; code: string; sure: Sure })[]
  subjectsNoteZh: string
  subjectsNoteEn: string
  aspects: (Both & { id: string; number: string; coversZh: string; coversEn: string })[]
  aspectsNoteZh: string
  aspectsNoteEn: string
  cells: { subject: string; aspect: string; mark: Sure; items: Point[] }[]
}

export type Checklist = Both & {
  id: string
  officialTitle: string
  mark: Sure
  forZh: string
  forEn: string
  answer: string
  answerZh: string
  answerEn: string
  cautionZh: string | null
  cautionEn: string | null
  groups: (Both & { id: string; items: Point[] })[]
  afterYes: (Both & { step: number })[]
}
export type MedicalBeauty = { version: string; noticeZh: string; noticeEn: string; scopeZh: string; scopeEn: string; lists: Checklist[] }

type About = { aboutZh: string; aboutEn: string; sure: Sure }
export type LawSource = {
  id: string
  titleZh: string
  titleEn: string
  kind: string
  kindZh: string
  number: string | null
  inForceFrom: string | null
  inForceTo: string | null
  fromNoteZh: string | null
  fromNoteEn: string | null
  toNoteZh: string | null
  toNoteEn: string | null
  usedForZh: string
  usedForEn: string
  sure: Sure
  articles: (About & { article: string })[]
  topics: (About & { topic: string })[]
  renumbered: { now: string; before: string; actsBefore: string; about: string; aboutEn: string; sure: Sure }[]
  toCompareZh: string[]
  toCompareEn: string[]
}
export type Laws = {
  version: string
  noticeZh: string
  noticeEn: string
  sure: Record<Sure, Both & { tag: string }>
  byDateZh: string
  byDateEn: string
  sources: LawSource[]
  topicsWithoutSource: (Both & { id: string; lookInZh: string; lookInEn: string; sure: Sure })[]
  topicsNoteZh: string
  topicsNoteEn: string
}

/** The signs between a name and what follows, and between things in a row, as each language writes them. */
export const colon = computed(() => (currentLanguage.value === 'zh' ? '：' : ': '))
export const semicolon = computed(() => (currentLanguage.value === 'zh' ? '；' : '; '))

/** What a thing says under a key, in the reader's language: `said(point, 'text')`. */
export function said<K extends string>(thing: Record<`${K}Zh` | `${K}En`, string | null>, key: K): string {
  const chosen = currentLanguage.value === 'zh' ? (`${key}Zh` as const) : (`${key}En` as const)
  return thing[chosen] ?? ''
}

/** A thing's own name in the reader's language. */
export function named(thing: Both): string {
  return currentLanguage.value === 'zh' ? thing.zh : thing.en
}

/** The last day of a term that ends when that day is over in China. */
export function lastDay(until: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date(Date.parse(until) - 1))
}

const DIGITS = '零一二三四五六七八九'

/** A Chinese numeral below a thousand as a number: 四十六 is 46. */
export function numeral(text: string): number {
  let sum = 0
  let digit = 0
  for (const letter of text) {
    const value = DIGITS.indexOf(letter)
    if (value >= 0) {
      digit = value
    } else {
      sum += (digit === 0 ? 1 : digit) * (letter === '百' ? 100 : 10)
      digit = 0
    }
  }
  return sum + digit
}

/** An article as it is cited in the reader's language: 第九条第三项 reads "art. 9 (3)" in English. */
export function articleText(article: string): string {
  if (currentLanguage.value === 'zh') {
    return article
  }
  const parts = [...article.matchAll(/第([零一二三四五六七八九十百]+)([条款项])/g)]
  return parts.length === 0
    ? article
    : parts.map((part) => (part[2] === '条' ? `art. ${numeral(part[1] ?? '')}` : part[2] === '款' ? `para. ${numeral(part[1] ?? '')}` : `(${numeral(part[1] ?? '')})`)).join(' ')
}

/** The law behind a point, as one line; a topic is cited where the article's number is not known. */
export function basisText(basis: Basis, laws: Laws | null): string {
  const source = laws?.sources.find((one) => one.id === basis.law)
  const law = basis.law === null ? '' : currentLanguage.value === 'zh' || source === undefined ? `《${basis.law}》` : source.titleEn
  const open = laws?.topicsWithoutSource.find((one) => one.id === basis.topic)
  const topic = source?.topics.find((one) => one.topic === basis.topic)
  const about = basis.topic === null ? '' : currentLanguage.value === 'zh' ? basis.topic : (topic?.aboutEn ?? open?.en ?? basis.topic)
  return [law, basis.article === null ? about : articleText(basis.article)].filter((part) => part !== '').join(currentLanguage.value === 'zh' ? '' : ', ')
}

/** Whether a point has these letters in what it asks, its proof, its law or its number. */
export function pointHas(point: Point, letters: string): boolean {
  const wanted = letters.trim().toLowerCase()
  return wanted === '' || [point.id, point.textZh, point.textEn, point.proofZh, point.proofEn, ...point.rules, ...point.basis.flatMap((one) => [one.law ?? '', one.article ?? '', one.topic ?? ''])].some((text) => text.toLowerCase().includes(wanted))
}
