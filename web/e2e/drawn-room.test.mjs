// A room without its video: the page draws the digital host by what she says on air, a second behind; a question or a person
// silences her at once, her label never goes away, and the choice outlives a reload and a broken line.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertPlaying, launch, PHONE, publish, signedIn } from './browser.mjs';
import { Person, removeData, startDemo, stop, stopDatabase, until } from './program.mjs';

/** On an idle machine it is a tenth of a second, the frame of the socket; two cores may have more to do than that. */
const AT_ONCE_MS = 1_000;
/** How far she is heard behind the air (BEHIND in drawn-player.ts), and by how much two clocks and a busy page may differ. */
const BEHIND_MS = 1_000;
const SLACK_MS = 500;
/** She may be between two sentences just when she is cut: then there is nothing to be silenced, and it is tried again. */
const TRIES = 3;

let program;
let browser;
let merchant;
let viewer;

before(async () => {
  program = await startDemo();
  browser = await launch();
  merchant = new Person(program.base);
  await merchant.signIn('merchant', program.password);
  viewer = await signedIn(browser, program.base, PHONE, 'viewer', program.password);
  await viewer.addInitScript(LISTEN);
});

after(async () => {
  await browser?.close();
  await stop(program);
  stopDatabase(program.data);
  removeData(program.data);
});

/**
 * Notes in the page what is played and silenced (`window.sounds`), what the socket says of the drawn host (`window.told`), which
 * sockets there are (`window.lines`), and what is fetched of the video (`window.videos`). Times are the page's.
 */
const LISTEN = () => {
  window.sounds = [];
  window.told = [];
  window.lines = [];
  window.videos = 0;
  const made = AudioContext.prototype.createBufferSource;
  AudioContext.prototype.createBufferSource = function () {
    const source = made.call(this);
    // What has come to its end by itself is stopped too, but nobody hears that: it was not early.
    const one = { began: 0, from: 0, seconds: 0, silenced: null, early: false };
    const [start, end] = [source.start.bind(source), source.stop.bind(source)];
    source.start = (when, from) => {
      Object.assign(one, { began: performance.now() + 1000 * (when - this.currentTime), from, seconds: source.buffer.duration });
      window.sounds.push(one);
      start(when, from);
    };
    source.stop = () => {
      one.silenced = performance.now();
      one.early = one.silenced < one.began + 1000 * (one.seconds - one.from);
      end();
    };
    return source;
  };
  const Plain = window.WebSocket;
  window.WebSocket = class extends Plain {
    constructor(...asked) {
      super(...asked);
      window.lines.push(this);
      this.addEventListener('message', ({ data }) => {
        const drawn = JSON.parse(data).latest?.drawn;
        if (drawn !== undefined) window.told.push({ at: performance.now(), late: drawn === null ? 0 : Date.now() - Date.parse(drawn.at), drawn });
      });
    }
  };
  const fetched = window.fetch;
  window.fetch = (...asked) => {
    const address = String(asked[0]?.url ?? asked[0]);
    if (/\.flv|\.m3u8/.test(address)) window.videos++;
    return fetched(...asked);
  };
};

const lite = () => viewer.getByRole('button', { name: /省流画面|换回视频画面/ });
const canvas = () => viewer.getByRole('img', { name: /AI 数字人主播，由本页绘制/ });
/** The words that are read now; before them stands what only a screen reader says. */
const caption = () => viewer.evaluate(() => document.querySelector('.caption')?.lastChild.textContent.trim() ?? '');
const lines = async () => (await merchant.ask('GET', `/api/studio/shows/${program.show}/lines?limit=100`)).body.items;
const drawn = () => viewer.evaluate((id) => fetch(`/api/shows/${id}/drawn`).then((answer) => answer.json()), program.show);
const sentenceAt = (id) => `/api/shows/${program.show}/drawn/sentences/${id}`;
const sounds = () => viewer.evaluate(() => window.sounds);

/** What was being heard at a time of the page's. */
const heardAt = (at) =>
  viewer.evaluate(
    (when) => window.sounds.filter(({ began, from, seconds, silenced }) => began <= when && began + 1000 * (seconds - from) > when && (silenced === null || silenced >= when - 1)),
    at,
  );
const pageTime = () => viewer.evaluate(() => performance.now());

