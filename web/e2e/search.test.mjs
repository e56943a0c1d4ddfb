// One box finds all of a live shop: a viewer looks for a show by its title, for a host by name and for a film by its title,
// and each leads where it says; what is not there is said to be not there. Who follows is told on the page when a show begins.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, PHONE, signedIn } from './browser.mjs';
import { Person, removeData, startDemo, stop, stopDatabase, until } from './program.mjs';

const MAKING = 240_000;
const SHOW = '江南吃用好物';
const HOST = '运河良品';
const SCARF = '桑蚕丝素绉缎长巾';
const COMING = '周末茶会预告场';

let program;
let browser;
let merchant;
let guest;
let phone;

before(async () => {
  program = await startDemo(undefined, '-Dqiantang.films.short-side=180');
  browser = await launch();
  merchant = new Person(program.base);
  guest = new Person(program.base);
  await merchant.signIn('merchant', program.password);
  phone = await signedIn(browser, program.base, PHONE, 'viewer', program.password);
});

after(async () => {
  await browser?.close();
  if (program !== undefined) {
    await stop(program);
    stopDatabase(program.data);
    removeData(program.data);
  }
});

async function ok(method, path, body) {
  const answer = await merchant.ask(method, path, body);
  assert.ok(answer.status < 300, `${method} ${path}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

async function search(words) {
  const box = phone.getByRole('combobox', { name: '搜索' });
  await box.fill(words);
  await box.press('Enter');
  await phone.waitForURL((url) => url.searchParams.get('q') === words);
}

const tab = (name) => phone.getByRole('navigation', { name: '搜什么' }).getByRole('button', { name, exact: true });
const list = (name) => phone.getByRole('list', { name, exact: true });

test('a show on air is found by its title, and who enters from there has come by the search', async () => {
  await phone.goto(`${program.base}/mall`);
  await search(SHOW);
  await tab('直播间').click();
  await phone.waitForURL((url) => url.searchParams.get('tab') === 'shows' && url.searchParams.get('q') === SHOW);
  const tile = list('正在直播').getByRole('link', { name: new RegExp(SHOW) });
  await tile.waitFor();

  const socket = phone.waitForEvent('websocket', (one) => one.url().includes('/live?'));
  await tile.click();

  assert.match((await socket).url(), /[?&]via=search(&|$)/);
  await phone.waitForURL(/\/show\/\d+/);
  await phone.goBack();
});

test('an announced show is found by its title in pinyin, with its time, and can be booked there', async () => {
  const startsAt = new Date(Date.now() + 86_400_000).toISOString();
  const { id } = await ok('POST', '/api/studio/shows', { title: COMING, hostKind: 'HUMAN' });
  await ok('POST', `/api/studio/shows/${id}/announce`, { startsAt, teaser: '带您认识新茶' });
  await until('it is found', 30_000, async () => (await guest.ask('GET', `/api/search/shows?q=${encodeURIComponent(COMING)}`)).body.items.some((one) => one.id === id));

  await phone.goto(`${program.base}/mall?tab=shows`);
  await search('zhoumochahui');
  const item = list('直播预告').getByRole('listitem').filter({ hasText: COMING });
  await item.waitFor();
  await item.getByRole('button', { name: /预约/ }).click();
  await phone.getByText('已预约').first().waitFor();
});

test('a host is found by name, with whether she is on air, and can be followed', async () => {
  await phone.goto(`${program.base}/mall`);
  await tab('主播').click();
  await search(HOST);
  const row = list('主播').getByRole('listitem').filter({ hasText: HOST });
  await row.getByText('正在直播').waitFor();
  await row.getByRole('button', { name: `关注${HOST}`, exact: true }).click();
  await row.getByRole('button', { name: `取消关注${HOST}`, exact: true }).waitFor();

  await row.getByRole('link', { name: /正在直播/ }).click();
  await phone.waitForURL(/\/show\/\d+/);

  await phone.goto(`${program.base}/`);
  await phone.getByRole('region', { name: '你关注的正在直播' }).getByRole('link', { name: new RegExp(HOST) }).waitFor();
});

test('a published film is found by its title, and no longer once its shop has withdrawn it', async () => {
  const found = await ok('GET', `/api/studio/products?q=${encodeURIComponent(SCARF)}`);
  const written = await ok('POST', '/api/studio/films', { product: found.items[0].id, template: 'reasons', seconds: 20 });
  const film = written.row.id;
  await ok('POST', `/api/studio/films/${film}/render`, {});
  await until('the film is made', MAKING, async () => {
    const { state, trouble } = (await ok('GET', `/api/studio/films/${film}`)).row;
    assert.notEqual(state, 'failed', trouble ?? '');
    return state === 'ready';
  });
  await ok('PUT', `/api/studio/films/${film}/published`, {});
  const { title } = (await guest.ask('GET', `/api/films/${film}`)).body;
  const finds = async () => (await guest.ask('GET', `/api/search/films?q=${encodeURIComponent(title)}`)).body.items.some((one) => one.id === film);
  await until('it is found', 30_000, finds);

  await phone.goto(`${program.base}/mall?tab=films`);
  await search(title);
  await list('短视频').getByRole('link', { name: new RegExp(title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')) }).click();
  await phone.waitForURL(new RegExp(`/films/${film}`));

  await ok('DELETE', `/api/studio/films/${film}/published`);
  assert.equal(await finds(), false);
});

test('what nothing is called by is said so, in each of the tabs', async () => {
  await phone.goto(`${program.base}/mall?tab=shows`);
  await search('zzzzqqqq');
  await phone.getByText('没有找到直播间').waitFor();
  await tab('主播').click();
  await phone.getByText('没有找到主播').waitFor();
  await tab('短视频').click();
  await phone.getByText('没有找到短视频').waitFor();
  await tab('商品').click();
  await phone.getByText('没有找到商品').waitFor();
});

test('who follows a shop is told on the page when its show begins, by a digital host too', async () => {
  const show = `/api/studio/shows/${program.show}`;
  await ok('POST', `${show}/close`);
  await until('its last show is over', 60_000, async () => (await ok('GET', show)).state === 'closed');
  const { body: found } = await guest.ask('GET', `/api/mall/products?q=${encodeURIComponent(SCARF)}`);
  const { merchantId, shop } = found.items[0];
  await phone.goto(`${program.base}/shop/${merchantId}`);
  await phone.getByRole('button', { name: `关注${shop}`, exact: true }).click();
  await phone.getByRole('button', { name: `取消关注${shop}`, exact: true }).waitFor();
  await phone.goto(`${program.base}/`);
  const live = phone.getByRole('region', { name: '你关注的正在直播' });
  // The host who is followed, too, is on air: what is known by now is not told again.
  await live.getByRole('link', { name: new RegExp(HOST) }).waitFor();
  assert.equal(await live.getByRole('link', { name: new RegExp(shop) }).count(), 0);

  const { id } = await ok('POST', '/api/studio/shows', { title: '丝巾夜场', hostKind: 'DIGITAL' });
  await ok('POST', `/api/studio/shows/${id}/open`);

  await phone.getByText(`你关注的${shop}开播了：丝巾夜场`).waitFor();
  await live.getByRole('link', { name: new RegExp(`${shop}.*丝巾夜场`) }).waitFor();
  await phone.goto(`${program.base}/me/follows`);
  await phone.getByRole('listitem').filter({ hasText: shop }).getByText('正在直播').waitFor();
});
