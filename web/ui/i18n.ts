import { computed, readonly, ref } from 'vue'

/** The languages every page speaks; Chinese is the first. */
export type Language = 'zh' | 'en'

export const LANGUAGES: readonly Language[] = ['zh', 'en']

const REMEMBERED = 'qt.language'
const language = ref<Language>(firstLanguage())
apply(language.value)

/** What stands in the address, else what was chosen before, else what the browser asks for, else Chinese. */
function firstLanguage(): Language {
  const asked = new URLSearchParams(location.search).get('lang') ?? localStorage.getItem(REMEMBERED)
  if (asked === 'zh' || asked === 'en') {
    return asked
  }
  return navigator.language.toLowerCase().startsWith('en') ? 'en' : 'zh'
}

function apply(chosen: Language): void {
  document.documentElement.lang = localeOf(chosen)
}

export function localeOf(chosen: Language): string {
  return chosen === 'zh' ? 'zh-CN' : 'en'
}

export const currentLanguage = readonly(language)

export function switchLanguage(to: Language): void {
  language.value = to
  localStorage.setItem(REMEMBERED, to)
  apply(to)
}

/**
 * The messages of one app: the same keys in both languages. `{name}` marks a place to fill, and `{name:order|orders}` one that
 * is followed by the word in the form that goes with its count.
 */
export type Messages<K extends string> = Record<Language, Record<K, string>>

/** Lays down an app's messages; the compiler refuses a key that only one language has. */
export function messages<Zh extends Record<string, string>>(
  zh: Zh,
  en: { [K in keyof Zh]: string },
): Messages<Extract<keyof Zh, string>> {
  return { zh, en }
}

const PLACE = /\{(\w+)(?::([^{}|]+)\|([^{}|]+))?\}/g

/** A translator over an app's messages; it follows the language while the page is open. */
export function translator<K extends string>(dictionary: Messages<K>) {
  const words = computed(() => dictionary[language.value])
  return (key: K, fill: Record<string, string | number> = {}): string =>
    words.value[key].replace(PLACE, (place, name: string, one?: string, many?: string) => {
      const value = fill[name]
      if (value === undefined) {
        return place
      }
      return one === undefined ? String(value) : `${value} ${String(value) === '1' ? one : many}`
    })
}

/** A large count in the trade's short form: `1.2万` or `12K`. */
export function countText(count: number): string {
  return new Intl.NumberFormat(localeOf(language.value), {
    notation: count >= 10_000 ? 'compact' : 'standard',
    maximumFractionDigits: 1,
  }).format(count)
}

/** A moment in the reader's own zone, to the minute. */
export function momentText(iso: string): string {
  return new Intl.DateTimeFormat(localeOf(language.value), {
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(new Date(iso))
}

/** A moment near now, for a notice that is read at once: the time alone where it is of today, else with its day. */
export function nearText(iso: string, now = new Date()): string {
  const moment = new Date(iso)
  return moment.toDateString() === now.toDateString()
    ? new Intl.DateTimeFormat(localeOf(language.value), { timeStyle: 'short' }).format(moment)
    : momentText(iso)
}

/** A day of the calendar such as `2026-12-01`, the same in every zone. */
export function dateText(day: string): string {
  return new Intl.DateTimeFormat(localeOf(language.value), { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
}
