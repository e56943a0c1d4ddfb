import type { Finding } from '@ui/live'

/** A piece of a line; `findings` are those whose span covers it, the gravest first. */
export type MarkedPiece = { text: string; findings: Finding[] }

/** Cuts a line where the findings' spans begin and end; spans may overlap, and what lies outside the text is cut off. */
export function markedPieces(text: string, findings: readonly Finding[]): MarkedPiece[] {
  const spans = findings
    .map((finding) => ({ finding, from: within(finding.from, text), to: within(finding.to, text) }))
    .filter((span) => span.from < span.to)
  const cuts = [...new Set([0, text.length, ...spans.flatMap((span) => [span.from, span.to])])].sort((a, b) => a - b)

  const pieces: MarkedPiece[] = []
  for (const [index, from] of cuts.entries()) {
    const to = cuts[index + 1]
    if (to !== undefined) {
      const covering = spans.filter((span) => span.from <= from && span.to >= to).map((span) => span.finding)
      pieces.push({ text: text.slice(from, to), findings: covering.sort(graver) })
    }
  }
  return pieces
}

/** The order of findings: the gravest first (S4 before S1). */
export function graver(one: Finding, other: Finding): number {
  return other.severity.localeCompare(one.severity)
}

/** What may lawfully be said instead: every wording once, that of the gravest finding first. */
export function lawfulWordings(findings: readonly Finding[]): string[] {
  const wordings = [...findings].sort(graver).flatMap((finding) => (finding.rewrite ? [finding.rewrite] : []))
  return [...new Set(wordings)]
}

/** The words of earlier lines that a finding goes on from, as they were said. */
export function earlierText(finding: Finding): string {
  return (finding.earlier ?? []).map((part) => `「${part.words}」`).join('')
}

/** What is to be marked in a line: what was found in it, and where findings of another line begin in it. */
export function marksIn(lineId: string, own: readonly Finding[], others: readonly Finding[]): Finding[] {
  const begun = others.flatMap((finding) =>
    (finding.earlier ?? []).filter((part) => part.lineId === lineId).map((part) => ({ ...finding, from: part.from, to: part.to })),
  )
  return [...own, ...begun]
}

function within(at: number, text: string): number {
  return Math.min(Math.max(at, 0), text.length)
}
