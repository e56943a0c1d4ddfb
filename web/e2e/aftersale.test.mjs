// What buyers ask for after the sale, on their phones, with the shop's answers at its desk: money back before anything is
// sent, another piece for a faulty one, another amount than was asked for, and the difference to a price that fell.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DESK, launch, PHONE, signedIn } from './browser.mjs';
import { Person, removeData, run, startDemo, stop, stopDatabase, until } from './program.mjs';

const CARRIER = '顺丰速运';

let program;
let browser;
let phone;
let studio;
let buyer;
let merchant;
let items;
let parcels = 0;
let wishes = 0;

before(async () => {
  program = await startDemo(undefined, '-Dqiantang.frames=8');
  browser = await launch();
  [buyer, merchant] = [new Person(program.base), new Person(program.base)];
  await buyer.signIn('viewer', program.password);
  await merchant.signIn('merchant', program.password);
  await ok(buyer.ask('PUT', '/api/me/address', { recipient: '小满', phone: '13800000000', region: '浙江省 杭州市 西湖区', street: '龙井路 1 号' }));
  ({ items } = await ok(merchant.ask('GET', `/api/studio/shows/${program.show}`)));
  phone = await signedIn(browser, program.base, PHONE, 'viewer', program.password);
  studio = await signedIn(browser, program.base, DESK, 'merchant', program.password, '/studio/sign-in');
});

after(async () => {
  await browser?.close();
  if (program !== undefined) {
    await stop(program);
    stopDatabase(program.data);
    removeData(program.data);
  }
});

async function ok(answer) {
  const { status, body } = await answer;
  assert.ok(status < 300, `${status} ${JSON.stringify(body)}`);
  return body;
}

const orderNow = (id) => ok(buyer.ask('GET', `/api/orders/${id}`));
const casesOf = async (id) => (await ok(buyer.ask('GET', `/api/orders/${id}/after-sales`))).items;
const free = async (item) => (await ok(merchant.ask('GET', `/api/studio/products/${item.productId}`))).skus[0].free;

/** An order of so many pieces of an item, paid for. */
async function bought(item, pieces) {
  const now = await ok(merchant.ask('GET', `/api/studio/shows/${program.show}`));
  const { skuId, priceVersion } = now.items.find((one) => one.itemId === item.itemId).skus[0];
  const wants = [{ itemId: item.itemId, skuId, pieces, priceVersion }];
  const { orderId, at } = await ok(buyer.ask('POST', `/api/shows/${program.show}/claims`, { intent: `wish-${++wishes}`, wants }));
  const cashier = await until('the cashier opens', 30_000, async () => (await buyer.ask('GET', `/api/orders/${orderId}?at=${at}`)).body.cashier);
  const paid = await buyer.ask('POST', `${new URL(cashier, program.base).pathname}/pay`);
  assert.equal(paid.status, 303, JSON.stringify(paid.body));
  await until('the shop has the order', 60_000, async () => (await orderNow(orderId)).state === 'taken');
  return orderId;
}

async function boughtAndReceived(item, pieces) {
  const order = await bought(item, pieces);
  await ok(merchant.ask('POST', `/api/studio/orders/${order}/parcel`, { carrier: CARRIER, trackingNo: `SF100000000000${++parcels}` }));
  await ok(buyer.ask('POST', `/api/orders/${order}/receive`));
  return order;
}

/** Asks on the phone; the case's id. */
async function asked(order, kind, reason) {
  await phone.goto(`${program.base}/orders/${order}/after-sale`);
  await phone.getByLabel(kind, { exact: true }).check();
  await phone.getByLabel(reason, { exact: true }).check();
  await phone.getByRole('button', { name: '提交申请' }).click();
  await phone.waitForURL(/\/after-sales\/\d+/);
  return phone.url().match(/after-sales\/(\d+)/)[1];
}

const stateOf = async (caseId) => (await ok(buyer.ask('GET', `/api/after-sales/${caseId}`))).state;

test('what is not sent yet is paid back at once, all of it, and the order is closed', async () => {
  const order = await bought(items[0], 2);
  const { total } = await orderNow(order);

  const caseId = await asked(order, '仅退款', '不想要了');

  await phone.getByRole('heading', { name: '已完成' }).waitFor();
  await until('the money is back', 30_000, async () => (await orderNow(order)).givenBack.minor === total.minor);
  assert.equal((await orderNow(order)).state, 'closed');
  assert.equal(await stateOf(caseId), 'DONE');
});

