// A buyer's whole life, without a show: browse, compare, buy from two shops at once, one parcel late, return a piece,
// and have the money back to the cent.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { DESK, launch, PHONE } from './browser.mjs';
import { Person, removeData, run, startDemo, stop, stopDatabase, until } from './program.mjs';

// An hour of a promise lasts four seconds, and a parcel is there after some: who promises an hour can be seen too late.
const QUICK = '-Dqiantang.promised-hour=4s -Dqiantang.carrier.pace=12s -Dqiantang.carrier.look=1s -Dqiantang.carrier.late-one-in=0';
const PATIENCE = 60_000;
const TOWEL = { code: 'YH-TOWEL-01', title: '长绒棉毛巾', minor: 5_900 };
const SCARF = { title: '桑蚕丝素绉缎长巾', minor: 23_900 };
const SHIRT = '重磅真丝缎面衬衫';
const FREIGHT = 800;
const TOTAL = 2 * TOWEL.minor + FREIGHT + SCARF.minor;

let program;
let browser;
let buyer;
let towelShop;
let me;
const orders = {};

before(async () => {
  program = await startDemo(undefined, QUICK);
  browser = await launch();
  [towelShop, me] = [new Person(program.base), new Person(program.base)];
  await towelShop.signIn('merchant2', program.password);
  await me.signIn('viewer', program.password);
  buyer = await (await browser.newContext(PHONE)).newPage();
  buyer.setDefaultTimeout(PATIENCE);
});

after(async () => {
  await browser?.close();
  if (program !== undefined) {
    await stop(program);
    stopDatabase(program.data);
    removeData(program.data);
  }
});

const yuan = (minor) => `¥${minor % 100 === 0 ? minor / 100 : (minor / 100).toFixed(2)}`;

async function ownOrder(id) {
  const { status, body } = await me.ask('GET', `/api/orders/${id}`);
  assert.equal(status, 200, JSON.stringify(body));
  return body;
}

test('the second shop promises to ship within the hour, asks for freight, and says where goods come back to', async () => {
  const found = await towelShop.ask('GET', `/api/studio/products?q=${encodeURIComponent(TOWEL.title)}`);
  const towel = found.body.items.find((one) => one.code === TOWEL.code);
  const { body: product } = await towelShop.ask('GET', `/api/studio/products/${towel.id}`);
  const promised = await towelShop.ask('PUT', `/api/studio/products/${towel.id}`, {
    ...product,
    delivery: { ...product.delivery, hoursToShip: 1 },
  });
  assert.equal(promised.status, 200, JSON.stringify(promised.body));
  assert.equal((await towelShop.ask('PUT', '/api/studio/freight', { baseMinor: FREIGHT })).status, 200);
  for (const title of [SCARF.title, SHIRT, TOWEL.title]) {
    await until(`${title} is on its shelf`, 60_000, () => onShelf(title));
  }
  const place = { recipient: '运河售后', phone: '0571-88880000', region: '浙江省 杭州市 拱墅区', street: '运河路 8 号' };
  assert.equal((await towelShop.ask('PUT', '/api/studio/return-place', place)).status, 200);
});

/** The shelves fill by themselves while the program starts. */
async function onShelf(title) {
  const guest = new Person(program.base);
  const { body } = await guest.ask('GET', `/api/mall/products?q=${encodeURIComponent(title)}`);
  const offers = body.items.length === 0 ? [] : (await guest.ask('GET', `/api/products/${body.items[0].productId}/offers`)).body;
  return offers.some((offer) => offer.kind === 'SHELF' && (offer.skus[0]?.left ?? 0) > 1);
}

