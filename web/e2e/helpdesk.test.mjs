// The helpdesk in a real browser: a viewer's question is suggested with its facts and sent by one key, a changed price is
// the price that is told, what no fact tells is handed over, answered, and kept as a FAQ; the same on a product's page.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DESK, launch, PHONE, signedIn } from './browser.mjs';
import { Person, removeData, startDemo, stop, stopDatabase, until } from './program.mjs';

const PRICE = '这款毛巾多少钱';
const UNKNOWN = '这款毛巾的过敏原有哪些';
const KNOWN = '只有长绒棉一种材料';

let program;
let browser;
let merchant;
let show;
let towel;
let control;
let viewer;

before(async () => {
  program = await startDemo();
  browser = await launch();
  merchant = new Person(program.base);
  await merchant.signIn('merchant2', program.password);
  show = (await merchant.ask('GET', '/api/studio/shows')).body.items.find((one) => one.state === 'open' && one.hostKind === 'HUMAN').id;
  const { body } = await merchant.ask('GET', `/api/studio/shows/${show}`);
  towel = body.items.find((item) => item.title.includes('棉毛巾'));
  assert.ok(towel, 'the demo sells cotton towels');
  assert.equal((await merchant.ask('POST', `/api/studio/shows/${show}/pin`, { itemId: towel.itemId })).status, 200);
  control = await signedIn(browser, program.base, DESK, 'merchant2', program.password, '/studio/');
  await control.goto(`${program.base}/studio/shows/${show}`);
  viewer = await signedIn(browser, program.base, PHONE, 'viewer', program.password);
  await viewer.goto(`${program.base}/show/${show}`);
});

after(async () => {
  await browser?.close();
  await stop(program);
  stopDatabase(program.data);
  removeData(program.data);
});

const help = () => control.getByRole('region', { name: '客服台' });
const suggestion = (question) => help().getByRole('option').filter({ hasText: question });

async function says(text) {
  const box = viewer.getByPlaceholder('说点什么');
  await box.fill(text);
  await until('the line is said', 30_000, async () => {
    await box.press('Enter');
    await viewer.waitForTimeout(1_000);
    return (await box.inputValue()) === '';
  });
}

test('a question is suggested with its facts, and one key sends it, marked as made by a machine', async () => {
  await says(PRICE);
  await suggestion(PRICE).waitFor({ timeout: 20_000 });
  await suggestion(PRICE).click();
  await suggestion(PRICE).getByText(/价格/).first().waitFor();
  await help().getByRole('listbox').press('Enter');

  const line = viewer.getByRole('log').locator('p.help').first();
  await line.getByText('智能客服 · AI 生成').waitFor({ timeout: 20_000 });
  await line.getByText(/\d元/).waitFor();
  await line.getByRole('button', { name: /棉毛巾/ }).waitFor();
});

test('a price that has changed since the suggestion is told anew before it is sent', async () => {
  await says(`${PRICE}呀`);
  await suggestion(`${PRICE}呀`).waitFor({ timeout: 20_000 });
  const sku = towel.skus[0];
  const price = { minor: sku.price.minor - 100, currency: sku.price.currency };
  assert.equal((await merchant.ask('POST', `/api/studio/shows/${show}/prices`, { itemId: towel.itemId, skuId: sku.skuId, price, reason: '试验' })).status, 200);
  await suggestion(`${PRICE}呀`).click();
  await help().getByRole('listbox').press('Enter');
  await control.getByText(/事实有变/).first().waitFor();

  const told = `${price.minor / 100}元`;
  await suggestion(told).waitFor({ timeout: 20_000 });
  await suggestion(told).click();
  await help().getByRole('listbox').press('Enter');
  await viewer.getByRole('log').locator('p.help').filter({ hasText: told }).first().waitFor({ timeout: 20_000 });
});

