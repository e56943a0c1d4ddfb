import { clear, type Canvas, type Drawing } from './drawing'
import { mix } from './limb'
import type { Mouth } from './mouth'
import { bulge, drawCurve, fillBetween, type Curve } from './outline'

const SHINE = '#ffe2de'
const SEAM = '#8e3240'
const CAVITY = '#54202b'
const TEETH = '#fffaf5'
const TONGUE = '#c4555f'

/** How far the chin goes down for this mouth, in design pixels. */
export const jawDrop = (mouth: Mouth): number => 11 * mouth.jaw * (1 - 0.8 * mouth.closed)

/** Two peaks and the dip between them. */
const bow: Curve = (x) => bulge(x, 0.85) * (1 - 0.26 * Math.exp(-((x / 0.16) ** 2)))

/** How far the lips are apart in the middle, in design pixels; what the eye takes for an open mouth. */
export const parting = (mouth: Mouth): number => (1 - mouth.closed) * (27 * mouth.jaw + (mouth.viseme === 'sil' ? 0 : 2.5))

/** Lips, and behind them teeth, tongue and the dark, from four curves over the mouth's width: the engine's `Lips`. */
export function paintLips(canvas: Canvas, { man, colours }: Drawing, mouth: Mouth, smile: number): void {
  const half = (man ? 26 : 24) + 5 * mouth.width - 8.5 * mouth.round + 3.5 * smile * (1 - mouth.round) - 2 * mouth.jaw
  const open = parting(mouth)
  const corners = 10 * smile * (1 - 0.8 * mouth.round) + 1.5 * mouth.width
  const full = man ? 0.78 : 1
  const upperFull = full * 6.6 + 1.6 * mouth.round - 1.6 * mouth.closed - 1.2 * mouth.jaw
  const lowerFull = full * 8.4 + 1.8 * mouth.round - 2.2 * mouth.closed - 1.2 * mouth.jaw
  const rise = 0.16 + 0.2 * mouth.round
  const sharp = mix(0.62, 0.5, mouth.round)

  const rest: Curve = (x) => -corners * (x / half) ** 2 + corners * 0.35
  const upper: Curve = (x) => rest(x) - rise * open * bulge(x / half, sharp)
  const lower: Curve = (x) => rest(x) + (1 - rise) * open * bulge(x / half, sharp)
  const top: Curve = (x) => upper(x) - upperFull * bow(x / half)
  const bottom: Curve = (x) => lower(x) + lowerFull * bulge(x / half, 0.72)

  const under = bottom(0) + 3.5
  fillBetween(canvas, clear(colours.skinDeep, 0.5), () => under - 0.2, (x) => under + 3.2 * bulge(x / (half * 0.55), 1), -half * 0.55, half * 0.55)
  if (open > 0.4) {
    paintInside(canvas, mouth, upper, lower, half, open)
  }
  fillBetween(canvas, colours.lipUpper, top, upper, -half, half)
  fillBetween(canvas, colours.lipLower, lower, bottom, -half, half)
  const glint = half * 0.42
  fillBetween(
    canvas,
    clear(SHINE, man ? 0.2 : 0.47),
    (x) => lower(x) + lowerFull * 0.28,
    (x) => lower(x) + lowerFull * (0.28 + 0.3 * bulge((x - 2) / glint, 1)),
    2 - glint,
    2 + glint,
  )
  drawCurve(canvas, open > 3 ? clear(SEAM, 0.55) : SEAM, 1.6, upper, -half - 1, half + 1)
}

function paintInside(canvas: Canvas, mouth: Mouth, upper: Curve, lower: Curve, half: number, open: number): void {
  fillBetween(canvas, CAVITY, upper, lower, -half * 0.97, half * 0.97)
  // The tongue tip goes up behind the teeth for d, t, n, l; otherwise it lies low.
  const tongue = mouth.viseme === 'dd' || mouth.viseme === 'nn' || mouth.viseme === 'th' ? 0.72 : 0.4
  const reach = half * 0.66
  fillBetween(
    canvas,
    TONGUE,
    (x) => Math.max(upper(x), lower(x) - tongue * open * bulge(x / reach, 0.6)),
    (x) => lower(x) - 0.05 * open,
    -reach,
    reach,
  )
  const bite = mouth.viseme === 'ff' ? open : Math.min(8, 1.5 + open * 0.36) * (1 - 0.75 * mouth.round)
  const row = half * (0.84 - 0.2 * mouth.round)
  fillBetween(canvas, TEETH, upper, (x) => Math.min(lower(x), upper(x) + bite * bulge(x / row, 0.3)), -row, row)
  if (mouth.viseme === 'ss' || mouth.viseme === 'ch' || mouth.viseme === 'i') {
    fillBetween(canvas, TEETH, (x) => Math.max(upper(x), lower(x) - 0.42 * open * bulge(x / row, 0.3)), lower, -row, row)
  }
}
