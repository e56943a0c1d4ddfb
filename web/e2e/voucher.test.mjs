// A voucher (到店券) from the shop's form to its till: made in the studio, bought on a phone without an address, its code
// shown with the order, redeemed by a clerk who may do nothing else, told off the second time, and another given back.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DESK, launch, PHONE, signedIn } from './browser.mjs';
import { Person, removeData, startDemo, stop, stopDatabase, until } from './program.mjs';

const TITLE = '双人晚市套餐';
const PASSWORD = 'a-long-secret-1';

let program;
let browser;
let studio;
let phone;
let merchant;
let buyer;
let product;
let order;

before(async () => {
  program = await startDemo(undefined, '-Dqiantang.frames=8');
  browser = await launch();
  merchant = new Person(program.base);
  await merchant.signIn('merchant', program.password);
  studio = await signedIn(browser, program.base, DESK, 'merchant', program.password, '/studio/sign-in');
  buyer = await joined('xiaoman', '小满', 'viewer');
  phone = await signedIn(browser, program.base, PHONE, 'xiaoman', PASSWORD);
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

async function joined(name, nickname, kind) {
  const person = new Person(program.base);
  await person.ask('GET', '/api/me');
  const { status } = await person.ask('POST', '/api/people', { name, password: PASSWORD, nickname, kind });
  assert.equal(status, 201);
  return person;
}

const codesOf = async () => (await ok(buyer.ask('GET', `/api/orders/${order}/vouchers`))).items;

test('a merchant makes a voucher in the form, with a shop and days instead of a place to send from', async () => {
  await studio.goto(`${program.base}/studio/products/new`);
  await studio.getByLabel('标题').fill(TITLE);
  await studio.getByLabel('商品编码').fill('DINNER-2');
  await studio.getByRole('combobox', { name: '决定哪些话能说' }).click();
  await studio.getByRole('option', { name: '服务招商', exact: true }).click();
  await studio.getByLabel('规格编码').fill('DINNER-2-A');
  await studio.getByLabel('规格名称').fill('双人');
  await studio.getByLabel('价格', { exact: true }).fill('99');
  await studio.getByLabel('仓库可用').fill('50');
  await studio.locator('.el-switch').filter({ has: studio.getByRole('switch', { name: '这是到店券' }) }).click();
  await studio.getByLabel('一张券包含什么').fill('主菜两道，饮料两杯');
  await studio.getByLabel('门店名称').fill('西湖店');
  await studio.getByLabel('地址', { exact: true }).fill('杭州市西湖区演示路 1 号');
  await studio.getByLabel('营业时间').fill('11:00–21:30');
  await studio.getByLabel('天数').fill('90');
  await studio.getByRole('button', { name: '上架商品' }).click();
  await studio.waitForURL(/\/products\/\d+/);

  product = studio.url().match(/products\/(\d+)/)[1];
  const { voucher } = await ok(merchant.ask('GET', `/api/products/${product}`));
  assert.equal(voucher.places[0].address, '杭州市西湖区演示路 1 号');
});

test('a buyer without an address buys two from the product’s page and sees two codes', async () => {
  await until('the shelf sells it', 90_000, async () => {
    const offers = await ok(buyer.ask('GET', `/api/products/${product}/offers`));
    return offers.some((offer) => offer.skus.some((sku) => sku.left >= 2));
  });
  await phone.goto(`${program.base}/product/${product}`);
  await phone.getByText('主菜两道，饮料两杯').waitFor();
  await phone.getByText('没用过的券随时可退，过期自动退款。').waitFor();
  await phone.getByRole('button', { name: '立即购买' }).click();
  const sheet = phone.getByRole('dialog');
  await sheet.locator('.stepper button').last().click();
  await sheet.getByRole('button', { name: '立即购买' }).click();
  await phone.waitForURL(/\/checkout\?/);
  await phone.getByText('到店使用，不用填收货地址').waitFor();
  await phone.locator('footer').getByRole('button').click();
  await phone.waitForURL(/\/checkout\/\d+/);
  const checkout = phone.url().match(/checkout\/(\d+)/)[1];
  const { cashier, orders } = await until('the cashier opens', 30_000, async () => {
    const now = await ok(buyer.ask('GET', `/api/checkouts/${checkout}`));
    return now.cashier ? now : null;
  });
  const paid = await buyer.ask('POST', `${new URL(cashier, program.base).pathname}/pay`);
  assert.equal(paid.status, 303, JSON.stringify(paid.body));
  order = orders[0].orderId;
  await until('the codes are drawn', 60_000, async () => (await codesOf()).length === 2);

  await phone.goto(`${program.base}/orders/${order}`);
  const [first] = await codesOf();
  await phone.getByText(first.code).waitFor();
  await phone.getByText('西湖店').first().waitFor();
  await phone.getByRole('button', { name: '出示二维码' }).first().click();
  await phone.getByRole('img', { name: `券码 ${first.code} 的二维码` }).waitFor();
});

test('a clerk who may do nothing else looks, redeems, and is told off the second time', async () => {
  const { code: invitation } = await ok(merchant.ask('POST', '/api/studio/team/invitations', { posts: ['CLERK'] }));
  const clerk = await joined('dianyuan', '店员小王', 'viewer');
  await ok(clerk.ask('POST', `/api/invitations/${invitation}/accept`, {}));
  const till = await signedIn(browser, program.base, DESK, 'dianyuan', PASSWORD, '/studio/sign-in');
  await till.waitForURL(/\/studio\/redeem/);
  assert.equal(await till.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '订单' }).count(), 0);
  const [first] = await codesOf();

  await till.getByLabel('券码').fill(first.code);
  await till.getByRole('button', { name: '查看' }).click();
  await till.getByText('主菜两道，饮料两杯').waitFor();
  assert.equal((await codesOf())[0].state, 'OPEN', 'to look is not to redeem');
  await till.getByRole('article').getByRole('button', { name: '核销', exact: true }).click();
  await till.getByRole('row').filter({ hasText: '店员小王' }).waitFor();
  assert.equal((await codesOf())[0].state, 'REDEEMED');

  await till.getByLabel('券码').fill(first.code);
  await till.getByRole('button', { name: '查看' }).click();
  await till.getByRole('alert').filter({ hasText: /已于 .* 由 店员小王 在 西湖店 核销/ }).waitFor();
  await phone.getByText('已使用').waitFor();
});

