import { FAR, KEEPING_TIME, mix, moved, NEAR, OFFERING, RESTING, towards, type Gesture, type Limb } from './limb'
import { clamp, type Mouth } from './mouth'

export type Pose = 'idle' | 'talking' | 'presenting' | 'listening'
export type Manner = 'WARM' | 'LIVELY' | 'CALM' | 'EXPERT'

/** What a presenter does at one moment. */
export type Acting = { mouth: Mouth; pose: Pose; gesture: Gesture }

/** The whole body at one moment; the fields are those of the engine's `Posture`. */
export type Posture = {
  standsAt: number
  lean: number
  breath: number
  tilt: number
  yaw: number
  pitch: number
  lids: number
  gazeX: number
  gazeY: number
  brow: number
  smile: number
  swing: number
  near: Limb
  far: Limb
}

const BLEND_SECONDS = 0.3
const WALK_SECONDS = 0.7
const GESTURE_SECONDS = 0.36
const LONGEST_STEP_SECONDS = 1
const BLINK_SLOT_SECONDS = 4
const BLINK_JITTER_SECONDS = 0.45
const GAZE_SLOT_SECONDS = 2.3
const MIDDLE = 360
const BESIDE_GOODS = 246
const POSES: readonly Pose[] = ['idle', 'talking', 'presenting', 'listening']
const LIFE: Record<Manner, number> = { WARM: 1, LIVELY: 1.35, CALM: 0.65, EXPERT: 0.8 }
const EASE: Record<Manner, number> = { WARM: 0.76, LIVELY: 0.84, CALM: 0.66, EXPERT: 0.58 }
const TAU = 2 * Math.PI
const LONG = (1n << 64n) - 1n

const smooth = (share: number): number => share * share * (3 - 2 * share)
const toward = (from: number, goal: number, step: number): number => (goal > from ? Math.min(goal, from + step) : Math.max(goal, from - step))

/** This face on the body of another moment. */
export const onBodyOf = (face: Posture, body: Posture): Posture => ({
  ...body,
  lids: face.lids,
  gazeX: face.gazeX,
  gazeY: face.gazeY,
  brow: face.brow,
  smile: face.smile,
})

/** Turns poses, speech and time into postures, as the engine's `Motion` does: the same calls give the same postures. */
export class Motion {
  readonly #seed: bigint
  readonly #life: number
  readonly #ease: number
  readonly #phases = new Map<number, number>()
  readonly #chances = new Map<string, number>()
  readonly #weights = new Map<Pose, number>()
  #before: Gesture = 'none'
  #now: Gesture = 'none'
  #gone = 1
  #beside = 0
  #loudness = 0
  #stress = 0
  #gazeX = 0
  #gazeY = 0
  #faceX = 0
  #last = NaN

  constructor(seed: number, manner: Manner) {
    this.#seed = BigInt(seed)
    this.#life = LIFE[manner]
    this.#ease = EASE[manner]
  }

