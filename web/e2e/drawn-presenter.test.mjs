// The presenter drawn in the browser: she looks as the engine draws her, and on a product's page an answer is heard while
// her lips follow the sound and shut at its end.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, PHONE, signedIn } from './browser.mjs';
import { compared, drawingScript } from './drawn.mjs';
import { Person, removeData, startDemo, stop, stopDatabase, until } from './program.mjs';

/** Of 255; edges are smoothed by two different painters, which is all that is to be seen between the two. */
const MOST_MEAN = 1.5;
const MOST_IN_A_TILE = 8;

const SHUT = { jaw: 0, width: 0, round: 0, closed: 0, viseme: 'sil' };
const WIDE = { jaw: 0.9, width: 0.1, round: 0, closed: 0, viseme: 'aa' };
const SPREAD = { jaw: 0.35, width: 0.8, round: 0, closed: 0, viseme: 'i' };
const ROUND = { jaw: 0.3, width: -0.8, round: 1, closed: 0, viseme: 'u' };
const ACTINGS = [
  { mouth: SHUT, pose: 'idle', gesture: 'none' },
  { mouth: WIDE, pose: 'talking', gesture: 'wave' },
  { mouth: SPREAD, pose: 'talking', gesture: 'note' },
  { mouth: ROUND, pose: 'listening', gesture: 'open' },
  { mouth: WIDE, pose: 'presenting', gesture: 'thank' },
  { mouth: SPREAD, pose: 'talking', gesture: 'below' },
];

let program;
let browser;
let merchant;
let viewer;
let show;
let shop;
let product;

before(async () => {
  program = await startDemo();
  browser = await launch();
  merchant = new Person(program.base);
  await merchant.signIn('merchant', program.password);
  show = program.show;
  const { body } = await merchant.ask('GET', `/api/studio/shows/${show}`);
  product = body.items[0].productId;
  shop = (await merchant.ask('GET', `/api/products/${product}`)).body.merchantId;
  viewer = await signedIn(browser, program.base, PHONE, 'viewer', program.password);
});

after(async () => {
  await browser?.close();
  await stop(program);
  stopDatabase(program.data);
  removeData(program.data);
});

const panel = () => viewer.getByRole('region', { name: '问客服' });

/**
 * Counts in the page how much of the dark inside of a mouth is to be seen on the canvas, in points: `openness()` once, and
 * `follow()` in every picture until the sound has ended, into `window.seen`.
 */
const EYE = () => {
  window.openness = () => {
    const canvas = document.querySelector('.presenter canvas');
    const { data } = canvas.getContext('2d', { alpha: false }).getImageData(0, canvas.height * 0.2, canvas.width, canvas.height * 0.4);
    let dark = 0;
    for (let i = 0; i < data.length; i += 4) {
      if (Math.abs(data[i] - 0x54) < 10 && Math.abs(data[i + 1] - 0x20) < 10 && Math.abs(data[i + 2] - 0x2b) < 10) dark++;
    }
    return dark;
  };
  window.follow = () => {
    const audio = window.heard.at(-1);
    window.seen = [];
    const look = () => {
      if (!audio.paused) window.seen.push({ at: audio.currentTime, open: window.openness(), subtitle: document.querySelector('.presenter figcaption').innerText });
      if (!audio.ended) requestAnimationFrame(look);
    };
    look();
  };
};