test('for the code that was used the buyer asks for a part of its price, while the other can still be used', async () => {
  await phone.getByRole('button', { name: '申请售后' }).click();
  await phone.waitForURL(/\/after-sale$/);
  await phone.getByLabel('退部分款，不退货').check();
  await phone.getByLabel('质量问题').check();
  await phone.getByLabel('退款金额').fill('20');
  await phone.getByRole('button', { name: '提交申请' }).click();
  await phone.waitForURL(/\/after-sales\/\d+/);

  const [asked] = (await ok(buyer.ask('GET', `/api/orders/${order}/after-sales`))).items;
  assert.deepEqual([asked.kind, asked.reason], ['PARTIAL', 'QUALITY']);
  assert.deepEqual((await codesOf()).map((one) => one.state), ['REDEEMED', 'OPEN']);
  await phone.goto(`${program.base}/orders/${order}`);
});

test('the other code is given back on the phone, and then it is worth nothing at the till', async () => {
  const [, second] = await codesOf();

  await phone.getByRole('button', { name: '退这张券' }).click();
  await phone.getByRole('dialog').getByRole('button', { name: '退这张券' }).click();
  await phone.getByText('已退款', { exact: true }).first().waitFor();
  await until('the money is back', 30_000, async () => (await ok(buyer.ask('GET', `/api/orders/${order}`))).givenBack.minor === 9_900);

  await studio.goto(`${program.base}/studio/redeem`);
  await studio.getByLabel('券码').fill(second.code);
  await studio.getByRole('button', { name: '查看' }).click();
  await studio.getByRole('alert').filter({ hasText: '已经退款' }).waitFor();
  await phone.getByRole('heading', { name: '已完成' }).waitFor();
  assert.deepEqual([studio.faults, phone.faults], [[], []]);
});
