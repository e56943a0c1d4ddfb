// Clips in a real browser: the best moment of the show on air is found and cut with its subtitles.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { DESK, launch, signedIn } from './browser.mjs';
import { chatter } from './chatter.mjs';
import { Person, removeData, startDemo, stop, stopDatabase, until } from './program.mjs';

const WAITING = 60_000;
const TALKING = 45_000;

let program;
let browser;
let merchant;
let studio;
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