test('a guest finds goods by pinyin and with a slip, and compares two of them', async () => {
  await buyer.goto(`${program.base}/mall`);
  await search('longjing');
  await tile('西湖龙井').waitFor();
  await search('电热水湖');
  await buyer.getByText(/没有“电热水湖”，看看“电热水壶/).waitFor();
  await openProduct(SHIRT);
  await openProduct(SCARF.title);

  await buyer.getByRole('link', { name: '与刚看过的商品对比' }).click();
  const table = buyer.getByRole('region', { name: '商品对比' });
  await table.getByText(new RegExp(SCARF.title)).waitFor();
  await table.getByText(new RegExp(SHIRT)).first().waitFor();
  assert.ok((await table.getByRole('row').count()) > 4, 'facts stand side by side');
  await buyer.goBack();
});

/** By its text: what was looked for is marked, and a mark parts the title in a link's name. */
const tile = (title) => buyer.locator('main a').filter({ hasText: title }).first();

async function search(words) {
  const box = buyer.getByRole('combobox', { name: '搜索' });
  await box.fill(words);
  await box.press('Enter');
  await buyer.waitForURL((url) => url.searchParams.get('q') === words);
}

test('signed in, the buyer keeps a favourite and puts goods of two shops into the bag', async () => {
  await buyer.goto(`${program.base}/sign-in`);
  await buyer.getByLabel(/用户名/).fill('viewer');
  await buyer.getByLabel(/密码/).fill(program.password);
  await buyer.getByRole('button', { name: '登录', exact: true }).last().click();
  await buyer.waitForURL((url) => !url.pathname.includes('sign-in'));

  await openProduct(SCARF.title);
  await buyer.getByRole('button', { name: '收藏', exact: true }).click();
  await buyer.getByRole('button', { name: '取消收藏' }).waitFor();
  await putIn(1);
  await openProduct(TOWEL.title);
  await putIn(2);
  await buyer.goto(`${program.base}/favourites`);
  await buyer.getByText(new RegExp(SCARF.title)).first().waitFor();
});

async function openProduct(title) {
  await buyer.goto(`${program.base}/mall?q=${encodeURIComponent(title)}`);
  await tile(title).click();
  await buyer.getByRole('heading', { name: new RegExp(title) }).waitFor();
}

async function putIn(pieces) {
  await buyer.getByRole('button', { name: '加入购物袋' }).click();
  const sheet = buyer.getByRole('dialog');
  for (let more = 1; more < pieces; more++) {
    await sheet.getByRole('button', { name: '增加一件' }).click();
  }
  await sheet.getByRole('button', { name: '加入购物袋' }).click();
  await buyer.getByText('已放入购物袋').waitFor();
}

test('one payment at the cashier buys from both shops, freight included', async () => {
  await buyer.goto(`${program.base}/bag`);
  await buyer.getByRole('button', { name: /结算（3）/ }).click();
  await buyer.getByRole('button', { name: /填写收货地址/ }).click();
  await buyer.getByLabel('收货人').fill('小满');
  await buyer.getByLabel('手机号').fill('13800138042');
  await buyer.getByLabel('省份').selectOption('浙江');
  await buyer.getByLabel('城市').fill('杭州市');
  await buyer.getByLabel('区县').fill('西湖区');
  await buyer.getByLabel(/街道、门牌号/).fill('龙井路 1 号');
  await buyer.getByRole('button', { name: '保存', exact: true }).click();
  await buyer.getByText('2 家店铺，一次付清').waitFor();
  const sum = buyer.locator('footer .total');
  await until('the total is right', 10_000, async () => (await sum.textContent()).replace(/[\s,]/g, '').includes(yuan(TOTAL)));
  await buyer.getByRole('button', { name: '提交订单' }).click();

  const pay = buyer.getByRole('link', { name: '去支付' });
  await pay.waitFor({ timeout: PATIENCE });
  const cashierOpens = buyer.context().waitForEvent('page');
  await pay.click();
  const cashier = await cashierOpens;
  await cashier.getByRole('button', { name: /确认支付/ }).click();
  await buyer.bringToFront();

  await until('both shops have taken their orders', 60_000, async () => {
    const { body } = await me.ask('GET', '/api/orders');
    const taken = body.items.filter((one) => one.state === 'taken');
    for (const one of taken) {
      orders[one.lines[0].title.includes(TOWEL.title) ? 'towels' : 'scarf'] = one;
    }
    return taken.length === 2;
  });
  assert.equal(orders.towels.total.minor + orders.scarf.total.minor, TOTAL);
  assert.equal(orders.towels.freight.minor, FREIGHT);
});