test('what no fact tells is handed over, answered by a person, and said by itself once it is approved', async () => {
  await says(UNKNOWN);
  await suggestion(UNKNOWN).waitFor({ timeout: 20_000 });
  await suggestion(UNKNOWN).click();
  await help().getByRole('listbox').press('Enter');
  await help().getByRole('link', { name: /1 个待回复/ }).click();
  const card = control.getByRole('region', { name: UNKNOWN });
  await card.getByLabel('答复内容').fill(KNOWN);
  await card.getByRole('button', { name: '回复', exact: true }).click();
  await viewer.getByRole('log').locator('p.help').filter({ hasText: KNOWN }).first().waitFor({ timeout: 20_000 });

  await control.getByRole('button', { name: /^常见问答/ }).click();
  const faq = control.getByRole('form', { name: UNKNOWN });
  await faq.getByLabel('问题').fill('过敏原有哪些');
  await faq.getByRole('button', { name: '启用' }).click();
  await control.getByText('没有这样的问答').waitFor();

  await control.goto(`${program.base}/studio/shows/${show}`);
  await help().getByRole('button', { name: '自动答复' }).click();
  const before = await viewer.getByRole('log').locator('p.help').filter({ hasText: KNOWN }).count();
  await says('过敏原有哪些呀');
  await until('the FAQ is said', 30_000, async () => (await viewer.getByRole('log').locator('p.help').filter({ hasText: KNOWN }).count()) > before);
  assert.deepEqual(control.faults, []);
});

test('a policy of the shop is written, approved, and told on the page of a product in other words', async () => {
  await control.goto(`${program.base}/studio/helpdesk?tab=faq`);
  await control.getByRole('button', { name: '店铺政策', exact: true }).click();
  await control.getByRole('button', { name: '写一条政策' }).click();
  await control.getByRole('button', { name: '发票', exact: true }).click();
  await control.getByLabel('政策内容').first().fill('可以开电子发票，下单时填抬头。');
  await control.getByRole('button', { name: '保存' }).first().click();
  const policy = control.getByRole('form', { name: '发票' });
  assert.match(await policy.getByLabel('主题的其他说法').inputValue(), /专票/);
  await policy.getByRole('button', { name: '启用' }).click();
  await control.getByText('没有这样的问答').waitFor();

  await viewer.goto(`${program.base}/product/${towel.productId}`);
  const panel = viewer.getByRole('region', { name: '问客服' });
  await panel.getByLabel('想问这件商品的什么？').fill('能开专票吗');
  await panel.getByRole('button', { name: '发送' }).click();
  await panel.getByText(/可以开电子发票/).first().waitFor();
  assert.deepEqual(control.faults, []);
});

test('FAQ and policies come in from a file of goods, and what cannot be taken is told', async () => {
  const file = {
    faq: [
      { question: '毛巾掉毛吗', also: ['会不会掉絮'], answer: '前两次洗有少量浮毛。', approvedBy: '店长' },
      { question: '多少钱', answer: '只要 9 元。', approvedBy: '店长' },
    ],
    policies: [{ topic: '客服时间', words: ['几点上班'], text: '客服早九点到晚十点在线。', approvedBy: '店长' }],
  };
  await control.goto(`${program.base}/studio/helpdesk?tab=faq`);
  await control.locator('input[type=file]').setInputFiles({ name: 'words.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(file)) });
  await control.getByText('启用 2 条，改了 0 条，0 条没有变化').waitFor();
  await control.getByText(/faq:2 .*9 元/).waitFor();
  await control.getByRole('form', { name: '毛巾掉毛吗' }).waitFor();
});

test('on the page of a product a machine answers at once', async () => {
  await viewer.goto(`${program.base}/product/${towel.productId}`);
  const panel = viewer.getByRole('region', { name: '问客服' });
  await panel.getByLabel('想问这件商品的什么？').fill('什么材质');
  await panel.getByRole('button', { name: '发送' }).click();
  await panel.getByText(/棉/).last().waitFor();
  await panel.getByText('智能客服 · AI 生成').first().waitFor();
  assert.deepEqual(viewer.faults, []);
});
