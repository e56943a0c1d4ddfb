import { clear, type Canvas, type Drawing } from './drawing'
import type { Limb } from './limb'
import { fillOval, ink } from './outline'

const SHOULDER_X = 122
const SHOULDER_Y = 66
const ELBOW = 29
const WRIST = 15.3
const FLARE = 33
const SIZE = 1.28
const NIGHT = '#0a2440'
const PALM = 'M0 -12C8 -14 20 -21 36 -19C43 -10 43 8 38 17C22 20 10 15 0 12C-6 8 -6 -8 0 -12Z'
const PALM_EDGE = 'M37 17.5C22 20 12 16 2 13'
/** From the forefinger on: where each begins, how long and how thick it is. */
const FINGERS = [
  { x: 33, y: -13.5, length: 31, thick: 10.5 },
  { x: 36, y: -4.6, length: 35, thick: 10.8 },
  { x: 35, y: 4.4, length: 32, thick: 10.2 },
  { x: 31, y: 12.6, length: 25, thick: 9 },
] as const

/** An arm with its sleeve and hand, in the outward space of its side: the engine's `Arm`. */
export function paintArm(canvas: Canvas, drawing: Drawing, limb: Limb): void {
  const { colours } = drawing
  const upper = Math.atan2(limb.elbowY - SHOULDER_Y, limb.elbowX - SHOULDER_X)
  const fore = Math.atan2(limb.wristY - limb.elbowY, limb.wristX - limb.elbowX)
  const length = Math.hypot(limb.wristX - limb.elbowX, limb.wristY - limb.elbowY)
  const cuffX = limb.elbowX + Math.cos(fore) * length * 0.42
  const cuffY = limb.elbowY + Math.sin(fore) * length * 0.42

  fillTapered(canvas, colours.skinShade, limb, fore, 0)
  fillTapered(canvas, colours.skin, limb, fore, 7)
  fillOval(canvas, colours.skin, limb.wristX - WRIST, limb.wristY - WRIST, 2 * WRIST, 2 * WRIST)
  paintHand(canvas, drawing, limb)
  paintSleeve(canvas, drawing, limb, upper, fore, cuffX, cuffY)
}

/** The forearm's flesh; `inset` leaves a shaded edge on its lower side. */
function fillTapered(canvas: Canvas, colour: string, { elbowX, elbowY, wristX, wristY }: Limb, angle: number, inset: number): void {
  const [from, to] = [23, 15.5]
  const nx = -Math.sin(angle)
  const ny = Math.cos(angle)
  const low = ny > 0 ? inset : 0
  const high = ny > 0 ? 0 : inset
  canvas.beginPath()
  canvas.moveTo(elbowX + nx * (from - low), elbowY + ny * (from - low))
  canvas.lineTo(wristX + nx * (to - low * 0.4), wristY + ny * (to - low * 0.4))
  canvas.lineTo(wristX - nx * (to - high * 0.4), wristY - ny * (to - high * 0.4))
  canvas.lineTo(elbowX - nx * (from - high), elbowY - ny * (from - high))
  canvas.closePath()
  canvas.fillStyle = colour
  canvas.fill()
}

