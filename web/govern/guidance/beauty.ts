export type Tick = { point: string; ticked: boolean; version: string; officerName: string; at: string }
export type Gone = { about: 'shop' | 'dossier'; id: string; name: string; version: string; ticks: Tick[] }
export type About = { about: 'shop' | 'dossier'; id: string }

/** What the lists are gone through for, as the page's address says; null where it names nothing. */
export function aboutOf(query: Readonly<Record<string, unknown>>): About | null {
  for (const about of ['dossier', 'shop'] as const) {
    const id = query[about]
    if (typeof id === 'string' && /^\d{1,19}$/.test(id)) {
      return { about, id }
    }
  }
  return null
}

export const pathOf = ({ about, id }: About): string => `/api/officer/beauty-lists/${about}/${id}`
