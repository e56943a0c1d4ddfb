// From a manual to a viewer's answer in a real browser: a merchant drops in the manual of a kettle, confirms facts, has copy
// and a script for the show written from them, has a sentence of each refused for its article and mends it, changes the
// price, and in the show a viewer's question is answered with that price and with what the manual says.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { DESK, launch, PHONE, signedIn } from './browser.mjs';
import { administrator, Person, removeData, startRun, stop, stopDatabase, until } from './program.mjs';

const PASSWORD = 'a-long-password';
const KETTLE = '多功能养生壶';
const MANUAL = 'app/src/test/resources/org/qiantang/app/manual/manual.pdf';

let program;
let browser;
let merchant;
let studio;
let viewer;
let product;
let show;
let item;

before(async () => {
  program = await startRun();
  browser = await launch();
  merchant = new Person(program.base);
  await merchant.ask('GET', '/api/me');
  const shop = { name: 'kettledesk', password: PASSWORD, shopName: '断桥茶器', licenceHolder: '断桥茶器有限公司', licenceNumber: '91330100MA2H000002' };
  const opened = await merchant.ask('POST', '/api/shops', shop);
  assert.equal(opened.status, 201);
  await merchant.signIn('kettledesk', PASSWORD);
  const admin = await administrator(program, PASSWORD);
  assert.equal((await admin.ask('POST', `/api/admin/shops/${opened.body.merchantId}/approve`)).status, 200);
  const made = await merchant.ask('POST', '/api/studio/products', {
    code: 'KETTLE',
    title: KETTLE,
    legalCategory: '家电',
    description: '养生壶',
    pictures: [],
    facts: [{ key: 'origin', value: '浙江宁波', unit: null, proof: null }],
    afterSale: ['七天无理由退货'],
    sizes: null,
    delivery: { from: '浙江杭州', hoursToShip: 48, freeShipping: true, excluded: [] },
    skus: [{ code: 'KETTLE-1', name: '标准款', price: { minor: 16900, currency: 'CNY' }, free: 40 }],
  });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  product = made.body;
  studio = await signedIn(browser, program.base, DESK, 'kettledesk', PASSWORD, '/studio/');
});

after(async () => {
  await browser?.close();
  if (program?.child) {
    await stop(program);
    stopDatabase(program.data);
    removeData(program.data);
  }
});

const idOf = (page) => page.url().match(/copy\/(\d+)/)[1];
const text = async (id) => (await merchant.ask('GET', `/api/studio/copy/texts/${id}`)).body;
const row = (part) => studio.locator('.sentences .row').filter({ hasText: part }).first();

/** Writes a claim of being the first into a sentence, sees it refused with its article, and mends it. */
async function refusedAndMended(part, mended) {
  await row(part).click();
  await row(part).getByRole('button', { name: '修改' }).click();
  await studio.getByRole('textbox', { name: '修改' }).fill('全网第一好的壶，点进来看。');
  await studio.getByRole('button', { name: '保存' }).click();
  await studio.locator('.sentences .row').filter({ hasText: '全网第一好的壶' }).first().getByText(/广告法/).first().waitFor();
  assert.ok(await studio.getByRole('button', { name: '通过', exact: true }).isDisabled());

  await row('全网第一好的壶').focus();
  await studio.keyboard.press('Enter');
  await studio.getByRole('textbox', { name: '修改' }).fill(mended);
  await studio.keyboard.press('Control+Enter');
  await until('it has passed', 20_000, async () => (await text(idOf(studio))).sentences.every((one) => one.state === 'passed'));
}

test('a manual is dropped in, and what a person confirms stands in the sheet with its page', async () => {
  await studio.goto(`${program.base}/studio/products/${product.id}`);
  await studio.getByRole('button', { name: '从说明书读取' }).click();
  const dialog = studio.getByRole('dialog').filter({ hasText: '从说明书或详情页读取事实' });
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name: '养生壶说明书.pdf', mimeType: 'application/pdf', buffer: readFileSync(MANUAL) });
  await dialog.locator('mark', { hasText: '800W' }).waitFor();
  await dialog.locator('.el-checkbox', { hasText: '壶身材质' }).click();
  await dialog.getByRole('button', { name: /放入事实表（\d+ 项）/ }).click();
  await studio.getByRole('button', { name: '保存', exact: true }).click();

  await studio.getByText('见《养生壶说明书.pdf》第 1 页').first().waitFor();
  const { facts } = (await merchant.ask('GET', `/api/studio/products/${product.id}`)).body;
  assert.equal(facts.find((fact) => fact.key === 'power').value, '800');
  assert.equal(facts.find((fact) => fact.key === '壶身材质').value, '高硼硅玻璃');
});

