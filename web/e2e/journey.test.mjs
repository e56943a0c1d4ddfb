// The whole journey in a real browser: watch, ask, hear the right price, buy, pay, ship; then a person takes over.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { after, before, test } from 'node:test';
import { assertPlaying, DESK, launch, PHONE, signedIn } from './browser.mjs';
import { fetchSound, likeness, loudness, synthesise } from './sound.mjs';
import { Person, removeData, run, startDemo, stop, stopDatabase, until } from './program.mjs';


let program;
let browser;
let merchant;
let viewer;
let second;

before(async () => {
  program = await startDemo();
  browser = await launch();
  merchant = new Person(program.base);
  await merchant.signIn('merchant', program.password);
  viewer = await signedIn(browser, program.base, PHONE, 'viewer', program.password);
  second = await signedIn(browser, program.base, DESK, 'viewer2', program.password);
});

after(async () => {
  await browser?.close();
  await stop(program);
  stopDatabase(program.data);
  removeData(program.data);
});

test('a viewer on a phone sees the presenter playing, with sound', async () => {
  await viewer.goto(`${program.base}/show/${program.show}`);
  await assertPlaying(viewer);
  const sound = await fetchSound(await flv(), 4);
  assert.ok(loudness(sound) > 0.005, `the sound is not silence: ${loudness(sound)}`);
  await viewer.getByText('AI 数字人主播').first().waitFor();
});

async function flv() {
  return (await merchant.ask('GET', `/api/shows/${program.show}`)).body.video.flv;
}

test('a question about the price is answered with the live price, and the recording says just that', async () => {
  const { body } = await merchant.ask('GET', `/api/studio/shows/${program.show}`);
  const item = body.items[1];
  await merchant.ask('POST', `/api/studio/shows/${program.show}/pin`, { itemId: item.itemId });
  const price = item.skus[0].price.minor / 100;

  const recording = fetchSound(await flv(), 40);
  await say(viewer, '2号链接多少钱');
  const answer = await until('the host answers', 40_000, async () => {
    const text = await spokenNow();
    return text && text.includes(String(price)) ? text : null;
  });
  const sound = await recording;

  const score = likeness(sound, await synthesise(answer));
  const other = likeness(sound, await synthesise('西湖边的油纸伞，下雨天撑起来，伞面上的水珠一颗一颗往下滚。'));
  assert.ok(score > 0.75 && score > other + 0.15, `"${answer}" is heard: ${score}, another sentence: ${other}`);
});

async function say(page, text) {
  const box = page.getByPlaceholder(/说点什么/);
  await box.fill(text);
  await box.press('Enter');
  await page.getByText(text).first().waitFor();
}

async function spokenNow() {
  const { body } = await merchant.ask('GET', `/api/studio/shows/${program.show}/host`);
  return body.current?.text;
}

test('the viewer buys from the pinned card in two taps, pays at the cashier, and sees the order; others see the stock fall', async () => {
  const { body } = await merchant.ask('GET', `/api/studio/shows/${program.show}`);
  const item = body.items[1];
  const left = item.skus.reduce((sum, sku) => sum + sku.left, 0);
  await merchant.ask('POST', `/api/studio/shows/${program.show}/pin`, { itemId: item.itemId });
  await giveAddress();
  await second.goto(`${program.base}/show/${program.show}`);
  const bag = second.locator('li, article').filter({ hasText: item.title }).first();
  await bag.getByText(`剩 ${left} 件`).waitFor();

  await viewer.getByText(item.title).first().waitFor();
  await viewer.getByRole('button', { name: '抢购' }).first().click();
  await viewer.getByRole('button', { name: '立即购买' }).click();
  await viewer.getByText('已为你留货').waitFor();
  const cashierOpens = viewer.context().waitForEvent('page');
  await viewer.getByRole('link', { name: '去支付' }).click();
  const cashier = await cashierOpens;
  await cashier.getByRole('button', { name: /确认支付/ }).click();
  await viewer.bringToFront();
  await viewer.getByText('支付成功').waitFor({ timeout: 60_000 });
  await viewer.getByRole('link', { name: '查看订单' }).click();
  await viewer.waitForURL(/\/orders\/\d+/);
  await viewer.getByText(item.title).first().waitFor();

  await bag.getByText(`剩 ${left - 1} 件`).waitFor();
});

async function giveAddress() {
  const buyer = new Person(program.base);
  await buyer.signIn('viewer', program.password);
  const address = { recipient: '小满', phone: '13800000000', region: '浙江省 杭州市 西湖区', street: '龙井路 1 号' };
  assert.equal((await buyer.ask('PUT', '/api/me/address', address)).status, 200);
  await viewer.reload();
}

