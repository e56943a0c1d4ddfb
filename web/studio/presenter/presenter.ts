/** How a presenter looks and speaks, in the words of the API. */
export type Look = {
  build: string
  age: string
  face: string
  skin: string
  hair: string
  hairColour: string
  outfit: string
  dye: string
  glasses: string
  scene: string
  light: string
  voice: string
  pace: number
  manner: string
}
export type Music = { mood: string; level: number; effects: boolean }
export type Part = Exclude<keyof Look, 'voice' | 'pace'>
export type Choices = Record<Part | 'mood', string[]>
export type PresenterView = {
  look: Look
  music: Music
  cast: { id: string; zh: string; en: string; look: Look }[]
  choices: Choices
  /** The house's voices in the order in which they are asked; empty where it has none. */
  engines: string
  voiceTrouble: string | null
}

/** The parts that a builder shows, in groups. */
export const GROUPS: readonly { name: 'person' | 'hairAndClothes' | 'place'; parts: readonly Part[] }[] = [
  { name: 'person', parts: ['build', 'age', 'face', 'skin', 'glasses', 'manner'] },
  { name: 'hairAndClothes', parts: ['hair', 'hairColour', 'outfit', 'dye'] },
  { name: 'place', parts: ['scene', 'light'] },
]

export const SLOWEST = 0.7
export const FASTEST = 1.4

/** The address of a look's picture; the same look has the same address, so a browser asks once. */
export function previewOf(showId: string, look: Look): string {
  const asked = new URLSearchParams(Object.entries(look).map(([part, value]) => [part, String(value)]))
  return `/api/studio/shows/${showId}/presenter/preview?${asked}`
}

/** So many characters may be heard before a voice is saved. */
export const LONGEST_TRIAL = 100

/** The address of a look's voice, before it is saved; blank words leave the choice of words to the server. */
export function voiceOf(showId: string, look: Look, words: string): string {
  const asked = new URLSearchParams(Object.entries(look).map(([part, value]) => [part, String(value)]))
  if (words.trim() !== '') {
    asked.set('text', words.trim())
  }
  return `/api/studio/shows/${showId}/presenter/voice?${asked}`
}

/** Which of the house's people this is; null for one that was built. The place, the light and the voice are not the person. */
export function memberOf(view: PresenterView, look: Look): string | null {
  const person: readonly Part[] = ['build', 'age', 'face', 'skin', 'hair', 'hairColour', 'outfit', 'dye', 'glasses', 'manner']
  return view.cast.find((one) => person.every((part) => one.look[part] === look[part]))?.id ?? null
}

/** A member of the cast takes the stage: a scene and a light that were chosen stay, and so does the voice. */
export function becoming(now: Look, member: Look): Look {
  return { ...member, scene: now.scene, light: now.light, voice: now.voice }
}
