import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { api, ApiError } from './api'

export type Role = 'VIEWER' | 'MERCHANT' | 'HOST' | 'AGENCY' | 'OFFICER' | 'ADMIN'

/** Where a parcel goes. */
export type Address = { recipient: string; phone: string; region: string; street: string }

/** One of a person's addresses; `province` is empty in one from before there was a book. */
export type BookAddress = Address & { id: string; province: string; city: string; district: string; isDefault: boolean }

/** The person who is signed in. */
export type Me = {
  id: string
  name: string
  nickname: string
  roles: Role[]
  merchantId: string | null
  address: BookAddress | null
  /** True while nothing but choosing a password is open. */
  mustChangePassword?: boolean
}

/** What one may come as; a shop is opened by a call of its own. */
export type AccountKind = 'viewer' | 'host' | 'agency'

/** Who is here: asked once when the page opens, then kept. `known` is false until the first answer came. */
export const useSession = defineStore('session', () => {
  const me = ref<Me | null>(null)
  const known = ref(false)
  const signedIn = computed(() => me.value !== null)

  async function load(): Promise<Me | null> {
    try {
      me.value = await api.get<Me>('/api/me')
    } catch (refusal) {
      if (!(refusal instanceof ApiError)) {
        throw refusal
      }
      if (refusal.status === 401) {
        me.value = null
      }
    }
    known.value = true
    return me.value
  }

  async function signIn(name: string, password: string): Promise<Me> {
    return keep(await api.post<Me>('/api/session', { name, password }))
  }

  async function signUp(name: string, password: string, nickname: string, kind: AccountKind = 'viewer'): Promise<Me> {
    return keep(await api.post<Me>('/api/people', { name, password, nickname, kind }))
  }

  async function signOut(): Promise<void> {
    await api.delete('/api/session')
    me.value = null
  }

  function has(role: Role): boolean {
    return me.value?.roles.includes(role) ?? false
  }

  function keep(answer: Me): Me {
    me.value = answer
    known.value = true
    return answer
  }

  return { me, known, signedIn, load, take: keep, signIn, signUp, signOut, has }
})
