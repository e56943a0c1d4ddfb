// A shop's writing desk in a real browser: a text is written from the facts, a sentence is refused for its article, mended,
// approved, exported, and read again with the price of another day; a text by a language model, which hangs, is stopped,
// and invents a figure; two variants of a script for a show.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { DESK, launch, PHONE, signedIn } from './browser.mjs';
import { administrator, Person, removeData, startRun, stop, stopDatabase, until } from './program.mjs';

const PASSWORD = 'a-long-password';
const SCARF = '桑蚕丝方巾 <b onmouseover=x()>春款</b>';

/** A language model of ours: it streams as others do, or says a little and hangs. */
const model = { says: '', hangs: false };
const chunk = (choice, more = {}) => `data: ${JSON.stringify({ id: '1', object: 'chat.completion.chunk', created: 1, model: 'fake', choices: choice, ...more })}\n\n`;
const modelServer = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.write(chunk([{ index: 0, delta: { role: 'assistant', content: model.says } }]));
    if (model.hangs) return;
    response.write(chunk([{ index: 0, delta: {}, finish_reason: 'stop' }]));
    response.write(chunk([], { usage: { prompt_tokens: 300, completion_tokens: 120, total_tokens: 420 } }));
    response.end('data: [DONE]\n\n');
  });
});

let program;
let browser;
let merchant;
let studio;
let product;
let show;

