// A film's whole life in a real browser: made from a product's facts, refused with a false sentence, mended, rendered,
// published, played in the feed, liked, bought from, and gone from the feed once a fact in it has changed.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { assertPlaying, DESK, launch, PHONE, signedIn } from './browser.mjs';
import { Person, removeData, startDemo, stop, stopDatabase, until } from './program.mjs';

const SCARF = '桑蚕丝素绉缎长巾';
const MAKING = 240_000;

let program;
let browser;
let merchant;
let studio;
let phone;
let product;
let film;

before(async () => {
  program = await startDemo(undefined, '-Dqiantang.films.short-side=360');
  browser = await launch();
  merchant = new Person(program.base);
  await merchant.signIn('merchant', program.password);
  const found = await merchant.ask('GET', `/api/studio/products?q=${encodeURIComponent(SCARF)}`);
  product = found.body.items[0];
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

const own = async () => (await merchant.ask('GET', `/api/studio/films/${film}`)).body;

test('from a product a storyboard is written whose every sentence is checked and shows what it stands on', async () => {
  await studio.goto(`${program.base}/studio/films?product=${product.id}`);
  await studio.getByRole('button', { name: '生成分镜' }).click();
  await studio.waitForURL(/\/films\/\d+/);
  film = studio.url().match(/films\/(\d+)/)[1];

  const now = await own();
  assert.ok(now.scenes.length >= 5);
  assert.ok(now.scenes.every((scene) => scene.state === 'passed' && !/\d+(\.\d+)?元/.test(scene.reads)));
  await studio.getByRole('region', { name: '分镜' }).getByText('依据').first().waitFor();
});

test('each scene shows a still of itself, another one after an edit, and a sentence more can be asked for', async () => {
  const board = studio.getByRole('region', { name: '分镜' });
  const now = await own();
  const { id: scene, still } = now.scenes[1];
  const drawn = await studio.request.get(`${program.base}${still}`);
  assert.equal(drawn.headers()['content-type'], 'image/jpeg');
  const [width, height] = await board.locator(`img[src="${still}"]`).evaluate((img) => img.decode().then(() => [img.naturalWidth, img.naturalHeight]));
  assert.deepEqual([width, height], [240, 426]);
  // Whoever is not of the shop sees none.
  assert.notEqual((await phone.request.get(`${program.base}${still}`)).status(), 200);

  const form = studio.getByRole('form', { name: '加一句' });
  await form.getByRole('textbox', { name: '或者自己写一句' }).fill('全国第一的长巾。');
  await form.getByRole('button', { name: '加上这句' }).click();
  await board.getByText('违规').first().waitFor();
  const more = await own();
  assert.equal(more.scenes.length, now.scenes.length + 1);
  const added = more.scenes.find((one) => one.byPerson);
  const drawnOfAdded = await studio.request.get(`${program.base}${added.still}`);
  assert.equal(drawnOfAdded.headers()['content-type'], 'image/jpeg', 'one that has not passed has its still, too');
  await merchant.ask('DELETE', `/api/studio/films/${film}/scenes/${added.id}?version=${more.version}`);
  assert.notEqual((await own()).scenes.find((one) => one.id === scene).still, still, 'it goes by the version');
  await studio.reload();
});

test('what a picture shows is said once, and a scene’s picture can be chosen', async () => {
  await studio.getByRole('button', { name: '图片说明' }).click();
  const dialog = studio.getByRole('dialog', { name: '图片说明' });
  await dialog.getByRole('combobox', { name: '图 1 展示什么' }).click({ force: true }); // what stands in an empty choice of several lies above its box
  await studio.getByRole('option', { name: '整件', exact: true }).click();
  await dialog.locator('.el-select').first().getByText('整件').waitFor();
  // The list of options closes; Escape would close the dialog with it.
  await dialog.getByText('每张图里看得到什么').click();
  await dialog.getByRole('button', { name: '保存' }).click();
  await dialog.waitFor({ state: 'hidden' });
  assert.deepEqual((await merchant.ask('GET', `/api/studio/films/pictures/${product.id}`)).body.pictures[0].aspects, ['whole']);

  const scene = studio.getByRole('region', { name: '分镜' }).getByRole('listitem').filter({ has: studio.getByRole('button', { name: '换图' }) }).first();
  await scene.getByRole('button', { name: '换图' }).click();
  await scene.getByRole('list', { name: '换图' }).getByRole('button').first().click();
  await scene.getByText('人工选的').waitFor();
  assert.ok((await own()).scenes.some((one) => one.picked));
});

test('all goods that a search finds are filmed in a batch that tells how far it is and can be cancelled', async () => {
  await studio.goto(`${program.base}/studio/films`);
  await studio.getByRole('textbox', { name: '搜商品名、货号、规格' }).fill('桑蚕丝');
  await studio.getByText(/选中搜到的全部商品（\d+ 件）/).click();
  await studio.getByRole('button', { name: /批量生成并制作|生成分镜/ }).click();
  const batches = studio.getByRole('region', { name: '批量制作' });
  await batches.getByRole('progressbar').first().waitFor();
  await batches.getByRole('button', { name: '取消余下的' }).click();
  await batches.getByText('已取消').waitFor();
  const [batch] = (await merchant.ask('GET', '/api/studio/films/batches')).body.items;
  assert.equal(batch.state, 'cancelled');
  assert.ok(batch.total >= 1);
  await until('nothing of the batch is at work', 60_000, async () => (await merchant.ask('GET', `/api/studio/films/batches/${batch.id}`)).body.atWork === 0);
  await studio.goto(`${program.base}/studio/films/${film}`);
});

test('one line fills the form: goods, kind, length and what is told first, and what no fact bears is told', async () => {
  await studio.goto(`${program.base}/studio/films`);
  await studio.getByRole('textbox', { name: '一句话成片' }).fill(`给${SCARF}拍个20秒的开箱，重点讲产地，说它防弹，不要音乐`);
  await studio.getByRole('button', { name: '读懂这句话' }).click();

  await studio.getByText('不会写进影片').waitFor();
  const page = await studio.getByRole('region', { name: '做影片' }).innerText();
  assert.match(page, /防弹/);
  assert.match(page, /产地：/);
  assert.match(page, /20 秒以内/);
  assert.ok(!(await studio.getByRole('checkbox', { name: '配乐' }).isChecked()));
  await studio.getByRole('button', { name: '生成分镜' }).click();
  await studio.waitForURL(/\/films\/\d+/);
  const id = studio.url().match(/films\/(\d+)/)[1];
  const written = (await merchant.ask('GET', `/api/studio/films/${id}`)).body;
  assert.equal(written.row.productId, product.id);
  assert.equal(written.row.template, 'unboxing');
  const points = written.scenes.filter((scene) => scene.part === 'point');
  assert.equal(points[0].facts[0].key, 'origin');
  assert.ok(written.passed && !written.music);
  await merchant.ask('DELETE', `/api/studio/films/${id}`);
  await studio.goto(`${program.base}/studio/films/${film}`);
});

test('who speaks is chosen in the form, the shop’s own presenter where nobody is, and stays with the film', async () => {
  assert.equal((await own()).speaker.who, 'own');
  await studio.goto(`${program.base}/studio/films?product=${product.id}`);
  await studio.getByRole('combobox', { name: '主播和声音' }).click({ force: true }); // the one who is chosen already lies above its box
  await studio.getByRole('option', { name: '陈师傅', exact: true }).click();
  await studio.getByRole('button', { name: '生成分镜' }).click();
  await studio.waitForURL(/\/films\/\d+/);
  const id = studio.url().match(/films\/(\d+)/)[1];
  await studio.getByText('主播：陈师傅，语速 0.96').waitFor();
  assert.deepEqual((await merchant.ask('GET', `/api/studio/films/${id}`)).body.speaker, { who: 'shifu', voice: '', pace: 0.96 });
  await merchant.ask('DELETE', `/api/studio/films/${id}`);
  await studio.goto(`${program.base}/studio/films/${film}`);
});

test('a sentence that no fact bears keeps the film from being made until it is mended', async () => {
  const scene = studio.getByRole('region', { name: '分镜' }).getByRole('listitem').nth(3);
  await scene.getByRole('button', { name: '改', exact: true }).click();
  await scene.getByRole('textbox').fill('全国第一的长巾，重 5 公斤。');
  await scene.getByRole('button', { name: '保存' }).click();
  await scene.getByText('违规').waitFor();
  assert.ok(await studio.getByRole('button', { name: '制作影片' }).isDisabled());

  await scene.getByRole('button', { name: '删', exact: true }).click();
  await until('the false sentence is gone', 20_000, async () => (await own()).passed);

  // What is told is drawn by lot, and may be the material alone; a journey below needs more, and a person can say it.
  const { body: sheet } = await merchant.ask('GET', `/api/studio/products/${product.id}`);
  const others = sheet.facts.filter((fact) => fact.key !== 'material');
  const tells = (now, fact) => now.passed && now.scenes.some((one) => one.facts.some((told) => told.key === fact.key));
  let now = await own();
  for (const fact of others) {
    if (others.some((one) => tells(now, one))) {
      break;
    }
    const one = now.scenes.filter((each) => each.mayLook).at(-1);
    await merchant.ask('PUT', `/api/studio/films/${film}/scenes/${one.id}`, { version: now.version, text: `再看一眼：${fact.value}${fact.unit ?? ''}。` });
    now = await own();
  }
  assert.ok(others.some((fact) => tells(now, fact)), JSON.stringify(now.scenes.map((one) => [one.reads, one.state, one.facts.map((fact) => fact.key)])));
  await studio.reload();
});

test('the film is rendered with its label and mark, and published', async () => {
  await studio.getByRole('button', { name: '制作影片' }).click();
  await until('the film is made', MAKING, async () => {
    const { state, trouble } = (await own()).row;
    assert.notEqual(state, 'failed', trouble ?? '');
    return state === 'ready';
  });
  const { row } = await own();
  assert.ok(row.seconds >= 15 && row.seconds <= 60, String(row.seconds));
  assert.deepEqual(row.voice, row.heard ? { engine: 'espeak', failed: [] } : null);

  await studio.getByRole('button', { name: '发布', exact: true }).click();
  await studio.getByText('已发布').first().waitFor();

  const file = join(program.data, 'journey-film.mp4');
  const answer = await fetch(`${program.base}/api/films/${film}/film.mp4`);
  writeFileSync(file, Buffer.from(await answer.arrayBuffer()));
  const probed = spawnSync('ffprobe', ['-v', 'error', '-show_entries', 'stream=codec_name,width,height:format_tags', file], { encoding: 'utf8' }).stdout;
  assert.match(probed, /codec_name=h264/);
  assert.match(probed, /codec_name=aac/);
  assert.match(probed, /width=360\s+height=640/);
  assert.match(probed, new RegExp(`AIGC=.*"Label":"1".*"ProduceID":"film-${film}"`));
});

test('it plays in the feed under its label, with the live price beside it, and can be liked', async () => {
  await phone.goto(`${program.base}/films/${film}`);
  await assertPlaying(phone);
  await phone.getByText('AI 生成').first().waitFor();
  await phone.getByText('实时价').first().waitFor();

  await phone.getByRole('button', { name: '点赞', exact: true }).first().click();
  await phone.getByRole('button', { name: '取消点赞' }).first().waitFor();
  assert.equal((await merchant.ask('GET', `/api/films/${film}`)).body.likes, 1);
});

test('one buys from the film, at the cashier that all purchases go through', async () => {
  await phone.getByRole('button', { name: '购买', exact: true }).first().click();
  await phone.getByRole('dialog').getByRole('button', { name: /购买/ }).click();
  await phone.waitForURL(/\/checkout\?lines=/);
  await phone.getByText(SCARF).first().waitFor();
});

test('the film is on the page of its product, and leaves all pages once a fact in it has changed', async () => {
  await phone.goto(`${program.base}/product/${product.id}`);
  await phone.getByRole('heading', { name: '商品短视频' }).waitFor();

  const { body: now } = await merchant.ask('GET', `/api/studio/products/${product.id}`);
  // Not the material, which the title tells too and so holds fast.
  const told = (await own()).scenes.flatMap((scene) => scene.facts).map((fact) => fact.key);
  const { key } = now.facts.find((fact) => fact.key !== 'material' && told.includes(fact.key));
  // A measure stays a number in its unit, whichever fact the storyboard has told.
  const other = (value) => (/\d/.test(value) ? value.replace(/\d+/, (digits) => String(Number(digits) + 1)) : '另一种说法');
  const facts = now.facts.map((fact) => (fact.key === key ? { ...fact, value: other(fact.value) } : fact));
  const changed = await merchant.ask('PUT', `/api/studio/products/${product.id}`, { ...now, facts });
  assert.equal(changed.status, 200, JSON.stringify(changed.body));

  await until('the film has left the feed', 20_000, async () => (await merchant.ask('GET', `/api/films/${film}`)).status === 404);
  await studio.reload();
  await studio.getByText('资料已变').first().waitFor();
});
