import { api, ApiError } from '@ui/api'
import type { Me, Role } from '@ui/session'
import type { TextFinding } from '@ui/text-finding'

/** A shop that one belongs to, as the studio's door tells it. */
export type OwnShop = { merchantId: string; name: string; standing: 'waiting' | 'open' | 'suspended'; owner: boolean }

/** As far as the viewers' pages need to know of one's work. */
export type AtWork = { shop: OwnShop | null; shops: { merchantId: string; name: string }[]; shows: { showId: string; title: string }[] }

export type Invitation = {
  key: string
  kind: 'SHOP' | 'SHOW' | 'AGENCY'
  from: string
  showTitle: string | null
  posts: ('HOST' | 'CO_HOST' | 'CONTROL' | 'OPERATOR' | 'EDITOR' | 'SERVICE')[]
  endsAt: string
}

/** What a shop is opened with; `name` and `password` only by one who has no account yet. */
export type ShopForm = { shopName: string; licenceHolder: string; licenceNumber: string }
export type Opened = { merchantId: string; shopName: string; standing: 'waiting' | 'open' | 'suspended'; findings: TextFinding[] }

export const people = {
  atWork: () => api.get<AtWork>('/api/studio/me'),
  rename: (nickname: string) => api.put<Me & { findings: TextFinding[] }>('/api/me/nickname', { nickname }),
  becomeHost: () => api.post<Me>('/api/me/host'),
  invitations: () => api.get<{ items: Invitation[] }>('/api/invitations').then((answer) => answer.items),
  invitation: (key: string) => api.get<Invitation>(`/api/invitations/${encodeURIComponent(key)}`),
  accept: (key: string) => api.post<Invitation>(`/api/invitations/${encodeURIComponent(key)}/accept`),
  decline: (key: string) => api.post(`/api/invitations/${encodeURIComponent(key)}/decline`),
  agency: () => api.get<{ agency: { id: string; name: string } | null }>('/api/me/agency').then((answer) => answer.agency),
  leaveAgency: () => api.delete('/api/me/agency'),
  openShop: (form: ShopForm & { name?: string; password?: string }) => api.post<Opened>('/api/shops', form),
}

/** The roles worth telling; that everybody may watch is not. */
export function shownRoles(roles: readonly Role[]): Exclude<Role, 'VIEWER'>[] {
  return roles.filter((role): role is Exclude<Role, 'VIEWER'> => role !== 'VIEWER')
}

export type ShopFault = 'needShopName' | 'needLicenceHolder' | 'badLicence'

/** What is wrong with a shop's form before anybody is asked, by field. A licence is whole or not there. */
export function wrongWithShop(form: ShopForm): Partial<Record<keyof ShopForm, ShopFault>> {
  const number = form.licenceNumber.trim()
  const given = number !== '' || form.licenceHolder.trim() !== ''
  return {
    ...(form.shopName.trim() === '' ? { shopName: 'needShopName' } : {}),
    ...(given && form.licenceHolder.trim() === '' ? { licenceHolder: 'needLicenceHolder' } : {}),
    ...(given && !/^([0-9A-HJ-NP-RT-UW-Y]{18}|[0-9]{15})$/.test(number) ? { licenceNumber: 'badLicence' } : {}),
  }
}

/** The fields at which a refusal can stand; else it stands under the form. */
export function toldAt<F extends string>(refusal: unknown, fields: readonly F[], text: string): Partial<Record<F | '', string>> {
  const field = refusal instanceof ApiError ? fields.find((one) => one === refusal.field) : undefined
  return { [field ?? '']: text } as Partial<Record<F | '', string>>
}
