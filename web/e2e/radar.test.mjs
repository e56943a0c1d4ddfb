// The radar in a real browser: goods that were sold stand in the rankings and open with their days and hours; a report of another
// platform is looked at, mended and kept, told apart, and taken away; spending typed in and imported comes to advice. An agency is led
// from its host's figures to hours of the show. On a phone nothing is wider than the screen.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DESK, launch, PHONE, signedIn } from './browser.mjs';
import { administrator, Person, removeData, startRun, stop, stopDatabase, until } from './program.mjs';

const PASSWORD = 'a-long-password';
const PICTURES = process.env.QIANTANG_PICTURES;
const DAY_MS = 86_400_000;
const DAYS = 28;
const PAGES = ['/studio/radar', '/studio/radar?kind=brands', '/studio/radar?kind=hosts', '/studio/radar/outside', '/studio/radar/spending'];

let program;
let browser;
let merchant;
let desk;

before(async () => {
  program = await startRun();
  browser = await launch();
  merchant = new Person(program.base);
  await merchant.ask('GET', '/api/me');
  const opened = await ok(merchant.ask('POST', '/api/shops', {
    name: 'teahouse', password: PASSWORD, shopName: '西湖茶庄', licenceHolder: '西湖茶庄有限公司', licenceNumber: '91330100MA2H000000',
  }));
  await merchant.signIn('teahouse', PASSWORD);
  const admin = await administrator(program, PASSWORD);
  await ok(admin.ask('POST', `/api/admin/shops/${opened.merchantId}/approve`));
  await sell();
  desk = await signedIn(browser, program.base, DESK, 'teahouse', PASSWORD, '/studio/');
});

after(async () => {
  await browser?.close();
  if (program) {
    await stop(program);
    stopDatabase(program.data);
    removeData(program.data);
  }
});

async function ok(answer) {
  const { status, body } = await answer;
  assert.ok(status >= 200 && status < 300, `${status}: ${JSON.stringify(body)}`);
  return body;
}

async function joined(name, nickname, kind) {
  const person = new Person(program.base);
  await person.ask('GET', '/api/me');
  await ok(person.ask('POST', '/api/people', { name, password: PASSWORD, nickname, kind }));
  return person;
}

async function accept(person) {
  const { items } = await ok(person.ask('GET', '/api/invitations'));
  await ok(person.ask('POST', `/api/invitations/${items[0].key}/accept`));
}

/** A show on air with an agency's host beside the owner, and a buyer who pays. */
async function sell() {
  const agency = await joined('hushan', '湖山文化', 'agency');
  const host = await joined('anchor', '阿锚', 'host');
  await ok(agency.ask('POST', '/api/agency/invitations', { name: 'anchor' }));
  await accept(host);
  const product = await ok(merchant.ask('POST', '/api/studio/products', {
    code: 'LJ', title: '明前西湖龙井', legalCategory: '农产品', delivery: { from: '杭州', hoursToShip: 48, freeShipping: true },
    facts: [{ key: 'brand', value: '狮峰' }],
    skus: [{ code: 'LJ-1', name: '50 克', price: { minor: 29900, currency: 'CNY' }, free: 50 }],
  }));
  const { id } = await ok(merchant.ask('POST', '/api/studio/shows', { title: '龙井首发夜' }));
  await ok(merchant.ask('POST', `/api/studio/shows/${id}/items`, {
    productId: product.id, perBuyerLimit: 5, allot: [{ skuId: product.skus[0].skuId, pieces: 20, price: { minor: 19900, currency: 'CNY' } }],
  }));
  await ok(merchant.ask('POST', `/api/studio/shows/${id}/invitations`, { name: 'anchor', posts: ['CO_HOST'] }));
  await accept(host);
  await ok(merchant.ask('POST', `/api/studio/shows/${id}/open`));
  const buyer = new Person(program.base);
  assert.equal((await buyer.join('xiaoman', PASSWORD, '小满')).status, 201);
  await ok(buyer.ask('PUT', '/api/me/address', { recipient: '小满', phone: '13800000000', region: '浙江省 杭州市 西湖区', street: '龙井路 1 号' }));
  const item = await until('the pieces are there', 20_000, async () => {
    const { body } = await merchant.ask('GET', `/api/studio/shows/${id}`);
    return body.items?.find((one) => one.skus[0].left > 0);
  });
  const wants = [{ itemId: item.itemId, skuId: item.skus[0].skuId, pieces: 2, priceVersion: item.skus[0].priceVersion }];
  const { orderId } = await ok(buyer.ask('POST', `/api/shows/${id}/claims`, { intent: 'for-the-radar', wants }));
  const cashier = await until('the cashier is there', 20_000, async () => (await buyer.ask('GET', `/api/orders/${orderId}`)).body.cashier);
  assert.equal((await buyer.ask('POST', `${cashier}/pay`)).status, 303);
}