test('a faulty piece goes back and another comes: no money moves, and the warehouse has one less', async () => {
  const order = await boughtAndReceived(items[1], 1);
  const before = await free(items[1]);

  const caseId = await asked(order, '换货', '质量问题');
  await phone.getByRole('heading', { name: /等商家答复/ }).waitFor();
  await studio.goto(`${program.base}/studio/after-sales/${caseId}`);
  await studio.getByRole('button', { name: '同意', exact: true }).click();
  await studio.locator('.el-message-box').getByRole('button', { name: '同意' }).click();
  await phone.getByRole('button', { name: '填写寄回单号' }).click();
  await phone.getByLabel('快递公司').fill('中通快递');
  await phone.getByLabel('快递单号').fill('780098068058');
  await phone.getByRole('dialog').getByRole('button', { name: '提交申请' }).click();
  await phone.getByText('等商家确认收到').waitFor();
  await studio.reload();
  await studio.getByRole('button', { name: '收到，不可再售' }).click();
  await studio.getByRole('combobox', { name: '请选择或输入快递公司' }).click();
  await studio.getByRole('option', { name: CARRIER }).click();
  await studio.getByLabel('快递单号').fill('SF2000000000001');
  await studio.getByRole('button', { name: '寄出新商品' }).click();

  await phone.getByRole('heading', { name: '已完成' }).waitFor();
  await phone.getByText('SF2000000000001').waitFor();
  assert.equal(await stateOf(caseId), 'DONE');
  assert.equal((await orderNow(order)).givenBack.minor, 0, 'an exchange moves no money');
  assert.equal(await free(items[1]), before - 1, 'the new piece left the warehouse, and the faulty one is not sold again');
});

test('the shop offers another amount, the buyer takes it, and it comes back to the fen', async () => {
  const order = await boughtAndReceived(items[2], 1);

  const caseId = await asked(order, '退部分款，不退货', '收到时破损');
  await studio.goto(`${program.base}/studio/after-sales/${caseId}`);
  await studio.getByLabel('金额（元）').fill('12.34');
  await studio.getByLabel('写给买家的话').fill('补您十二元三角四');
  await studio.getByRole('button', { name: '提出另一个金额' }).click();
  await phone.getByRole('button', { name: '接受这个金额' }).click();

  await phone.getByRole('heading', { name: '已完成' }).waitFor();
  await until('the money is back', 30_000, async () => (await orderNow(order)).givenBack.minor === 1_234);
});

test('a price that falls within the promised days is made good once, and not before it has fallen', async () => {
  const item = items[3];
  const order = await bought(item, 2);
  const { price, skuId } = item.skus[0];
  const protect = phone.getByRole('button', { name: '查价保，退差价' });

  await phone.goto(`${program.base}/orders/${order}/after-sale`);
  await protect.click();
  await phone.getByText('没有承诺价保，或者价格没有变低').waitFor();

  const lower = { itemId: item.itemId, skuId, price: { ...price, minor: price.minor - 1_000 }, reason: '降价' };
  await ok(merchant.ask('POST', `/api/studio/shows/${program.show}/prices`, lower));
  await until('the price has begun', 30_000, async () => {
    await protect.click();
    return phone.waitForURL(/\/after-sales\/\d+/, { timeout: 3_000 }).then(() => true, () => false);
  });
  await phone.getByRole('heading', { name: '已完成' }).waitFor();
  await until('the difference is back', 30_000, async () => (await orderNow(order)).givenBack.minor === 2_000);

  await phone.goto(`${program.base}/orders/${order}/after-sale`);
  await protect.click();
  await phone.getByText('没有承诺价保，或者价格没有变低').waitFor();
  assert.equal((await casesOf(order)).length, 1);
});

test('the books agree, and nothing failed unseen in the pages', async () => {
  assert.deepEqual([phone.faults, studio.faults], [[], []]);
  const fsck = await run('fsck', '--data', program.data);
  assert.equal(fsck.code, 0, fsck.out);
});
