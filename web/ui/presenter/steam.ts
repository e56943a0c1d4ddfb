import { clear, type Canvas } from './drawing'

const CUP_X = 186
const CUP_Y = 902
const HEIGHT = 92
const STEPS = 12

/** The steam above the teacup: the one thing of the set that never stands still. */
export function paintSteam(canvas: Canvas, seconds: number): void {
  canvas.fillStyle = clear('#ffffff', 0.42)
  wisp(canvas, CUP_X - 6, HEIGHT, seconds, 0)
  wisp(canvas, CUP_X + 7, HEIGHT * 0.72, seconds, 2.1)
}

function wisp(canvas: Canvas, x: number, height: number, seconds: number, phase: number): void {
  canvas.beginPath()
  for (let i = -STEPS; i <= STEPS; i++) {
    const share = 1 - Math.abs(i) / STEPS
    const drift = (3 + 8 * share) * Math.sin(4.2 * share - 1.3 * seconds + phase)
    canvas.lineTo(x + drift + Math.sign(i) * 11 * share * (1 - share) * (1 - 0.4 * share), CUP_Y - share * height)
  }
  canvas.closePath()
  canvas.fill()
}