async function picture(page, name) {
  if (PICTURES) {
    await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true });
  }
}

const day = (ago) => new Date(Date.now() - ago * DAY_MS).toISOString().slice(0, 10);
const file = (name, text) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

test('what was sold stands in the rankings, opens with its days, and its figures lead to their definitions', async () => {
  await until('the order is read', 30_000, async () => (await merchant.ask('GET', '/api/radar/rankings/products')).body.items?.length === 1);
  await desk.getByRole('link', { name: '数据雷达' }).click();
  const row = desk.getByRole('row').filter({ hasText: '明前西湖龙井' });
  await row.getByText('¥398').waitFor();
  await picture(desk, 'radar-ranking');
  await row.getByRole('link', { name: '明前西湖龙井' }).click();
  await desk.getByRole('heading', { name: '每日走势' }).waitFor();
  await desk.getByText('¥199', { exact: true }).waitFor();
  await desk.getByRole('cell', { name: '龙井首发夜' }).waitFor();
  await picture(desk, 'radar-product');
  await desk.locator('.figures').getByRole('button', { name: /^¥398 / }).click();
  await desk.locator('.el-drawer').getByText('OrderPaid').waitFor();
  await desk.keyboard.press('Escape');
  await desk.locator('.el-drawer').waitFor({ state: 'hidden' });
  await desk.getByRole('link', { name: '最低成交价' }).click();
  await desk.waitForURL(/\/studio\/metrics#radar_lowest/);
});

test('a brand, a room, a host and a show are ranked, too, and a word that fits nothing says so', async () => {
  await desk.goto(`${program.base}/studio/radar`);
  for (const [tab, name] of [['品牌', '狮峰'], ['主播', '西湖茶庄'], ['直播间', '西湖茶庄'], ['场次', '龙井首发夜']]) {
    await desk.getByRole('button', { name: tab, exact: true }).click();
    await desk.getByRole('row').filter({ hasText: name }).first().waitFor();
  }
  await desk.getByRole('searchbox').fill('没有这样的');
  await desk.getByText('没有符合的').waitFor();
  await desk.getByRole('button', { name: '清除搜索' }).first().click();
  await desk.getByRole('row').filter({ hasText: '龙井首发夜' }).waitFor();
});

test('an agency is led from a show of its host to the hours behind a figure, and told why they open nothing', async () => {
  const page = await signedIn(browser, program.base, DESK, 'hushan', PASSWORD, '/studio/');
  await page.goto(`${program.base}/studio/agency`);
  await page.getByRole('link', { name: '龙井首发夜' }).click();
  await page.getByRole('heading', { name: '每日走势' }).waitFor();
  await page.locator('.figures').getByRole('button', { name: /^¥398 / }).click();
  const drawer = page.locator('.el-drawer');
  await drawer.getByText('OrderPaid').waitFor();
  await drawer.getByText(/以免认出买家/).waitFor();
  assert.equal(await drawer.getByRole('button', { name: '这一小时的事件' }).count(), 0);
  assert.equal(await drawer.getByRole('link', { name: '订单', exact: true }).count(), 0);
  await picture(page, 'radar-agency');
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('a report is looked at, what is wrong is named by row and column, the mended one is kept and told apart', async () => {
  await desk.goto(`${program.base}/studio/radar/outside`);
  const input = desk.locator('input[type=file]');
  await input.setInputFiles(file('蝉榜.csv', `日期,平台,类型,名称,曝光数,成交金额（元）\n${day(1)},抖音,品牌,狮峰,很多,880\n`));
  await desk.getByText('不是数字').first().waitFor();
  assert.ok(await desk.getByRole('button', { name: /^导入/ }).isDisabled());
  await picture(desk, 'radar-outside-faulty');
  await input.setInputFiles(file('蝉榜.csv', `日期,平台,类型,名称,曝光数,成交金额（元）\n${day(1)},抖音,品牌,狮峰,1.2万,880\n`));
  await desk.getByText('1 行都读懂了').waitFor();
  await desk.getByRole('button', { name: '导入 1 行' }).click();
  await desk.getByText('蝉榜.csv').first().waitFor();
  const { items } = await ok(merchant.ask('GET', '/api/radar/rankings/brands'));
  await desk.goto(`${program.base}/studio/radar/brands/${items[0].id}`);
  await desk.getByText('蝉榜.csv 第 2 行').waitFor();
  await picture(desk, 'radar-brand');
  assert.equal(items[0].pieces, 2, 'outside figures are in none of our own');
});

test('spending by report and by hand comes to costs, and to advice on the next yuan', async () => {
  const head = '日期,渠道,花费,成交额,订单';
  const rows = Array.from({ length: DAYS }, (_, ago) => {
    const spend = 200 + ((137 * (ago + 1)) % 900);
    return `${day(ago + 1)},直播推广,${spend},${(5_000 * Math.log1p(spend / 600)).toFixed(2)},7`;
  });
  await desk.goto(`${program.base}/studio/radar/outside`);
  await desk.locator('input[type=file]').setInputFiles(file('投放.csv', [head, ...rows].join('\n')));
  await desk.getByRole('textbox', { name: '平台（全部行）' }).fill('抖音');
  await desk.getByRole('textbox', { name: '平台（全部行）' }).press('Tab');
  await desk.getByRole('combobox', { name: '类型（全部行）' }).click();
  await desk.getByRole('option', { name: '渠道', exact: true }).click();
  await desk.getByRole('button', { name: `导入 ${DAYS} 行` }).click();
  await desk.getByText('投放.csv').first().waitFor();

  await desk.goto(`${program.base}/studio/radar/spending`);
  await desk.getByLabel('日期').fill(day(1));
  await desk.getByLabel('渠道', { exact: true }).fill('朋友圈');
  await desk.getByLabel('花费（元）').fill('200');
  await desk.getByLabel('订单').fill('4');
  await desk.getByLabel('成交额（元）').fill('500');
  await desk.getByRole('button', { name: '保存' }).click();
  const typed = desk.getByRole('row').filter({ hasText: '朋友圈' });
  await typed.getByText('¥50', { exact: true }).waitFor();
  await typed.getByText('2.50').waitFor();
  await desk.getByText('下一块钱投在“抖音 · 直播推广”带来最多').waitFor();
  await typed.getByText('天数不够').waitFor();
  await desk.getByRole('button', { name: '¥50', exact: true }).click();
  await desk.locator('.el-drawer').getByText('手工填写').waitFor();
  await desk.keyboard.press('Escape');
  await desk.locator('.el-drawer').waitFor({ state: 'hidden' });
  await picture(desk, 'radar-spending');
});

test('on a phone nothing is wider than the screen', async () => {
  const phone = await signedIn(browser, program.base, PHONE, 'teahouse', PASSWORD, '/studio/');
  const { items } = await ok(merchant.ask('GET', '/api/radar/rankings/products'));
  for (const path of [...PAGES, `/studio/radar/products/${items[0].id}`]) {
    await phone.goto(program.base + path);
    await phone.locator('h1').waitFor();
    await phone.locator('.el-skeleton').first().waitFor({ state: 'detached' });
    assert.ok(await phone.evaluate(() => document.documentElement.scrollWidth <= innerWidth + 1), `${path} sticks out to the right`);
    await picture(phone, `radar-phone${path.replace(/\W+/g, '-')}`);
  }
  assert.deepEqual(phone.faults, []);
  await phone.context().close();
});

test('a file goes as a whole', async () => {
  await desk.goto(`${program.base}/studio/radar/outside`);
  await desk.locator('li').filter({ hasText: '蝉榜.csv' }).getByRole('button', { name: '整份删除' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: '整份删除' }).click();
  await desk.locator('li').filter({ hasText: '蝉榜.csv' }).waitFor({ state: 'detached' });
  assert.equal((await ok(merchant.ask('GET', '/api/radar/outside/rows?kind=BRAND'))).items.length, 0);
  assert.deepEqual(desk.faults, []);
});
