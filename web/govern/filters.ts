/** What a list is asked for, read from its page's address and written into it. */
export function inAddress<Name extends string>(names: readonly Name[]) {
  return {
    /** What is not in the address asks for all. */
    filtersOf: (query: Readonly<Record<string, unknown>>) => Object.fromEntries(names.map((name) => [name, typeof query[name] === 'string' ? query[name] : ''])) as Record<Name, string>,
    /** Only what was chosen stands in it. */
    queryOf: (filters: Record<Name, string>): Record<string, string> => Object.fromEntries(names.filter((name) => filters[name] !== '').map((name) => [name, filters[name]])),
  }
}
