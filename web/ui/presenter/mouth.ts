/** How a mouth looks at one moment; the fields are those of the engine's `Mouth`, and so are their ranges. */
export type Mouth = { jaw: number; width: number; round: number; closed: number; viseme: Viseme }

export type Viseme = 'sil' | 'pp' | 'ff' | 'th' | 'dd' | 'kk' | 'ch' | 'ss' | 'nn' | 'rr' | 'aa' | 'e' | 'i' | 'o' | 'u'

/** A shape for a while, in seconds. */
export type Shape = { from: number; to: number; viseme: Viseme }

export const AT_REST: Mouth = { jaw: 0, width: 0, round: 0, closed: 0, viseme: 'sil' }

/** In the order of the engine's enum, which decides between shapes that weigh the same. */
const ORDER: readonly Viseme[] = ['sil', 'pp', 'ff', 'th', 'dd', 'kk', 'ch', 'ss', 'nn', 'rr', 'aa', 'e', 'i', 'o', 'u']

/** How far lips part, how wide and how round they are for each shape. */
const LIPS: Record<Viseme, readonly [open: number, width: number, round: number]> = {
  sil: [0, 0, 0],
  pp: [0.05, 0, 0],
  ff: [0.12, 0.1, 0],
  th: [0.3, 0.1, 0],
  dd: [0.35, 0.1, 0],
  kk: [0.4, 0, 0],
  ch: [0.25, -0.2, 0.35],
  ss: [0.2, 0.35, 0],
  nn: [0.3, 0.1, 0],
  rr: [0.3, -0.2, 0.4],
  aa: [1, 0.15, 0],
  e: [0.6, 0.3, 0],
  i: [0.35, 0.8, 0],
  o: [0.65, -0.5, 0.8],
  u: [0.3, -0.8, 1],
}

const BLEND = 0.07
const ANTICIPATION = 0.04
const LEAST_CLOSURE = 0.06
const CLOSING = 0.04
const OPENING = 0.05

export const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value))

/** The mouth through one utterance, as the engine's `MouthTimeline` works it out: shape from phonemes, opening from loudness. */
export class MouthTimeline {
  readonly #closures: readonly { from: number; to: number }[]

  constructor(
    readonly seconds: number,
    readonly shapes: readonly Shape[],
    readonly step: number,
    readonly loudness: readonly number[],
  ) {
    this.#closures = shapes
      .filter((shape) => shape.viseme === 'pp')
      .map((shape) => ({ from: Math.max(0, Math.min(shape.from, shape.to - LEAST_CLOSURE)), to: shape.to }))
  }

  /** At rest before and after the sound. */
  at(second: number): Mouth {
    if (!(second >= 0 && second < this.seconds)) {
      return AT_REST
    }
    const start = second + ANTICIPATION - BLEND / 2
    const weights = this.#weights(start, start + BLEND)
    let [open, width, round] = [0, 0, 0]
    let strongest: Viseme = 'sil'
    for (const viseme of ORDER) {
      const weight = weights.get(viseme) ?? 0
      const lips = LIPS[viseme]
      open += weight * lips[0]
      width += weight * lips[1]
      round += weight * lips[2]
      if (weight > (weights.get(strongest) ?? 0)) {
        strongest = viseme
      }
    }
    const closed = this.#closedAt(second)
    const jaw = open * this.#loudnessAt(second + ANTICIPATION / 2) * (1 - closed)
    return { jaw: clamp(jaw, 0, 1), width: clamp(width, -1, 1), round: clamp(round, 0, 1), closed, viseme: closed > 0.5 ? 'pp' : strongest }
  }

  #weights(start: number, end: number): Map<Viseme, number> {
    const weights = new Map<Viseme, number>()
    let silent = 1
    for (const shape of this.shapes) {
      if (shape.to <= start) continue
      if (shape.from >= end) break
      const share = Math.max(0, Math.min(shape.to, end) - Math.max(shape.from, start)) / (end - start)
      weights.set(shape.viseme, (weights.get(shape.viseme) ?? 0) + share)
      silent -= share
    }
    weights.set('sil', (weights.get('sil') ?? 0) + Math.max(0, silent))
    return weights
  }

  #closedAt(second: number): number {
    let closed = 0
    for (const closure of this.#closures) {
      if (closure.from - CLOSING > second) break
      closed = Math.max(closed, 1 - Math.max(0, (closure.from - second) / CLOSING, (second - closure.to) / OPENING))
    }
    return closed
  }

  #loudnessAt(second: number): number {
    const last = this.loudness.length - 1
    const at = Math.max(0, second / this.step - 0.5)
    const before = Math.trunc(Math.min(at, last))
    const share = Math.min(1, at - before)
    return (this.loudness[before] ?? 0) * (1 - share) + (this.loudness[Math.min(before + 1, last)] ?? 0) * share
  }
}
