// Two viewers who look at different things get different lists with their reasons, at once; each may see and correct what is
// supposed, switch it off, and be forgotten, also after a restart.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, PHONE, signedIn } from './browser.mjs';
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
  await dresser.getByRole('button', { name: `对“${first.title}”不感兴趣` }).click();
  await dresser.getByText('不再推荐这件商品').waitFor();
  assert.ok(!(await forYou(dresser)).some(({ title }) => title === first.title));

  await dresser.goto(`${program.base}/me/interests`);
  await dresser.getByText(first.title).waitFor();
  await dresser.getByRole('button', { name: '恢复推荐' }).click();
  await dresser.getByText('还没有。').waitFor();
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
