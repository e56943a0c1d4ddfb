// Clips in a real browser: the best moment of the show on air is found and cut with its subtitles; after the show one is cut,
// looked at, mended and published, met in the feed, played with its subtitles and its label, and bought from.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { DESK, launch, PHONE, signedIn } from './browser.mjs';
import { chatter } from './chatter.mjs';
import { Person, removeData, startDemo, stop, stopDatabase, until } from './program.mjs';

const WAITING = 60_000;
const TALKING = 45_000;
const LOOKING = 180_000;
/** No clip is shorter, in milliseconds. */
const SHORTEST = 5_000;
/** Keeps an end off the sentence beside it. */
const APART = 100;

let program;
let browser;
let merchant;
let studio;
let phone;
let clip;

before(async () => {
  program = await startDemo(undefined, '-Dqiantang.films.short-side=360');
  browser = await launch();
  merchant = new Person(program.base);
  await merchant.signIn('merchant', program.password);
  studio = await signedIn(browser, program.base, DESK, 'merchant', program.password, '/studio/');
});

after(async () => {
  await browser?.close();
  if (program !== undefined) {
    await stop(program);
    stopDatabase(program.data);
    removeData(program.data);
  }
});

const moments = async () => (await merchant.ask('GET', `/api/studio/films/clips/moments?show=${program.show}`)).body;
const own = async () => (await merchant.ask('GET', `/api/studio/films/clips/${clip}`)).body;

