// A merchant's evening in a real browser: goods from files, a line-up, a show that is published by RTMP, bought from on a
// phone, steered from the control room, shipped, closed, and counted to the piece.
// With QIANTANG_BASE it tries a program that runs already and lets shops open by themselves.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { assertPlaying, DESK, launch, PHONE, publish, signedIn, videoTime } from './browser.mjs';
import { csv, row, xlsx } from './files.mjs';
import { administrator, Person, removeData, run, startRun, stop, stopDatabase, until } from './program.mjs';

const BASE = process.env.QIANTANG_BASE;
/** Names of their own on a program that may know them from an earlier run. */
const MARK = BASE ? Date.now().toString(36) : '';
const PASSWORD = 'a-long-password';
const SCARF = '真丝丝巾 <b onmouseover=x()>粗</b>';
const FAN = '杭州绸伞 <script>x()</script>';
const COAT = '立领开衫';
const PIECES = 40;
const SHELF = 20;
const LINE = '<img src=x onerror=x()> 这款多少钱';

let program;
let browser;
let merchant;
let studio;
let phone;
let second;
let show;
let key;
let camera;

before(async () => {
  program = BASE ? { base: BASE } : await startRun();
  browser = await launch();
  const shop = {
    name: `teahouse${MARK}`, password: PASSWORD, shopName: `西湖<i>绸庄${MARK}`, licenceHolder: '西湖绸庄有限公司', licenceNumber: '91330100MA2H000000',
  };
  merchant = new Person(program.base);
  await merchant.ask('GET', '/api/me');
  const opened = await merchant.ask('POST', '/api/shops', shop);
  assert.equal(opened.status, 201);
  await merchant.signIn(`teahouse${MARK}`, PASSWORD);
  for (const [name, nickname] of [[`xiaoman${MARK}`, '小满<u>'], [`xiaoli${MARK}`, '小李']]) {
    const person = new Person(program.base);
    assert.equal((await person.join(name, PASSWORD, nickname)).status, 201);
    const address = { recipient: nickname, phone: '13800000000', region: '浙江省 杭州市 西湖区', street: '龙井路 1 号' };
    assert.equal((await person.ask('PUT', '/api/me/address', address)).status, 200);
  }
  if (!BASE) {
    const admin = await administrator(program, PASSWORD);
    assert.equal((await admin.ask('POST', `/api/admin/shops/${opened.body.merchantId}/approve`)).status, 200);
  }
  studio = await signedIn(browser, program.base, DESK, `teahouse${MARK}`, PASSWORD, '/studio/');
});

after(async () => {
  camera?.kill('SIGKILL');
  await browser?.close();
  if (program?.child) {
    await stop(program);
    stopDatabase(program.data);
    removeData(program.data);
  }
});

const goods = async () => (await merchant.ask('GET', '/api/studio/products?limit=50')).body.items;
const own = async () => (await merchant.ask('GET', `/api/studio/shows/${show}`)).body;
const itemOf = async (title) => (await own()).items.find((item) => item.title === title);
const file = (name, buffer) => ({ name, mimeType: 'application/octet-stream', buffer });

test('a file with faulty rows is told row by row; all or none writes none of it, good rows the rest', async () => {
  await studio.goto(`${program.base}/studio/products/import`);
  const rows = [row('SCARF', SCARF, 88, PIECES), row('FAN', FAN, '贵', PIECES), row('COAT', COAT, 188, PIECES)];
  await studio.locator('input[type=file]').setInputFiles(file('goods.csv', csv(rows)));

  await studio.getByText('1 行有错，所以一行也不会写入').waitFor();
  const report = studio.locator('table.errors tbody tr');
  assert.match(await report.first().innerText(), /3[\s\S]*价格（元）[\s\S]*贵/);
  assert.equal((await goods()).length, 0);

  await studio.getByRole('button', { name: '只导入正确的 2 行' }).click();
  await studio.getByRole('button', { name: '导入 2 行' }).click();
  await studio.getByText('已导入 2 行').waitFor();
  assert.deepEqual((await goods()).map((one) => one.title).sort(), [COAT, SCARF].sort());
});