test('she looks as the engine draws her: everybody of the house, six bodies and four mouths', async (journey) => {
  const studio = await signedIn(browser, program.base, PHONE, 'merchant', program.password, '/studio/');
  const door = `/api/studio/shows/${show}/presenter`;
  await studio.evaluate(await drawingScript());
  const { body } = await merchant.ask('GET', door);
  for (const [number, { id, look }] of body.cast.entries()) {
    assert.equal((await merchant.ask('PUT', door, { look, music: body.music })).status, 200);
    const { drawing } = (await merchant.ask('GET', `/api/shops/${shop}/presenter`)).body;
    const parts = (await merchant.ask('GET', drawing)).body;
    for (const turn of [0, 1, 2]) {
      const acting = ACTINGS[(number * 2 + turn) % ACTINGS.length];
      const seconds = 1 + 0.7 * turn;
      const asked = new URLSearchParams({ ...look, ...acting.mouth, pose: acting.pose, gesture: acting.gesture, seconds, alone: true });
      const { mean, worst, width, height } = await compared(studio, { drawing: parts, png: `${door}/preview?${asked}`, seconds, acting });
      journey.diagnostic(`${id} ${acting.pose} ${acting.gesture} ${acting.mouth.viseme}: mean ${mean.toFixed(2)}, worst tile ${worst.toFixed(1)}`);
      assert.deepEqual([width, height], [360, 640]);
      assert.ok(mean < MOST_MEAN && worst < MOST_IN_A_TILE, `${id} ${JSON.stringify(acting)}: mean ${mean}, worst ${worst}`);
    }
  }
  await merchant.ask('PUT', door, { look: body.look, music: body.music });
  await studio.close();
});

test('an answer is heard after a press, her lips follow the sound and shut at its end', async (journey) => {
  await viewer.addInitScript(() => {
    const made = window.Audio;
    window.Audio = function (...asked) {
      const audio = new made(...asked);
      (window.heard ??= []).push(audio);
      return audio;
    };
  });
  await viewer.goto(`${program.base}/product/${product}`);
  await panel().getByLabel('想问这件商品的什么？').fill('多少钱');
  await panel().getByRole('button', { name: '发送' }).click();
  await panel().getByText('智能客服 · AI 生成').first().waitFor();
  assert.ok(await viewer.evaluate(() => window.heard.every((audio) => audio.paused && audio.src === '')), 'nothing is heard before a press');

  await panel().getByRole('button', { name: '听', exact: true }).last().click();
  await panel().getByRole('img', { name: '回答问题的 AI 数字人' }).waitFor();
  await viewer.evaluate(EYE);
  await viewer.evaluate(() => window.follow());
  await until('the answer is said to its end', 60_000, () => viewer.evaluate(() => window.heard.at(-1).ended));

  const { seen, source } = await viewer.evaluate(() => ({ seen: window.seen, source: new URL(window.heard.at(-1).src).pathname }));
  const speech = await viewer.evaluate((door) => fetch(door).then((answer) => answer.json()), source.replace(/\.wav$/, ''));
  const widest = Math.max(...seen.map((one) => one.open));
  const loud = (one) => speech.loudness[Math.min(speech.loudness.length - 1, Math.floor(one.at / speech.step))];
  const mean = (numbers) => numbers.reduce((sum, one) => sum + one, 0) / Math.max(1, numbers.length);
  const open = seen.filter((one) => one.open > widest / 3);
  const shut = seen.filter((one) => one.open <= 2);
  journey.diagnostic(`${seen.length} looks, widest ${widest}, loudness with an open mouth ${mean(open.map(loud))}, with a shut one ${mean(shut.map(loud))}`);
  assert.ok(seen.at(-1).at > speech.seconds - 0.3, `the sound is heard to its end: ${seen.at(-1).at} of ${speech.seconds}`);
  assert.ok(widest > 15, `her mouth opens: ${widest} points of dark`);
  assert.ok(open.length > 5 && shut.length > 5, `it opens and shuts: ${open.length} and ${shut.length} looks`);
  assert.ok(mean(open.map(loud)) > mean(shut.map(loud)) + 0.1, 'it is open where the sound is loud');
  assert.ok(seen.some((one) => /元/.test(one.subtitle)), 'the words are to be read meanwhile');
  await until('her mouth is shut again', 10_000, () => viewer.evaluate(() => window.openness() <= 2));
  assert.deepEqual(viewer.faults, []);
});

