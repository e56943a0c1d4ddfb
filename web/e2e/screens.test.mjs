// Every screen, in both languages and at its sizes: no serious fault of accessibility, nothing wider than the screen, no
// error in the console, no word left to fill; and nothing moves while lines fly over the picture.
//
// A new page is one line in WATCH or STUDIO. A path may name a fact of the demo (`{product}`); a page whose fact the demo
// does not have is a fault of this list.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { launch } from './browser.mjs';
import { chatter } from './chatter.mjs';
import { Person, removeData, startDemo, stop, stopDatabase, until } from './program.mjs';

/** A folder that gets a picture of each page, where one is named. */
const SCREENS = process.env.QIANTANG_SCREENS;

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const SHORT_PHONE = { viewport: { width: 375, height: 667 }, hasTouch: true, isMobile: true };
const DESK = { viewport: { width: 1440, height: 900 } };
const NARROW_DESK = { viewport: { width: 1024, height: 768 } };

const WATCH = [
  '/', '/show/{show}', '/show/{coming}', '/mall', '/mall?q=longjing', '/mall?q=zzzzqqqq', '/shop/{shop}', '/product/{product}',
  '/mall?tab=shows', '/mall?tab=hosts', '/mall?tab=films&q=zzzzqqqq',
  '/compare?ids={product},{other}', '/favourites', '/bag', '/checkout?lines={line}', '/orders', '/orders/{order}',
  '/me', '/me/addresses', '/me/closing', '/me/follows', '/me/invitations', '/me/reports', '/me/security', '/me/tokens', '/me/shop',
  '/films', '/me/films', '/me/interests', '/me/history',
];
const STUDIO = [
  '/studio/products', '/studio/products/{product}', '/studio/products/new', '/studio/products/import', '/studio/suppliers',
  '/studio/shows', '/studio/shows/{coming}', '/studio/shows/{show}', '/studio/orders', '/studio/orders/{order}', '/studio/after-sales',
  '/studio/', '/studio/orders/ship', '/studio/orders/packing', '/studio/offers', '/studio/selection', '/studio/shelf', '/studio/team',
  '/studio/settings/shop', '/studio/settings/freight', '/studio/settings/account', '/studio/notices', '/studio/notices/{dossier}',
  '/studio/copy', '/studio/helpdesk', '/studio/self-check', '/studio/courses', '/studio/green', '/studio/audience', '/studio/complaints', '/studio/own-check',
  '/studio/radar', '/studio/radar?kind=shows', '/studio/radar/products/{product}', '/studio/radar/outside', '/studio/radar/spending',
  '/studio/films', '/studio/films/{film}', '/studio/clips', '/studio/clips?show={show}', '/studio/metrics', '/studio/shows/{show}/screen',
  '/studio/shows/{show}/report', '/studio/shows/{show}/presenter',
];
/** A host's control room, place by place, and the pages around it. */
const HOST = [
  '/studio/shows/{show}', ...['goods', 'host', 'figures', 'more'].map((place) => `/studio/shows/{show}?place=${place}`), '/studio/shows', '/studio/',
  '/studio/products', '/studio/orders',
];
const OFFICE = [
  '/govern/cases', '/govern/wall', '/govern/findings', '/govern/findings?severity=S4', '/govern/findings/{show}/{spoken}', '/govern/dossiers',
  '/govern/dossiers/new', '/govern/dossiers/{dossier}', '/govern/reports', '/govern/proof', '/govern/subjects', '/govern/subjects/SHOP/{shop}',
  '/govern/guidance', '/govern/guidance?part=questions', '/govern/guidance?part=done', '/govern/rules', '/govern/rules?tab=reader', '/govern/rules/AD-01', '/govern/rules/changes/new',
  '/govern/goods', '/govern/goods/{product}', '/govern/films', '/govern/shows/{show}/preair', '/govern/doubts', '/govern/green', '/govern/green/shop/{shop}', '/govern/green/platform/0',
  '/govern/export', '/govern/retention', '/govern/reports/{report}', '/govern/guidance/questions/new?show={show}&line={spoken}',
];
const ADMIN = ['/govern/shops', '/govern/people', '/govern/dossiers', '/govern/rules', '/govern/self-check', '/govern/green', '/govern/retention', '/govern/export', '/govern/weighing'];
const OPEN_TO_ALL = ['/', '/sign-in', '/bag', '/studio/sign-in'];

