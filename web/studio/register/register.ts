import type { Basis, Both, Sure } from '@ui/guidance/guidance'

/** The shop's own side of the register, and courses, as the server tells them. */
export const ANSWERS = ['YES', 'NO', 'UNSURE', 'NOT_APPLICABLE'] as const
export type AnswerWord = (typeof ANSWERS)[number]
export type ListName = 'self-check' | 'medical-beauty'
export type Answered = { list: ListName; point: string; answer: AnswerWord; note: string; dueOn: string | null; doerId: string | null; doer: string; at: string; by: string }
export type Paper = { checkId: string; what: string; validUntil: string | null; expiry: 'FINE' | 'SOON' | 'URGENT' | 'OVER' }
export type Own = {
  columns: string[]
  sellsMedicalBeauty: boolean
  mayAnswer: boolean
  answers: Answered[]
  papers: Paper[]
  blacklist: { entryId: string; facts: string; basis: string; appeal: string; until: string }[]
  doers: { personId: string; nickname: string }[]
}

/** An answer as it is being filled in. */
export type Draft = { answer: AnswerWord; note: string; dueOn: string; doerId: string }

export function draftOf(answered: Answered | undefined): Draft | null {
  return answered === undefined ? null : { answer: answered.answer, note: answered.note, dueOn: answered.dueOn ?? '', doerId: answered.doerId ?? '' }
}

/** What of the drafts says something new; only that is sent. */
export function changed(drafts: Readonly<Record<string, Draft>>, answers: readonly Answered[]): { point: string; answer: AnswerWord; note: string; dueOn: string | null; doerId: string | null }[] {
  return Object.entries(drafts)
    .filter(([point, draft]) => {
      const known = draftOf(answers.find((one) => one.point === point))
      return known === null || known.answer !== draft.answer || known.note !== draft.note.trim() || (isToDo(draft) && (known.dueOn !== draft.dueOn || known.doerId !== draft.doerId))
    })
    .map(([point, draft]) => ({
      point,
      answer: draft.answer,
      note: draft.note.trim(),
      dueOn: isToDo(draft) && draft.dueOn !== '' ? draft.dueOn : null,
      doerId: isToDo(draft) && draft.doerId !== '' ? draft.doerId : null,
    }))
}

/** What is not in order yet, or not known, is to be done by somebody by a day. */
export function isToDo(draft: Pick<Draft, 'answer'>): boolean {
  return draft.answer === 'NO' || draft.answer === 'UNSURE'
}

export type CourseResult = { attemptId: string; course: string; right: number; asked: number; passed: boolean; counts: boolean; validUntil: string | null; at: string }
export type Lesson = { id: string; titleZh: string; titleEn: string; textZh: string; textEn: string; basis: Basis[] }
export type Course = Both & {
  id: string
  minutes: number
  forZh: string
  forEn: string
  aimZh: string
  aimEn: string
  mark: Sure
  lessons: Lesson[]
  questions: number
  found: number
  results: CourseResult[]
  passedUntil: string | null
}
export type Courses = {
  version: string
  noticeZh: string
  noticeEn: string
  passing: Both & { questions: number; right: number; validMonths: number; mostDaily: number; retakeZh: string; retakeEn: string; mark: Sure }
  foundDays: number
  courses: Course[]
}
export type Asked = { id: string; lineZh: string; lineEn: string; contextZh: string; contextEn: string; askZh: string; askEn: string; options: (Both & { id: string })[]; ofFinding: boolean }
export type Attempt = { attemptId: string; course: string; endsAt: string; questions: Asked[] }
export type Told = { id: string; given: string; right: string; isRight: boolean; whyZh: string; whyEn: string; lawfulZh: string; lawfulEn: string; basis: Basis[] }
/** A try that was handed in, as it was asked; `withdrawn` are questions that nobody is asked any more. */
export type KeptTry = { course: string; at: string; right: number; asked: number; questions: Asked[]; answers: Told[]; withdrawn: string[] }
export type Result = { right: number; asked: number; passed: boolean; validUntil: string | null; answers: Told[] }

/** Courses to take first: not passed, and most of its kinds found in one's own shows. */
export function toTakeFirst(courses: readonly Course[]): Course[] {
  return [...courses].sort((one, other) => Number(one.passedUntil !== null) - Number(other.passedUntil !== null) || other.found - one.found || one.id.localeCompare(other.id))
}
