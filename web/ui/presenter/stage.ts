import type { Canvas, Drawing } from './drawing'
import { Figure } from './figure'
import { paintLabel, type Margin } from './label'
import { Motion, onBodyOf, type Acting, type Posture } from './motion'
import { paintSteam } from './steam'

/** Which part of the design is in the picture, in design pixels, and where its label stands. */
export type View = { x: number; y: number; width: number; height: number; margin: Margin }

/** All of the picture, as it is on air. */
export const WHOLE: View = { x: 0, y: 0, width: 720, height: 1280, margin: { side: 76, top: 104 } }

/** All of it in a page that has its own row of buttons at the top: the label stands below them. */
export const ROOM: View = { ...WHOLE, margin: { side: 24, top: 128 } }

/** Head, hands and the edge of the counter: what a small picture has room for. */
export const BUST: View = { x: 60, y: 168, width: 600, height: 770, margin: { side: 12, top: 12 } }

/** As often as the engine draws a body: animators call it "on twos". */
const BODY_RATE = 12.5

/**
 * Paints a presenter on a canvas, always under the label that says she is made by AI.
 *
 * The room is painted once, the body a dozen times a second, the face in every picture.
 */
export class Stage {
  readonly #canvas: HTMLCanvasElement
  readonly #front: Canvas
  readonly #set: Canvas
  readonly #body: Canvas
  readonly #figure: Figure
  readonly #motion: Motion
  readonly #view: View
  #held: Posture | null = null
  #heldTick = -1

  /** The canvas has its size, in pixels, when it is handed over. */
  constructor(canvas: HTMLCanvasElement, drawing: Drawing, view: View, seed = 1) {
    this.#canvas = canvas
    this.#front = contextOf(canvas)
    this.#view = view
    this.#figure = new Figure(drawing)
    this.#motion = new Motion(seed, drawing.manner)
    this.#set = layerOf(canvas)
    this.#body = layerOf(canvas)
    this.#inDesign(this.#set, () => this.#figure.paintSet(this.#set))
  }

  /**
   * @param seconds since she came on; she glides where it goes on in small steps
   * @param goods whether she stands aside for them
   */
  paint(seconds: number, acting: Acting, goods = false): void {
    const now = this.#motion.at(seconds, acting, goods)
    const tick = Math.floor(seconds * BODY_RATE + 1e-6)
    let posture = now
    if (this.#held === null || tick !== this.#heldTick) {
      this.#paintBody(now, seconds)
      this.#held = now
      this.#heldTick = tick
    } else {
      posture = onBodyOf(now, this.#held)
    }
    copy(this.#body, this.#front)
    this.#inDesign(this.#front, () => this.#figure.paintHead(this.#front, posture, acting.mouth))
    paintLabel(this.#front, this.#figure.drawing.label, this.#canvas.width, this.#canvas.height, this.#view.margin)
  }

  #paintBody(posture: Posture, seconds: number): void {
    copy(this.#set, this.#body)
    this.#inDesign(this.#body, () => {
      if (this.#figure.drawing.steam) {
        paintSteam(this.#body, seconds)
      }
      this.#figure.paintBody(this.#body, posture)
    })
  }

  /** Paints in design pixels; the view covers the canvas, its middle in the middle. */
  #inDesign(canvas: Canvas, part: () => void): void {
    const scale = Math.max(this.#canvas.width / this.#view.width, this.#canvas.height / this.#view.height)
    canvas.save()
    canvas.setTransform(
      scale,
      0,
      0,
      scale,
      (this.#canvas.width - this.#view.width * scale) / 2 - this.#view.x * scale,
      (this.#canvas.height - this.#view.height * scale) / 2 - this.#view.y * scale,
    )
    part()
    canvas.restore()
  }
}

function copy(from: Canvas, to: Canvas): void {
  to.drawImage(from.canvas, 0, 0)
}

function layerOf(like: HTMLCanvasElement): Canvas {
  const layer = document.createElement('canvas')
  layer.width = like.width
  layer.height = like.height
  return contextOf(layer)
}

function contextOf(canvas: HTMLCanvasElement): Canvas {
  const context = canvas.getContext('2d', { alpha: false })
  if (context === null) {
    throw new Error('canvas: no 2d context (expected: one)')
  }
  return context
}
