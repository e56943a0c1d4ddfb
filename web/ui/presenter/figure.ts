import { paintArm } from './arm'
import { Cels, clear, shifted, type Canvas, type Drawing } from './drawing'
import { paintEyes } from './eyes'
import { jawDrop, paintLips } from './lips'
import type { Posture } from './motion'
import type { Mouth } from './mouth'

const NECK_Y = 548
const HIP = 380
const FACE_ABOVE_NECK = 156
const HEAD_SIZE = 0.98
const TASSEL = [76, -168] as const
const LOBE = [81, 36] as const

/** A presenter put together from her parts, in design space: the engine's `Figure` with what lies still laid down as it came. */
export class Figure {
  readonly #cels: Cels

  constructor(readonly drawing: Drawing) {
    this.#cels = new Cels(drawing)
  }

  /** The room that she stands in. */
  paintSet(canvas: Canvas): void {
    this.#cels.lay(canvas, 'set')
  }

  /** Everything but the head. */
  paintBody(canvas: Canvas, posture: Posture): void {
    const { drawing } = this
    canvas.save()
    toHead(canvas, posture)
    this.#paintHairBehind(canvas, posture)
    canvas.restore()

    canvas.save()
    canvas.beginPath()
    canvas.rect(-4000, -4000, 9000, 4000 + drawing.counter)
    canvas.clip()
    toBody(canvas, posture)
    this.#cels.lay(canvas, 'body')
    canvas.restore()

    // Each arm is drawn in its own outward space: the far one is a mirror image.
    for (const [side, limb] of [
      [1, posture.near],
      [-1, posture.far],
    ] as const) {
      canvas.save()
      toBody(canvas, posture)
      canvas.scale(side, 1)
      canvas.translate(drawing.man ? 16 : 0, 0)
      paintArm(canvas, drawing, limb)
      canvas.restore()
    }
  }

  paintHead(canvas: Canvas, posture: Posture, mouth: Mouth): void {
    const { drawing } = this
    const cels = this.#cels
    const { yaw, pitch } = posture
    const drop = jawDrop(mouth)
    canvas.save()
    toHead(canvas, posture)
    shifted(canvas, -5 * yaw, -2 * pitch, () => this.#paintEars(canvas, posture))
    paintFace(canvas, drawing, drop)
    shifted(canvas, 6 * yaw, 5 * pitch, () => {
      cels.lay(canvas, 'cheeks')
      paintEyes(canvas, drawing, posture)
    })
    shifted(canvas, 5 * yaw, 4 * pitch, () => cels.lay(canvas, 'age'))
    shifted(canvas, 9 * yaw, 7 * pitch, () => cels.lay(canvas, 'nose'))
    shifted(canvas, 7 * yaw, 6 * pitch + 69 + drop * 0.15, () => paintLips(canvas, drawing, mouth, posture.smile))
    shifted(canvas, 1.5 * yaw, 1.5 * pitch, () => cels.lay(canvas, 'fringe'))
    shifted(canvas, 6 * yaw, 5 * pitch, () => cels.lay(canvas, 'glasses'))
    canvas.restore()
  }

  #paintHairBehind(canvas: Canvas, { yaw, swing }: Posture): void {
    const cels = this.#cels
    canvas.translate(-3 * yaw, 0)
    cels.lay(canvas, 'hairBack')
    canvas.translate(-3 * yaw, 0)
    cels.lay(canvas, 'pin')
    shifted(canvas, ...TASSEL, () => {
      canvas.rotate(-swing)
      cels.lay(canvas, 'tassel')
    })
    cels.lay(canvas, 'hairTop')
  }

  #paintEars(canvas: Canvas, { swing }: Posture): void {
    for (const side of [-1, 1]) {
      canvas.save()
      canvas.scale(side, 1)
      this.#cels.lay(canvas, side < 0 ? 'earFar' : 'earNear')
      canvas.translate(...LOBE)
      canvas.rotate(-side * swing)
      this.#cels.lay(canvas, 'earring')
      canvas.restore()
    }
  }
}

function toBody(canvas: Canvas, posture: Posture): void {
  canvas.translate(posture.standsAt, NECK_Y - 2.5 * posture.breath)
  canvas.translate(0, HIP)
  canvas.rotate(posture.lean)
  canvas.translate(0, -HIP)
}

function toHead(canvas: Canvas, posture: Posture): void {
  toBody(canvas, posture)
  canvas.translate(0, -60)
  canvas.rotate(posture.tilt)
  canvas.translate(0, 60)
  canvas.translate(5 * posture.yaw, -FACE_ABOVE_NECK + 4 * posture.pitch)
  canvas.scale(HEAD_SIZE, HEAD_SIZE)
}

/** The face and the shade on its side: the engine's `Jaw`. */
function paintFace(canvas: Canvas, { jaw, colours }: Drawing, drop: number): void {
  const [temple, cheek, corner, chinHalf, chin] = jaw
  const low = chin + drop
  const turn = chin - 28
  const round = chinHalf + (corner - chinHalf) * 0.5
  canvas.beginPath()
  canvas.moveTo(-temple, -34)
  canvas.bezierCurveTo(-temple - 4, 18, -cheek, 50 + drop * 0.3, -corner, turn + drop * 0.7)
  canvas.bezierCurveTo(-round, low - 10, -chinHalf, low, 0, low)
  canvas.bezierCurveTo(chinHalf, low, round, low - 10, corner, turn + drop * 0.7)
  canvas.bezierCurveTo(cheek, 50 + drop * 0.3, temple + 4, 18, temple, -34)
  canvas.bezierCurveTo(temple - 4, -112, -temple + 4, -112, -temple, -34)
  canvas.closePath()
  canvas.fillStyle = colours.skin
  canvas.fill()

  canvas.beginPath()
  canvas.moveTo(temple, -34)
  canvas.bezierCurveTo(temple + 4, 18, cheek, 50 + drop * 0.3, corner, turn + drop * 0.7)
  canvas.bezierCurveTo(round, low - 10, chinHalf, low, 0, low)
  canvas.bezierCurveTo(chinHalf + 4, low - 8, corner - 8, turn - 2 + drop * 0.7, corner + 4, 48 + drop * 0.3)
  canvas.bezierCurveTo(temple - 14, 20, temple - 12, -10, temple - 12, -40)
  canvas.closePath()
  canvas.fillStyle = clear(colours.skinShade, 0.55)
  canvas.fill()
}
