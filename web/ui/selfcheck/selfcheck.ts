import type { SelfCheck } from '../guidance/guidance'

/** One's own rows of the self-check, as the server tells them, and what is filled in. */
export const ANSWERS = ['YES', 'NO', 'UNSURE', 'NOT_APPLICABLE'] as const
export type AnswerWord = (typeof ANSWERS)[number]
export type State = 'NEVER' | 'PARTIAL' | 'CURRENT' | 'DUE'
export type RowName = 'platform' | 'merchant' | 'operator' | 'host' | 'agency'
export type Answered = { point: string; version: string; answer: AnswerWord; note: string; proof: string; provenOn: string | null; dueOn: string | null; at: string; by: string }
export type OwnRow = { row: RowName; subjectId: string; name: string; state: State; answered: number; points: number; renewBy: string | null; answers: Answered[] }
export type Mine = { version: string; renewalDays: number; rows: OwnRow[] }
export type Shown = { point: string; answer: AnswerWord; note: string; proof: string; provenOn: string | null; dueOn: string | null }
export type Submission = { answersId: string; version: string; at: string; by: string; answers: Shown[] }

/** An answer as it is being filled in. */
export type Draft = { answer: AnswerWord; note: string; proof: string; provenOn: string; dueOn: string }

export const LOOKS: Record<State, string> = { NEVER: 'bad', PARTIAL: 'care', CURRENT: 'good', DUE: 'care' }

export function draftOf(answered: Answered | undefined): Draft | null {
  return answered === undefined ? null : { answer: answered.answer, note: answered.note, proof: answered.proof, provenOn: answered.provenOn ?? '', dueOn: answered.dueOn ?? '' }
}

/** What is not in order yet, or not known, is to be put right by a day. */
export function isToDo(draft: Pick<Draft, 'answer'>): boolean {
  return draft.answer === 'NO' || draft.answer === 'UNSURE'
}

/** What a draft still lacks to be taken: a yes its proof, what does not apply its reason. */
export function lacks(draft: Draft): 'proof' | 'note' | null {
  if (draft.answer === 'YES' && draft.proof.trim() === '') {
    return 'proof'
  }
  return draft.answer === 'NOT_APPLICABLE' && draft.note.trim() === '' ? 'note' : null
}

function sent(point: string, draft: Draft): Shown {
  return {
    point,
    answer: draft.answer,
    note: draft.note.trim(),
    proof: draft.answer === 'YES' ? draft.proof.trim() : '',
    provenOn: draft.answer === 'YES' && draft.provenOn !== '' ? draft.provenOn : null,
    dueOn: isToDo(draft) && draft.dueOn !== '' ? draft.dueOn : null,
  }
}

/** What of the drafts says something new; only that is sent. */
export function changed(drafts: Readonly<Record<string, Draft>>, answers: readonly Answered[]): Shown[] {
  return Object.entries(drafts)
    .map(([point, draft]) => sent(point, draft))
    .filter((one) => {
      const known = answers.find((answer) => answer.point === one.point)
      return known === undefined || (['answer', 'note', 'proof', 'provenOn', 'dueOn'] as const).some((part) => known[part] !== one[part])
    })
}

/** All that was answered, to say that it is still so. */
export function asBefore(answers: readonly Answered[]): Shown[] {
  return answers.map(({ point, answer, note, proof, provenOn, dueOn }) => ({ point, answer, note, proof, provenOn, dueOn }))
}

/** How many of each answer a submission has. */
export function countsOf(answers: readonly { answer: AnswerWord }[]): Record<AnswerWord, number> {
  const counts = { YES: 0, NO: 0, UNSURE: 0, NOT_APPLICABLE: 0 }
  for (const one of answers) {
    counts[one.answer]++
  }
  return counts
}

/** The cells of a row, in the order of the aspects. */
export function cellsOf(check: SelfCheck, row: string) {
  return check.cells.filter((cell) => cell.subject === row).map((cell) => ({ ...cell, about: check.aspects.find((one) => one.id === cell.aspect) ?? null }))
}
