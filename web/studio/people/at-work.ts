import { api, ApiError } from '@ui/api'
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'

export const POSTS = ['HOST', 'CO_HOST', 'CONTROL', 'OPERATOR', 'EDITOR', 'SERVICE', 'CLERK'] as const
export type Post = (typeof POSTS)[number]

export type Act =
  | 'PLAN'
  | 'LINE_UP'
  | 'OPEN_CLOSE'
  | 'PIN'
  | 'PRICE'
  | 'PIECES'
  | 'SPEAK'
  | 'CAMERA'
  | 'MUTE'
  | 'ANSWER'
  | 'FIGURES'
  | 'RECORDING'
  | 'GOODS'
  | 'ORDERS'
  | 'AFTER_SALE'
  | 'REDEEM'
  | 'MONEY'
  | 'MEMBERS'

export type Standing = 'waiting' | 'open' | 'suspended'

/** The shop that one acts for, and what one may do in it. */
export type OwnShop = { merchantId: string; name: string; standing: Standing; owner: boolean; posts: Post[]; acts: Act[] }

/** A show at which one has a post of one's own, whosever it is. */
export type AtShow = { showId: string; title: string; state: 'planned' | 'open' | 'closing' | 'closed'; posts: Post[]; acts: Act[] }

export type AtWork = {
  id: string
  nickname: string
  roles: string[]
  shop: OwnShop | null
  shops: { merchantId: string; name: string }[]
  shows: AtShow[]
}

/** Whom a page is for: who may do an act in the shop, who keeps or lines up its goods (and so writes about them), the shop's people, whoever works at shows, hosts and agencies, who sees figures of a shop or is an agency, who may bring reports to those, everybody. */
export type Door = Act | 'copy' | 'shop' | 'shows' | 'selection' | 'own-check' | 'agency' | 'radar' | 'radar-brings' | 'all'

/** Whether somebody may pass a page's door. The server asks again at each call; this is for not showing dead ends. */
export function passes(who: AtWork, door: Door): boolean {
  switch (door) {
    case 'all':
      return true
    case 'agency':
      return who.roles.includes('AGENCY')
    case 'copy':
      return who.shop?.acts.some((act) => act === 'GOODS' || act === 'LINE_UP') ?? false
    case 'shop':
      return who.shop !== null
    case 'shows':
      return who.shop !== null || who.shows.length > 0
    case 'own-check':
      return who.shop !== null || who.shows.length > 0 || who.roles.includes('HOST') || who.roles.includes('AGENCY')
    case 'selection':
      return who.shop !== null || who.roles.includes('HOST') || who.roles.includes('AGENCY')
    case 'radar':
      return who.shop?.acts.includes('FIGURES') ?? who.roles.includes('AGENCY')
    case 'radar-brings':
      return who.shop?.acts.includes('PLAN') ?? who.roles.includes('AGENCY')
    default:
      return who.shop?.acts.includes(door) ?? false
  }
}

/** Where somebody begins: the till for who does nothing else, else the overview of the shop, else the own shows, else the agency, else nowhere yet. */
export function firstPage(who: AtWork): string {
  if (who.shop !== null && who.shop.acts.length === 1 && passes(who, 'REDEEM')) {
    return 'redeem'
  }
  if (passes(who, 'shop')) {
    return 'home'
  }
  return passes(who, 'shows') ? 'shows' : passes(who, 'agency') ? 'agency' : 'no-shop'
}

/** Who is at work here and what they may do; read when the studio opens and whenever it changes. */
export const useAtWork = defineStore('at-work', () => {
  const who = shallowRef<AtWork | null>(null)
  const shop = computed(() => who.value?.shop ?? null)

  async function load(): Promise<AtWork | null> {
    try {
      who.value = await api.get<AtWork>('/api/studio/me')
    } catch (refusal) {
      if (!(refusal instanceof ApiError)) {
        throw refusal
      }
      who.value = refusal.status === 401 || refusal.status === 403 ? null : who.value
    }
    return who.value
  }

  async function choose(merchantId: string): Promise<void> {
    who.value = await api.put<AtWork>('/api/studio/me/shop', { merchantId })
  }

  function may(door: Door): boolean {
    return who.value !== null && passes(who.value, door)
  }

  function forget(): void {
    who.value = null
  }

  return { who, shop, load, choose, may, forget }
})
