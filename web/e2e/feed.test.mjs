// Two viewers who look at different things get different lists with their reasons, at once; each may see and correct what is
// supposed, switch it off, and be forgotten, also after a restart.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DESK, launch, PHONE, signedIn } from './browser.mjs';
import { Person, removeData, startDemo, stop, stopDatabase, until } from './program.mjs';

let program;
let browser;
let drinker;
let dresser;
let goods;

before(async () => {
  program = await startDemo();
  browser = await launch();
  drinker = await signedIn(browser, program.base, PHONE, 'viewer', program.password);
  dresser = await signedIn(browser, program.base, PHONE, 'viewer2', program.password);
  goods = await until('the shelves are filled', 60_000, async () => {
    const { body } = await new Person(program.base).ask('GET', '/api/mall/products?inStock=true&limit=60');
    return body.items.length >= 8 && body.items;
  });
});

after(async () => {
  await browser?.close();
  if (program !== undefined) {
    await stop(program);
    stopDatabase(program.data);
    removeData(program.data);
  }
});

const TEA = /茶|普通食品/;
const isTea = (one) => TEA.test(one.category) || /茶/.test(one.title);
const isWear = (one) => /服饰|箱包/.test(one.category);

async function look(page, wanted) {
  for (const one of wanted) {
    await page.goto(`${program.base}/product/${one.productId}`);
    await page.getByRole('heading', { name: one.title }).first().waitFor();
    await page.waitForTimeout(300);
  }
}

/** The list of the home page: titles with their reasons, in their order. */
async function forYou(page) {
  await page.goto(`${program.base}/`);
  const list = page.getByRole('list', { name: '为你推荐' });
  await list.waitFor();
  return list.locator(':scope > li').evaluateAll((items) =>
    items.map((item) => ({ title: item.querySelector('.title').textContent, why: item.querySelector('.why span').textContent })),
  );
}

/** The shops of what would be suggested now. */
const feedShops = async (page) => page.evaluate(async () => (await (await fetch('/api/feed/products?limit=60')).json()).items.map((one) => one.card.shop));

const known = async (page) => page.evaluate(async () => (await fetch('/api/me/interests')).json());

test('what two viewers looked at makes two lists, each with the reasons of its own', async () => {
  const teas = goods.filter(isTea).slice(0, 3);
  const wear = goods.filter(isWear).slice(0, 3);
  assert.ok(teas.length >= 2 && wear.length >= 2, `the demo has tea and clothes: ${goods.map((one) => `${one.title}/${one.category}`)}`);
  await look(drinker, teas);
  await look(dresser, wear);

  const [his, hers] = [await forYou(drinker), await forYou(dresser)];

  assert.notDeepEqual(his.slice(0, 4), hers.slice(0, 4), 'the lists differ where one looks first');
  assert.ok(his.some(({ why }) => /你常看|因为你看过/.test(why)), JSON.stringify(his));
  assert.ok(hers.some(({ why }) => /你常看|因为你看过/.test(why)), JSON.stringify(hers));
  assert.ok((await known(drinker)).interests.some((one) => teas.some((tea) => tea.category === one.category)));
  assert.ok((await known(dresser)).interests.some((one) => wear.some((dress) => dress.category === one.category)));
});

test('the history tells what was looked at, and what is taken out of it is not known any more', async () => {
  await drinker.goto(`${program.base}/me/history`);
  const rows = drinker.locator('ul > li');
  await rows.first().waitFor();
  const before = await rows.count();
  assert.ok(before >= 2);
  await drinker.getByRole('button', { name: /的浏览记录/ }).first().click();
  await until('one is gone', 10_000, async () => (await rows.count()) === before - 1);
});

test('a product that is put away does not come back, until it is wanted again', async () => {
  const [first] = await forYou(dresser);
  await dresser.getByRole('button', { name: `不想看到“${first.title}”` }).click();
  await dresser.getByRole('button', { name: '不感兴趣', exact: true }).click();
  await dresser.getByText('不再推荐这件商品').waitFor();
  assert.ok(!(await forYou(dresser)).some(({ title }) => title === first.title));

  await dresser.goto(`${program.base}/me/interests`);
  await dresser.getByText(first.title).waitFor();
  await dresser.getByRole('button', { name: '恢复推荐' }).click();
  await dresser.getByText('还没有。').waitFor();
});

test('a shop that is put away is gone from the list at once and after a reload, and comes back where one undoes it', async () => {
  const [first] = await forYou(dresser);
  const { shop } = goods.find((one) => one.title === first.title);
  const shops = () => dresser.getByRole('list', { name: '为你推荐' }).locator('.shop').allTextContents();

  await dresser.getByRole('button', { name: `不想看到“${first.title}”` }).click();
  await dresser.getByRole('button', { name: '不看这家店', exact: true }).click();
  await dresser.getByText(`不再推荐“${shop}”`).waitFor();
  assert.ok(!(await shops()).includes(shop));
  await dresser.getByRole('button', { name: '撤销', exact: true }).click();
  await until('it is back', 10_000, async () => (await shops()).includes(shop));

  await dresser.getByRole('button', { name: `不想看到“${first.title}”` }).click();
  await dresser.getByRole('button', { name: '不看这家店', exact: true }).click();
  await dresser.getByText(`不再推荐“${shop}”`).waitFor();
  await dresser.goto(`${program.base}/me/interests`);
  await dresser.getByText(`店铺：${shop}`).waitFor();
  assert.ok(!(await feedShops(dresser)).includes(shop));
  await dresser.getByRole('button', { name: '恢复推荐' }).click();
  await dresser.getByText('还没有。').waitFor();
  assert.ok((await feedShops(dresser)).includes(shop));
});

