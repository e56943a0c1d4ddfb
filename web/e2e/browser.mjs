// What the journeys do in real Chromium: sign in, look whether a picture plays, and a camera that publishes by RTMP.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { afterEach } from 'node:test';
import { chromium } from 'playwright-core';
import { lastWords, until } from './program.mjs';

const FLAGS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--autoplay-policy=no-user-gesture-required',
];
export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: 'zh-CN' };
export const DESK = { viewport: { width: 1440, height: 900 }, locale: 'zh-CN' };

/** Longer than the usual half a minute: two cores serve the program, its database, the encoder and the browser. */
const PATIENCE_MS = 60_000;

/** Where the pages of a journey that failed are kept: as they looked, and what stood on them. */
const FAILED = new URL('../../build/e2e-failed/', import.meta.url);
const TOLD = 700;
const browsers = [];

export async function launch(...flags) {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: [...FLAGS, ...flags] });
  browsers.push(browser);
  return browser;
}

afterEach(async (journey) => {
  if (journey.passed !== false) return;
  mkdirSync(FAILED, { recursive: true });
  const name = journey.name.replace(/[^a-zA-Z0-9]+/g, '-').slice(0, 60);
  writeFileSync(new URL(`${name}-program.txt`, FAILED), lastWords(100_000));
  const pages = browsers.flatMap((browser) => browser.contexts()).flatMap((context) => context.pages());
  for (const [number, page] of pages.entries()) {
    const text = await page.evaluate(() => document.body.innerText, null).catch((fault) => String(fault));
    writeFileSync(new URL(`${name}-${number + 1}.txt`, FAILED), `${page.url()}\n${(page.faults ?? []).join('\n')}\n\n${text}`);
    await page.screenshot({ path: new URL(`${name}-${number + 1}.png`, FAILED).pathname, timeout: 10_000 }).catch((fault) => console.log(String(fault)));
    console.log(`page ${number + 1} at ${page.url()}: ${text.replace(/\s+/g, ' ').slice(0, TOLD)}`);
  }
});

/** A page of a person's own, signed in; `door` is `/sign-in` or the studio's. Nothing may fail unseen in it. */
export async function signedIn(browser, base, device, name, password, door = '/sign-in') {
  const context = await browser.newContext(device);
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  page.faults = [];
  page.on('pageerror', (fault) => page.faults.push(String(fault)));
  page.on('dialog', (dialog) => {
    page.faults.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(base + door);
  await page.getByLabel(/用户名/).fill(name);
  await page.getByLabel(/密码/).fill(password);
  await page.getByRole('button', { name: /登录/ }).last().click();
  await page.waitForURL((url) => !url.pathname.includes('sign-in'));
  return page;
}

export const videoTime = (page) => page.evaluate(() => document.querySelector('video')?.currentTime ?? 0);

/** A small grey picture of the current frame. */
export const frame = (page) =>
  page.evaluate(() => {
    const canvas = document.createElement('canvas');
    canvas.width = 36;
    canvas.height = 64;
    const context = canvas.getContext('2d');
    context.drawImage(document.querySelector('video'), 0, 0, 36, 64);
    return [...context.getImageData(0, 0, 36, 64).data].filter((_, i) => i % 4 === 1);
  });

/** Time moves and frames change, from now on; what is still in a buffer does not count for long. */
export async function assertPlaying(page, within = 40_000) {
  const first = await frame(page).catch(() => []);
  const before = await videoTime(page);
  await until('the video plays', within, async () => {
    if ((await videoTime(page)) < before + 1.5) return false;
    const later = await frame(page);
    return later.filter((grey, i) => Math.abs(grey - (first[i] ?? 0)) > 3).length > 5;
  });
  assert.ok((await videoTime(page)) > before + 1, 'time moves');
}

/** ffmpeg with a test picture and a tone at an RTMP address; `words` resolves to what it said when it has ended. */
export function publish(address, seconds = 600) {
  const camera = spawn('ffmpeg', [
    '-v', 'error', '-re', '-f', 'lavfi', '-i', 'testsrc=size=180x320:rate=12', '-f', 'lavfi', '-i', 'sine=440',
    '-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-g', '12', '-pix_fmt', 'yuv420p',
    '-c:a', 'aac', '-t', String(seconds), '-f', 'flv', address,
  ], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  camera.stderr.on('data', (chunk) => (said += chunk));
  camera.words = new Promise((resolve) => camera.once('exit', () => resolve(said)));
  return camera;
}
