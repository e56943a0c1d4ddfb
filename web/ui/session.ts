import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { api, ApiError } from './api'

export type Role = 'VIEWER' | 'MERCHANT' | 'HOST' | 'AGENCY' | 'OFFICER' | 'ADMIN'

/** Where a parcel goes. */
export type Address = { recipient: string; phone: string; region: string; street: string }

/** The person who is signed in. */
export type Me = {
  id: string
  name: string
  nickname: string
  roles: Role[]
  merchantId: string | null
  address: Address | null
}

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

  async function signUp(name: string, password: string, nickname: string): Promise<Me> {
    return keep(await api.post<Me>('/api/people', { name, password, nickname }))
  }

  async function signOut(): Promise<void> {
    await api.delete('/api/session')
    me.value = null
  }

  async function changeAddress(address: Address): Promise<Me> {
    return keep(await api.put<Me>('/api/me/address', address))
  }

  function has(role: Role): boolean {
    return me.value?.roles.includes(role) ?? false
  }

  function keep(answer: Me): Me {
    me.value = answer
    known.value = true
    return answer
  }

  return { me, known, signedIn, load, signIn, signUp, signOut, changeAddress, has }
})
