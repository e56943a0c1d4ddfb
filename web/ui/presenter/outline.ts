import type { Canvas } from './drawing'

/** A height for each place of a line, as lips and lids are written down. */
export type Curve = (x: number) => number

const AREA_STEPS = 22
const LINE_STEPS = 16

/** Fills the area between two curves; where they cross over, it has no height. */
export function fillBetween(canvas: Canvas, colour: string, top: Curve, bottom: Curve, from: number, to: number): void {
  const meets: number[] = []
  canvas.beginPath()
  for (let i = 0; i <= AREA_STEPS; i++) {
    const x = from + ((to - from) * i) / AREA_STEPS
    const y = top(x)
    meets.push(Math.max(y, bottom(x)))
    canvas.lineTo(x, y)
  }
  for (let i = AREA_STEPS; i >= 0; i--) {
    canvas.lineTo(from + ((to - from) * i) / AREA_STEPS, meets[i] ?? 0)
  }
  canvas.closePath()
  canvas.fillStyle = colour
  canvas.fill()
}

/** Draws a curve as an open line with round ends. */
export function drawCurve(canvas: Canvas, colour: string, thick: number, curve: Curve, from: number, to: number): void {
  canvas.beginPath()
  for (let i = 0; i <= LINE_STEPS; i++) {
    const x = from + ((to - from) * i) / LINE_STEPS
    canvas.lineTo(x, curve(x))
  }
  ink(canvas, colour, thick)
}

/** Draws the path that was begun, with round ends. */
export function ink(canvas: Canvas, colour: string, thick: number, path?: Path2D): void {
  canvas.strokeStyle = colour
  canvas.lineWidth = thick
  canvas.lineCap = 'round'
  canvas.lineJoin = 'round'
  if (path === undefined) {
    canvas.stroke()
  } else {
    canvas.stroke(path)
  }
}

export function fillOval(canvas: Canvas, colour: string, left: number, top: number, wide: number, high: number): void {
  canvas.beginPath()
  canvas.ellipse(left + wide / 2, top + high / 2, wide / 2, high / 2, 0, 0, 2 * Math.PI)
  canvas.fillStyle = colour
  canvas.fill()
}

/** One in the middle, nought at the ends; the smaller the power, the fuller towards the ends. */
export function bulge(x: number, power: number): number {
  const left = 1 - x * x
  return left <= 0 ? 0 : left ** power
}