test('the mended table comes in whole as XLSX, and HTML in its titles is text', async () => {
  await studio.goto(`${program.base}/studio/products/import`);
  const rows = [row('SCARF', SCARF, 88, PIECES), row('FAN', FAN, 128, PIECES), row('COAT', COAT, 188, PIECES)];
  await studio.locator('input[type=file]').setInputFiles(file('goods.xlsx', xlsx(rows)));
  await studio.getByText('3 行全部正确').waitFor();
  await studio.getByRole('button', { name: '导入 3 行' }).click();
  await studio.getByText('已导入 3 行').waitFor();

  await studio.goto(`${program.base}/studio/products`);
  for (const title of [SCARF, FAN, COAT]) await studio.getByText(title, { exact: true }).first().waitFor();
  assert.equal((await goods()).length, 3);
  await nothingRan(studio);
});

/** Nothing that somebody typed became a part of the page. */
async function nothingRan(page) {
  assert.deepEqual(page.faults, []);
  assert.equal(await page.locator('#app b[onmouseover], #app script, #app img[src="x"], #app u').count(), 0);
}

async function addItem(title, { role, limit, pieces, price }) {
  await studio.getByRole('button', { name: '添加商品' }).first().click();
  const dialog = studio.getByRole('dialog');
  await dialog.getByRole('button', { name: title }).click();
  await dialog.getByText(role, { exact: true }).click();
  await dialog.getByLabel('每人限购').fill(String(limit));
  await dialog.getByLabel('可售数量 红').fill(String(pieces));
  if (price) await dialog.getByLabel('直播价 红').fill(String(price));
  await dialog.getByRole('button', { name: '添加商品' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await studio.locator('ol > li').filter({ hasText: title }).waitFor();
}

test('a show is planned with roles, limits, pieces and show prices, and put in order by hand and by button', async () => {
  await studio.goto(`${program.base}/studio/shows`);
  await studio.getByRole('button', { name: '新建直播' }).first().click();
  await studio.getByLabel('场次名称').fill('丝绸<i>之夜');
  await studio.getByRole('button', { name: '创建' }).click();
  await studio.waitForURL(/\/shows\/\d+/);
  show = studio.url().match(/shows\/(\d+)/)[1];

  await addItem(SCARF, { role: '主推', limit: 3, pieces: 10 });
  await addItem(FAN, { role: '引流', limit: 1, pieces: 5, price: '99.00' });
  await addItem(COAT, { role: '利润', limit: 2, pieces: 6 });
  const line = (title) => studio.locator('ol > li').filter({ hasText: title });
  await line(FAN).dragTo(line(SCARF));
  const titles = async () => (await own()).items.sort((one, other) => one.place - other.place).map((item) => item.title);
  await until('the dragged item is first', 20_000, async () => (await titles())[0] === FAN);
  await studio.getByRole('button', { name: `更多 ${SCARF}`, exact: true }).click();
  await popover().getByRole('button', { name: '上移' }).click();
  await until('the item has moved up', 20_000, async () => (await titles())[0] === SCARF);
  await studio.keyboard.press('Escape');

  const fan = await itemOf(FAN);
  assert.deepEqual([fan.role, fan.perBuyerLimit, fan.skus[0].price.minor], ['TRAFFIC', 1, 9_900]);
  await until('the pieces have arrived', 20_000, async () => (await itemOf(SCARF)).skus[0].left === 10);
});

const popover = () => studio.locator('.el-popover:visible');

test('it is announced, and everybody can read so; then it is opened', async () => {
  await studio.reload();
  await studio.getByRole('button', { name: '修改计划' }).click();
  await studio.locator('input[type=datetime-local]').fill(new Date(Date.now() + 86_400_000).toISOString().slice(0, 16));
  await studio.getByLabel('预告词').fill('明晚见 <s>');
  await studio.getByRole('button', { name: '保存并预告' }).click();
  await studio.getByRole('dialog').waitFor({ state: 'hidden' });
  const coming = await until('it is announced', 20_000, async () => {
    const { body } = await new Person(program.base).ask('GET', '/api/shows/announced');
    const list = body.items ?? body;
    return Array.isArray(list) && list.find((one) => String(one.id ?? one.showId) === show);
  });
  assert.equal(coming.teaser, '明晚见 <s>');

  await studio.getByRole('button', { name: '开播', exact: true }).click();
  await studio.locator('.el-message-box').getByRole('button', { name: '开播' }).click();
  await studio.getByRole('button', { name: '结束直播' }).waitFor();
});

test('a wrong stream key is refused in words, the right one is on air, and a second publisher is refused in words', async () => {
  ({ body: key } = await merchant.ask('GET', `/api/studio/shows/${show}/stream-key`));
  const stranger = publish(`${key.server}/not-the-key`, 20);
  assert.match(await stranger.words, /unknown stream key/);

  camera = publish(`${key.server}/${key.key}`);
  await onAir();
  const other = publish(`${key.server}/${key.key}`, 20);
  assert.match(await other.words, /somebody else is publishing/);
  assert.equal(camera.exitCode, null, 'the first goes on');
});

function onAir() {
  return until('the person is on air', 40_000, async () => {
    const { body } = await merchant.ask('GET', `/api/studio/shows/${show}/video`);
    return body.live && body.source === 'HUMAN';
  });
}

test('a phone sees it playing, and goes on without a reload when the camera dies and comes back', async () => {
  phone = await signedIn(browser, program.base, PHONE, `xiaoman${MARK}`, PASSWORD);
  second = await signedIn(browser, program.base, DESK, `xiaoli${MARK}`, PASSWORD);
  await phone.goto(`${program.base}/show/${show}`);
  await second.goto(`${program.base}/show/${show}`);
  await assertPlaying(phone, 60_000);
  await phone.evaluate(() => (window.neverReloaded = true));

  camera.kill('SIGKILL');
  await until('the picture is missed', 40_000, async () => !(await merchant.ask('GET', `/api/studio/shows/${show}/video`)).body.live);
  const stopped = await videoTime(phone);
  camera = publish(`${key.server}/${key.key}`);
  await onAir();
  await assertPlaying(phone, 60_000);

  assert.ok(await phone.evaluate(() => window.neverReloaded));
  assert.ok(stopped > 0);
});

test('a line is heard by the other viewer and by the staff as the text that it is', async () => {
  const box = phone.getByPlaceholder('说点什么');
  await box.fill(LINE);
  await box.press('Enter');

  for (const page of [phone, second, studio]) {
    await page.getByText(LINE, { exact: true }).first().waitFor();
    await nothingRan(page);
  }
});

test('a false word that the host dictates is warned of, taken back within the minute, and kept as taken back', async () => {
  const control = await signedIn(browser, program.base, DESK, `teahouse${MARK}`, PASSWORD, '/studio/');
  // No browser hears without its maker's service; what it would have heard is put into its mouth.
  await control.context().addInitScript(() => {
    window.SpeechRecognition = window.webkitSpeechRecognition = class {
      start() {
        window.hear = (transcript) => this.onresult({ resultIndex: 0, results: [Object.assign([{ transcript }], { isFinal: true })] });
      }
      stop() {
        this.onend();
      }
    };
  });
  await control.goto(`${program.base}/studio/shows/${show}`);
  await control.getByRole('button', { name: '边说边检查' }).click();
  await control.getByText('正在听').waitFor();

  await control.evaluate(() => window.hear('这款全网最低，史上最低'));
  const card = control.locator('li.finding').filter({ hasText: '全网最低' });
  await card.getByText(/还有 \d+ 秒可以更正/).waitFor();
  await card.getByText(/第.+条/).first().waitFor();
  await control.evaluate(() => window.hear('刚才说错了，不是最低，我收回'));
  await card.getByText(/秒后已更正/).waitFor();

  await control.reload();
  await card.getByText(/秒后已更正/).waitFor();
  const { body } = await merchant.ask('GET', `/api/studio/shows/${show}/findings`);
  assert.ok(body.items.find((line) => line.text.includes('全网最低')).correctedAt);
  assert.deepEqual(control.faults, []);
  await control.close();
});

test('the next item is suggested with its reasons, one press puts it on screen, and then another is suggested', async () => {
  const next = studio.getByRole('region', { name: '建议下一件' });
  const coat = next.getByRole('button').filter({ hasText: COAT });
  await coat.getByText(/库存还多，剩 6 件/).waitFor();
  assert.equal(await next.getByText(FAN).count(), 0, 'of few pieces nothing speaks for the next place');

  await coat.click();
  await phone.getByRole('article', { name: `讲解中 ${COAT}` }).waitFor();
  await studio.mouse.move(5, 5);
  await coat.waitFor({ state: 'detached' });
  await next.getByRole('button').filter({ hasText: SCARF }).waitFor();
});

test('a pin and a price change of the control room are seen on the phone', async () => {
  await studio.getByRole('button', { name: '讲解' }).filter({ hasText: SCARF }).click();
  const card = phone.getByRole('article', { name: `讲解中 ${SCARF}` });
  await card.waitFor();
  await studio.getByRole('button', { name: /¥88.* 给“红”改价/ }).first().click();
  await popover().getByLabel('新价格（元）').fill('80');
  await popover().getByLabel('原因').fill('福利');
  await popover().getByRole('button', { name: '改价' }).click();

  await until('the phone sees the new price', 20_000, async () => (await card.innerText()).replace(/\s/g, '').includes('¥80'));
});

test('a host steers the show from a phone: each place is a tab, and nothing is wider than the screen', async () => {
  const host = await signedIn(browser, program.base, PHONE, `teahouse${MARK}`, PASSWORD, '/studio/');
  await host.goto(`${program.base}/studio/shows/${show}`);
  const place = (name) => host.getByRole('tab', { name });
  const panel = (name) => host.getByRole('tabpanel', { name });
  await host.getByText(/已播 \d+:\d\d/).waitFor();
  const pinned = (title) => host.getByRole('region', { name: '正在讲解的商品' }).locator('.title').filter({ hasText: title });
  await pinned(SCARF).waitFor();
  await host.locator('.warnings .fold').waitFor();
  const bars = (page) => page.getByRole('tablist', { name: '中控台各处' }).count();
  assert.deepEqual([await bars(host), await bars(studio)], [1, 0], 'a desk shows all places at once');
  const box = panel('聊天').getByLabel('以工作人员身份说一句');
  await box.fill('写到一半');

  for (const [name, seen] of [['货品', SCARF], ['主播', '记一句主播的话'], ['数据', '成交金额'], ['更多', '结束直播']]) {
    await place(name).click();
    await panel(name).getByText(seen).first().waitFor();
    assert.equal(await host.getByRole('tabpanel').count(), 1, `${name} alone is seen`);
    const beyond = await host.evaluate(() => [document.documentElement.scrollWidth - 390, document.documentElement.scrollHeight - 844].map((over) => Math.max(0, over)));
    assert.deepEqual(beyond, [0, 0], `${name} fits the screen`);
  }
  await place('聊天').click();
  assert.equal(await box.inputValue(), '写到一半', 'what was typed is kept');

  await host.getByRole('button', { name: '讲下一件' }).click();
  await pinned(FAN).waitFor();
  await place('货品').click();
  await panel('货品').getByRole('button', { name: '讲解' }).filter({ hasText: SCARF }).click();
  await phone.getByRole('article', { name: `讲解中 ${SCARF}` }).waitFor();
  await nothingRan(host);
  await host.context().close();
});

test('a flash sale begins by the clock, is bought at its price and paid, and the second viewer sees the stock fall', async () => {
  await studio.keyboard.press('Escape');
  await studio.getByRole('button', { name: `更多 ${SCARF}`, exact: true }).click();
  await popover().getByLabel('红 的秒杀价').fill('66');
  await popover().getByLabel('几分钟后开始').fill('0.1');
  await popover().getByLabel('持续几分钟').fill('30');
  await popover().getByRole('button', { name: '排秒杀' }).click();
  const card = phone.getByRole('article', { name: `讲解中 ${SCARF}` });
  await until('the flash has begun', 90_000, async () => (await itemOf(SCARF)).skus[0].price.minor === 6_600);
  await until('the phone sees its price', 20_000, async () => (await card.innerText()).replace(/\s/g, '').includes('¥66'));
  await bagLine(10).waitFor();

  await card.getByRole('button', { name: '抢购' }).click();
  await phone.getByRole('button', { name: '立即购买' }).click();
  await phone.getByText('已为你留货').waitFor();
  const cashierOpens = phone.context().waitForEvent('page');
  await phone.getByRole('link', { name: '去支付' }).click();
  const cashier = await cashierOpens;
  assert.match(await cashier.content(), /西湖&lt;i&gt;绸庄/);
  await cashier.getByRole('button', { name: /确认支付/ }).click();
  await phone.bringToFront();
  await phone.getByText('支付成功').waitFor();
  await phone.getByRole('button', { name: '继续看直播' }).click();

  await bagLine(9).waitFor();
  const { body } = await merchant.ask('GET', '/api/studio/orders');
  assert.equal(body.items[0].total.minor, 6_600);
});

const bagLine = (left) => second.locator('li').filter({ hasText: SCARF }).getByText(`剩 ${left} 件`);

test('pieces that the merchant takes back are gone for viewers', async () => {
  const tools = studio.getByRole('button', { name: `更多 ${SCARF}`, exact: true });
  if ((await popover().count()) === 0) await tools.click();
  await popover().getByLabel('红 的件数').fill('4');
  await popover().getByRole('button', { name: '收回' }).click();

  await second.locator('li').filter({ hasText: SCARF }).getByText('仅剩 5 件').or(bagLine(5)).first().waitFor();
  await studio.keyboard.press('Escape');
});

test('a muted viewer is told so and is not heard', async () => {
  await studio.getByRole('button', { name: '处理 小满<u> 的发言' }).first().click();
  await popover().getByText('禁言 10 分钟').click();
  await studio.getByText('禁言中 1 人').waitFor();

  // Said at once, before any try to speak, with the way to object.
  await phone.getByText('你在本场已被禁言').waitFor();
  await phone.getByRole('button', { name: '有异议？举报本直播间' }).waitFor();
  const box = phone.getByPlaceholder('说点什么');
  await box.fill('还能说话吗');
  await box.press('Enter');

  await phone.getByText(/不能发言|禁言/).first().waitFor();
  assert.equal(await second.getByText('还能说话吗').count(), 0);
});

test('the merchant sees the order and ships it, and the buyer sees the parcel', async () => {
  const order = await until('the shop has taken the order', 30_000, async () => {
    const { body } = await merchant.ask('GET', '/api/studio/orders');
    return body.items[0]?.state === 'taken' ? body.items[0] : null;
  });
  const page = await signedIn(browser, program.base, DESK, `teahouse${MARK}`, PASSWORD, '/studio/');
  await page.goto(`${program.base}/studio/orders`);
  await page.getByText(order.orderNo).first().click();
  await page.getByText('龙井路 1 号').waitFor();
  await page.getByRole('combobox', { name: /快递公司/ }).fill('顺丰速运');
  await page.getByRole('combobox', { name: /快递公司/ }).press('Enter');
  await page.getByLabel('快递单号').fill('SF1234567890');
  await page.getByRole('button', { name: /发货/ }).last().click();

  const buyer = new Person(program.base);
  await buyer.signIn(`xiaoman${MARK}`, PASSWORD);
  await until('the buyer has the parcel', 30_000, async () => {
    const { body } = await buyer.ask('GET', `/api/orders/${order.id}`);
    return JSON.stringify(body).includes('SF1234567890');
  });
  await nothingRan(page);
  await page.context().close();
});

test('the show closes, its report adds up, and the warehouse has every piece that was not sold', async () => {
  await studio.getByRole('button', { name: '结束直播' }).click();
  await studio.locator('.el-message-box').getByRole('button', { name: '结束直播' }).click();
  await studio.getByText('商品成绩').waitFor();
  camera.kill('SIGINT');

  const { body: report } = await merchant.ask('GET', `/api/studio/shows/${show}/report`);
  const scarf = report.pieces.find((one) => one.title === SCARF);
  assert.deepEqual([scarf.received, scarf.sold, scarf.returned], [10, 1, 9]);
  for (const one of report.pieces) {
    assert.equal(one.received, one.sold + one.returned, one.title);
    assert.equal(one.held + one.left, 0, one.title);
  }
  const shown = await studio.locator('tr').filter({ hasText: SCARF }).innerText();
  assert.match(shown.replace(/\s+/g, ' '), /10 1 9/);
  await until('the warehouse is exact', 30_000, async () => {
    for (const one of await goods()) {
      const sold = one.title === SCARF ? 1 : 0;
      if (one.free !== PIECES - SHELF - sold) return false;
    }
    return true;
  });
  if (program.data) {
    const fsck = await run('fsck', '--data', program.data);
    assert.equal(fsck.code, 0, fsck.out);
  }
  await nothingRan(studio);
  await nothingRan(phone);
});

test('a price is struck through only where a deal bears it, and buyers read which', async () => {
  const scarf = (await goods()).find((one) => one.title === SCARF);
  await studio.goto(`${program.base}/studio/products/${scarf.id}`);
  const dialog = studio.getByRole('dialog').filter({ hasText: '划线价（元）' });
  const strike = async (yuan) => {
    if (!(await dialog.isVisible())) await studio.getByRole('button', { name: '划线价', exact: true }).click();
    await dialog.getByText('¥66').first().waitFor();
    await dialog.getByLabel('划线价（元）').fill(yuan);
    await dialog.getByLabel('原因').fill('年终');
    await dialog.getByRole('button', { name: '设为划线价' }).click();
  };
  await strike('100');
  await dialog.getByText(/高于前七日最低成交价 ¥66\.00.*第十六条/).waitFor();

  const price = { price: { minor: 6_000, currency: 'CNY' }, reason: '年终' };
  const [sku] = (await merchant.ask('GET', `/api/studio/products/${scarf.id}`)).body.skus;
  assert.equal((await merchant.ask('POST', `/api/studio/skus/${sku.skuId}/prices`, price)).status, 200);
  await strike('66');
  await studio.getByText('划线价 ¥66 已展示').waitFor();

  await phone.goto(`${program.base}/product/${scarf.id}`);
  await phone.locator('s', { hasText: '¥66' }).first().waitFor();
  await phone.getByText(/近7日最低成交价/).first().waitFor();
  await nothingRan(studio);
  await nothingRan(phone);
});

test('a merchant says what a piece costs and sees the margin; the file has it, buyers do not, and it is taken back', async () => {
  const [product] = (await goods()).filter((one) => one.title === COAT);
  await studio.goto(`${program.base}/studio/products/${product.id}`);
  const dialog = studio.getByRole('dialog').filter({ hasText: '每件成本（元）' });
  await studio.getByRole('button', { name: '填写成本' }).first().click();
  await dialog.getByLabel('每件成本（元）').fill('八十');
  await dialog.getByRole('button', { name: '保存成本' }).click();
  await dialog.getByText('价格应为数字，最多两位小数').waitFor();
  await dialog.getByLabel('每件成本（元）').fill('75.2');
  await dialog.getByText('按现价，毛利率 60.0%').waitFor();
  await dialog.getByRole('button', { name: '保存成本' }).click();
  await studio.getByText('成本已记为 ¥75.20').waitFor();
  await studio.getByText('毛利 60.0%').waitFor();

  const sheet = await studio.request.get(`${program.base}/api/studio/products/export?format=csv`);
  assert.match(await sheet.text(), /成本价（元）[\s\S]*75\.20/);
  const seen = await new Person(program.base).ask('GET', `/api/products/${product.id}`);
  assert.equal(seen.status, 200);
  assert.doesNotMatch(JSON.stringify(seen.body), /7520/);

  await studio.reload();
  await studio.getByRole('button', { name: '修改' }).first().click();
  await dialog.getByRole('button', { name: '不再填写' }).click();
  await studio.getByText('成本已撤回').waitFor();
  assert.equal(await studio.getByText('毛利 60.0%').count(), 0);
});

test('a manual is read for facts, a person ticks them, and the sheet tells in which line each stands', async () => {
  const fan = (await goods()).find((one) => one.title === FAN);
  await studio.goto(`${program.base}/studio/products/${fan.id}`);
  await studio.getByRole('button', { name: '从说明书读取' }).click();
  const dialog = studio.getByRole('dialog').filter({ hasText: '从说明书或详情页读取事实' });
  const pick = dialog.locator('input[type=file]');

  await pick.setInputFiles(file('说明书.doc', Buffer.from([0xd0, 0xcf, 0x11, 0xe0])));
  await dialog.getByText(/只能读 PDF、Word/).waitFor();
  await pick.setInputFiles({ name: '养生壶说明书.pdf', mimeType: 'application/pdf', buffer: readFileSync('app/src/test/resources/org/qiantang/app/manual/manual.pdf') });
  await dialog.getByText(/《养生壶说明书\.pdf》共 2 页/).waitFor();
  await dialog.locator('mark', { hasText: '800W' }).waitFor();
  assert.equal(await dialog.getByText('400-000-0000').count(), 0, 'a telephone number is no fact of the goods');
  await dialog.locator('.el-checkbox', { hasText: '壶身材质' }).click();
  await dialog.getByRole('button', { name: /放入事实表（\d+ 项）/ }).click();
  assert.equal((await merchant.ask('GET', `/api/studio/products/${fan.id}`)).body.facts.length, 1, 'nothing is changed before it is saved');
  await studio.getByRole('button', { name: '保存', exact: true }).click();

  await studio.getByText('见《养生壶说明书.pdf》第 1 页').first().waitFor();
  const { facts } = (await merchant.ask('GET', `/api/studio/products/${fan.id}`)).body;
  const power = facts.find((fact) => fact.key === 'power');
  assert.deepEqual([power.value, power.unit], ['800', 'W']);
  assert.equal(facts.find((fact) => fact.key === '壶身材质').value, '高硼硅玻璃');
  assert.ok(!facts.some((fact) => fact.key === 'made-on'), 'what stands elsewhere is not stated');
  await nothingRan(studio);
});

test('the owner asks for the shop to be closed, its page bears the day, and it is taken back', async () => {
  const { merchantId } = (await merchant.ask('GET', '/api/studio/shop')).body;
  const notice = /本店从 .+ 起停止经营/;
  await studio.goto(`${program.base}/studio/settings/shop`);
  await studio.getByRole('button', { name: '申请关闭店铺' }).click();
  const dialog = studio.getByRole('dialog').filter({ hasText: '再次输入密码确认' });
  await dialog.getByLabel('密码').fill('not the one');
  await dialog.getByRole('button', { name: '申请关闭店铺' }).click();
  await dialog.getByText('密码不对').waitFor();
  await dialog.getByLabel('密码').fill(PASSWORD);
  await dialog.getByRole('button', { name: '申请关闭店铺' }).click();
  await studio.getByRole('button', { name: '撤回，继续经营' }).waitFor();

  await studio.goto(`${program.base}/studio/`);
  await studio.getByText(/店铺从 .+ 起停止经营/).waitFor();
  await phone.goto(`${program.base}/shop/${merchantId}`);
  await phone.getByText(notice).waitFor();

  await studio.goto(`${program.base}/studio/settings/shop`);
  await studio.getByRole('button', { name: '撤回，继续经营' }).click();
  await studio.getByRole('button', { name: '申请关闭店铺' }).waitFor();
  await phone.reload();
  await phone.getByRole('heading', { name: /绸庄/ }).waitFor();
  assert.equal(await phone.getByText(notice).count(), 0);
  await nothingRan(studio);
  await nothingRan(phone);
});
