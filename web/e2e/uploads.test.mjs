// Uploads and comments in a real browser: a viewer uploads a film after a torn one was refused; below it people talk, and what
// the law forbids is seen by nobody.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { launch, PHONE, signedIn } from './browser.mjs';
import { Person, removeData, startDemo, stop, stopDatabase } from './program.mjs';

const WAITING = 240_000;

let program;
let browser;
let merchant;
let phone;
let film;

before(async () => {
  program = await startDemo(undefined, '-Dqiantang.films.short-side=360');
  browser = await launch();
  merchant = new Person(program.base);
  await merchant.signIn('merchant', program.password);
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
  film = phone.url().match(/films\/(\d+)/)[1];
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
  assert.equal((await merchant.ask('GET', `/api/films/${film}/comments`)).body.items.length, 1);
  await sheet.getByRole('button', { name: /删除我说的/ }).click();
  await sheet.getByText('还没有评论').waitFor();
});
