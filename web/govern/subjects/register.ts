/** The register as the server tells it. */
export const KINDS = ['PLATFORM', 'SHOP', 'OPERATOR', 'HOST', 'AGENCY'] as const
export type Kind = (typeof KINDS)[number]
export type Expiry = 'FINE' | 'SOON' | 'URGENT' | 'OVER'
export type Proven = { state: 'none' | 'valid' | 'over'; until: string | null }

export type Subject = {
  kind: Kind
  id: string
  name: string
  account: string
  since: string | null
  standing: '' | 'WAITING' | 'OPEN' | 'SUSPENDED'
  proven: Proven
  expiresOn: string | null
  expiry: Expiry
  courses: number | null
  coursesOfAll: number
  blacklisted: boolean
}
export type Summary = {
  kinds: { kind: Kind; all: number; proven: number; soon: number; over: number; trained: number; blacklisted: number }[]
  coursesOfAll: number
  soonDays: number
}

export const DOCUMENTS = ['RESIDENT_ID', 'PASSPORT', 'TRAVEL_PERMIT', 'RESIDENCE_PERMIT'] as const
export type Document = (typeof DOCUMENTS)[number]
export const PAPERS = ['BUSINESS_LICENCE', 'FOOD_LICENCE', 'MEDICAL_LICENCE', 'ADVERT_REVIEW', 'TELECOM_LICENCE', 'PERFORMANCE_LICENCE', 'OTHER_PERMIT'] as const
export type Paper = (typeof PAPERS)[number]
export type Age = 'UNDER_16' | 'FROM_16' | 'ADULT'

export type Check = {
  checkId: string
  what: Paper | 'IDENTITY'
  document: Document | null
  age: Age | null
  guardianConsents: boolean
  mayHost: boolean | null
  at: string
  by: string
  validUntil: string | null
  expiry: Expiry
  holds: boolean
  withdrawn: boolean
}
export type CourseResult = { attemptId: string; course: string; version: string; right: number; asked: number; passed: boolean; counts: boolean; validUntil: string | null; at: string }

export const REASONS = ['SERIOUS_BREACH', 'REPEATED_BREACH', 'FALSE_IDENTITY', 'COURT_OR_AUTHORITY', 'OTHER'] as const
export type Reason = (typeof REASONS)[number]
export const LIFTS = ['APPEAL_UPHELD', 'REPAIRED', 'MISTAKE'] as const
export type Lift = (typeof LIFTS)[number]
export type Entry = {
  entryId: string
  reason: Reason
  facts: string
  basis: string
  appeal: string
  at: string
  until: string
  byId: string
  by: string
  binds: boolean
  liftedAt: string | null
  liftedBy: string
  liftReason: Lift | null
}

export type AnswerWord = 'YES' | 'NO' | 'UNSURE' | 'NOT_APPLICABLE'
export type Answered = { list: 'self-check' | 'medical-beauty'; point: string; answer: AnswerWord; note: string; dueOn: string | null; doer: string; at: string; by: string }
export type GroundWord = 'IDENTITY' | 'LICENCE' | 'PHONE' | 'ADDRESS'
export type Strength = 'STRONG' | 'MEDIUM' | 'WEAK'
export type Alike = { personId: string; name: string; strength: Strength; grounds: { ground: GroundWord; strength: Strength }[]; blacklisted: boolean }

export type Detail = {
  subject: Subject
  licenceHolder: string | null
  licenceNumber: string | null
  standingReason: string
  /** The first day without sales of a shop that its owner ends. */
  endsOn: string | null
  sellsMedicalBeauty: boolean
  ties: { id: string; name: string; part: string }[]
  checks: Check[]
  courses: CourseResult[]
  blacklist: Entry[]
  answers: Answered[]
  alike: Alike[]
}

export type Step = {
  position: string
  what: 'IdentityChecked' | 'PaperChecked' | 'CheckWithdrawn' | 'CourseTaken' | 'ListAnswered' | 'Blacklisted' | 'BlacklistLifted'
  at: string
  by: string
  about: string
  words: string
  until: string | null
  right: number | null
  asked: number | null
  answers: { point: string; answer: AnswerWord; note: string }[]
}

/** The look of a chip for how near an end is. */
export function expiryLook(expiry: Expiry): string {
  return { FINE: 'good', SOON: 'care', URGENT: 'care', OVER: 'bad' }[expiry]
}

/** Answers counted by word, for one cell or a whole list. */
export function counted(answers: readonly Answered[], points: readonly string[]): Record<AnswerWord | 'OPEN', number> {
  const count = { YES: 0, NO: 0, UNSURE: 0, NOT_APPLICABLE: 0, OPEN: 0 }
  for (const point of points) {
    count[answers.find((one) => one.point === point)?.answer ?? 'OPEN'] += 1
  }
  return count
}
