import type { Finding } from '../live-protocol'
import { t, WORDS, type Word } from './words'

/** What a finding was held against, a sentence each for facts used, facts missing and the exemption; empty where nothing is told. */
export function againstTexts(found: Finding): string[] {
  const against = found.against
  if (!against) {
    return []
  }
  const { used, missing, exemption } = against
  const facts = used.map(({ name, value }) => (value === null ? named('fact', name) : t('factIs', { name: named('fact', name), value })))
  return [
    ...(facts.length > 0 ? [t('factsUsed', { facts: facts.join(t('betweenFacts')) })] : []),
    ...(missing.length > 0 ? [t('factsMissing', { facts: missing.map((name) => named('fact', name)).join(t('betweenFacts')) })] : []),
    ...(exemption === null ? [] : [t('exemptionConsidered', { name: named('exemption', exemption) })]),
  ]
}

/** A fact's or an exemption's name in the reader's language; officers' own stay as they wrote them. */
function named(kind: 'fact' | 'exemption', code: string): string {
  const word = `${kind}.${code}`
  return word in WORDS.zh ? t(word as Word) : code
}
