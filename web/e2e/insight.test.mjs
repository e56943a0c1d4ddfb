// A show in figures, in a real browser: a viewer sees the card, enters, opens a product and pays; the seller sees each
// step on the big screen within two seconds, the events behind a figure, its definition, and the report afterwards.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { DESK, launch, PHONE, signedIn } from './browser.mjs';
import { administrator, Person, removeData, startRun, stop, stopDatabase, until } from './program.mjs';

const PASSWORD = 'a-long-password';
const WALL = { viewport: { width: 1920, height: 1080 }, locale: 'zh-CN' };
const PICTURES = process.env.QIANTANG_PICTURES;

let program;
let browser;
let merchant;
let show;
let wall;
let viewer;

before(async () => {
  program = await startRun();
  browser = await launch();
  merchant = new Person(program.base);
  await merchant.ask('GET', '/api/me');
  const opened = await merchant.ask('POST', '/api/shops', {
    name: 'teahouse', password: PASSWORD, shopName: '西湖茶庄', licenceHolder: '西湖茶庄有限公司', licenceNumber: '91330100MA2H000000',
  });
  assert.equal(opened.status, 201);
  await merchant.signIn('teahouse', PASSWORD);
  const admin = await administrator(program, PASSWORD);
  assert.equal((await admin.ask('POST', `/api/admin/shops/${opened.body.merchantId}/approve`)).status, 200);
  const buyer = new Person(program.base);
  assert.equal((await buyer.join('xiaoman', PASSWORD, '小满')).status, 201);
  const address = { recipient: '小满', phone: '13800000000', region: '浙江省 杭州市 西湖区', street: '龙井路 1 号' };
  assert.equal((await buyer.ask('PUT', '/api/me/address', address)).status, 200);
  show = await onAir();
});

after(async () => {
  await browser?.close();
  if (program) {
    await stop(program);
    stopDatabase(program.data);
    removeData(program.data);
  }
});

async function onAir() {
  const product = await merchant.ask('POST', '/api/studio/products', {
    code: 'LJ', title: '明前西湖龙井', legalCategory: '农产品', delivery: { from: '杭州', hoursToShip: 48, freeShipping: true },
    skus: [{ code: 'LJ-1', name: '50 克', price: { minor: 29900, currency: 'CNY' }, free: 50 }],
  });
  assert.equal(product.status, 201, JSON.stringify(product.body));
  const planned = await merchant.ask('POST', '/api/studio/shows', { title: '龙井首发夜' });
  const id = planned.body.id;
  const lined = await merchant.ask('POST', `/api/studio/shows/${id}/items`, {
    productId: product.body.id, perBuyerLimit: 5, allot: [{ skuId: product.body.skus[0].skuId, pieces: 20, price: { minor: 19900, currency: 'CNY' } }],
  });
  assert.ok(lined.status < 300, JSON.stringify(lined.body));
  assert.ok((await merchant.ask('POST', `/api/studio/shows/${id}/open`)).status < 300);
  await merchant.ask('POST', `/api/studio/shows/${id}/pin`, { itemId: lined.body.itemId });
  await merchant.ask('POST', `/api/studio/shows/${id}/lines`, { text: '明前龙井现在一百九十九' });
  return id;
}

/** The number under a figure's name on the page. */
async function figure(page, name) {
  return page.locator('.figure, .funnel li').filter({ hasText: name }).first().getByRole('button').innerText();
}

async function picture(page, name) {
  if (PICTURES) {
    await page.screenshot({ path: `${PICTURES}/${name}.png` });
  }
}

test('a viewer on a phone sees the card, enters, opens the product and pays', async () => {
  wall = await signedIn(browser, program.base, WALL, 'teahouse', PASSWORD, '/studio/');
  await wall.goto(`${program.base}/studio/shows/${show}/screen`);
  await wall.getByRole('heading', { name: '转化漏斗' }).waitFor();

  viewer = await signedIn(browser, program.base, PHONE, 'xiaoman', PASSWORD);
  await viewer.goto(program.base);
  await viewer.getByText('龙井首发夜').first().waitFor();
  await until('the card is counted', 20_000, async () => (await figure(wall, '直播间曝光次数')) === '1');
  await viewer.getByText('龙井首发夜').first().click();
  await viewer.waitForURL(/\/show\/\d+/);
  await viewer.getByRole('button', { name: '抢购' }).first().click();
  await viewer.getByRole('button', { name: '立即购买' }).click();
  await viewer.getByText('已为你留货').waitFor();
  const opens = viewer.context().waitForEvent('page');
  await viewer.getByRole('link', { name: '去支付' }).click();
  const cashier = await opens;
  await cashier.getByRole('button', { name: /确认支付/ }).click();
  await viewer.bringToFront();
  await viewer.getByText('支付成功').waitFor();
});