test('cards that stood on the screen for a second are told of, with the number of their list, and no others', async () => {
  const told = [];
  dresser.on('request', (request) => request.url().endsWith('/api/feed/shown') && told.push(request.postDataJSON()));
  await dresser.goto(`${program.base}/`);
  const list = dresser.getByRole('list', { name: '为你推荐' });
  await list.locator(':scope > li').first().scrollIntoViewIfNeeded();
  await dresser.waitForTimeout(1_500);
  await until('it is told', 15_000, async () => told.some(({ itemIds }) => goods.some((one) => itemIds.includes(one.productId))));

  const items = await list.locator(':scope > li').count();
  const seen = new Set(told.flatMap(({ itemIds }) => itemIds).filter((id) => goods.some((one) => one.productId === id)));
  assert.ok(seen.size < items, `not all of ${items} goods were on a phone's screen, yet ${seen.size} are told`);
});

test('below the bag of a room stands what else its shop sells', async () => {
  const guest = new Person(program.base);
  const { body } = await guest.ask('GET', '/api/shows?limit=24&after=');
  // A short line-up is in sight above, and is left out.
  const counted = await Promise.all(
    body.items.filter((one) => one.state === 'open').map(async (show) => ({ show, goods: (await guest.ask('GET', `/api/feed/products?limit=60&show=${show.id}`)).body.items.length })),
  );
  const { show } = counted.sort((one, other) => other.goods - one.goods)[0];
  await dresser.goto(`${program.base}/show/${show.id}`);
  await dresser.getByRole('button', { name: /购物袋/ }).first().click();
  // It is asked for when it comes near: below all that the bag holds.
  await dresser.locator('.edge').last().scrollIntoViewIfNeeded();
  const more = dresser.getByRole('list', { name: '看看别的' });
  await more.locator(':scope > li').first().waitFor();
  const shops = new Set(await more.locator('.shop').allTextContents());
  assert.equal(shops.size, 1, [...shops].join());
  assert.ok((await more.locator(':scope > li').count()) <= 6);
});

test('with personalisation off the list is the one a stranger gets', async () => {
  await drinker.goto(`${program.base}/me/interests`);
  await drinker.getByRole('switch').click();
  await drinker.getByText('已关闭：').waitFor();

  const his = await forYou(drinker);
  const guest = await (await browser.newContext(PHONE)).newPage();
  const strangers = await forYou(guest);

  assert.ok(his.every(({ why }) => !/你/.test(why)), JSON.stringify(his));
  // A place or two explore, for strangers too, and are filled anew each time.
  const shared = his.filter(({ title }) => strangers.some((one) => one.title === title));
  assert.ok(his.length === strangers.length && shared.length >= his.length - 2, JSON.stringify({ his, strangers }));
  await drinker.getByText('未使用个性化推荐').waitFor();
});

test('who is forgotten is forgotten at once, and still after a restart', async () => {
  await dresser.goto(`${program.base}/me/interests`);
  await dresser.getByRole('button', { name: '忘掉我的一切浏览和兴趣' }).click();
  await dresser.getByRole('dialog').getByRole('button', { name: '忘掉我的一切浏览和兴趣' }).click();
  await dresser.getByText('已全部忘掉').first().waitFor();
  assert.deepEqual((await known(dresser)).interests, []);
  assert.ok((await forYou(dresser)).every(({ why }) => !/你看过|你常看/.test(why)));

  const { data } = program;
  await stop(program);
  program = await startDemo(data);
  const again = new Person(program.base);
  await again.signIn('viewer2', program.password);
  const told = await until('the lists know the past again', 30_000, async () => {
    const { status, body } = await again.ask('GET', '/api/me/interests');
    return status === 200 && body;
  });
  assert.deepEqual(told.interests, []);
  assert.notEqual(told.forgottenAt, null);
  assert.deepEqual((await again.ask('GET', '/api/me/history')).body.items, []);
});

test('an administrator weighs other ways to make lists, and of so little is told why nothing can be said', async () => {
  const head = await signedIn(browser, program.base, DESK, 'admin', program.password, '/govern/');
  await head.goto(`${program.base}/govern/weighing`);
  await head.getByRole('heading', { name: '推荐评估' }).waitFor();
  await head.getByText('启动以来还没有评估过').waitFor();

  await head.getByRole('button', { name: '开始评估' }).click();

  await head.getByText('已完成').waitFor();
  await head.getByRole('heading', { name: '只看热门' }).first().waitFor();
  await head.getByText('无法下结论').first().waitFor();
  await head.context().close();
});
