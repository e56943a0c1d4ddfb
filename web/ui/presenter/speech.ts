import type { Gesture } from './limb'

/** What the hands do for a while, in seconds of the sound. */
export type Hands = { from: number; to: number; gesture: Gesture }

/** What holds at this second, of things that last for a while. */
export const within = <T extends { from: number; to: number }>(all: readonly T[], at: number): T | null => all.find((one) => at >= one.from && at < one.to) ?? null
