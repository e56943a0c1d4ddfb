// A quarrel over what was said in a show, in a real browser: the buyer shows a picture, the seller refuses, the officer
// hears the sentence at its very second and decides; and the money comes back to the fen.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { DESK, launch, PHONE, signedIn } from './browser.mjs';
import { Person, removeData, run, startDemo, stop, stopDatabase, until } from './program.mjs';

const SAID = '这款全国第一，喝了能治失眠';
const PART = 1234;
// A picture of 8 × 8 points, drawn by nobody.
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR4nGM4UaGBFTEMLQkAUtVaAV8W4QQAAAAASUVORK5CYII=',
  'base64',
);

let program;
let browser;
let merchant;
let buyer;
let officer;
let order;
let caseId;
let saidAt;
let openedAt;

before(async () => {
  program = await startDemo();
  browser = await launch();
  [merchant, buyer, officer] = await Promise.all(['merchant', 'viewer', 'officer'].map(async (name) => {
    const person = new Person(program.base);
    assert.equal((await person.signIn(name, program.password)).status, 200);
    return person;
  }));
});

after(async () => {
  await browser?.close();
  await stop(program);
  stopDatabase(program.data);
  removeData(program.data);
});

async function ok(answer) {
  const { status, body } = await answer;
  assert.ok(status >= 200 && status < 300, `${status}: ${JSON.stringify(body)}`);
  return body;
}

/** The order as its buyer sees it; nothing while the tables have not followed to it yet. */
async function orderNow() {
  const { status, body } = await buyer.ask('GET', `/api/orders/${order}`);
  return status === 200 ? body : {};
}

const evidence = (person) => ok(person.ask('GET', `/api/after-sales/${caseId}/show-evidence`));

test('a buyer pays for what the host praised beyond the law, and receives it', async () => {
  const show = await ok(merchant.ask('GET', `/api/studio/shows/${program.show}`));
  openedAt = Date.parse(show.openedAt);
  const item = show.items[1];
  const sku = item.skus[0];
  const address = { recipient: '小满', phone: '13800000000', region: '浙江省 杭州市 西湖区', street: '龙井路 1 号' };
  await ok(buyer.ask('PUT', '/api/me/address', address));
  await ok(merchant.ask('POST', `/api/studio/shows/${program.show}/pin`, { itemId: item.itemId }));
  await until('the recording has begun', 60_000, async () => (await ok(merchant.ask('GET', `/api/studio/shows/${program.show}/recording`))).pieces > 0);
  saidAt = Date.now();
  await ok(merchant.ask('POST', `/api/studio/shows/${program.show}/lines`, { text: SAID, itemId: item.itemId }));

  const wants = [{ itemId: item.itemId, skuId: sku.skuId, pieces: 1, priceVersion: sku.priceVersion }];
  const held = await ok(buyer.ask('POST', `/api/shows/${program.show}/claims`, { intent: 'dispute-1', wants }));
  order = held.orderId;
  const cashier = await until('the cashier opens', 30_000, async () => (await orderNow()).cashier);
  const page = await signedIn(browser, program.base, PHONE, 'viewer', program.password);
  await page.goto(new URL(cashier, program.base).href);
  await page.getByRole('button', { name: /确认支付/ }).click();
  await until('the shop has the order', 60_000, async () => (await orderNow()).state === 'taken');
  await page.context().close();

  await ok(merchant.ask('POST', `/api/studio/orders/${order}/parcel`, { carrier: '顺丰速运', trackingNo: 'SF1234567890' }));
  await ok(buyer.ask('POST', `/api/orders/${order}/receive`));
});

test('the buyer asks for money back with a picture, and the seller sees it and refuses', async () => {
  const page = await signedIn(browser, program.base, PHONE, 'viewer', program.password);
  await page.goto(`${program.base}/orders/${order}/after-sale`);
  await page.getByLabel('退部分款，不退货').check();
  await page.getByLabel('与直播讲的不符').check();
  await page.getByLabel(/补充说明/).fill('说能治失眠，喝了没用');
  await page.locator('input[type=file]').setInputFiles({ name: 'tea.png', mimeType: 'image/png', buffer: PICTURE });
  await page.getByAltText('第 1 张图片').waitFor();
  await page.getByRole('button', { name: '提交申请' }).click();
  await page.waitForURL(/\/after-sales\/\d+/);
  caseId = page.url().match(/after-sales\/(\d+)/)[1];
  await page.getByRole('list', { name: '图片' }).getByAltText('第 1 张图片').waitFor();

  const studio = await signedIn(browser, program.base, DESK, 'merchant', program.password, '/studio/sign-in');
  await studio.goto(`${program.base}/studio/after-sales/${caseId}`);
  await studio.getByText('说能治失眠，喝了没用').waitFor();
  const picture = studio.getByRole('list', { name: '图片' }).getByAltText('第 1 张图片');
  await until('the picture is there', 10_000, () => picture.evaluate((img) => img.complete && img.naturalWidth > 0));
  await studio.getByLabel('写给买家的话').fill('页面没有这样写');
  await studio.getByRole('button', { name: '不同意' }).click();
  await until('it is refused', 20_000, async () => (await ok(buyer.ask('GET', `/api/after-sales/${caseId}`))).state === 'REFUSED');
  await studio.context().close();

  await page.reload();
  await page.getByRole('button', { name: '请平台处理' }).click();
  await page.getByRole('textbox', { name: '为什么请平台处理' }).fill('直播里亲口说的，请看录像');
  await page.getByRole('dialog').getByRole('button', { name: '提交申请' }).click();
  await page.getByRole('heading', { name: '平台处理中' }).waitFor();
  await page.context().close();
});