/** Who looks at what, on which screen. */
const ROUNDS = [
  { name: 'a viewer on a phone, Chinese', who: 'viewer', pages: WATCH, device: PHONE, language: 'zh' },
  { name: 'a viewer on a short phone, English', who: 'viewer', pages: WATCH, device: SHORT_PHONE, language: 'en' },
  { name: 'a viewer at a desk, English', who: 'viewer', pages: WATCH, device: DESK, language: 'en' },
  { name: 'a viewer at a narrow desk, Chinese', who: 'viewer', pages: WATCH, device: NARROW_DESK, language: 'zh' },
  { name: 'a guest on a phone, English', who: null, pages: OPEN_TO_ALL, device: PHONE, language: 'en' },
  { name: 'a guest at a desk, Chinese', who: null, pages: OPEN_TO_ALL, device: DESK, language: 'zh' },
  { name: 'a merchant at a desk, Chinese', who: 'merchant', pages: STUDIO, device: DESK, language: 'zh' },
  { name: 'a merchant at a narrow desk, English', who: 'merchant', pages: STUDIO, device: NARROW_DESK, language: 'en' },
  { name: 'a host on a phone, Chinese', who: 'merchant', pages: HOST, device: PHONE, language: 'zh' },
  { name: 'a host on a short phone, English', who: 'merchant', pages: HOST, device: SHORT_PHONE, language: 'en' },
  { name: 'an officer at a desk, Chinese', who: 'officer', pages: OFFICE, device: DESK, language: 'zh' },
  { name: 'an officer on a phone, English', who: 'officer', pages: OFFICE, device: PHONE, language: 'en' },
  { name: 'an administrator at a narrow desk, English', who: 'admin', pages: ADMIN, device: NARROW_DESK, language: 'en' },
];

/** What the browser itself notes where a page asks and the answer is no: an answer, not an error. */
const ANSWERS = /the server responded with a status of (401|403|404)/;
const STILL_COMING = '.ghost, .loading, .el-skeleton, [aria-busy=true]';
const LONG_TITLE = '周末专场：名字很长的一场直播，从早到晚讲二十件商品，样样有凭证';
const FILM = (product) => ({ product, beside: '', template: 'reasons', shape: '9:16', seconds: 30, presenter: true, music: true, priced: false, facts: [] });
const ADDRESS = { recipient: '试验', phone: '13800001234', region: '浙江省 杭州市 上城区', street: '清河坊 1 号' };

let program;
let browser;
let facts;

before(async () => {
  program = await startDemo(undefined, '-Dqiantang.frames=8');
  browser = await launch();
  facts = await prepare();
});

after(async () => {
  await browser?.close();
  await stop(program);
  stopDatabase(program.data);
  removeData(program.data);
});

async function must(answer) {
  const { status, body } = await answer;
  assert.ok(status < 300, `${status} ${JSON.stringify(body)}`);
  return body;
}

