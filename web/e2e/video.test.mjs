// The picture's own journey: a browser's camera in the studio, a phone that sees it, a second place outside that is
// pushed to, the recording in the journal, and its replay with the products that were shown.
// With QIANTANG_BASE, QIANTANG_PASSWORD, QIANTANG_SHOW it tries a program that runs already.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { DESK as DESKTOP, launch, PHONE, signedIn, videoTime } from './browser.mjs';
import { Person, removeData, run, startDemo, stop, stopDatabase, until } from './program.mjs';

const DESK = { ...DESKTOP, permissions: ['camera', 'microphone'] };
const SCREENS = process.env.QIANTANG_SCREENS;

let program;
let browser;
let merchant;
let studio;
let viewer;

before(async () => {
  const { QIANTANG_BASE: base, QIANTANG_PASSWORD: password, QIANTANG_SHOW: show } = process.env;
  program = base ? { base, password, show } : await startDemo(undefined, '-Dqiantang.recording.segment-seconds=4 -Dqiantang.simulcast.private-addresses=true');
  browser = await launch('--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream');
  merchant = new Person(program.base);
  await merchant.signIn('merchant', program.password);
  studio = await signedIn(browser, program.base, DESK, 'merchant', program.password, '/studio/');
  viewer = await (await browser.newContext(PHONE)).newPage();
});

after(async () => {
  await browser?.close();
  if (program?.child) {
    await stop(program);
    stopDatabase(program.data);
    removeData(program.data);
  }
});

const picture = async () => (await merchant.ask('GET', `/api/studio/shows/${program.show}/video`)).body;
const screen = async (page, name) => SCREENS && (await page.screenshot({ path: join(SCREENS, `${name}.png`) }));
const replayTime = (page) => page.evaluate(() => document.querySelector('dialog video')?.currentTime ?? 0);

/** How green the middle of the picture is, and a small print of it. */
const look = (page) =>
  page.evaluate(() => {
    const canvas = document.createElement('canvas');
    canvas.width = 36;
    canvas.height = 64;
    const context = canvas.getContext('2d');
    context.drawImage(document.querySelector('video'), 0, 0, 36, 64);
    const data = [...context.getImageData(0, 0, 36, 64).data];
    const of = (channel) => data.filter((_, i) => i % 4 === channel);
    const mean = (list) => list.reduce((sum, value) => sum + value, 0) / list.length;
    return { greener: mean(of(1)) - Math.max(mean(of(0)), mean(of(2))), print: of(1) };
  });

test('the camera of the studio is what a phone sees playing', { timeout: 120_000 }, async () => {
  await studio.goto(`${program.base}/studio/shows/${program.show}`);
  await studio.getByRole('button', { name: '摄像头', exact: true }).click();
  await studio.getByRole('button', { name: '打开摄像头和麦克风' }).click();
  await studio.getByRole('meter').waitFor();
  await screen(studio, 'camera-preview');
  await studio.getByRole('button', { name: '播出画面' }).click();
  await studio.getByText('观众正在看到您的画面').waitFor({ timeout: 40_000 });
  await screen(studio, 'camera-live');

  const air = await picture();
  await viewer.goto(`${program.base}/show/${program.show}`);
  await until('the video plays', 30_000, async () => (await videoTime(viewer)) > 0.5);
  const at = await videoTime(viewer);
  const first = await look(viewer);
  await viewer.waitForTimeout(2_500);
  const later = await look(viewer);
  await screen(viewer, 'camera-viewer');

  assert.equal(air.source, 'HUMAN');
  assert.ok(air.height > air.width, `portrait: ${air.width}x${air.height}`);
  assert.ok((await videoTime(viewer)) > at + 0.8, 'time moves');
  assert.ok(first.greener > 20, `the browser's test picture is green: ${first.greener}`);
  const changed = first.print.filter((grey, i) => Math.abs(grey - later.print[i]) > 3).length;
  assert.ok(changed > 5, `frames differ: ${changed} points`);
});