/** Asserts that what was being heard when a cut was told, and did not come to its end, was silent at once; false where there was none. */
async function fellSilent(journey, at) {
  const broken = (await heardAt(at)).filter(({ early }) => early).map(({ silenced }) => silenced - at);
  journey.diagnostic(`silent ${broken.map(Math.round).join(', ')} ms after it was told`);
  for (const late of broken) assert.ok(late < AT_ONCE_MS, `at once: ${late}`);
  return broken.length > 0;
}

async function says(text) {
  const box = viewer.getByPlaceholder('说点什么');
  await box.fill(text);
  await box.press('Enter');
}

/** How many points of the label's dark plate are in the upper part of the picture. */
const plate = () =>
  viewer.evaluate(() => {
    const picture = document.querySelector('.drawn canvas');
    const { data } = picture.getContext('2d', { alpha: false }).getImageData(0, 0, picture.width, Math.round(picture.height * 0.15));
    let dark = 0;
    for (let i = 0; i < data.length; i += 4) dark += data[i] < 20 && data[i + 1] < 50 && data[i + 2] > 50 && data[i + 2] < 80 ? 1 : 0;
    return dark;
  });

test('the viewer chooses the lite picture: she is drawn, labelled and read, with the room’s own goods, and no video is fetched', async () => {
  await viewer.goto(`${program.base}/show/${program.show}`);
  await assertPlaying(viewer);
  await lite().click();
  await canvas().waitFor();

  assert.equal(await viewer.locator('video').count(), 0, 'the video is gone');
  const before = await viewer.evaluate(() => window.videos);
  const said = await until('a sentence is read', 30_000, async () => (await caption()) || null);
  assert.ok((await lines()).some((line) => line.text === said && line.verdict === 'clear'), `"${said}" is on record and clear`);
  for (let look = 0; look < 8; look++) {
    assert.ok((await plate()) > 200, 'the label’s plate is there');
    await viewer.waitForTimeout(250);
  }
  const { body: show } = await merchant.ask('GET', `/api/studio/shows/${program.show}`);
  await merchant.ask('POST', `/api/studio/shows/${program.show}/pin`, { itemId: show.items[0].itemId });
  const card = viewer.getByRole('article').filter({ hasText: show.items[0].title });
  await card.waitFor();
  const sku = show.items[0].skus[0];
  const price = { minor: sku.price.minor - 200, currency: sku.price.currency };
  await merchant.ask('POST', `/api/studio/shows/${program.show}/prices`, { itemId: show.items[0].itemId, skuId: sku.skuId, price, reason: '试验' });
  await until('the card has the new price', 10_000, async () => (await card.innerText()).replace(/\s/g, '').includes(String(price.minor / 100)));
  assert.equal(await viewer.evaluate(() => window.videos), before, 'nothing of the video is fetched');
  assert.deepEqual(viewer.faults, []);
});

test('after a tap she is heard: each sentence whole, a second behind the air, and by its own sound', async (journey) => {
  assert.deepEqual(await sounds(), [], 'nothing is heard before a tap');
  await viewer.getByRole('button', { name: '打开声音', exact: true }).click();
  const heard = await until('three sentences are heard, one of them whole', 120_000, async () => {
    const later = (await sounds()).slice(1).filter((sound) => !sound.early);
    return later.length >= 3 && later.some((sound) => sound.from < 0.1) ? later : null;
  });
  const told = await viewer.evaluate(() => window.told);
  for (const one of heard) {
    // What was fetched late is heard from where she is by then, so the distance to the air is the same for all.
    const behind = told
      .filter(({ drawn: now }) => now?.id != null && !now.held)
      .map(({ at, late, drawn: now }) => one.began - (at - late) - 1000 * (one.from - now.place))
      .reduce((nearest, next) => (Math.abs(next - BEHIND_MS) < Math.abs(nearest - BEHIND_MS) ? next : nearest), Infinity);
    journey.diagnostic(`heard from ${one.from.toFixed(2)} s of ${one.seconds.toFixed(2)}, ${Math.round(behind)} ms behind the air`);
    assert.ok(Math.abs(behind - BEHIND_MS) < SLACK_MS, `a second behind the air: ${behind}`);
  }
});

