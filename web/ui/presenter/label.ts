import type { Canvas, Drawing } from './drawing'

/** Of the picture's shorter side; GB 45438-2025 asks for words of at least a twentieth. */
const SHARE_OF_SHORT_SIDE = 0.053
const LEAST_HEIGHT = 8
const DESIGN_WIDTH = 720

/** How far the label stays from the right and the upper edge, in design pixels. */
export type Margin = { side: number; top: number }

export type Box = { x: number; y: number; width: number; height: number }

/** How high the words of the label are in a picture of this size, in pixels. */
export const wordsHeight = (width: number, height: number): number => Math.max(LEAST_HEIGHT, Math.ceil(Math.min(width, height) * SHARE_OF_SHORT_SIDE))

/** Where the plate of the label is, in pixels. */
export function labelBox(label: Drawing['label'], width: number, height: number, margin: Margin): Box {
  const words = wordsHeight(width, height)
  const [, , wide, high] = label.box
  const pad = Math.ceil(words * 0.42)
  const plateWidth = Math.min(width, Math.ceil((wide * words) / high) + 2 * pad)
  const plateHeight = Math.min(height, words + Math.floor((4 * pad) / 3))
  const unit = Math.min(width, height) / DESIGN_WIDTH
  return {
    x: Math.max(0, width - Math.ceil(margin.side * unit) - plateWidth),
    y: Math.min(height - plateHeight, Math.ceil(margin.top * unit)),
    width: plateWidth,
    height: plateHeight,
  }
}

/** Paints the words `AI 数字人主播` on their plate over a picture of this size; their outlines need no font. */
export function paintLabel(canvas: Canvas, label: Drawing['label'], width: number, height: number, margin: Margin): void {
  const box = labelBox(label, width, height, margin)
  const words = wordsHeight(width, height)
  const [, , wide, high] = label.box
  const line = Math.max(1, words / 18)
  const fit = Math.min(words / high, (box.width - 2) / wide)
  canvas.save()
  canvas.setTransform(1, 0, 0, 1, box.x, box.y)
  canvas.fillStyle = label.plate
  canvas.fillRect(0, 0, box.width, box.height)
  canvas.strokeStyle = label.rim
  canvas.lineWidth = line
  canvas.strokeRect(line / 2, line / 2, box.width - line, box.height - line)
  canvas.translate((box.width - wide * fit) / 2, (box.height - high * fit) / 2)
  canvas.scale(fit, fit)
  canvas.fillStyle = label.words
  canvas.fill(new Path2D(label.d))
  canvas.restore()
}
