import type { Manner } from './motion'

/** A shape as the server wrote it down: an SVG path in a space of its own, and how it is filled or drawn. */
type Ink = {
  d: string
  rule?: CanvasFillRule
  /** The matrix of its space; absent where that is the part's own. */
  m?: [number, number, number, number, number, number]
  /** Which outline hides what is beyond it. */
  clip?: number
  fill?: string
  /** A fall of colours from a point to another. */
  line?: [number, number, number, number]
  /** A glow of colours: its middle and how far it reaches. */
  glow?: [number, number, number]
  stops?: [number, string][]
  /** How thick a line is; absent where the shape is filled. */
  pen?: number
  cap?: CanvasLineCap
  join?: CanvasLineJoin
}

export type Part =
  | 'set'
  | 'hairBack'
  | 'pin'
  | 'tassel'
  | 'hairTop'
  | 'body'
  | 'earFar'
  | 'earNear'
  | 'earring'
  | 'cheeks'
  | 'age'
  | 'nose'
  | 'fringe'
  | 'glasses'

export type Colour = 'skin' | 'skinShade' | 'skinDeep' | 'lipUpper' | 'lipLower' | 'brow' | 'sleeve' | 'sleeveFoot' | 'cuff'

/** A presenter in parts, as `GET /api/shops/{id}/presenter` names them; lengths are pixels of a picture of 720 x 1280. */
export type Drawing = {
  man: boolean
  senior: boolean
  manner: Manner
  steam: boolean
  counter: number
  /** Temple, cheek, corner, half of the chin, and how far down it ends. */
  jaw: [number, number, number, number, number]
  colours: Record<Colour, string>
  parts: Partial<Record<Part, Ink[]>>
  clips: string[]
  label: { d: string; box: [number, number, number, number]; plate: string; rim: string; words: string }
}

export type Canvas = CanvasRenderingContext2D

type Sheet = { ink: Ink; path: Path2D; clip: Path2D | null }

/** The parts of a drawing, ready to be laid down again and again. */
export class Cels {
  readonly #sheets = new Map<Part, Sheet[]>()

  constructor(drawing: Drawing) {
    const clips = drawing.clips.map((outline) => new Path2D(outline))
    for (const [part, inks] of Object.entries(drawing.parts)) {
      this.#sheets.set(
        part as Part,
        inks.map((ink) => ({ ink, path: new Path2D(ink.d), clip: ink.clip === undefined ? null : (clips[ink.clip] ?? null) })),
      )
    }
  }

  /** Lays a part down where the canvas is; nothing where the presenter has no such part. */
  lay(canvas: Canvas, part: Part): void {
    for (const { ink, path, clip } of this.#sheets.get(part) ?? []) {
      canvas.save()
      if (clip !== null) {
        canvas.clip(clip)
      }
      if (ink.m !== undefined) {
        canvas.transform(...ink.m)
      }
      if (ink.pen === undefined) {
        canvas.fillStyle = paint(canvas, ink)
        canvas.fill(path, ink.rule ?? 'nonzero')
      } else {
        canvas.strokeStyle = paint(canvas, ink)
        canvas.lineWidth = ink.pen
        canvas.lineCap = ink.cap ?? 'butt'
        canvas.lineJoin = ink.join ?? 'miter'
        canvas.stroke(path)
      }
      canvas.restore()
    }
  }
}

function paint(canvas: Canvas, { fill, line, glow, stops }: Ink): string | CanvasGradient {
  if (fill !== undefined) {
    return fill
  }
  const gradient = line ? canvas.createLinearGradient(...line) : canvas.createRadialGradient(glow?.[0] ?? 0, glow?.[1] ?? 0, 0, glow?.[0] ?? 0, glow?.[1] ?? 0, glow?.[2] ?? 0)
  stops?.forEach(([at, colour]) => gradient.addColorStop(at, colour))
  return gradient
}

/** A colour of the form `#rrggbb` that lets light through, 0 clear to 1 opaque. */
export const clear = (colour: string, alpha: number): string =>
  colour.slice(0, 7) +
  Math.round(alpha * 255)
    .toString(16)
    .padStart(2, '0')

/** Paints with the canvas moved, and moves it back. */
export function shifted(canvas: Canvas, dx: number, dy: number, part: () => void): void {
  canvas.save()
  canvas.translate(dx, dy)
  part()
  canvas.restore()
}