/** Something on every page: an order, a bag, a favourite, an announced show. */
async function prepare() {
  const merchant = new Person(program.base);
  await must(merchant.signIn('merchant', program.password));
  // After a start nobody is known to be alike before the past has been read: a page would be told so, as an error.
  await until('the past is known', 60_000, async () => (await merchant.ask('GET', '/api/studio/audience/alike')).status !== 503);
  const live = await must(merchant.ask('GET', `/api/studio/shows/${program.show}`));
  const [item, other] = live.items;
  const product = await must(merchant.ask('GET', `/api/products/${item.productId}`));
  const coming = await must(merchant.ask('POST', '/api/studio/shows', { title: LONG_TITLE, hostKind: 'HUMAN' }));
  const startsAt = new Date(Date.now() + 3 * 3_600_000).toISOString();
  await must(merchant.ask('POST', `/api/studio/shows/${coming.id}/announce`, { startsAt, teaser: '明前龙井首发' }));

  const viewer = new Person(program.base);
  await must(viewer.signIn('viewer', program.password));
  await must(viewer.ask('PUT', '/api/me/address', ADDRESS));
  await must(viewer.ask('PUT', `/api/favourites/${product.id}`));
  const { itemId } = item;
  const { skuId, priceVersion } = item.skus[0];
  const wants = [{ itemId, skuId, pieces: 1, priceVersion }];
  const held = await must(viewer.ask('POST', `/api/shows/${program.show}/claims`, { intent: 'a-wish-of-the-screens', wants }));
  const line = await must(viewer.ask('POST', '/api/bag/lines', { showId: program.show, itemId, skuId, pieces: 1, exactly: false }));
  const { lineId } = await must(merchant.ask('POST', `/api/studio/shows/${program.show}/lines`, { text: '全国第一，喝了能治失眠', itemId }));
  const officer = new Person(program.base);
  await must(officer.signIn('officer', program.password));
  const finding = { showId: program.show, lineId };
  await until('the line is a finding', 20_000, async () => (await officer.ask('GET', `/api/officer/findings/${program.show}/${lineId}`)).status === 200);
  const { dossierId } = await must(officer.ask('POST', '/api/officer/dossiers', { facts: `${LONG_TITLE}里说了没有来源的排名`, findings: [finding] }));
  await must(officer.ask('POST', `/api/officer/dossiers/${dossierId}/notices`, { kind: 'INQUIRY', words: '请说明排名的来源', replyHours: 72 }));
  await must(officer.ask('POST', '/api/officer/findings/judgements', { ruling: 'confirmed', reason: '没有来源', lines: [finding] }));
  const film = await must(merchant.ask('POST', '/api/studio/films', FILM(product.id)));
  const report = await must(viewer.ask('POST', '/api/reports', { kind: 'show', showId: program.show, reason: 'false-claim', words: '排名没有来源' }));
  return {
    spoken: lineId, dossier: dossierId, report: report.id, film: film.row.id,
    show: program.show, coming: coming.id, shop: product.merchantId, product: product.id, other: other.productId, line: line.lineId, order: held.orderId,
  };
}

function pathOf(page) {
  return page.replace(/\{(\w+)\}/g, (place, name) => facts[name] ?? assert.fail(`no such fact: ${place}`));
}

async function contextOf(device, language, who) {
  const context = await browser.newContext({ ...device, locale: language === 'zh' ? 'zh-CN' : 'en-GB' });
  await context.addInitScript((chosen) => localStorage.setItem('qt.language', chosen), language);
  if (who !== null) {
    await context.request.get(`${program.base}/api/me`);
    const cookies = await context.cookies();
    const token = cookies.find((cookie) => cookie.name === 'XSRF-TOKEN')?.value ?? '';
    const answer = await context.request.post(`${program.base}/api/session`, {
      data: { name: who, password: program.password },
      headers: { 'X-XSRF-TOKEN': token },
    });
    assert.equal(answer.status(), 200, `signing in as ${who}`);
  }
  return context;
}