test('copy is written from what was confirmed; a sentence against the law shows its article and is mended', async () => {
  await studio.getByRole('link', { name: '写文案' }).click();
  await studio.getByRole('button', { name: '开始写' }).click();
  await studio.waitForURL(/\/copy\/\d+/);
  const written = await text(idOf(studio));
  assert.ok(written.sentences.every((one) => one.state === 'passed'));
  assert.ok(
    written.sentences.some((one) => /高硼硅玻璃|800/.test(one.reads ?? '')),
    'a sentence stands on a fact of the manual',
  );

  await refusedAndMended('行动', '喜欢的话点进来看看。');
  await studio.getByRole('button', { name: '通过', exact: true }).click();
  await studio.getByText('已通过，可以导出和使用').waitFor();
});

test('a script is written for the show; a sentence of it is refused, edited and passes', async () => {
  const planned = await merchant.ask('POST', '/api/studio/shows', { title: '养生壶专场' });
  show = planned.body.id;
  const lineUp = { productId: product.id, allot: [{ skuId: product.skus[0].skuId, pieces: 10 }] };
  assert.ok((await merchant.ask('POST', `/api/studio/shows/${show}/items`, lineUp)).status < 300);
  await until('the pieces have arrived', 20_000, async () => {
    item = (await merchant.ask('GET', `/api/studio/shows/${show}`)).body.items[0];
    return item?.skus[0].left === 10;
  });
  await studio.goto(`${program.base}/studio/copy?show=${show}`);
  await studio.getByRole('button', { name: '开始写' }).click();
  await studio.waitForURL(/\/copy\/\d+/);
  await studio.getByText('口播约').waitFor();
  const script = await text(idOf(studio));
  assert.ok(script.sentences.some((one) => one.reads?.includes('169元')));

  const last = script.sentences.at(-1).reads;
  await refusedAndMended(last.slice(0, 12), '今天就播到这里，谢谢大家。');
  assert.ok((await text(idOf(studio))).sentences.some((one) => one.reads?.includes('今天就播到这里')));
  assert.deepEqual(studio.faults, []);
});

test('in the show the question of a viewer is answered with the changed price and with the fact of the manual', async () => {
  const id = idOf(studio);
  assert.ok((await merchant.ask('POST', `/api/studio/shows/${show}/open`)).status < 300);
  assert.equal((await merchant.ask('POST', `/api/studio/shows/${show}/pin`, { itemId: item.itemId })).status, 200);
  const price = { itemId: item.itemId, skuId: item.skus[0].skuId, price: { minor: 14900, currency: 'CNY' }, reason: '开播优惠' };
  assert.ok((await merchant.ask('POST', `/api/studio/shows/${show}/prices`, price)).status < 300);
  await until('the script reads the new price', 20_000, async () => {
    const { sentences } = await text(id);
    return sentences.some((one) => one.reads?.includes('149元')) && !sentences.some((one) => one.reads?.includes('169元'));
  });
  await studio.goto(`${program.base}/studio/shows/${show}`);
  const help = studio.getByRole('region', { name: '客服台' });
  await help.getByRole('button', { name: '自动答复' }).click();
  const person = new Person(program.base);
  assert.equal((await person.join('kettleviewer', PASSWORD, '小满')).status, 201);
  viewer = await signedIn(browser, program.base, PHONE, 'kettleviewer', PASSWORD);
  await viewer.goto(`${program.base}/show/${show}`);

  await says('这个壶多少钱啊');
  await said(/149元/);
  await says('壶身是什么材质的 功率多大');
  await said(/高硼硅玻璃/);
  await said(/800/);
  assert.equal(await viewer.getByRole('log').locator('p.help').filter({ hasText: '169元' }).count(), 0);
  assert.deepEqual(viewer.faults, []);
});

async function says(line) {
  const box = viewer.getByPlaceholder('说点什么');
  await box.fill(line);
  await until('the line is said', 30_000, async () => {
    await box.press('Enter');
    await viewer.waitForTimeout(1_000);
    return (await box.inputValue()) === '';
  });
}

const said = (words) => viewer.getByRole('log').locator('p.help').filter({ hasText: words }).first().waitFor({ timeout: 30_000 });