before(async () => {
  await new Promise((resolve) => modelServer.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${modelServer.address().port}/v1`;
  program = await startRun(undefined, `-Dqiantang.llm.base-url=${address} -Dqiantang.llm.model=fake`);
  browser = await launch();
  merchant = new Person(program.base);
  await merchant.ask('GET', '/api/me');
  const shop = { name: 'silkdesk', password: PASSWORD, shopName: '断桥丝坊', licenceHolder: '断桥丝坊有限公司', licenceNumber: '91330100MA2H000001' };
  const opened = await merchant.ask('POST', '/api/shops', shop);
  assert.equal(opened.status, 201);
  await merchant.signIn('silkdesk', PASSWORD);
  const admin = await administrator(program, PASSWORD);
  assert.equal((await admin.ask('POST', `/api/admin/shops/${opened.body.merchantId}/approve`)).status, 200);
  const made = await merchant.ask('POST', '/api/studio/products', {
    code: 'SCARF',
    title: SCARF,
    legalCategory: '服饰',
    description: '方巾',
    pictures: [],
    facts: [
      { key: 'material', value: '100% 桑蚕丝', unit: null, proof: { kind: '检测报告', number: '纺检-7', issuer: '省纺检院', scope: '成分', validUntil: null } },
      { key: 'dimensions', value: '90×90 厘米', unit: null, proof: null },
      { key: 'care', value: '冷水手洗', unit: null, proof: null },
    ],
    afterSale: ['七天无理由退货'],
    sizes: null,
    delivery: { from: '浙江杭州', hoursToShip: 48, freeShipping: true, excluded: [] },
    skus: [{ code: 'SCARF-1', name: '烟青', price: { minor: 23900, currency: 'CNY' }, free: 40 }],
  });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  product = made.body;
  const planned = await merchant.ask('POST', '/api/studio/shows', { title: '丝巾专场' });
  show = planned.body.id;
  const item = { productId: product.id, allot: [{ skuId: product.skus[0].skuId, pieces: 10 }] };
  assert.ok((await merchant.ask('POST', `/api/studio/shows/${show}/items`, item)).status < 300);
  await until('the pieces have arrived', 20_000, async () => (await merchant.ask('GET', `/api/studio/shows/${show}`)).body.items[0]?.skus[0].left === 10);
  studio = await signedIn(browser, program.base, DESK, 'silkdesk', PASSWORD, '/studio/');
});

after(async () => {
  modelServer.close();
  modelServer.closeAllConnections();
  await browser?.close();
  if (program?.child) {
    await stop(program);
    stopDatabase(program.data);
    removeData(program.data);
  }
});

const idOf = (page) => page.url().match(/copy\/(\d+)/)[1];
const text = async (id) => (await merchant.ask('GET', `/api/studio/copy/texts/${id}`)).body;
const row = (page, part) => page.locator('.sentences .row').filter({ hasText: part }).first();

test('from the page of a product a text is written whose every sentence has passed and shows its facts', async () => {
  await studio.goto(`${program.base}/studio/products/${product.id}`);
  await studio.getByRole('link', { name: '写文案' }).click();
  await studio.getByRole('button', { name: '开始写' }).click();
  await studio.waitForURL(/\/copy\/\d+/);

  const written = await text(idOf(studio));
  assert.ok(written.sentences.length >= 6);
  assert.ok(written.sentences.every((one) => one.state === 'passed'));
  await row(studio, '凭据').click();
  const facts = studio.getByRole('region', { name: '这一句的依据' });
  await facts.getByText(/100% ?桑蚕丝/).waitFor();
  await facts.getByText(/省纺检院/).waitFor();
  assert.deepEqual(studio.faults, []);
});

test('a sentence against the law shows its article and keeps the text from approval until it is mended', async () => {
  await row(studio, '行动').click();
  await row(studio, '行动').getByRole('button', { name: '修改' }).click();
  await studio.getByRole('textbox', { name: '修改' }).fill('全网第一好的方巾，点进来看。');
  await studio.getByRole('button', { name: '保存' }).click();

  await row(studio, '行动').getByText(/广告法/).first().waitFor();
  assert.ok(await studio.getByRole('button', { name: '通过', exact: true }).isDisabled());

  await row(studio, '行动').focus();
  await studio.keyboard.press('Enter');
  await studio.getByRole('textbox', { name: '修改' }).fill('喜欢的话点进来看看。');
  await studio.keyboard.press('Control+Enter');
  await until('it has passed', 20_000, async () => (await text(idOf(studio))).sentences.every((one) => one.state === 'passed'));
  await studio.getByRole('button', { name: '通过', exact: true }).click();
  await studio.getByText('已通过，可以导出和使用').waitFor();
});

test('a former version is read against the present one sentence by sentence before anything is restored', async () => {
  await studio.getByRole('button', { name: '第 1 版与现在逐句对比' }).click();
  const dialog = studio.getByRole('dialog');
  const changed = dialog.getByRole('row').filter({ hasText: '喜欢的话点进来看看' });
  await changed.getByText('改动').waitFor();
  await dialog.getByText('与现在有 1 句不同').waitFor();
  const all = await dialog.getByRole('row').count();
  await dialog.getByText('只看不同的').click();
  assert.equal(await dialog.getByRole('row').count(), 2, `of ${all} rows those of the head and of the change`);
  await dialog.getByRole('button', { name: '取消' }).click();
  await dialog.waitFor({ state: 'hidden' });
});

test('it is exported for Word, and its words go into the draft of the product', async () => {
  const [file] = await Promise.all([studio.waitForEvent('download'), studio.getByRole('button', { name: '导出 Word' }).click()]);
  assert.match(file.suggestedFilename(), /\.docx$/);
  assert.equal(readFileSync(await file.path()).subarray(0, 2).toString(), 'PK');

  await studio.getByRole('button', { name: '用作商品描述' }).click();
  await studio.waitForURL(/\/products\/\d+/);
  const field = studio.getByLabel('描述', { exact: false }).first();
  assert.match(await field.inputValue(), /喜欢的话点进来看看/);
});

test('a text is written for those who are named in words, and what names nobody is told', async () => {
  await studio.goto(`${program.base}/studio/copy?product=${product.id}`);
  await studio.getByRole('textbox', { name: '说给谁（自己写）' }).fill('宝妈、火星人');
  await studio.getByRole('button', { name: '开始写' }).click();
  await studio.waitForURL(/\/copy\/\d+/);

  await studio.getByText('说给：宝妈 → 带娃家庭').waitFor();
  await studio.getByRole('status').getByText(/^火星人：不认识/).waitFor();
  assert.ok((await text(idOf(studio))).sentences.every((one) => one.state === 'passed'));
});

test('a model that hangs while all is written anew is seen at its sentence and can be stopped, and what had no turn stays', async () => {
  model.says = '{"part":"point","text":"料子标的是{fact:material}，这条能查。"}\n';
  await studio.goto(`${program.base}/studio/copy?product=${product.id}`);
  await studio.getByText('语言模型', { exact: true }).click();
  await studio.getByRole('button', { name: '开始写' }).click();
  await studio.waitForURL(/\/copy\/\d+/);
  await studio.locator('.sentences .row').first().waitFor();
  const id = idOf(studio);
  const before = await text(id);
  assert.ok(before.sentences.some((one) => one.author === 'model'));

  model.hangs = true;
  await studio.getByRole('button', { name: '整份重写' }).click();
  await studio.getByRole('dialog').getByRole('button', { name: '整份重写' }).click();
  await studio.getByText(/模型正在重写第 \d+ 句/).waitFor();
  assert.ok(await studio.getByRole('button', { name: '通过', exact: true }).isDisabled());
  await studio.getByRole('button', { name: '停止' }).click();
  await studio.getByText(/模型正在重写/).waitFor({ state: 'hidden' });

  const after = await text(id);
  assert.equal(after.row.version, 2);
  assert.deepEqual(after.sentences, before.sentences);
  model.hangs = false;
});

test('what the model wrote for one sentence and was not kept stands beside that sentence with its reason', async () => {
  const before = (await text(idOf(studio))).tokens;
  model.says = '{"part":"point","text":"只要19块9。"}\n';
  await row(studio, '卖点').click();
  await row(studio, '卖点').getByRole('button', { name: '重写这句' }).click();

  const tried = row(studio, '卖点').getByRole('list', { name: '为这一句写过、没留下的' });
  await tried.getByText('只要19块9。').waitFor();
  await tried.getByText(/没有事实支持/).first().waitFor();
  assert.equal((await text(idOf(studio))).tokens, before + 420);
  assert.deepEqual(studio.faults, []);
});

test('two variants of a script are written for a show, and what is read is the price of the day', async () => {
  await studio.goto(`${program.base}/studio/copy?show=${show}`);
  await studio.getByText('写 A、B 两版').click();
  await studio.getByRole('button', { name: '开始写' }).click();
  await studio.waitForURL(/\/copy\/\d+/);
  const id = idOf(studio);
  await studio.getByText('口播约').waitFor();
  await studio.getByRole('link', { name: /对比另一版/ }).click();
  await until('the other variant is shown', 20_000, async () => idOf(studio) !== id);
  const beside = studio.getByRole('region', { name: /并排的 [AB] 版/ });
  await beside.getByText('开场').first().waitFor();
  await studio.getByRole('button', { name: '并排看另一版' }).click();
  await beside.waitFor({ state: 'hidden' });
  await studio.getByRole('region', { name: '两版比较' }).getByText('两版都还没有播过').waitFor();

  const before = await text(id);
  assert.ok(before.sentences.some((one) => one.reads.includes('239元')));
  assert.ok(before.sentences.every((one) => !one.text.includes('239')));
  const price = { itemId: before.sentences.find((one) => one.part === 'price').itemId, skuId: product.skus[0].skuId, price: { minor: 25900, currency: 'CNY' }, reason: '换季' };
  assert.ok((await merchant.ask('POST', `/api/studio/shows/${show}/prices`, price)).status < 300);
  await until('the new price is read', 20_000, async () => (await text(id)).sentences.some((one) => one.reads?.includes('259元')));
});

test('the desk can be used on a phone', async () => {
  const phone = await signedIn(browser, program.base, PHONE, 'silkdesk', PASSWORD, '/studio/');
  await phone.goto(`${program.base}/studio/copy`);
  await phone.getByRole('link', { name: /详情文案/ }).first().click();
  await phone.locator('.sentences .row').first().waitFor();
  assert.ok(await phone.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
  assert.deepEqual(phone.faults, []);
});
