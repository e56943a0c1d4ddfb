import { api } from '@ui/api'
import type { CursorPage } from '../types'
import type { Act, Post } from './at-work'

export type Member = { personId: string; name: string; nickname: string; owner: boolean; posts: Post[] }

/** An invitation that waits; `to` is null for one by link. */
export type OpenInvitation = { id: string; kind: 'SHOP' | 'SHOW' | 'AGENCY'; posts: Post[]; to: string | null; showId: string | null; endsAt: string }

export type Team = { members: Member[]; invitations: OpenInvitation[]; posts: { post: Post; acts: Act[] }[]; mayChange: boolean }
export type ShowTeam = { people: Member[]; invitations: OpenInvitation[]; mayChange: boolean }
export type Invited = { invitation: { id: string; to: string | null }; code: string | null }

/** A show as those see it who have a part in it. */
export type ShowReport = {
  showId: string
  title: string
  state: 'planned' | 'open' | 'closing' | 'closed'
  openedAt: string | null
  closedAt: string | null
  peak: number
  visits: number
  orders: number
  paidMinor: number
  /** What of the figures is a demo's crowd's. */
  simulatedPeak: number
  simulatedVisits: number
  simulatedOrders: number
  simulatedPaidMinor: number
}
export type HostedShow = { show: ShowReport; shopName: string; posts: Post[] }
export type AgencyHost = { personId: string; name: string; nickname: string; shows: CursorPage<HostedShow> }
export type Agency = { invitations: { id: string; to: string | null; endsAt: string }[] }

export const team = {
  of: () => api.get<Team>('/api/studio/team'),
  invite: (name: string, posts: Post[]) => api.post<Invited>('/api/studio/team/invitations', { name, posts }),
  withdraw: (id: string) => api.delete(`/api/studio/team/invitations/${id}`),
  change: (personId: string, posts: Post[]) => api.put<Member>(`/api/studio/team/members/${personId}`, { posts }),
  remove: (personId: string) => api.delete(`/api/studio/team/members/${personId}`),
  leave: () => api.post('/api/studio/team/leave'),
  atShow: (showId: string) => api.get<ShowTeam>(`/api/studio/shows/${showId}/posts`),
  giveAtShow: (showId: string, personId: string, posts: Post[]) =>
    api.put<ShowTeam>(`/api/studio/shows/${showId}/posts/${personId}`, { posts }),
  inviteToShow: (showId: string, name: string, posts: Post[]) =>
    api.post<Invited>(`/api/studio/shows/${showId}/invitations`, { name, posts }),
}

export const agency = {
  of: () => api.get<Agency>('/api/agency'),
  hosts: (after: string) => api.get<CursorPage<AgencyHost>>(`/api/agency/hosts?after=${after}`),
  shows: (personId: string, after: string) => api.get<CursorPage<HostedShow>>(`/api/agency/hosts/${personId}/shows?after=${after}`),
  invite: (name: string) => api.post<Invited>('/api/agency/invitations', { name }),
  withdraw: (id: string) => api.delete(`/api/agency/invitations/${id}`),
  remove: (personId: string) => api.delete(`/api/agency/hosts/${personId}`),
}

/** Where the one who gets a link answers it. */
export function linkOf(code: string): string {
  return `${location.origin}/invite/${encodeURIComponent(code)}`
}
