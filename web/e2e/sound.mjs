// Listening by measuring: the live sound, what the voice would say, and how alike the two are.
import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './program.mjs';

export const RATE = 16_000;
const HOP = 320; // 20 ms
const SIZE = 512;
const BANDS = [100, 200, 320, 460, 640, 860, 1150, 1520, 2000, 2600, 3400, 4400, 5600];

function collect(command, args, input) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'] });
    const out = [];
    let err = '';
    child.stdout.on('data', (chunk) => out.push(chunk));
    child.stderr.on('data', (chunk) => (err += chunk));
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve(Buffer.concat(out)) : reject(new Error(`${command}: ${code} ${err}`))));
    child.stdin.end(input);
  });
}

function samples(bytes) {
  const whole = bytes.subarray(0, bytes.length - (bytes.length % 2));
  return Float32Array.from({ length: whole.length / 2 }, (_, i) => whole.readInt16LE(i * 2) / 32768);
}

/** The live stream's sound, mono at 16 kHz, for so many seconds from now. */
export async function fetchSound(url, seconds) {
  const args = ['-v', 'error', '-i', url, '-t', seconds, '-vn', '-ac', '1', '-ar', RATE, '-f', 's16le', 'pipe:1'];
  return samples(await collect('ffmpeg', args.map(String)));
}

/** What the voice makes of a written sentence: read as the program reads it, spoken by the program's own voice. */
export async function synthesise(text) {
  const file = join(mkdtempSync(join(tmpdir(), 'qiantang-reading-')), 'lines.jsonl');
  writeFileSync(file, JSON.stringify({ id: '1', text }) + '\n');
  const read = await run('speech', 'normalise', file);
  const { reading } = JSON.parse(read.out.split('\n').find((line) => line.startsWith('{')));
  const wav = await collect('espeak-ng', ['-v', 'cmn', '-s', '175', '-p', '50', '--stdout', reading]);
  const args = ['-v', 'error', '-i', 'pipe:0', '-ac', '1', '-ar', RATE, '-f', 's16le', 'pipe:1'];
  return samples(await collect('ffmpeg', args.map(String), wav));
}

export function loudness(sound) {
  return Math.sqrt(sound.reduce((sum, x) => sum + x * x, 0) / Math.max(1, sound.length));
}

/** Logarithmic energies of bands, each 20 ms, with the mean over the bands taken out: the shape, not the loudness. */
function shapes(sound) {
  const window = Float32Array.from({ length: SIZE }, (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / SIZE));
  const all = [];
  for (let at = 0; at + SIZE <= sound.length; at += HOP) {
    const power = spectrum(sound.subarray(at, at + SIZE).map((x, i) => x * window[i]));
    const bands = BANDS.slice(1).map((to, i) => {
      const low = Math.floor((BANDS[i] * SIZE) / RATE);
      const high = Math.max(low + 1, Math.floor((to * SIZE) / RATE));
      let sum = 0;
      for (let k = low; k < high; k++) sum += power[k];
      return Math.log(sum / (high - low) + 1e-6);
    });
    all.push(bands);
  }
  return all;
}

function spectrum(input) {
  let re = Float64Array.from(input);
  const im = new Float64Array(SIZE);
  for (let i = 1, j = 0; i < SIZE; i++) {
    let bit = SIZE >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) [re[i], re[j]] = [re[j], re[i]];
  }
  for (let len = 2; len <= SIZE; len <<= 1) {
    const angle = (-2 * Math.PI) / len;
    for (let i = 0; i < SIZE; i += len) {
      for (let k = 0; k < len / 2; k++) {
        const c = Math.cos(angle * k);
        const s = Math.sin(angle * k);
        const x = re[i + k + len / 2] * c - im[i + k + len / 2] * s;
        const y = re[i + k + len / 2] * s + im[i + k + len / 2] * c;
        re[i + k + len / 2] = re[i + k] - x;
        im[i + k + len / 2] = im[i + k] - y;
        re[i + k] += x;
        im[i + k] += y;
      }
    }
  }
  return re.map((x, i) => x * x + im[i] * im[i]);
}

/**
 * How well a short sound is found in a long one, at its best place: the correlation of their band shapes, -1..1.
 * Two different sentences of one voice come to about 0.5; the same sentence, coded and decoded, to 0.9.
 */
export function likeness(long, short) {
  const where = shapes(long);
  const what = shapes(short);
  const flat = what.flat();
  const mean = flat.reduce((a, b) => a + b, 0) / flat.length;
  const norm = Math.sqrt(flat.reduce((a, b) => a + (b - mean) ** 2, 0));
  let best = -1;
  for (let at = 0; at + what.length <= where.length; at++) {
    const here = where.slice(at, at + what.length).flat();
    const own = here.reduce((a, b) => a + b, 0) / here.length;
    let dot = 0;
    let size = 0;
    for (let i = 0; i < here.length; i++) {
      dot += (here[i] - own) * (flat[i] - mean);
      size += (here[i] - own) ** 2;
    }
    best = Math.max(best, dot / (Math.sqrt(size) * norm + 1e-9));
  }
  return best;
}
