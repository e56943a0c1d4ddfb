/** What a list is asked for, read from its page's address and written into it. */
export function inAddress<Name extends string>(names: readonly Name[]) {
  return {
    /** What is not in the address asks for all. */
    filtersOf: (query: Readonly<Record<string, unknown>>) => Object.fromEntries(names.map((name) => [name, typeof query[name] === 'string' ? query[name] : ''])) as Record<Name, string>,
    /** Only what was chosen stands in it. */
    queryOf: (filters: Record<Name, string>): Record<string, string> => Object.fromEntries(names.filter((name) => filters[name] !== '').map((name) => [name, filters[name]])),
  }
}

/** What can be chosen: the name that is asked for, and what it is called. */
export type Choice = { key: string; label: string }

export function optionsOf<Key extends string>(keys: readonly Key[], label: (key: Key) => string): Choice[] {
  return keys.map((key) => ({ key, label: label(key) }))
}

export function chosen(event: Event): string {
  return (event.target as HTMLSelectElement | HTMLInputElement).value
}

export function ticked(event: Event): string {
  return (event.target as HTMLInputElement).checked ? 'yes' : ''
}
