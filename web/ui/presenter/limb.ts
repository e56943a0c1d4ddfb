/** What the hands say beside the words. */
export type Gesture = 'none' | 'wave' | 'point' | 'note' | 'open' | 'thank' | 'below'

/** Where an arm is, in the outward space of its own side, as the engine's `Limb` has it. */
export type Limb = {
  elbowX: number
  elbowY: number
  wristX: number
  wristY: number
  angle: number
  turn: number
  spread: number
  curl: number
  point: number
}

const limb = (
  elbowX: number,
  elbowY: number,
  wristX: number,
  wristY: number,
  angle: number,
  turn: number,
  spread: number,
  curl: number,
  point: number,
): Limb => ({ elbowX, elbowY, wristX, wristY, angle, turn, spread, curl, point })

export const RESTING = limb(148, 258, 64, 370, -3.38, -1, 0.12, 0.22, 0)
export const KEEPING_TIME = limb(154, 250, 62, 138, -1.95, -0.9, 0.7, 0.3, 0)
export const OFFERING = limb(156, 226, 208, 92, -0.3, 1, 0.5, 0.06, 0)
const WAVING = limb(184, 204, 160, 34, -1.5, -1, 0.75, 0.02, 0)
const POINTING = limb(158, 220, 204, 96, -0.66, 1, 0.2, 0.9, 1)
const NOTING = limb(172, 232, 134, 92, -1.66, -0.9, 0.2, 0.9, 1)
const OPENING = limb(176, 226, 232, 176, -0.55, 1, 0.8, 0.05, 0)
const THANKING = limb(168, 226, 30, 156, -2.05, -0.45, 0.05, 0.02, 0)
const BELOW = limb(176, 196, 150, 286, 1.75, 1, 0.2, 0.9, 1)

/** Where the arms go for a gesture; absent where one goes on as the pose has it. */
export const NEAR: Partial<Record<Gesture, Limb>> = { point: POINTING, open: OPENING, thank: THANKING, below: BELOW }
export const FAR: Partial<Record<Gesture, Limb>> = { note: NOTING, wave: WAVING, open: OPENING, thank: THANKING }

export const mix = (from: number, to: number, share: number): number => from + (to - from) * share

/** A limb partway to another, `share` 0 to 1. */
export function towards(from: Limb, to: Limb, share: number): Limb {
  return limb(
    mix(from.elbowX, to.elbowX, share),
    mix(from.elbowY, to.elbowY, share),
    mix(from.wristX, to.wristX, share),
    mix(from.wristY, to.wristY, share),
    mix(from.angle, to.angle, share),
    mix(from.turn, to.turn, share),
    mix(from.spread, to.spread, share),
    mix(from.curl, to.curl, share),
    mix(from.point, to.point, share),
  )
}

/** The elbow follows the wrist a little. */
export function moved(from: Limb, dx: number, dy: number, turned: number): Limb {
  return {
    ...from,
    elbowX: from.elbowX + dx * 0.3,
    elbowY: from.elbowY + dy * 0.3,
    wristX: from.wristX + dx,
    wristY: from.wristY + dy,
    angle: from.angle + turned,
  }
}