function paintSleeve(canvas: Canvas, { colours }: Drawing, limb: Limb, upper: number, fore: number, cuffX: number, cuffY: number): void {
  const { elbowX, elbowY } = limb
  const ux = -Math.sin(upper)
  const uy = Math.cos(upper)
  const [cos, sin] = [Math.cos(upper), Math.sin(upper)]
  const fx = -Math.sin(fore)
  const fy = Math.cos(fore)
  const overX = cuffX + Math.cos(fore) * 8
  const overY = cuffY + Math.sin(fore) * 8
  // Upper sleeve, elbow and lower sleeve run the same way round, so that they fill as one.
  canvas.beginPath()
  canvas.moveTo(SHOULDER_X - ux * 31, SHOULDER_Y - uy * 31)
  canvas.lineTo(elbowX - ux * ELBOW, elbowY - uy * ELBOW)
  canvas.lineTo(elbowX + ux * ELBOW, elbowY + uy * ELBOW)
  canvas.lineTo(SHOULDER_X + ux * 31, SHOULDER_Y + uy * 31)
  canvas.bezierCurveTo(
    SHOULDER_X + ux * 28 - cos * 30,
    SHOULDER_Y + uy * 28 - sin * 30,
    SHOULDER_X - ux * 34 - cos * 30,
    SHOULDER_Y - uy * 34 - sin * 30,
    SHOULDER_X - ux * 31,
    SHOULDER_Y - uy * 31,
  )
  canvas.closePath()
  canvas.moveTo(elbowX + ELBOW, elbowY)
  canvas.arc(elbowX, elbowY, ELBOW, 0, 2 * Math.PI)
  canvas.closePath()
  canvas.moveTo(elbowX - fx * ELBOW, elbowY - fy * ELBOW)
  canvas.lineTo(cuffX - fx * FLARE, cuffY - fy * FLARE)
  canvas.quadraticCurveTo(overX, overY, cuffX + fx * FLARE, cuffY + fy * FLARE)
  canvas.lineTo(elbowX + fx * ELBOW, elbowY + fy * ELBOW)
  canvas.closePath()
  const fall = canvas.createLinearGradient(0, 30, 0, 400)
  fall.addColorStop(0, colours.sleeve)
  fall.addColorStop(1, colours.sleeveFoot)
  canvas.fillStyle = fall
  canvas.fill()

  const inward = Math.sign(Math.sin(fore - upper))
  canvas.beginPath()
  canvas.moveTo(elbowX + ux * inward * (ELBOW - 3), elbowY + uy * inward * (ELBOW - 3))
  canvas.quadraticCurveTo(elbowX + ux * inward * 12 - cos * 10, elbowY + uy * inward * 12 - sin * 10, elbowX - cos * 30, elbowY - sin * 30)
  // The line where the arm lies against the body; at the shoulder the cloth runs on without a seam.
  canvas.moveTo(SHOULDER_X + ux * 27 + cos * 34, SHOULDER_Y + uy * 27 + sin * 34)
  canvas.lineTo(elbowX + ux * (ELBOW - 1), elbowY + uy * (ELBOW - 1))
  ink(canvas, clear(NIGHT, 0.25), 2.2)
  canvas.beginPath()
  canvas.moveTo(cuffX + fx * FLARE, cuffY + fy * FLARE)
  canvas.quadraticCurveTo(overX, overY, cuffX - fx * FLARE, cuffY - fy * FLARE)
  ink(canvas, colours.cuff, 4.5)
}

function paintHand(canvas: Canvas, drawing: Drawing, limb: Limb): void {
  const { colours } = drawing
  canvas.save()
  canvas.translate(limb.wristX, limb.wristY)
  canvas.rotate(limb.angle)
  // A hand never gets thinner than its edge, even in the middle of turning over.
  const turn = limb.turn < 0 ? Math.min(limb.turn, -0.35) : Math.max(limb.turn, 0.35)
  canvas.scale(SIZE, SIZE * turn)
  for (let i = FINGERS.length - 1; i >= 0; i--) {
    const finger = FINGERS[i] ?? FINGERS[0]
    const curl = i === 0 ? limb.curl * (1 - limb.point) : limb.curl + 0.7 * limb.point
    const length = finger.length * (1 - 0.4 * curl) + (i === 0 ? 4 * limb.point : 0)
    paintFinger(canvas, drawing, finger.x, finger.y, (i - 1.4) * 0.17 * limb.spread, length, 0.35 * curl, finger.thick)
  }
  canvas.fillStyle = colours.skin
  canvas.fill(new Path2D(PALM))
  ink(canvas, clear(colours.skinDeep, 0.9), 1.4, new Path2D(PALM_EDGE))
  const thumb = -0.62 - 0.3 * limb.spread + 0.9 * limb.point
  paintFinger(canvas, drawing, 10, -12 + 6 * limb.point, thumb, 31 - 5 * limb.curl, 0.5, 11.5)
  canvas.restore()
}

function paintFinger(canvas: Canvas, { colours }: Drawing, x: number, y: number, angle: number, length: number, bend: number, thick: number): void {
  const midX = x + Math.cos(angle) * length * 0.55
  const midY = y + Math.sin(angle) * length * 0.55
  canvas.beginPath()
  canvas.moveTo(x - 8 * Math.cos(angle), y - 8 * Math.sin(angle))
  canvas.quadraticCurveTo(midX, midY, midX + Math.cos(angle + bend) * length * 0.45, midY + Math.sin(angle + bend) * length * 0.45)
  ink(canvas, clear(colours.skinDeep, 0.9), thick + 1.4)
  ink(canvas, colours.skin, thick)
}