test('each step stands on the big screen, and the paid order within two seconds of its row', async () => {
  await wall.bringToFront();
  await until('the sale is on the wall', 20_000, async () => (await figure(wall, '成交金额')) === '¥199');
  await until('every step of the funnel is on the wall', 20_000, async () => {
    const steps = await Promise.all(['进入次数', '观看人数', '商品曝光人数', '商品点击人数', '下单人数', '成交人数'].map((name) => figure(wall, name)));
    return steps.every((step) => step === '1');
  });
  await picture(wall, 'screen-1920');
  const wide = await wall.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
  assert.ok(wide, 'nothing sticks out to the right');
});

test('a figure leads to the events behind it and to its definition', async () => {
  await wall.locator('.figure').filter({ hasText: '成交金额' }).first().getByRole('button').click();
  await wall.getByText('OrderPaid').waitFor();
  await picture(wall, 'screen-events');
  await wall.getByRole('link', { name: '查看完整定义' }).click();
  await wall.waitForURL(/\/studio\/metrics#gmv/);
  await wall.getByText('退款不扣减').first().waitFor();
  await picture(wall, 'metrics');
});

test('a figure in the head of the control room leads to the events behind it, too', async () => {
  const room = await signedIn(browser, program.base, DESK, 'teahouse', PASSWORD, '/studio/');
  await room.goto(`${program.base}/studio/shows/${show}`);
  await room.getByRole('button', { name: /^成交金额 / }).click();
  await room.getByText('OrderPaid').waitFor();
  const definition = room.waitForEvent('popup');
  await room.getByRole('link', { name: '查看完整定义' }).click();
  await (await definition).waitForURL(/\/studio\/metrics#gmv/);
  assert.deepEqual(room.faults, []);
  await room.context().close();
});

test('a sum of the shop’s week on the home page leads to the payments behind it', async () => {
  const home = await signedIn(browser, program.base, DESK, 'teahouse', PASSWORD, '/studio/');
  await home.goto(`${program.base}/studio/`);
  await home.getByRole('button', { name: /^支付金额 ¥199 / }).click();
  await home.locator('.el-drawer').getByText('OrderPaid').waitFor();
  await picture(home, 'home-events');
  await home.getByRole('link', { name: '查看完整定义' }).click();
  await home.waitForURL(/\/studio\/metrics#week_paid/);
  assert.deepEqual(home.faults, []);
  await home.context().close();
});

test('on a phone the screen is one column and all of it can be reached', async () => {
  const phone = await signedIn(browser, program.base, PHONE, 'teahouse', PASSWORD, '/studio/');
  await phone.goto(`${program.base}/studio/shows/${show}/screen`);
  await phone.getByRole('heading', { name: '每分钟成交与在线' }).waitFor();
  assert.ok(await phone.evaluate(() => document.documentElement.scrollWidth <= innerWidth + 1), 'nothing sticks out to the right');
  await phone.getByRole('heading', { name: '互动与热词' }).scrollIntoViewIfNeeded();
  await picture(phone, 'screen-390');
  await phone.context().close();
});

test('after the show the report has its best minute with what was said, and goes into a workbook', async () => {
  await merchant.ask('POST', `/api/studio/shows/${show}/close`);
  await until('the show is closed', 30_000, async () => (await merchant.ask('GET', `/api/studio/shows/${show}`)).body.state === 'closed');
  const desk = await signedIn(browser, program.base, DESK, 'teahouse', PASSWORD, '/studio/');
  await desk.goto(`${program.base}/studio/shows/${show}/report`);
  await desk.getByRole('heading', { name: '成交最好的分钟' }).waitFor();
  await desk.locator('.moment').first().getByText('明前西湖龙井').first().waitFor();
  await desk.getByRole('heading', { name: '建议' }).waitFor();
  await desk.getByText('下单不足 20 单').waitFor();
  await desk.getByText('至少 5 家店、10 场').waitFor();
  await desk.getByText('本场没有录像').waitFor();
  await desk.getByRole('slider').focus();
  await desk.keyboard.press('Home');
  await desk.keyboard.press('Enter');
  await desk.locator('.replay-beside').getByRole('button', { name: '查看背后的事件' }).click();
  await desk.locator('.el-drawer').getByText('成交金额', { exact: true }).first().waitFor();
  await desk.keyboard.press('Escape');
  await picture(desk, 'report-1440');
  await desk.emulateMedia({ media: 'print' });
  assert.equal(await desk.locator('.rail').isVisible(), false, 'the menu is not printed');
  assert.equal(await desk.locator('.replay-beside').isVisible(), false, 'a player is not printed');
  assert.ok(await desk.getByRole('heading', { name: '建议' }).isVisible());
  await picture(desk, 'report-print');
  await desk.emulateMedia({ media: 'screen' });
  const download = desk.waitForEvent('download');
  await desk.getByRole('button', { name: '导出 Excel' }).click();
  assert.match((await download).suggestedFilename(), /龙井首发夜\.xlsx/);
  const paper = desk.waitForEvent('download');
  await desk.getByRole('button', { name: '下载 PDF' }).click();
  const written = await paper;
  assert.match(written.suggestedFilename(), /龙井首发夜\.pdf/);
  assert.equal((await readFile(await written.path())).subarray(0, 5).toString('latin1'), '%PDF-');
  for (const page of [wall, viewer, desk]) {
    assert.deepEqual(page.faults, []);
  }
});