test('the first shop ships in time, by a file that it fills in', async () => {
  const studio = await signedInToStudio('merchant');
  await studio.goto(`${program.base}/studio/orders`);
  await studio.getByText(orders.scarf.orderNo).first().waitFor();
  await studio.getByRole('button', { name: /批量发货/ }).click();
  await studio.getByRole('heading', { name: '批量发货' }).waitFor();
  const downloads = studio.waitForEvent('download');
  await studio.getByRole('link', { name: 'CSV' }).click();
  const path = join(program.data, 'to-ship.csv');
  await (await downloads).saveAs(path);
  const rows = readFileSync(path, 'utf8').replace(/^\uFEFF/, '').split('\r\n');
  assert.ok(rows.some((row) => row.includes(orders.scarf.orderNo)), rows.join('\n'));
  // One row is right, one is of nobody's order: the shop is told, and sends what is right.
  const filled = rows.map((row) => row.replace(`${orders.scarf.orderNo},,`, `${orders.scarf.orderNo},顺丰速运,SF1234567890123`));
  writeFileSync(path, [...filled.filter((row) => row !== ''), '1234567890123456789,顺丰速运,SF1234567890124', ''].join('\r\n'));

  await studio.getByLabel('上传填好的文件').setInputFiles(path);
  await studio.getByText('没有这个订单号').waitFor({ timeout: PATIENCE });
  await studio.getByRole('button', { name: '只发正确的 1 单' }).click();
  await studio.getByText(/已发出 1 单/).first().waitFor({ timeout: PATIENCE });

  const order = await until('the order has left', 20_000, async () => {
    const now = await ownOrder(orders.scarf.id);
    return now.state === 'shipped' && now;
  });
  assert.equal(order.late, false, 'it left within the promise');
  assert.equal(order.parcels[0].trackingNo, 'SF1234567890123');
  await studio.context().close();
});

async function signedInToStudio(name) {
  const page = await (await browser.newContext({ ...DESK, acceptDownloads: true })).newPage();
  page.setDefaultTimeout(PATIENCE);
  await page.goto(`${program.base}/studio/`);
  await page.getByLabel(/用户名/).fill(name);
  await page.getByLabel(/密码/).fill(program.password);
  await page.getByRole('button', { name: /登录/ }).click();
  await page.getByText('直播', { exact: true }).first().waitFor();
  return page;
}

test('the second shop misses its promise: both sides are told, and it ships late, in two parcels', async () => {
  await until('the promise has passed', 30_000, async () => (await ownOrder(orders.towels.id)).late);
  await buyer.goto(`${program.base}/orders/${orders.towels.id}`);
  await buyer.getByText('晚于承诺').first().waitFor();

  const studio = await signedInToStudio('merchant2');
  await studio.goto(`${program.base}/studio/orders?state=overdue`);
  await studio.getByText(orders.towels.orderNo).first().click();
  await studio.getByText('拆成几个包裹').click();
  await studio.getByLabel('装进这个包裹的件数').fill('1');
  await studio.getByRole('combobox', { name: /快递公司/ }).fill('顺丰速运');
  await studio.getByRole('combobox', { name: /快递公司/ }).press('Enter');
  await ship(studio, 'SF2234567890123');
  await studio.getByText('拆成几个包裹').waitFor({ state: 'hidden' });
  await ship(studio, 'SF2234567890124');
  await studio.getByText('全部已发出').waitFor();
  await studio.context().close();

  await until('both parcels are the buyer’s to see', 20_000, async () => (await ownOrder(orders.towels.id)).parcels.length === 2);
});

