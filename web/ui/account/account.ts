import { api } from '../api'
import type { Me } from '../session'

/** Where one is signed in. */
export type SignedInAt = { id: string; device: string; openedAt: string; seenAt: string; here: boolean }

export type TokenScope = 'read' | 'shop' | 'orders'
export const SCOPES: readonly TokenScope[] = ['read', 'shop', 'orders']

/** A program's key, as far as it can be seen later. */
export type Token = {
  id: string
  name: string
  scopes: TokenScope[]
  createdAt: string
  endsAt: string
  lastUsedAt: string | null
  ended: boolean
}

export type NewPassword = { old: string; fresh: string; again: string }
export type PasswordFault = 'needOld' | 'shortNew' | 'sameNew' | 'notRepeated'

const SHORTEST_PASSWORD = 8

export const account = {
  sessions: () => api.get<{ items: SignedInAt[] }>('/api/me/sessions').then((answer) => answer.items),
  endSession: (id: string) => api.delete(`/api/me/sessions/${id}`),
  endOthers: () => api.delete<{ ended: number }>('/api/me/sessions').then((answer) => answer.ended),
  changePassword: (old: string, fresh: string) => api.put<Me>('/api/me/password', { old, fresh }),
  tokens: () => api.get<{ items: Token[] }>('/api/me/tokens').then((answer) => answer.items),
  newToken: (name: string, scopes: TokenScope[], days: number) =>
    api.post<{ token: Token; secret: string }>('/api/me/tokens', { name, scopes, days }),
  revoke: (id: string) => api.delete(`/api/me/tokens/${id}`),
}

/** What is wrong with a change of password before anybody is asked, by field. */
export function wrongWithPassword(form: NewPassword): Partial<Record<keyof NewPassword, PasswordFault>> {
  const length = form.fresh.length
  return {
    ...(form.old === '' ? { old: 'needOld' } : {}),
    ...(length < SHORTEST_PASSWORD ? { fresh: 'shortNew' } : form.fresh === form.old ? { fresh: 'sameNew' } : {}),
    ...(form.again !== form.fresh ? { again: 'notRepeated' } : {}),
  }
}

// The order matters: Edge and Chrome both say Chrome, and nearly all say Safari.
const BROWSERS: readonly [RegExp, string][] = [
  [/MicroMessenger/, 'WeChat'],
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/(Headless)?Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const SYSTEMS: readonly [RegExp, string][] = [
  [/HarmonyOS/, 'HarmonyOS'],
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
]

/** A device as a person would name it; null for one that says nothing we know. */
export function deviceOf(agent: string): { browser: string; system: string } | null {
  const browser = BROWSERS.find(([mark]) => mark.test(agent))?.[1]
  const system = SYSTEMS.find(([mark]) => mark.test(agent))?.[1]
  return browser === undefined || system === undefined ? null : { browser, system }
}
