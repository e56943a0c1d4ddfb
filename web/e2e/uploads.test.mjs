// Uploads and comments in a real browser: a viewer uploads a film after a torn one was refused; below it people talk, and what
// the law forbids is seen by nobody; and what stands in the picture is read before a film is shown.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { DESK, launch, PHONE, signedIn } from './browser.mjs';
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

test('a word in the picture keeps a film back, its time leads there, and a person is asked and lets it pass', async () => {
  const pictures = [];
  const easel = await browser.newPage({ viewport: { width: 540, height: 960 } });
  for (const words of ['慢慢泡一壶茶', '全国第一的好茶']) {
    await easel.setContent(`<body style="margin:0;background:#223344;color:#fff;font:56px sans-serif"><p style="padding:160px 48px">${words}</p></body>`);
    const file = join(program.data, `${pictures.length}.png`);
    await easel.screenshot({ path: file });
    pictures.push(file);
  }
  await easel.close();
  const drawn = join(program.data, 'drawn.mp4');
  spawnSync('ffmpeg', ['-v', 'error', '-y', '-loop', '1', '-t', '4', '-i', pictures[0], '-loop', '1', '-t', '4', '-i', pictures[1], '-filter_complex', '[0:v][1:v]concat=n=2:v=1,fps=15,format=yuv420p', '-c:v', 'libx264', drawn]);

  await phone.goto(`${program.base}/me/films`);
  await phone.getByLabel('选一个视频').setInputFiles(drawn);
  await phone.getByLabel('标题').fill('西湖边的一天');
  await phone.getByRole('button', { name: '上传', exact: true }).click();
  const mine = phone.getByRole('listitem').filter({ hasText: '西湖边的一天' });
  await mine.getByText('画面：已看').first().waitFor({ timeout: WAITING });
  await mine.getByText('声音：没有声音').first().waitFor();
  const refused = mine.getByRole('button', { name: '发布' });
  await refused.click();
  await phone.getByText(/声音或画面里有 1 处没有通过审核/).waitFor();
  await mine.getByText('声音和画面里有什么').click();
  await mine.getByText('全国第一的好茶').waitFor();
  await mine.getByRole('button', { name: /跳到 0:0[4-6]/ }).first().click();
  assert.ok((await mine.locator('video').evaluate((video) => video.currentTime)) >= 4);
  await mine.getByRole('button', { name: '请人复核' }).click();
  await mine.getByText(/已请人复核/).waitFor();

  const officer = await signedIn(browser, program.base, DESK, 'officer', program.password, '/govern/');
  await officer.goto(`${program.base}/govern/films?standing=waiting`);
  await officer.getByRole('link', { name: '西湖边的一天' }).click();
  const panel = officer.getByRole('region', { name: '发布前人工复核' });
  await panel.getByRole('textbox').fill('画面里是店招原名，可以发布');
  await panel.getByRole('button', { name: '通过', exact: true }).click();
  await panel.waitFor({ state: 'detached' });
  await officer.context().close();

  await phone.reload();
  await mine.getByRole('button', { name: '发布' }).click();
  await mine.getByRole('link', { name: '去看看' }).waitFor();
});
