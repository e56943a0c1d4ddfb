// Faked sales from end to end, in a real browser: somebody comes by a shared link and buys with the phone of the shop's owner; the
// big screen says by what way they came; the officer finds the order in doubt, with its reason and its events, the big screen
// tells the figure without it; confirmed, it is a veto of the green-room score; and a false alarm counts it again.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DESK, launch, PHONE, signedIn } from './browser.mjs';
import { Person, removeData, startDemo, stop, stopDatabase, until } from './program.mjs';

const PASSWORD = 'a-long-password';
const OWNERS_PHONE = '13911112222';

let program;
let browser;
let merchant;
let show;
let officer;

before(async () => {
  program = await startDemo();
  browser = await launch();
  merchant = new Person(program.base);
  await merchant.signIn('merchant2', program.password);
  await ok(merchant.ask('PUT', '/api/me/address', { recipient: '店主', phone: OWNERS_PHONE, region: '浙江省 杭州市 西湖区', street: '店主路 1 号 101' }));
  // After a start nobody is known to be alike before the past has been read.
  await until('the past is known', 60_000, async () => (await merchant.ask('GET', '/api/studio/audience/alike')).status !== 503);
  show = (await ok(merchant.ask('GET', '/api/studio/shows'))).items.find((one) => one.state === 'open' && one.hostKind === 'HUMAN').id;
  const [item] = (await ok(merchant.ask('GET', `/api/studio/shows/${show}`))).items;
  await ok(merchant.ask('POST', `/api/studio/shows/${show}/pin`, { itemId: item.itemId }));
  const buyer = new Person(program.base);
  assert.equal((await buyer.join('xiaoman', PASSWORD, '小满')).status, 201);
  await ok(buyer.ask('PUT', '/api/me/address', { recipient: '小满', phone: OWNERS_PHONE, region: '浙江省 杭州市 西湖区', street: '别处路 2 号 202' }));
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

const screen = () => ok(merchant.ask('GET', `/api/studio/shows/${show}/insight`));

test('who comes by a shared link and buys stands under that way', async () => {
  const viewer = await signedIn(browser, program.base, PHONE, 'xiaoman', PASSWORD);
  await viewer.goto(`${program.base}/show/${show}?via=share`);
  await viewer.getByRole('button', { name: '抢购' }).first().click();
  await viewer.getByRole('button', { name: '立即购买' }).click();
  await viewer.getByText('已为你留货').waitFor();
  const opens = viewer.context().waitForEvent('page');
  await viewer.getByRole('link', { name: '去支付' }).click();
  const cashier = await opens;
  await cashier.getByRole('button', { name: /确认支付/ }).click();
  await viewer.bringToFront();
  await viewer.getByText('支付成功').waitFor();

  await until('the way is counted with its buyer', 20_000, async () => (await screen()).sources.some((one) => one.source === 'SHARE' && one.buyers === 1));
});

test('the officer finds the order, its reason and the events behind it', async () => {
  officer = await signedIn(browser, program.base, DESK, 'officer', program.password, '/govern/');
  await officer.goto(`${program.base}/govern/doubts`);
  await officer.getByRole('link', { name: '买家与店铺的人是同一身份或同一收货信息' }).first().click();
  await officer.getByText('与店铺的人相同').waitFor();
  await officer.getByText('《电子商务法》第十七条').waitFor();
  await officer.getByText('OrderPaid').first().waitFor();

  const { figures, doubtful } = await screen();
  assert.equal(doubtful.orders, 1);
  assert.equal(figures.gmv.people - figures.gmv.sound, doubtful.minor);
});

test('what the officer confirms is a veto of the green-room score, which leads back to it', async () => {
  await officer.getByLabel('理由').fill('店主家的人自己买的');
  await officer.getByRole('button', { name: '确认存疑' }).click();
  await officer.getByText('已确认').first().waitFor();
  const own = () => ok(merchant.ask('GET', '/api/studio/green'));
  await until('the veto stands', 20_000, async () => (await own()).score.vetoes.some((one) => one.id === 'GV-3' && one.state === 'STANDS'));

  await officer.goto(`${program.base}/govern/green/shop/${(await own()).id}`);
  await officer.getByText('由治理员确认为虚构').first().waitFor();
  await officer.getByRole('link', { name: /订单 1 单/ }).click();
  await officer.getByText('与店铺的人相同').waitFor();
});

test('a false alarm counts again', async () => {
  await officer.getByLabel('理由').fill('同住的家人自用，已核实');
  await officer.getByRole('button', { name: '误报，恢复计入' }).click();
  await officer.getByText('已判为误报').first().waitFor();

  await until('the order counts again', 10_000, async () => (await screen()).doubtful.orders === 0);
});

test('the audience of a shop with few buyers tells nobody', async () => {
  const page = await signedIn(browser, program.base, DESK, 'merchant2', program.password, '/studio/');
  await page.goto(`${program.base}/studio/audience`);
  await page.getByRole('heading', { name: '人群画像' }).waitFor();
  const told = await ok(merchant.ask('GET', '/api/studio/audience?days=30'));

  assert.ok(told.dimensions.every((one) => one.groups.every((group) => group.people === null || group.people === 0 || group.people >= 10)));
});

test('of so few neither who is leaving nor who is alike is told, and no list is made of them', async () => {
  const page = await signedIn(browser, program.base, DESK, 'merchant2', program.password, '/studio/');
  await page.goto(`${program.base}/studio/audience`);
  await page.getByRole('heading', { name: '流失预警' }).waitFor();
  await page.getByText('买家满 50 位、其中回头客满 20 位后，才能估计。').waitFor();
  await page.getByText('种子人群中有其他浏览或购买记录的不足 20 人，还不能判断。').waitFor();
  await page.getByText('还没有名单').waitFor();

  const churn = await ok(merchant.ask('GET', '/api/studio/audience/churn'));
  assert.deepEqual([churn.buyers, churn.model, churn.groups], [null, null, []]);
  const refused = await merchant.ask('POST', '/api/studio/audience/lists', { kind: 'churn', name: '老客', groups: ['left'] });
  assert.equal(refused.status, 409);
  assert.equal(refused.body.code, 'too-few');
  assert.deepEqual(page.faults, []);
});
