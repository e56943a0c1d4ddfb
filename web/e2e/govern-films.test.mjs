// A film that an officer takes down, in real browsers: a viewer's upload is published; the officer takes it down by a rule and its
// article; nobody finds it any longer; its owner reads why and objects; the officer puts it back.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { DESK, launch, PHONE, signedIn } from './browser.mjs';
import { Person, removeData, startDemo, stop, stopDatabase } from './program.mjs';

const WAITING = 240_000;
const TITLE = '巷口的桂花开了';

let program;
let browser;
let owner;
let officer;
let passerBy;
let film;

before(async () => {
  program = await startDemo(undefined, '-Dqiantang.films.short-side=360');
  browser = await launch();
  owner = await signedIn(browser, program.base, PHONE, 'viewer', program.password);
  officer = await signedIn(browser, program.base, DESK, 'officer', program.password, '/govern/');
  passerBy = new Person(program.base);
  await passerBy.signIn('merchant', program.password);
});

after(async () => {
  await browser?.close();
  if (program !== undefined) {
    await stop(program);
    stopDatabase(program.data);
    removeData(program.data);
  }
});

const statusOf = async (rest = '') => (await passerBy.ask('GET', `/api/films/${film}${rest}`)).status;

test('a viewer’s film is published and stands in the officers’ list', async () => {
  const file = join(program.data, 'mine.mp4');
  spawnSync('ffmpeg', ['-v', 'error', '-y', '-f', 'lavfi', '-i', 'testsrc2=size=360x640:rate=15', '-f', 'lavfi', '-i', 'sine', '-t', '4', '-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-c:a', 'aac', file]);
  await owner.goto(`${program.base}/me/films`);
  await owner.getByLabel('选一个视频').setInputFiles(file);
  await owner.getByLabel('标题').fill(TITLE);
  await owner.getByRole('button', { name: '上传', exact: true }).click();
  const mine = owner.getByRole('listitem').filter({ hasText: TITLE });
  await mine.getByRole('button', { name: '发布' }).click({ timeout: WAITING });
  await mine.getByRole('link', { name: '去看看' }).click();
  await owner.getByText('用户投稿').first().waitFor();
  film = owner.url().match(/films\/(\d+)/)[1];

  await officer.goto(`${program.base}/govern/films?kind=upload`);
  const row = officer.getByRole('row').filter({ hasText: TITLE });
  await row.getByText('展示中').waitFor();
  await row.getByRole('link', { name: TITLE }).click();
  await officer.getByRole('heading', { name: '逐句审核' }).waitFor();
});

test('a report of it comes to the officer’s queue and leads to the film', async () => {
  const report = await passerBy.ask('POST', '/api/reports', { kind: 'film', filmId: film, reason: 'false-claim', words: '招牌上写着全国第一' });
  assert.equal(report.status, 201);

  await officer.goto(`${program.base}/govern/reports/${report.body.id}`);
  await officer.getByText(`短视频“${TITLE}”`).waitFor();
  await officer.getByRole('link', { name: /看短视频/ }).click();
  await officer.getByRole('heading', { name: '逐句审核' }).waitFor();
});

test('the officer takes it down by a rule, and it is gone for everybody at once', async () => {
  await officer.getByLabel('理由').selectOption({ label: '违反规则' });
  await officer.getByRole('combobox', { name: '规则', exact: true }).selectOption('AD-01');
  await officer.getByLabel('给发布者的说明').fill('画面里的招牌写着“全国第一”，请遮住再发');
  await officer.getByRole('button', { name: '下架' }).click();
  await officer.getByRole('heading', { name: '已下架' }).waitFor();
  await officer.getByRole('region', { name: '处理记录' }).getByText('广告法').first().waitFor();

  assert.equal(await statusOf(), 404);
  assert.equal(await statusOf('/film.mp4'), 404);
  assert.equal(await statusOf('/comments'), 404);
  await owner.goto(`${program.base}/films/${film}`);
  await owner.getByText('这条短视频已经撤下').waitFor();
});

test('its owner reads why and by which article, and objects once', async () => {
  await owner.goto(`${program.base}/me/films`);
  const note = owner.getByRole('region', { name: '已被治理员下架' });
  await note.getByText('全国第一').waitFor();
  await note.getByText('广告法').waitFor();
  await note.getByLabel('申诉说明').fill('招牌在开头一秒，已经剪掉了');
  await note.getByRole('button', { name: '提交申诉' }).click();
  await note.getByText('等待复核').waitFor();
  assert.equal(await note.getByRole('button', { name: '提交申诉' }).count(), 0);
});

test('the officer finds the objection in the queue and puts the film back', async () => {
  await officer.goto(`${program.base}/govern/films?standing=contested`);
  await officer.getByRole('link', { name: TITLE }).click();
  await officer.getByText('已经剪掉了').first().waitFor();
  await officer.getByLabel('给发布者的说明').fill('已看到改好的画面，恢复展示');
  await officer.getByRole('button', { name: '恢复展示' }).click();
  await officer.getByRole('heading', { name: '上一次下架，已恢复' }).waitFor();

  assert.equal(await statusOf(), 200);
  await owner.goto(`${program.base}/films/${film}`);
  await owner.getByText('用户投稿').first().waitFor();
});