test('a question cuts her: the old sentence is silent at once, and the answer follows', async (journey) => {
  let silenced = false;
  for (let tries = 1; !silenced && tries <= TRIES; tries++) {
    await until('a sentence is well under way and heard', 60_000, async () => {
      const { moment, at } = await drawn();
      if (moment?.id == null) return false;
      const on = moment.place + (Date.parse(at) - Date.parse(moment.at)) / 1000;
      const seconds = await viewer.evaluate((address) => fetch(address).then(async (answer) => (answer.ok ? (await answer.json()).seconds : 0)), sentenceAt(moment.id));
      return on > 1.5 && seconds - on > 2 && (await heardAt(await pageTime())).length > 0;
    });
    const before = await viewer.evaluate(() => window.told.flatMap(({ drawn: now }) => now?.cut ?? []));
    await says(`${tries}号链接多少钱`);
    const cut = await until('a sentence is cut', 30_000, () =>
      viewer.evaluate((known) => window.told.find(({ drawn: now }) => now?.cut.some((id) => !known.includes(id))) ?? null, before),
    );
    journey.diagnostic(`told ${cut.late} ms after it was cut on air`);
    assert.ok(cut.late < AT_ONCE_MS, `told at once: ${cut.late}`);
    for (const id of cut.drawn.cut) {
      // Not from the browser's own cache: it is the house that must not know it any more.
      assert.equal(await viewer.evaluate((address) => fetch(address, { cache: 'no-store' }).then((answer) => answer.status), sentenceAt(id)), 404);
    }
    silenced = await fellSilent(journey, cut.at);
    await until('the answer is read', 30_000, async () => /元/.test(await caption()));
  }
  assert.ok(silenced, 'what was being heard when she was cut fell silent');
});

test('the choice and the place survive a broken line and a reload', async () => {
  const heard = (await sounds()).length;
  await viewer.evaluate(() => window.lines.at(-1).close());
  await until('she goes on after the break', 40_000, async () => (await sounds()).length > heard + 1);
  await viewer.reload();
  await canvas().waitFor();
  await until('she is read again', 30_000, async () => (await caption()) !== '');
  assert.equal(await viewer.evaluate(() => window.videos), 0, 'no video after a reload');
  assert.equal(await viewer.locator('video').count(), 0);
});

test('a person who takes the air is seen by video, and she is silent at once; when she has it again she is drawn again', async (journey) => {
  const { body: key } = await merchant.ask('GET', `/api/studio/shows/${program.show}/stream-key`);
  // After a reload a page is silent until it is touched.
  const soundOn = viewer.getByRole('button', { name: '打开声音', exact: true });
  if ((await soundOn.count()) > 0) await soundOn.click();
  let silenced = false;
  for (let tries = 1; !silenced && tries <= TRIES; tries++) {
    await until('she is heard', 60_000, async () => (await heardAt(await pageTime())).length > 0);
    const since = await pageTime();
    const camera = publish(`${key.server}/${key.key}`, 120);
    try {
      await viewer.locator('video').waitFor({ state: 'attached', timeout: 40_000 });
      const left = await viewer.evaluate((from) => window.told.find(({ at, drawn: now }) => at > from && now === null)?.at ?? null, since);
      assert.ok(left !== null, 'the room said that she has left');
      silenced = await fellSilent(journey, left);
      assert.equal(await canvas().count(), 0);
      await viewer.getByText('数字人已让出画面，转到视频').waitFor();
      await assertPlaying(viewer);
    } finally {
      camera.kill('SIGINT');
    }
    await canvas().waitFor({ timeout: 60_000 });
    await until('she is read again', 40_000, async () => (await caption()) !== '');
  }
  assert.ok(silenced, 'what was being heard when a person took the air fell silent');
});

test('where no video can be played the lite picture is offered, and back goes the viewer to the video', async () => {
  await lite().click();
  await viewer.locator('video').waitFor({ state: 'attached' });
  await assertPlaying(viewer);
  assert.deepEqual(viewer.faults, []);

  await viewer.addInitScript(() => {
    delete window.MediaSource;
    HTMLMediaElement.prototype.canPlayType = () => '';
  });
  await viewer.reload();
  await viewer.getByRole('button', { name: '这里放不出视频？看省流画面' }).click();
  await canvas().waitFor();
  await until('she is read', 30_000, async () => (await caption()) !== '');
  assert.deepEqual(viewer.faults, []);
});