async function ship(studio, number) {
  await studio.getByLabel('快递单号').last().fill(number);
  await studio.getByRole('button', { name: '发货', exact: true }).last().click();
  await until('the parcel is sent', 15_000, async () => {
    const { body } = await towelShop.ask('GET', `/api/studio/orders/${orders.towels.id}`);
    return body.parcels.some((one) => one.trackingNo === number);
  });
}

test('the carrier delivers, and the buyer follows a parcel’s way and receives', async () => {
  const order = await until('all parcels are there', 60_000, async () => {
    const now = await ownOrder(orders.towels.id);
    return now.deliveredAt !== null && now;
  });
  await buyer.goto(`${program.base}/orders/${order.id}/parcels/${order.parcels[0].id}`);
  await buyer.getByText('已签收').first().waitFor();
  await buyer.getByText('晚于承诺').first().waitFor();

  await buyer.goto(`${program.base}/orders/${order.id}`);
  await buyer.getByRole('button', { name: '确认收货' }).first().click();
  await buyer.getByRole('dialog').getByRole('button', { name: '确认收货' }).click();
  await buyer.getByText('已收货').first().waitFor();
});

test('one towel goes back within seven days without a reason, and its price comes back to the cent', async () => {
  await buyer.getByRole('button', { name: '申请售后' }).click();
  await buyer.getByLabel('件数').selectOption('1');
  await buyer.getByLabel('退货退款').check();
  await buyer.getByLabel('七日无理由').check();
  await buyer.getByText(/第十八条/).waitFor();
  await buyer.getByText('发货运费不退').waitFor();
  await buyer.getByRole('button', { name: '提交申请' }).click();
  await buyer.getByText('请寄回商品').waitFor();
  await buyer.getByText('运河路 8 号').waitFor();
  await buyer.getByRole('timer').filter({ hasText: /6 天 \d\d:\d\d:\d\d/ }).waitFor();
  await buyer.getByRole('button', { name: '填写寄回单号' }).click();
  await buyer.getByLabel('快递公司').fill('中通快递');
  await buyer.getByLabel('快递单号').fill('780098068058');
  await buyer.getByRole('dialog').getByRole('button', { name: '提交申请' }).click();
  await buyer.getByText('等商家确认收到').waitFor();
  await buyer.getByText('780098068058').waitFor();

  const studio = await signedInToStudio('merchant2');
  await studio.goto(`${program.base}/studio/after-sales`);
  await studio.getByRole('link', { name: '退货退款' }).first().click();
  await studio.getByRole('button', { name: '收到，可再售' }).click();
  await studio.context().close();

  const order = await until('the money is back', 60_000, async () => {
    const { body } = await me.ask('GET', `/api/orders/${orders.towels.id}/after-sales`);
    return body.items[0].state === 'DONE' && ownOrder(orders.towels.id);
  });
  assert.equal(order.givenBack.minor, TOWEL.minor, 'one piece, without the freight');
  await buyer.goto(`${program.base}/orders/${order.id}`);
  const back = buyer.getByText('已退款', { exact: true }).locator('..');
  assert.ok((await back.textContent()).replace(/\s/g, '').includes(yuan(TOWEL.minor)));
  assert.equal((await ownOrder(orders.scarf.id)).givenBack.minor, 0, 'nothing of the other shop’s');
});

test('the seller’s figures know the late order, and the books agree', async () => {
  const { body: kept } = await towelShop.ask('GET', '/api/studio/order-punctuality');
  assert.ok(kept.shipLate >= 1 && kept.shipDue >= kept.shipLate, JSON.stringify(kept));
  const fsck = await run('fsck', '--data', program.data);
  assert.equal(fsck.code, 0, fsck.out);
});