test('the same picture is pushed to a place outside, and goes on there when the camera gives the air back', { timeout: 120_000 }, async () => {
  const port = await freePort();
  const file = join(mkdtempSync(join(tmpdir(), 'qiantang-outside-')), 'outside.flv');
  const outside = spawn('ffmpeg', [
    '-hide_banner', '-nostdin', '-loglevel', 'error', '-listen', '1', '-f', 'flv', '-i', `rtmp://127.0.0.1:${port}/live/their-secret-key`,
    '-c', 'copy', '-f', 'flv', '-flush_packets', '1', '-y', file,
  ]);
  const gone = new Promise((resolve) => outside.once('exit', resolve));
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  await studio.getByRole('tab', { name: '同步推流' }).click();
  await studio.getByRole('button', { name: '添加推流地址' }).click();
  await studio.getByLabel('名称').fill('别处');
  await studio.getByLabel('服务器地址').fill(`rtmp://127.0.0.1:${port}/live`);
  await studio.getByLabel('推流密钥').fill('their-secret-key');
  await studio.getByRole('button', { name: '保存' }).click();
  await studio.getByRole('button', { name: '开始推流' }).click();
  await studio.getByText('推流中', { exact: true }).waitFor({ timeout: 30_000 });
  await screen(studio, 'simulcast-live');
  const { body: targets } = await merchant.ask('GET', `/api/studio/shows/${program.show}/simulcast`);
  const size = () => statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  await until('it has begun outside', 20_000, () => size() > 0);
  const before = size();

  await studio.getByRole('tab', { name: '摄像头' }).click();
  await studio.getByRole('button', { name: '停止播出' }).click();
  await until('the digital host has the air', 20_000, async () => (await picture()).source === 'DIGITAL');
  await until('it goes on outside', 30_000, async () => size() > before + 50_000);
  await merchant.ask('POST', `/api/studio/shows/${program.show}/simulcast/${targets[0].id}/stop`);
  await gone;

  assert.ok(!JSON.stringify(targets).includes('their-secret-key'), 'the key is not shown again');
  assert.ok(size() > before);
});

test('the recording is in the journal, agrees with its files, and may be seen again with its products', { timeout: 120_000 }, async () => {
  const show = `/api/studio/shows/${program.show}`;
  const { body: own } = await merchant.ask('GET', show);
  await merchant.ask('POST', `${show}/pin`, { itemId: own.items[1].itemId });
  await studio.getByRole('tab', { name: '录像' }).click();
  await studio.getByText('正在录像').waitFor();
  await studio.getByText('下播后公开回放').click();
  await until('it is settled', 5_000, async () => (await merchant.ask('GET', `${show}/recording`)).body.published);
  await screen(studio, 'recording');
  assert.equal((await viewer.evaluate((id) => fetch(`/api/shows/${id}/replay`).then((answer) => answer.status), program.show)), 404);
  await new Promise((resolve) => setTimeout(resolve, 6_000));
  await merchant.ask('POST', `${show}/close`);
  await until('the show is closed', 60_000, async () => (await merchant.ask('GET', show)).body.state === 'closed');
  const recording = await until('the last piece', 20_000, async () => {
    const { body } = await merchant.ask('GET', `${show}/recording`);
    return body.running ? null : body;
  });
  assert.ok(recording.pieces > 3, `pieces: ${recording.pieces}`);

  await viewer.goto(`${program.base}/show/${program.show}`);
  await viewer.getByRole('button', { name: /看回放/ }).click();
  await until('the replay plays', 30_000, async () => {
    // Not waited for: a play() without data never settles.
    await viewer.evaluate(() => void document.querySelector('dialog video')?.play().catch(() => undefined));
    return (await replayTime(viewer)) > 0.5;
  });
  const { body: replay } = await new Person(program.base).ask('GET', `/api/shows/${program.show}/replay`);
  const pin = replay.pins.at(-1);
  await viewer.getByRole('button', { name: new RegExp(pin.title.slice(0, 4)) }).last().click();
  await until('it has jumped', 10_000, async () => Math.abs((await replayTime(viewer)) - pin.fromMs / 1_000) < 4);
  await screen(viewer, 'replay');
  await studio.goto(`${program.base}/studio/shows/${program.show}`);
  await studio.getByText('每段的 SHA-256').waitFor();
  await screen(studio, 'summary');

  // Beside the curve of the report: the last minute, chosen with the keyboard, is where the player goes.
  await studio.goto(`${program.base}/studio/shows/${program.show}/report`);
  await studio.locator('.replay-beside video').waitFor();
  await studio.getByRole('slider').focus();
  await studio.keyboard.press('End');
  const spots = studio.waitForResponse((answer) => answer.url().includes('/recording/at') && answer.ok());
  await studio.keyboard.press('Enter');
  const spot = await (await spots).json();
  await until('the player has gone to the minute', 20_000, async () => {
    const now = await studio.evaluate(() => document.querySelector('.replay-beside video')?.currentTime ?? -1);
    return now >= spot.playMs / 1_000 - 1 && now < spot.playMs / 1_000 + 8;
  });
  await screen(studio, 'report-replay');
  // And the curve follows the player: back at its beginning, the minute of the first piece is the one that is told.
  await studio.evaluate(() => {
    document.querySelector('.replay-beside video').currentTime = 0;
  });
  await until('the curve has followed the player', 20_000, () =>
    studio.evaluate(async (show) => {
      const { items } = await (await fetch(`/api/studio/shows/${show}/recording/segments`)).json();
      const first = new Date(items[0].from).toTimeString().slice(0, 5);
      return document.querySelector('.replay-beside .at').textContent.includes(first) && document.querySelectorAll('.bars .chosen').length === 1;
    }, program.show),
  );

  if (program.data) {
    const { code, out } = await run('fsck', '--data', program.data);
    assert.equal(code, 0, out);
    assert.match(out, /✓ recordings/);
  }
});

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