test('while the show is on its best moments are listed with their reasons and figures', async () => {
  const { body } = await merchant.ask('GET', `/api/studio/shows/${program.show}`);
  await merchant.ask('POST', `/api/studio/shows/${program.show}/pin`, { itemId: body.items[0].itemId });
  const talk = await chatter(program.base, program.show, 4);
  await studio.waitForTimeout(TALKING);
  await talk.stop();
  await until('a moment stands out', WAITING, async () => (await moments()).moments?.length > 0);
  await studio.goto(`${program.base}/studio/clips?show=${program.show}`);
  const list = studio.getByRole('region', { name: '值得剪的片段' });
  await list.getByText(/是全场平均的/).first().waitFor();
  await list.getByRole('rowheader', { name: '这一段' }).first().waitFor();
  assert.match(await list.getByRole('link', { name: '成交' }).first().getAttribute('href'), /metrics#clip_paid$/);
});

test('a moment is cut into a film with subtitles, its minutes and the label of the digital host', async () => {
  await studio.getByRole('button', { name: '剪这一段' }).first().click();
  await studio.waitForURL(/\/clips\/\d+/);
  clip = studio.url().match(/clips\/(\d+)/)[1];
  await until('the clip is cut', WAITING, async () => {
    const { state, trouble } = (await own()).row;
    assert.notEqual(state, 'failed', trouble ?? '');
    return state === 'ready';
  });
  const { row } = await own();
  assert.equal(row.ai, true);
  assert.equal(row.clip.showId, program.show);
  const file = join(program.data, 'films', clip, '1.mp4');
  const probed = spawnSync('ffprobe', ['-v', 'error', '-show_entries', 'stream=codec_name:format_tags', file], { encoding: 'utf8' }).stdout;
  assert.match(probed, /codec_name=mov_text/);
  assert.match(probed, /qiantang_clip=/);
  assert.match(probed, /AIGC=.*"Label":"1"/);
});

/** A video somewhere on a page goes on from where it is, or from its beginning where it plays over. */
async function assertGoesOn(video) {
  const time = () => video.evaluate((player) => player.currentTime);
  let from = await time();
  await until('the clip plays', WAITING, async () => {
    const now = await time();
    from = Math.min(from, now);
    return now > from + 1;
  });
}

/** As the fields of a clip's ends want it. */
function clockOf(ms) {
  const seconds = (ms % 60_000) / 1_000;
  return `${String(Math.floor(ms / 60_000)).padStart(2, '0')}:${seconds.toFixed(3).padStart(6, '0')}`;
}

/** The longest stretch of a clip in which no sentence stands that may not be told again, in the show's time. */
function stretchThatStands({ row, lines }) {
  const { fromMs, toMs } = row.clip;
  const bad = lines.filter((line) => !line.passes).map((line) => [fromMs + line.fromMs, fromMs + line.toMs]);
  const begins = [fromMs, ...bad.map(([, end]) => end + APART)];
  const ends = [...bad.map(([begin]) => begin - APART), toMs];
  const [longest] = begins.map((begin, at) => ({ begin, end: ends[at] })).sort((one, other) => other.end - other.begin - (one.end - one.begin));
  assert.ok(longest.end - longest.begin >= SHORTEST, `a stretch that may be told again: ${JSON.stringify({ row, lines })}`);
  return longest;
}

/** What is seen in it may keep it back, too, and is looked for once it is cut. */
const made = () =>
  until('the clip is cut and looked through', LOOKING, async () => {
    const now = await own();
    assert.notEqual(now.row.state, 'failed', now.row.trouble ?? '');
    return now.row.state === 'ready' && now.row.upToDate && !['queued', 'running'].includes(now.row.review?.state) && now;
  });

test('after the show its best moments are there still, and one is cut and looked at', async () => {
  const show = `/api/studio/shows/${program.show}`;
  await merchant.ask('POST', `${show}/close`);
  await until('the show is closed', WAITING, async () => (await merchant.ask('GET', show)).body.state === 'closed');
  await until('the last piece is kept', WAITING, async () => (await merchant.ask('GET', `${show}/recording`)).body.running === false);
  await studio.goto(`${program.base}/studio/clips?show=${program.show}`);
  const list = studio.getByRole('region', { name: '值得剪的片段' });
  await list.getByText(/是全场平均的/).first().waitFor();
  const found = (await moments()).moments;
  const best = found.findIndex((one) => one.passes && one.lines.length > 0);

  await list.getByRole('button', { name: '剪这一段' }).nth(Math.max(0, best)).click();
  await studio.waitForURL(/\/clips\/\d+/);
  clip = studio.url().match(/clips\/(\d+)/)[1];

  const now = await made();
  assert.ok(now.lines.length > 0, 'the digital host has said something in it');
  const player = studio.getByRole('complementary', { name: '成片' }).locator('video');
  await player.waitFor();
  await player.evaluate((video) => void video.play());
  await assertGoesOn(player);
});

test('what may not be told again is left out by its ends, and the clip is published', async () => {
  const before = await own();
  if (!before.passed) {
    const { begin, end } = stretchThatStands(before);
    await studio.getByRole('textbox', { name: '从（开播后）' }).fill(clockOf(begin));
    await studio.getByRole('textbox', { name: '到（开播后）' }).fill(clockOf(end));
    await studio.getByRole('button', { name: '保存并重新制作' }).click();
    await until('the other ends are known', WAITING, async () => (await own()).version > before.version);
  }
  const now = await made();
  assert.ok(now.passed, JSON.stringify(now));

  await studio.getByRole('button', { name: '发布', exact: true }).click();
  await studio.getByRole('complementary', { name: '成片' }).getByText('已发布').waitFor();
  assert.equal((await own()).row.published, true);
});

/** The clip in the feed of the phone, on the screen. */
async function met() {
  const slide = phone.getByRole('article', { name: (await own()).row.title, exact: true });
  await slide.waitFor({ state: 'attached' });
  await slide.scrollIntoViewIfNeeded();
  return slide;
}

test('a viewer meets it in the feed, where it plays with its subtitles, its label and the show it is from', async () => {
  const { row } = await own();
  await until('the shelf sells its product', 90_000, async () => {
    const { body } = await merchant.ask('GET', `/api/products/${row.productId}/offers`);
    return body.some((offer) => offer.kind === 'SHELF' && offer.skus.some((sku) => sku.left > 0));
  });
  await until('it is suggested', WAITING, async () => {
    const { body } = await merchant.ask('GET', '/api/feed/films?limit=60');
    return body.items.some((one) => one.filmId === clip);
  });
  phone = await signedIn(browser, program.base, PHONE, 'viewer', program.password);
  const told = [];
  phone.on('request', (request) => /\/api\/feed\/(acts|shown)$/.test(request.url()) && told.push(request.postDataJSON()));
  await phone.goto(`${program.base}/films`);

  const slide = await met();
  const video = slide.locator('video');
  await assertGoesOn(video);
  // The order is made for the viewer: the reason stands below, and what is looked at is told for the next lists.
  await slide.getByRole('link', { name: /为什么推荐这些|未使用个性化推荐/ }).waitFor();
  await until('it is told that it was looked at and seen', WAITING, async () =>
    told.some(({ acts }) => acts?.some((one) => one.filmId === clip && one.act === 'click')) && told.some(({ itemIds }) => itemIds?.includes(clip)),
  );
  const said = await until('the subtitles are there', WAITING, () =>
    video.evaluate(({ textTracks }) => {
      const track = textTracks[0];
      const cues = track?.mode === 'showing' ? [...(track.cues ?? [])] : [];
      return cues.length > 0 && { kind: track.kind, texts: cues.map((cue) => cue.text) };
    }),
  );
  assert.equal(said.kind, 'subtitles');
  const lines = (await own()).lines.map((line) => line.text).join('');
  assert.ok(said.texts.some((text) => text.trim() !== '' && lines.includes(text.trim())), JSON.stringify({ said, lines }));
  await slide.getByText('AI 生成', { exact: true }).waitFor();
  await slide.getByText(`剪自直播《${row.clip.showTitle}》`).waitFor();
});

test('its product is bought from it and paid for', async () => {
  const { row } = await own();
  const slide = await met();
  await slide.getByText(row.productTitle).first().waitFor();
  await slide.getByRole('button', { name: '购买', exact: true }).click();
  await phone.getByRole('dialog').getByRole('button', { name: /购买/ }).click();
  await phone.waitForURL(/\/checkout\?lines=/);
  await phone.getByText(row.productTitle).first().waitFor();
  await phone.getByRole('button', { name: /填写收货地址/ }).click();
  await phone.getByLabel('收货人').fill('小满');
  await phone.getByLabel('手机号').fill('13800138042');
  await phone.getByLabel('省份').selectOption('浙江');
  await phone.getByLabel('城市').fill('杭州市');
  await phone.getByLabel('区县').fill('西湖区');
  await phone.getByLabel(/街道、门牌号/).fill('龙井路 1 号');
  await phone.getByRole('button', { name: '保存', exact: true }).click();
  await phone.getByText('龙井路 1 号').first().waitFor();
  const sum = phone.locator('footer .total');
  await until('the total is reckoned', WAITING, async () => /[1-9]/.test(await sum.textContent()));
  await phone.getByRole('button', { name: '提交订单' }).click();
  const pay = phone.getByRole('link', { name: '去支付' });
  await pay.waitFor({ timeout: WAITING });
  const opens = phone.context().waitForEvent('page');
  await pay.click();
  const cashier = await opens;
  await cashier.getByRole('button', { name: /确认支付/ }).click();

  const viewer = new Person(program.base);
  await viewer.signIn('viewer', program.password);
  await until('the shop has taken the order', WAITING, async () => {
    const { body } = await viewer.ask('GET', '/api/orders');
    return body.items.some((one) => one.state === 'taken' && one.lines.some((line) => line.title.includes(row.productTitle)));
  });
  assert.equal((await viewer.ask('GET', `/api/films/${clip}`)).body.productId, row.productId);
});
