import { clear, type Canvas, type Drawing } from './drawing'
import { mix } from './limb'
import type { Posture } from './motion'
import { bulge, drawCurve, fillBetween, fillOval, type Curve } from './outline'

const APART = 38
const HALF = 21
const IRIS = 11.6
const WHITE = '#fffcf9'
const WHITE_SHADE = '#e6d9d8'
const IRIS_RIM = '#38211c'
const IRIS_GLOW = '#8b5638'
const PUPIL = '#1a0f10'
const LASH = '#2a1b1e'
const FINE = 1.5

/** Eyes and brows: the engine's `Eyes`. */
export function paintEyes(canvas: Canvas, drawing: Drawing, posture: Posture): void {
  for (const side of [-1, 1]) {
    canvas.save()
    canvas.translate(side * APART, 6)
    // The eye on the side that turns away is a little narrower.
    canvas.scale(side * (1 - 0.07 * side * posture.yaw), 1)
    paintEye(canvas, drawing, posture, side)
    paintBrow(canvas, drawing, posture)
    canvas.restore()
  }
}

/** An eye in its own space: x grows towards the temple. */
function paintEye(canvas: Canvas, { man, senior, colours }: Drawing, posture: Posture, side: number): void {
  const lowered = Math.max(0, posture.gazeY) * 0.2 + Math.max(0, posture.smile - 0.6) * 0.2
  // A man's eyes are drawn less round, and old lids hang a little.
  const lids = posture.lids * (1 - lowered) * (man ? 0.84 : 1) * (senior ? 0.88 : 1)
  const low: Curve = (x) => 7.2 * bulge(x / HALF, 0.8) + 2 - 3 * (x / HALF)
  const up: Curve = (x) => mix(low(x) - 0.5, 2 - 3 * (x / HALF) - 12.6 * bulge((x - 1) / (HALF + 1), 0.62), lids)
  fillBetween(canvas, clear(colours.skinDeep, man ? 0.2 : 0.3), (x) => up(x) - 7 * bulge(x / HALF, 0.5), up, -HALF, HALF)
  if (lids > 0.06) {
    fillBetween(canvas, WHITE, up, low, -HALF, HALF)
    fillBetween(canvas, WHITE_SHADE, up, (x) => Math.min(low(x), up(x) + 4 * bulge(x / HALF, 0.5)), -HALF, HALF)
    paintIris(canvas, up, low, 1 + posture.gazeX * 6.2 * side, -0.6 + posture.gazeY * 3.4, side, lids)
  }
  const thick = man ? 0.62 : 1
  fillBetween(
    canvas,
    LASH,
    (x) => up(x) - thick * (1.3 + (2.6 * (x + HALF)) / (2 * HALF)) * bulge((x - 2) / (HALF + 3), 0.3),
    up,
    -HALF - 0.5,
    HALF + 0.5,
  )
  if (!man) {
    paintWing(canvas, up(HALF))
  }
  drawCurve(canvas, clear(colours.skinDeep, 0.85), FINE, (x) => up(x) - (3.6 + 2.6 * lids) * bulge((x - 2) / (HALF + 4), 0.45) - 1, -HALF + 3, HALF + 2)
  drawCurve(canvas, clear(LASH, 0.35), FINE, low, -2, HALF - 1)
}

function paintWing(canvas: Canvas, corner: number): void {
  canvas.beginPath()
  canvas.moveTo(HALF - 6, corner - 1.5)
  canvas.quadraticCurveTo(HALF + 1, corner - 1, HALF + 6, corner - 5)
  canvas.quadraticCurveTo(HALF + 3, corner + 1, HALF - 1, corner + 2)
  canvas.closePath()
  canvas.fillStyle = LASH
  canvas.fill()
}

function paintIris(canvas: Canvas, up: Curve, low: Curve, x: number, y: number, side: number, lids: number): void {
  paintDisc(canvas, up, low, x, y, IRIS, IRIS_RIM)
  paintDisc(canvas, up, low, x, y + 2.6, IRIS - 3, IRIS_GLOW)
  paintDisc(canvas, up, low, x, y, IRIS - 5.6, PUPIL)
  if (lids > 0.45) {
    fillOval(canvas, '#ffffff', x - 3.4 * side - 3.2, y - 7.2, 6.4, 6.4)
    fillOval(canvas, clear('#ffffff', 0.7), x + 4.4 * side - 1.5, y + 3.2, 3, 3)
  }
}

/** A disc seen between the lids. */
function paintDisc(canvas: Canvas, up: Curve, low: Curve, x: number, y: number, radius: number, colour: string): void {
  const rise: Curve = (at) => Math.sqrt(Math.max(0, radius * radius - (at - x) ** 2))
  fillBetween(
    canvas,
    colour,
    (at) => Math.min(low(at), Math.max(up(at), y - rise(at))),
    (at) => Math.min(low(at), y + rise(at)),
    Math.max(-HALF, x - radius),
    Math.min(HALF, x + radius),
  )
}

function paintBrow(canvas: Canvas, { man, colours }: Drawing, { brow }: Posture): void {
  const inner = (man ? -27 : -30) - 5.5 * brow + 3 - brow
  const bend = man ? 4 : 6
  const thick = man ? 1.55 : 1
  const middle: Curve = (x) => inner - bend * bulge((x - 5) / 34, 1)
  fillBetween(
    canvas,
    colours.brow,
    (x) => middle(x) - 2.9 * thick * bulge((x - 2) / 23.5, 0.6),
    (x) => middle(x) + 2.2 * thick * bulge((x - 2) / 23.5, 0.6),
    -21,
    25,
  )
}
