export type FactUsed = { key: string; value: string; skuId: string | null; priceVersion: string | null }

export type Mode = 'off' | 'suggest' | 'alone'
export const MODES: readonly Mode[] = ['off', 'suggest', 'alone']

/** An answer that waits for staff. */
export type Suggested = {
  id: string
  kind: 'told' | 'ask_back' | 'hand_over' | 'declined'
  question: string
  text: string
  itemId: string | null
  askers: number
  buyer: boolean
  simulated: boolean
  since: string
  facts: FactUsed[]
  grounded: boolean
  verdict: 'clear' | 'violates' | 'needs_evidence'
  message: string
  sureness: number
}

/** How the helpdesk of one show stands. */
export type HelpdeskStatus = {
  mode: Mode
  sureness: number
  thanksSeconds: number
  quietSince: string | null
  waiting: Suggested[]
  handedOver: number
  counts: {
    said: number
    handedOver: number
    thanked: number
    joined: number
    tooManyOfOne: number
    full: number
    missed: number
    dropped: number
    gathering: number
  }
}

/** A question in the hands of the shop's people; without a show it was asked on a product's page. */
export type HandedOver = {
  id: string
  state: 'open' | 'answered' | 'dismissed'
  question: string
  topic: string
  askers: number
  showId: string | null
  showTitle: string
  productId: string | null
  productTitle: string
  at: string
  answer: string
  closedAt: string | null
}

export type FaqState = 'proposed' | 'approved' | 'rejected' | 'retired'
export const FAQ_STATES: readonly FaqState[] = ['proposed', 'approved', 'retired', 'rejected']

/** A question that is answered whenever it is asked, or a policy that is told where no fact answers. */
export type FaqKind = 'question' | 'policy'
export const FAQ_KINDS: readonly FaqKind[] = ['question', 'policy']

/** The words of an entry as they are typed: of other ways to ask, one a line. */
export type FaqDraft = { question: string; also: string; answer: string; bound: string[] }

/** What the figures of an answer can be bound to beside the fact sheet: of any product, and of one. */
export const OF_THE_SHOP: readonly string[] = ['delivery', 'after-sale', 'promises', 'sizes']
export const OF_EACH_PRODUCT: readonly string[] = [...OF_THE_SHOP, 'price', 'stock']

export function draftOf(faq: Pick<Faq, 'question' | 'also' | 'answer' | 'bound'>): FaqDraft {
  return { question: faq.question, also: faq.also.join('\n'), answer: faq.answer, bound: [...faq.bound] }
}

/** The ways to ask that are typed, one a line, each once. */
export function waysIn(typed: string): string[] {
  return [...new Set(typed.split('\n').map((line) => line.trim()))].filter((line) => line !== '')
}

/** What is sent of a draft. */
export function bodyOf(draft: FaqDraft, kind: FaqKind, productId: string | null) {
  return { kind, question: draft.question.trim(), also: waysIn(draft.also), answer: draft.answer.trim(), bound: draft.bound, productId }
}

export type Faq = {
  id: string
  kind: FaqKind
  state: FaqState
  revision: number
  question: string
  also: string[]
  answer: string
  bound: string[]
  productId: string | null
  productTitle: string
  facts: FactUsed[]
  fromId: string | null
  proposedAt: string
  decidedAt: string | null
}

export type Waiting = { open: number; proposed: number }

export const LONGEST_ANSWER = 300

/** What a key does in a list of answers that wait. */
export type QueueAct = 'next' | 'before' | 'send' | 'edit' | 'hand-over' | 'leave'

export function queueAct(key: string): QueueAct | null {
  switch (key) {
    case 'j':
    case 'ArrowDown':
      return 'next'
    case 'k':
    case 'ArrowUp':
      return 'before'
    case 'Enter':
      return 'send'
    case 'e':
      return 'edit'
    case 'h':
      return 'hand-over'
    case 'x':
      return 'leave'
    default:
      return null
  }
}

/** The one that is chosen after a step, or after the list has changed: the same as long as it is there, else its place. */
export function chosenAfter(ids: readonly string[], chosen: string | null, before: readonly string[], by: number): string | null {
  if (ids.length === 0) {
    return null
  }
  const at = chosen === null ? -1 : ids.indexOf(chosen)
  const place = at >= 0 ? at + by : chosen === null ? 0 : Math.max(0, before.indexOf(chosen))
  return ids[Math.min(Math.max(place, 0), ids.length - 1)] ?? null
}

/** Whether an answer can leave as it is. */
export function isSendable(one: Pick<Suggested, 'kind' | 'verdict'>): boolean {
  return one.verdict === 'clear'
}
