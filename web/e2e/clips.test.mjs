// Clips, uploads and comments in a real browser: the best moment of the show on air is found, cut, published and played with its
// subtitles; a viewer uploads a film after a torn one was refused; below it people talk, and what the law forbids is seen by nobody.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { assertPlaying, DESK, launch, PHONE, signedIn } from './browser.mjs';
import { chatter } from './chatter.mjs';
import { Person, removeData, startDemo, stop, stopDatabase, until } from './program.mjs';

const WAITING = 240_000;
const TALKING = 25_000;

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
  phone = await signedIn(browser, program.base, PHONE, 'viewer', program.password);
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
  const talk = await chatter(program.base, program.show, 4);
  await phone.waitForTimeout(TALKING);
  await talk.stop();
  await until('a moment stands out', WAITING, async () => (await moments()).moments?.length > 0);
  await studio.goto(`${program.base}/studio/clips?show=${program.show}`);
  const list = studio.getByRole('region', { name: '值得剪的片段' });
  await list.getByText(/是全场平均的/).first().waitFor();
  await list.getByText(/这一段：成交/).first().waitFor();
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

test('what may be published is published, plays in the feed with its show named, and leads to the product', async () => {
  // Her words of the moment may hold pieces left; then the ends are moved to the longest stretch without them.
  const now = await own();
  if (!now.passed) {
    const bad = now.lines.filter((line) => !line.passes).map((line) => [line.fromMs, line.toMs]);
    const edges = [0, ...bad.flat(), now.row.clip.toMs - now.row.clip.fromMs];
    let best = [0, 0];
    for (let i = 0; i < edges.length; i += 2) {
      if (edges[i + 1] - edges[i] > best[1] - best[0]) best = [edges[i], edges[i + 1]];
    }
    assert.ok(best[1] - best[0] >= 5_000, JSON.stringify(now.lines));
    const from = now.row.clip.fromMs;
    const moved = await merchant.ask('PUT', `/api/studio/films/clips/${clip}`, { version: now.version, fromMs: from + best[0], toMs: from + best[1] });
    assert.equal(moved.status, 200, JSON.stringify(moved.body));
    await merchant.ask('POST', `/api/studio/films/clips/${clip}/render`, {});
    await until('it is cut anew', WAITING, async () => (await own()).row.state === 'ready');
    await studio.reload();
  }
  await studio.getByRole('button', { name: '发布', exact: true }).click();
  await studio.getByText('已发布').first().waitFor();

  await phone.goto(`${program.base}/films/${clip}`);
  await assertPlaying(phone);
  await phone.getByText(/剪自直播/).first().waitFor();
  await phone.getByRole('link', { name: /看商品/ }).first().waitFor();
});

test('what the law forbids is refused below a film, and what is said may be taken back by who said it', async () => {
  await phone.getByRole('button', { name: '评论' }).first().click();
  const sheet = phone.getByRole('dialog', { name: '评论' });
  await sheet.getByRole('textbox').fill('主播贵，加我微信便宜一半');
  await sheet.getByRole('button', { name: '发送' }).click();
  await sheet.getByRole('alert').waitFor();
  await sheet.getByText('还没有评论').waitFor();

  await sheet.getByRole('textbox').fill('讲得很清楚');
  await sheet.getByRole('button', { name: '发送' }).click();
  await sheet.getByRole('listitem').getByText('讲得很清楚').waitFor();
  assert.equal((await merchant.ask('GET', `/api/films/${clip}/comments`)).body.items.length, 1);
  await sheet.getByRole('button', { name: /删除我说的/ }).click();
  await sheet.getByText('还没有评论').waitFor();
});

test('a viewer uploads a film, a torn one ends in a plain word, and the whole one is shown as a viewer’s', async () => {
  const whole = join(program.data, 'mine.mp4');
  const torn = join(program.data, 'torn.mp4');
  spawnSync('ffmpeg', ['-v', 'error', '-y', '-f', 'lavfi', '-i', 'testsrc2=size=360x640:rate=15', '-f', 'lavfi', '-i', 'sine', '-t', '4', '-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-c:a', 'aac', whole]);
  spawnSync('head', ['-c', '20000', whole], { stdio: ['ignore', (await import('node:fs')).openSync(torn, 'w'), 'inherit'] });
  await phone.goto(`${program.base}/me/films`);
  for (const [file, title] of [[torn, '坏文件'], [whole, '我家的茶席']]) {
    await phone.getByLabel('选一个视频').setInputFiles(file);
    await phone.getByLabel('标题').fill(title);
    await phone.getByRole('button', { name: '上传', exact: true }).click();
    await phone.getByRole('listitem').filter({ hasText: title }).waitFor();
  }
  await phone.getByText('文件里没有能认出的视频画面').waitFor({ timeout: WAITING });
  const mine = phone.getByRole('listitem').filter({ hasText: '我家的茶席' });
  await mine.getByRole('button', { name: '发布' }).click({ timeout: WAITING });
  await mine.getByRole('link', { name: '去看看' }).click();
  await phone.getByText('用户投稿').first().waitFor();
});
