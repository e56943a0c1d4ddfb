/** What an officer has filled in to have a pack. */
export type PackForm = {
  kind: 'show' | 'line' | 'order'
  show: string
  line: string
  order: string
  from: string
  to: string
  reason: string
}

export type PackFault = 'number' | 'minutes' | 'reason'

const NUMBER = /^[0-9]{1,19}$/
const MINUTES = /^[0-9]{1,4}(\.[0-9]{1,2})?$/

/** What is wrong with a form; null where nothing is. */
export function faultOf(form: PackForm): PackFault | null {
  const numbers = { show: [form.show], line: [form.show, form.line], order: [form.order] }[form.kind]
  if (numbers.some((number) => !NUMBER.test(number.trim()))) {
    return 'number'
  }
  if (form.kind === 'show' && !isSpan(form.from.trim(), form.to.trim())) {
    return 'minutes'
  }
  return form.reason.trim() === '' ? 'reason' : null
}

/** The address of a pack. */
export function packAddress(form: PackForm): string {
  const reason = `reason=${encodeURIComponent(form.reason.trim())}`
  switch (form.kind) {
    case 'line':
      return `/api/officer/packs/finding?show=${form.show.trim()}&line=${form.line.trim()}&${reason}`
    case 'order':
      return `/api/officer/packs/order/${form.order.trim()}?${reason}`
    case 'show':
      return `/api/officer/packs/show/${form.show.trim()}?${millis('fromMs', form.from)}${millis('toMs', form.to)}${reason}`
  }
}

function isSpan(from: string, to: string): boolean {
  if ([from, to].some((minutes) => minutes !== '' && !MINUTES.test(minutes))) {
    return false
  }
  return from === '' || to === '' || Number(from) < Number(to)
}

function millis(name: string, minutes: string): string {
  return minutes.trim() === '' ? '' : `${name}=${Math.round(Number(minutes.trim()) * 60_000)}&`
}