  at(seconds: number, { mouth, pose, gesture }: Acting, goods = false): Posture {
    const step = seconds - this.#last
    // The first picture, a jump back and a long pause start afresh instead of gliding.
    const afresh = !(step >= 0 && step <= LONGEST_STEP_SECONDS)
    this.#advance(afresh ? 0 : step, afresh, seconds, mouth, pose, goods)
    this.#gesture(afresh ? 1 : step / GESTURE_SECONDS, afresh, gesture)
    this.#last = seconds

    const wave = (hertz: number, voice: number): number => this.#wave(seconds, hertz, voice)
    const talking = this.#weight('talking')
    const presenting = this.#weight('presenting')
    const listening = this.#weight('listening')
    const speaking = talking + presenting
    const life = this.#life
    const tilt =
      life * 0.022 * wave(0.13, 1) + life * 0.026 * speaking * wave(0.41, 2) + 0.075 * listening - 0.03 * presenting + 0.04 * this.#shown('wave')
    const nod = listening * 0.35 * Math.max(0, wave(0.55, 3)) + 0.5 * this.#stress * speaking + 0.9 * this.#shown('thank')
    return {
      standsAt: mix(MIDDLE, BESIDE_GOODS, smooth(this.#beside)) + 5 * wave(0.09, 4),
      lean: 0.009 * wave(0.11, 5) + 0.012 * presenting - 0.01 * listening,
      breath: 0.5 + 0.5 * wave(0.27, 6),
      tilt,
      yaw: this.#faceX + 0.1 * wave(0.17, 7),
      pitch: 0.08 * wave(0.14, 8) + nod,
      lids: this.#lids(seconds),
      gazeX: this.#gazeX,
      gazeY: this.#gazeY,
      brow: Math.min(1, 0.12 + 0.9 * this.#stress * life + 0.25 * listening + 0.4 * this.#shown('note')),
      smile: clamp(this.#ease + 0.1 * wave(0.07, 9) - 0.25 * speaking * this.#loudness + 0.2 * this.#shown('wave'), 0, 1),
      swing: 0.16 * wave(0.6, 10) * (0.4 + speaking) + 2 * tilt,
      near: this.#gestured(this.#near(seconds, presenting), seconds, NEAR),
      far: this.#gestured(this.#far(seconds, speaking, presenting), seconds, FAR),
    }
  }

  /** A number from 0 to 1 that depends on the seed, the slot and the voice alone. */
  chance(slot: number, voice: number): number {
    const key = `${slot}/${voice}`
    const known = this.#chances.get(key)
    if (known !== undefined) {
      return known
    }
    let mixed = (this.#seed + BigInt(slot) * 0x9e3779b97f4a7c15n + BigInt(voice) * 0xd1b54a32d192ed03n) & LONG
    mixed = ((mixed ^ (mixed >> 30n)) * 0xbf58476d1ce4e5b9n) & LONG
    mixed = ((mixed ^ (mixed >> 27n)) * 0x94d049bb133111ebn) & LONG
    const chance = Number((mixed ^ (mixed >> 31n)) >> 11n) * 2 ** -53
    if (this.#chances.size > 64) {
      this.#chances.clear()
    }
    this.#chances.set(key, chance)
    return chance
  }

  #gesture(step: number, afresh: boolean, gesture: Gesture): void {
    if (gesture !== this.#now) {
      this.#before = this.#now
      this.#now = gesture
      this.#gone = 0
    }
    this.#gone = afresh ? 1 : Math.min(1, this.#gone + step)
  }

  /** How far a gesture is to be seen at present, 0 to 1. */
  #shown(gesture: Gesture): number {
    const share = smooth(this.#gone)
    return (gesture === this.#now ? share : 0) + (gesture === this.#before ? 1 - share : 0)
  }

  #gestured(otherwise: Limb, seconds: number, limbs: Partial<Record<Gesture, Limb>>): Limb {
    const at = (gesture: Gesture): Limb => {
      const goal = limbs[gesture]
      if (goal === undefined) {
        return otherwise
      }
      const sway = gesture === 'wave' ? 0.3 * Math.sin(TAU * 1.7 * seconds) : 0.04 * this.#wave(seconds, 0.5, 21)
      return moved(goal, 4 * this.#wave(seconds, 0.37, 22) + (gesture === 'wave' ? 26 * sway : 0), 4 * this.#wave(seconds, 0.53, 23), sway)
    }
    return towards(at(this.#before), at(this.#now), smooth(this.#gone))
  }

  #advance(step: number, afresh: boolean, seconds: number, mouth: Mouth, pose: Pose, goods: boolean): void {
    for (const each of POSES) {
      const goal = each === pose ? 1 : 0
      this.#weights.set(each, afresh ? goal : toward(this.#weights.get(each) ?? goal, goal, step / BLEND_SECONDS))
    }
    this.#beside = afresh ? Number(goods) : toward(this.#beside, Number(goods), step / WALK_SECONDS)
    const opening = mouth.jaw * (1 - mouth.closed)
    this.#loudness = mix(opening, this.#loudness, afresh ? 0 : Math.exp(-step / 0.15))
    // A syllable opened wider than its neighbours is a stressed one.
    const stress = clamp((opening - this.#loudness - 0.12) * 2.6, 0, 1)
    this.#stress = Math.max(stress, afresh ? 0 : this.#stress * Math.exp(-step / 0.35))
    const [x, y] = this.#gazeGoal(seconds, pose, goods)
    const eyes = afresh ? 1 : 1 - Math.exp(-step / 0.05)
    this.#gazeX = mix(this.#gazeX, x, eyes)
    this.#gazeY = mix(this.#gazeY, y, eyes)
    this.#faceX = mix(this.#faceX, x * 0.8, afresh ? 1 : 1 - Math.exp(-step / 0.22))
  }

  /** Mostly the camera; now and then the goods, or the chat while she listens. */
  #gazeGoal(seconds: number, pose: Pose, goods: boolean): readonly [number, number] {
    const slot = Math.floor(seconds / GAZE_SLOT_SECONDS)
    const chance = this.chance(slot, 11)
    const camera = [0.12 * (this.chance(slot, 12) - 0.5), 0.1 * (this.chance(slot, 13) - 0.5)] as const
    switch (pose) {
      case 'presenting':
        return goods && (chance < 0.45 || this.#now === 'point') ? [0.85, 0.1] : camera
      case 'talking':
        return goods && chance < 0.2 ? [0.8, 0.4] : camera
      case 'listening':
        return chance < 0.55 ? [-0.45, 0.5] : camera
      case 'idle':
        return chance < 0.25 ? [chance < 0.12 ? -0.6 : 0.6, 0.1] : camera
    }
  }

  /** One blink in each slot of four seconds, never far from its middle. */
  #lids(seconds: number): number {
    const slot = Math.floor(seconds / BLINK_SLOT_SECONDS)
    const blinkAt = (slot + 0.5) * BLINK_SLOT_SECONDS + (this.chance(slot, 14) * 2 - 1) * BLINK_JITTER_SECONDS
    const since = seconds - blinkAt
    if (since < -0.09 || since > 0.17) {
      return 1
    }
    return since < 0 ? smooth(-since / 0.09) : since < 0.04 ? 0 : smooth((since - 0.04) / 0.13)
  }

  #near(seconds: number, presenting: number): Limb {
    const resting = moved(RESTING, 0, 1.5 * this.#wave(seconds, 0.27, 6), 0)
    const offering = moved(
      OFFERING,
      5 * this.#wave(seconds, 0.31, 15),
      4 * this.#wave(seconds, 0.47, 16),
      0.05 * this.#wave(seconds, 0.4, 17),
    )
    return towards(resting, offering, smooth(presenting))
  }

  #far(seconds: number, speaking: number, presenting: number): Limb {
    const resting = moved(RESTING, 0, 1.5 * this.#wave(seconds, 0.27, 6), 0)
    const beating = moved(
      KEEPING_TIME,
      this.#life * 12 * this.#wave(seconds, 0.52, 18),
      this.#life * (9 * this.#wave(seconds, 0.71, 19) - 16 * this.#loudness * speaking),
      0.16 * this.#wave(seconds, 0.6, 20),
    )
    // While the other hand offers the goods, this one stays lower.
    return towards(resting, beating, smooth(clamp(speaking - presenting, 0, 1)))
  }

  #weight(pose: Pose): number {
    return smooth(this.#weights.get(pose) ?? 0)
  }

  /** A slow wave between -1 and 1 that does not repeat soon; `voice` keeps waves apart. */
  #wave(seconds: number, hertz: number, voice: number): number {
    let phase = this.#phases.get(voice)
    if (phase === undefined) {
      phase = TAU * this.chance(0, voice)
      this.#phases.set(voice, phase)
    }
    const turn = TAU * hertz * seconds
    return 0.68 * Math.sin(turn + phase) + 0.32 * Math.sin(turn * 1.618 + 2.4 * phase)
  }
}
