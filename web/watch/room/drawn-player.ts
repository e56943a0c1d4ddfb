import type { DrawnMoment } from '@ui/live'
import type { Acting, Pose } from '@ui/presenter/motion'
import { AT_REST, MouthTimeline, type Shape } from '@ui/presenter/mouth'
import { type Hands, within } from '@ui/presenter/speech'

/** A sentence as the host says it: `GET /api/shows/{id}/drawn/sentences/{sentence}`. */
export type DrawnSentence = {
  id: string
  text: string
  pose: Pose
  /** Where its sound is; null where the house had no voice for it. */
  sound: string | null
  drawing: string
  seconds: number
  mouth: Shape[]
  step: number
  loudness: number[]
  hands: Hands[]
}

/** A sound that was fetched and can be heard, from any place on. */
export type Sound = {
  /** Is heard from this place, in seconds, after a wait of so many seconds; gives what silences it at once. */
  play(from: number, wait: number): () => void
}

export type DrawnWorld = {
  /** The server's time in milliseconds. */
  now(): number
  /** Null where there is no such sentence any more. */
  sentence(id: string): Promise<DrawnSentence | null>
  /** Null where it cannot be had or played. */
  sound(address: string): Promise<Sound | null>
}

/** How far she is behind the air, in seconds: time to fetch a sentence before its first syllable, as the video takes it too. */
export const BEHIND = 1
/** A place that is off by less than this is not worth a jump that everybody hears. */
const SLIP = 0.5
/** More is never under way: one that ends, one that begins, and one for good measure. */
const MOST_LINES = 3

type Line = {
  readonly id: string
  place: number
  at: number
  held: boolean
  told: DrawnSentence | null
  mouth: MouthTimeline | null
  sound: Sound | null
  /** The sound is being fetched or is there. */
  asked: boolean
  silence: (() => void) | null
}

/**
 * Says in the page what the host says on air, sentence by sentence, {@link BEHIND} seconds later. What was cut on air is silent at
 * once; what was said to its end there is said to its end here.
 */
export class DrawnPlayer {
  readonly #world: DrawnWorld
  readonly #lines = new Map<string, Line>()
  #muted = true

  constructor(world: DrawnWorld) {
    this.#world = world
  }

  /** How the sentence on air stands; null while the host has not the air. */
  hear(moment: DrawnMoment | null): void {
    if (moment === null) {
      this.stop()
      return
    }
    moment.cut.forEach((id) => this.#drop(id))
    this.#forgetOver()
    if (moment.id === null || moment.cut.includes(moment.id)) {
      return
    }
    const line = this.#lines.get(moment.id)
    const at = Date.parse(moment.at)
    if (line === undefined) {
      void this.#begin(moment.id, moment.place, at, moment.held)
    } else {
      this.#move(line, moment.place, at, moment.held)
    }
  }

  /** Without sound none is fetched; with it again, the sentence under way is heard from where it is. */
  mute(muted: boolean): void {
    this.#muted = muted
    for (const line of this.#lines.values()) {
      if (muted) {
        hush(line)
      } else {
        void this.#voice(line)
      }
    }
  }

  stop(): void {
    ;[...this.#lines.keys()].forEach((id) => this.#drop(id))
  }

  /** What she does now. */
  acting(): Acting {
    const line = this.#current()
    if (line === null || line.told === null || line.mouth === null) {
      return { mouth: AT_REST, pose: 'idle', gesture: 'none' }
    }
    const place = this.#placeOf(line)
    return { mouth: line.mouth.at(place), pose: line.told.pose, gesture: within(line.told.hands, place)?.gesture ?? 'none' }
  }

  /** The sentence that is being said, to be read; null in silence. */
  text(): string | null {
    return this.#current()?.told?.text ?? null
  }

  async #begin(id: string, place: number, at: number, held: boolean): Promise<void> {
    const line: Line = { id, place, at, held, told: null, mouth: null, sound: null, asked: false, silence: null }
    this.#lines.set(id, line)
    while (this.#lines.size > MOST_LINES) {
      this.#drop([...this.#lines.keys()][0] ?? id)
    }
    const told = await this.#world.sentence(id)
    if (!this.#lives(line)) {
      return
    }
    if (told === null) {
      this.#drop(id)
      return
    }
    line.told = told
    line.mouth = new MouthTimeline(told.seconds, told.mouth, told.step, told.loudness)
    await this.#voice(line)
  }

  #move(line: Line, place: number, at: number, held: boolean): void {
    const before = this.#placeOf(line)
    const wasHeld = line.held
    line.place = place
    line.at = at
    line.held = held
    if (held) {
      hush(line)
    } else if (wasHeld || Math.abs(this.#placeOf(line) - before) > SLIP) {
      hush(line)
      this.#speak(line)
    }
  }

  async #voice(line: Line): Promise<void> {
    const address = line.told?.sound ?? null
    if (this.#muted || address === null) {
      return
    }
    if (!line.asked) {
      line.asked = true
      line.sound = await this.#world.sound(address)
    }
    this.#speak(line)
  }

  /** Puts its sound where it is now: in the middle for who comes late, after a while where it has still to begin. */
  #speak(line: Line): void {
    if (this.#muted || line.held || line.sound === null || line.silence !== null || !this.#lives(line)) {
      return
    }
    const place = this.#placeOf(line)
    if (place < (line.told?.seconds ?? 0)) {
      line.silence = line.sound.play(Math.max(0, place), Math.max(0, -place))
    }
  }

  #placeOf(line: Line): number {
    return line.place - BEHIND + (line.held ? 0 : (this.#world.now() - line.at) / 1000)
  }

  #current(): Line | null {
    for (const line of this.#lines.values()) {
      const place = this.#placeOf(line)
      if (line.told !== null && !line.held && place >= 0 && place < line.told.seconds) {
        return line
      }
    }
    return null
  }

  #lives(line: Line): boolean {
    return this.#lines.get(line.id) === line
  }

  #drop(id: string): void {
    const line = this.#lines.get(id)
    if (line !== undefined) {
      hush(line)
      this.#lines.delete(id)
    }
  }

  #forgetOver(): void {
    for (const line of [...this.#lines.values()]) {
      if (line.told !== null && !line.held && this.#placeOf(line) >= line.told.seconds) {
        this.#drop(line.id)
      }
    }
  }
}

function hush(line: Line): void {
  line.silence?.()
  line.silence = null
}