test('nobody else sees the case, its pictures or its evidence', async () => {
  const { body } = await buyer.ask('GET', `/api/after-sales/${caseId}`);
  const hash = body.steps.flatMap((step) => step.pictures)[0];
  for (const name of ['viewer2', 'merchant2']) {
    const other = new Person(program.base);
    await other.signIn(name, program.password);
    for (const path of ['', '/show-evidence', `/pictures/${hash}`, '/show-evidence/index.m3u8', '/show-evidence/1.ts']) {
      assert.equal((await other.ask('GET', `/api/after-sales/${caseId}${path}`)).status, 404, `${name} ${path}`);
    }
    assert.equal((await other.ask('GET', `/api/disputes/${caseId}`)).status, 403);
  }
});

test('the officer sees the sentence at its second of the recording', async () => {
  const seen = await until('the sentence is in the recording', 60_000, async () => {
    const found = await evidence(officer);
    return found.marks.findLast((mark) => mark.said?.text === SAID)?.spot ? found : null;
  });
  const mark = seen.marks.findLast((one) => one.said?.text === SAID);
  assert.ok(Math.abs(mark.showMs - (saidAt - openedAt)) < 3_000, `said ${saidAt - openedAt} ms after the opening, told ${mark.showMs}`);
  assert.ok(mark.said.findings.length > 0, 'the findings are told with it');
  const piece = seen.pieces.find((one) => one.number === mark.spot.piece);
  assert.ok(Date.parse(piece.from) <= Date.parse(mark.at) && Date.parse(mark.at) <= Date.parse(piece.to) + 2_000);
  assert.match(piece.sha256, /^[0-9a-f]{64}$/);
  assert.deepEqual(seen.marks.map((one) => one.kind).filter((kind) => kind === 'CLAIMED' || kind === 'PAID'), ['CLAIMED', 'PAID']);
  assert.ok(seen.lines[0].listing.facts.length > 0, 'the facts of the day are told');
  assert.deepEqual(await evidence(buyer), await evidence(merchant));

  const page = await signedIn(browser, program.base, DESK, 'officer', program.password, '/govern/');
  await page.locator(`a[href$="/cases/${caseId}"]`).click();
  await page.getByText('直播里亲口说的，请看录像').waitFor();
  const moment = page.getByRole('listitem').filter({ hasText: SAID }).last();
  await moment.getByRole('button').click();
  const want = mark.spot.playMs / 1_000;
  await until('the picture plays at that second', 40_000, async () => {
    const now = await page.evaluate(() => document.querySelector('video.recorded')?.currentTime ?? -1);
    return now > want - 4 && now < want + 6;
  });
  await until('there is a picture', 20_000, () => page.evaluate(() => (document.querySelector('video.recorded')?.videoWidth ?? 0) > 0));

  await page.getByLabel('部分支持买家').check();
  await page.getByLabel('退款金额（元）').fill('999999');
  await page.getByLabel('裁决说明').fill('广告法第九条、食品安全法第七十一条');
  await page.getByRole('button', { name: '确认裁决' }).click();
  await page.getByText(/请填写大于 0/).waitFor();
  await page.getByLabel('退款金额（元）').fill((PART / 100).toFixed(2));
  await page.getByRole('button', { name: '确认裁决' }).click();
  await page.getByText('这个纠纷已经不在裁决中。').waitFor();
  await page.context().close();
});

test('the buyer reads the decision and is refunded to the fen', async () => {
  await until('the money has gone back', 60_000, async () => (await ok(buyer.ask('GET', `/api/after-sales/${caseId}`))).state === 'DONE');
  assert.equal((await ok(buyer.ask('GET', `/api/orders/${order}`))).givenBack.minor, PART);

  const page = await signedIn(browser, program.base, PHONE, 'viewer', program.password);
  await page.goto(`${program.base}/after-sales/${caseId}`);
  await page.getByRole('heading', { name: '治理员裁决：部分支持买家' }).waitFor();
  await page.getByText('广告法第九条、食品安全法第七十一条').first().waitFor();
  await page.context().close();
});

test('the pages of officers and administrators have no serious fault', async () => {
  const rounds = [
    ['officer', ['/govern/cases', '/govern/cases?all=1', `/govern/cases/${caseId}`, '/govern/wall', '/govern/reports?all=1']],
    ['admin', ['/govern/shops', '/govern/people']],
  ];
  for (const [name, paths] of rounds) {
    for (const device of [DESK, PHONE]) {
      const page = await signedIn(browser, program.base, device, name, program.password, '/govern/');
      for (const path of paths) {
        await page.goto(program.base + path);
        await page.locator('h1').first().waitFor();
        await page.waitForTimeout(1_500);
        const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']).analyze();
        const serious = violations.filter((one) => one.impact === 'serious' || one.impact === 'critical');
        assert.deepEqual(serious.map((one) => `${one.id}: ${one.nodes[0].target.join(' ')}`), [], `${name} ${path}`);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        assert.ok(wide <= 0, `${path} is ${wide} px wider than the screen`);
      }
      await page.context().close();
    }
  }
});

test('the books agree', async () => {
  const fsck = await run('fsck', '--data', program.data);
  assert.equal(fsck.code, 0, fsck.out);
});