test('she falls silent while nobody looks at the page, and goes on where she was after another press', async () => {
  await panel().getByRole('button', { name: '听', exact: true }).last().click();
  await until('she speaks again', 20_000, () => viewer.evaluate(() => window.heard.at(-1).currentTime > 0.5 && !window.heard.at(-1).paused));
  const look = (hidden) =>
    viewer.evaluate((away) => {
      Object.defineProperty(document, 'hidden', { value: away, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
      return window.heard.at(-1).currentTime;
    }, hidden);

  const at = await look(true);
  assert.ok(await viewer.evaluate(() => window.heard.at(-1).paused), 'silent while hidden');
  await look(false);
  assert.ok(await viewer.evaluate(() => window.heard.at(-1).paused), 'and still when it is seen again');
  await panel().getByRole('button', { name: '听', exact: true }).last().click();
  await until('she goes on', 20_000, () => viewer.evaluate((before) => window.heard.at(-1).currentTime > before + 0.2, at));
  await panel().getByRole('button', { name: '停', exact: true }).click();
});

test('the label that says AI is on the canvas all along, and the choice to hear is remembered', async () => {
  const plate = () =>
    viewer.evaluate(() => {
      const canvas = document.querySelector('.presenter canvas');
      const { data } = canvas.getContext('2d', { alpha: false }).getImageData(0, 0, canvas.width, Math.round(canvas.height * 0.12));
      let dark = 0;
      for (let i = 0; i < data.length; i += 4) dark += data[i] < 20 && data[i + 1] < 50 && data[i + 2] > 50 && data[i + 2] < 80 ? 1 : 0;
      return dark;
    });
  for (let look = 0; look < 5; look++) {
    assert.ok((await plate()) > 100, 'the label’s plate is there');
    await viewer.waitForTimeout(150);
  }
  await viewer.reload();
  await panel().getByRole('img', { name: '回答问题的 AI 数字人' }).waitFor();
  assert.ok(await viewer.evaluate(() => window.heard.every((audio) => audio.paused)), 'she is silent until somebody presses');
  await panel().getByRole('button', { name: '静音，只看文字' }).click();
  await viewer.reload();
  await panel().getByRole('button', { name: '听数字人回答' }).waitFor();
  assert.equal(await panel().getByRole('img', { name: '回答问题的 AI 数字人' }).count(), 0);
  assert.deepEqual(viewer.faults, []);
});

test('who wants no movement sees her stand still', async () => {
  await viewer.emulateMedia({ reducedMotion: 'reduce' });
  await viewer.reload();
  await panel().getByRole('button', { name: '听数字人回答' }).click();
  await panel().getByRole('img', { name: '回答问题的 AI 数字人' }).waitFor();
  const picture = () => viewer.evaluate(() => document.querySelector('.presenter canvas').toDataURL());
  const before = await picture();
  await viewer.waitForTimeout(1_500);

  assert.equal(await picture(), before);
});

test('where no voice works the page says so and stays with the text', async () => {
  const gone = { status: 503, contentType: 'application/problem+json', body: JSON.stringify({ code: 'no-voice', detail: '没有语音' }) };
  await viewer.route('**/questions/*/speech', (door) => door.fulfill(gone));
  await viewer.reload();
  await panel().getByRole('button', { name: '听', exact: true }).last().click();
  await panel().getByText('这里现在没有可用的语音程序，客服只用文字回答。').waitFor();
  assert.equal(await panel().getByRole('button', { name: '听', exact: true }).count(), 0);
  assert.equal(await panel().locator('canvas').count(), 0);
  await viewer.unroute('**/questions/*/speech');

  await viewer.route('**/api/shops/*/presenter', (door) => door.fulfill({ json: { drawing: '/nowhere', speaks: false } }));
  await viewer.reload();
  await panel().getByText('这里现在没有可用的语音程序，客服只用文字回答。').waitFor();
  assert.deepEqual(viewer.faults, []);
});
