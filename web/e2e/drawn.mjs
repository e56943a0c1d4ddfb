// The page's own presenter beside the engine's: the same look, body and mouth drawn by both, and how far they differ.
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const STAGE = fileURLToPath(new URL('../ui/presenter/stage.ts', import.meta.url));

/** The page's drawing as one script that leaves `drawnPresenter` in the window: `Stage` and its views. */
export async function drawingScript() {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, lib: { entry: STAGE, formats: ['iife'], name: 'drawnPresenter' } },
  });
  return (Array.isArray(built) ? built[0] : built).output[0].code;
}

/**
 * Draws a presenter in the page and compares her with the engine's picture at the address `png`. The house's mark beside
 * a show's title is the engine's alone and left out.
 *
 * Answers with the mean difference of a channel over the whole picture and over the worst tile of 20 points, 0 to 255.
 */
export function compared(page, { drawing, png, seconds, acting }) {
  return page.evaluate(
    async ([parts, address, second, does]) => {
      const picture = await createImageBitmap(await (await fetch(address)).blob());
      const { width, height } = picture;
      const pixels = (paint) => {
        const canvas = document.createElement('canvas');
        canvas.width = width;
        canvas.height = height;
        paint(canvas);
        return canvas.getContext('2d', { alpha: false }).getImageData(0, 0, width, height).data;
      };
      const { Stage, WHOLE } = window.drawnPresenter;
      const own = pixels((canvas) => new Stage(canvas, parts, WHOLE).paint(second, does));
      const theirs = pixels((canvas) => canvas.getContext('2d', { alpha: false }).drawImage(picture, 0, 0));
      const tile = 20;
      const across = Math.ceil(width / tile);
      const tiles = new Float64Array(across * Math.ceil(height / tile));
      const counts = new Float64Array(tiles.length);
      let sum = 0;
      for (let i = 0; i < own.length; i += 4) {
        const x = (i / 4) % width;
        const y = Math.floor(i / 4 / width);
        if (x < width * 0.2 && y > height * 0.07 && y < height * 0.13) continue;
        const at = Math.floor(y / tile) * across + Math.floor(x / tile);
        const difference = Math.abs(own[i] - theirs[i]) + Math.abs(own[i + 1] - theirs[i + 1]) + Math.abs(own[i + 2] - theirs[i + 2]);
        sum += difference;
        tiles[at] += difference;
        counts[at] += 3;
      }
      return { mean: sum / ((own.length / 4) * 3), worst: Math.max(...tiles.map((value, i) => value / Math.max(1, counts[i]))), width, height };
    },
    [drawing, png, seconds, acting],
  );
}