/** All that is wrong with a page, in words. */
async function faultsOf(page, path, heard) {
  heard.length = 0;
  await page.goto(program.base + path);
  await page.locator('main, .page, .room').first().waitFor();
  await page.waitForLoadState('load');
  await until(`${path} is there`, 20_000, () => page.evaluate((waiting) => document.querySelector(waiting) === null, STILL_COMING));
  await page.waitForTimeout(300);
  // A phone's browser makes its window as wide as the page: the screen is what was asked for.
  const screen = page.viewportSize().width;
  const seen = await page.evaluate((screen) => ({
    wide: document.documentElement.scrollWidth - screen,
    // A control room is as high as its screen: what is below it lies under the bar.
    high: document.querySelector('[role=tablist].places') === null ? 0 : document.documentElement.scrollHeight - innerHeight,
    text: document.body.innerText,
    // Along the top of a phone the menu of those who work here is wider than the screen: the open place is to be seen.
    place: (() => {
      const here = document.querySelector('.rail .here')?.getBoundingClientRect();
      const menu = document.querySelector('.rail > ul')?.getBoundingClientRect();
      return here === undefined || menu === undefined || (here.left >= menu.left - 1 && here.right <= menu.right + 1);
    })(),
    title: document.title,
    language: document.documentElement.lang.slice(0, 2),
  }), screen);
  if (SCREENS) await page.screenshot({ path: join(SCREENS, `${path.replace(/[^\w]+/g, '-').slice(1)}-${screen}-${seen.language}.png`), fullPage: true });
  const axe = await new AxeBuilder({ page }).setLegacyMode(true).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']).analyze();
  return [
    ...heard.filter((error) => !ANSWERS.test(error)),
    ...(seen.wide > 0 ? [`${seen.wide} px wider than the screen`] : []),
    ...(seen.high > 0 ? [`${seen.high} px higher than the screen`] : []),
    ...(/\{[a-zA-Z]+\}|\bundefined\b|\bNaN\b|\[object/.exec(seen.text) ?? []).map((word) => `unfilled: ${word}`),
    ...(seen.place ? [] : ['the open place of the menu is out of sight']),
    ...(path.startsWith('/govern') ? (/[a-z]{2}[.!?][A-Z][a-z]/.exec(seen.text) ?? []).map((joint) => `sentences without a space between them: ${joint}`) : []),
    ...(seen.title.trim() === '' ? ['no title'] : []),
    ...axe.violations
      .filter((one) => one.impact === 'serious' || one.impact === 'critical')
      .flatMap((one) => one.nodes.slice(0, 3).map((node) => `${one.id}: ${node.target.join(' ')} ${node.any[0]?.message ?? ''}`)),
  ].map((fault) => `${path}: ${fault}`);
}

for (const { name, who, pages, device, language } of ROUNDS) {
  test(`no fault on any page: ${name}`, async () => {
    const context = await contextOf(device, language, who);
    const page = await context.newPage();
    const heard = [];
    page.on('console', (message) => message.type() === 'error' && heard.push(`console: ${message.text()}`));
    page.on('pageerror', (error) => heard.push(`error: ${error.message}`));

    const faults = [];
    for (const one of pages) {
      faults.push(...(await faultsOf(page, pathOf(one), heard)));
    }
    await context.close();

    assert.deepEqual(faults, []);
  });
}

for (const [name, device] of [['a phone', PHONE], ['a desk', DESK]]) {
  test(`on ${name} nothing moves while forty lines a second fly`, async () => {
    const context = await contextOf(device, 'zh', 'viewer2');
    const page = await context.newPage();
    await page.goto(`${program.base}/show/${program.show}`);
    await until('the video plays', 40_000, () => page.evaluate(() => (document.querySelector('video')?.currentTime ?? 0) > 0.5));
    const talk = await chatter(program.base, program.show, 40);
    await until('lines fly', 20_000, () => page.evaluate(() => document.querySelectorAll('.danmaku > .line').length > 0));

    const moved = await page.evaluate(
      () =>
        new Promise((resolve) => {
          let sum = 0;
          let most = 0;
          const sources = [];
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) {
              sum += entry.value;
              const place = ({ x, y, width, height }) => [x, y, width, height].map(Math.round).join(' ');
              sources.push(...entry.sources.map(({ node, previousRect, currentRect }) => `${node?.className ?? node?.nodeName}: ${place(previousRect)} → ${place(currentRect)}`));
            }
          }).observe({ type: 'layout-shift', buffered: false });
          const look = setInterval(() => (most = Math.max(most, document.querySelectorAll('.danmaku > .line').length)), 100);
          setTimeout(() => {
            clearInterval(look);
            resolve({ sum, most, sources: [...new Set(sources)], talk: document.querySelectorAll('[role=log] > p').length });
          }, 10_000);
        }),
    );
    const sent = talk.stop();
    await context.close();

    assert.ok(sent >= 300, `lines sent: ${sent} (expected: 300 or more)`);
    assert.ok(moved.sum <= 0.01, `moved by ${moved.sum} (expected: at most 0.01): ${moved.sources}`);
    assert.ok(moved.most > 3 && moved.most <= 24, `lines in the air: ${moved.most} (expected: 4 to 24)`);
    assert.ok(moved.talk <= 200, `lines kept on the page: ${moved.talk} (expected: at most 200)`);
  });
}