test('the merchant sees the order with its address and sends it, and the buyer sees the parcel', async () => {
  const orderId = viewer.url().match(/\/orders\/(\d+)/)[1];
  const order = await until('the shop has taken the order', 20_000, async () => {
    const { body } = await merchant.ask('GET', `/api/studio/orders/${orderId}`);
    return body.state === 'taken' ? body : null;
  });
  assert.equal(order.address.recipient, '小满');

  const studio = await signedIn(browser, program.base, DESK, 'merchant', program.password, '/studio/');
  await studio.goto(`${program.base}/studio/orders`);
  await studio.getByText(order.orderNo).first().click();
  await studio.getByRole('combobox', { name: /快递公司/ }).fill('顺丰速运');
  await studio.getByRole('combobox', { name: /快递公司/ }).press('Enter');
  await studio.getByLabel('快递单号').fill('SF1234567890');
  await studio.getByRole('button', { name: /发货/ }).last().click();

  await until('the buyer sees the parcel', 20_000, async () => {
    await viewer.reload();
    return (await viewer.getByText('SF1234567890').count()) > 0;
  });
});

test('a line of a human host that breaks the law is answered with the article and a lawful wording', async () => {
  const { body } = await merchant.ask('POST', `/api/studio/shows/${program.show}/lines`, {
    text: '这款全国第一，喝了能治失眠',
  });
  assert.equal(body.verdict, 'violates');
  const rules = body.findings.map((finding) => finding.rule);
  assert.ok(rules.includes('AD-01') && rules.includes('HL-01'), rules.join());
  for (const finding of body.findings) {
    assert.match(finding.article, /第.+条/);
    assert.ok(finding.rewrite.length > 5);
  }
});

test('a person publishes by RTMP instead, and the viewers stay', async () => {
  await second.goto(`${program.base}/show/${program.show}`);
  await assertPlaying(second);
  const { body: key } = await merchant.ask('GET', `/api/studio/shows/${program.show}/stream-key`);
  const camera = spawn('ffmpeg', [
    '-v', 'error', '-re', '-f', 'lavfi', '-i', 'testsrc=size=360x640:rate=15', '-f', 'lavfi', '-i', 'sine=440',
    '-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-g', '15', '-pix_fmt', 'yuv420p',
    '-c:a', 'aac', '-t', '40', '-f', 'flv', `${key.server}/${key.key}`,
  ]);
  try {
    await until('the person is on air', 20_000, async () => {
      const { body } = await merchant.ask('GET', `/api/studio/shows/${program.show}/video`);
      return body.live && body.source === 'HUMAN';
    });
    await until('the picture is the person\'s', 20_000, async () => saturated(await colours(second)));
    await assertPlaying(second);
  } finally {
    camera.kill('SIGINT');
  }
  await until('the digital host has the air again', 30_000, async () => {
    const { body } = await merchant.ask('GET', `/api/studio/shows/${program.show}/video`);
    return body.source === 'DIGITAL';
  });
  await until('her picture is back', 20_000, async () => !saturated(await colours(second)));
  await assertPlaying(second);
});

const colours = (page) =>
  page.evaluate(() => {
    const canvas = document.createElement('canvas');
    canvas.width = 36;
    canvas.height = 64;
    const context = canvas.getContext('2d');
    context.drawImage(document.querySelector('video'), 0, 0, 36, 64);
    return [...context.getImageData(0, 0, 36, 64).data];
  });

/** Whether most points are strong colours, as a test picture's are and a tea room's are not. */
function saturated(data) {
  let strong = 0;
  for (let i = 0; i < data.length; i += 4) {
    const [r, g, b] = data.slice(i, i + 3);
    if (Math.max(r, g, b) - Math.min(r, g, b) > 180) strong++;
  }
  return strong > data.length / 4 / 3;
}

test('the show is retold in the terminal, and its books agree', async () => {
  const replay = await run('replay', '--data', program.data, '--show', program.show, '--fast');
  assert.equal(replay.code, 0, replay.out);
  assert.match(replay.out, /多少钱/);
  const fsck = await run('fsck', '--data', program.data);
  assert.equal(fsck.code, 0, fsck.out);
});

test('Ctrl-C stops what was started, and nothing of it is left', async () => {
  const code = await stop(program);
  assert.ok(code === 0 || code === 130, `exit status ${code}`);
  await assert.rejects(fetch(program.base));
});
