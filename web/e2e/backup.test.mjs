// A backup made while a sale is hot: restored elsewhere, every order that was acknowledged before is there, and the books agree.
import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Person, removeData, run, startDemo, stop, stopDatabase, until } from './program.mjs';

const BUYERS = 12;
let program;
let restored;
const folder = mkdtempSync(join(tmpdir(), 'qiantang-backup-'));
const file = join(folder, 'all.qtb');
const elsewhere = join(folder, 'data');

before(async () => {
  program = await startDemo();
});

after(async () => {
  if (restored) await stop(restored);
  await stop(program);
  stopDatabase(program.data);
  stopDatabase(elsewhere);
  removeData(program.data);
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
});

test('what was acknowledged before a backup began is in it, and fsck finds nothing in what comes back', async () => {
  const merchant = new Person(program.base);
  await merchant.signIn('merchant', program.password);
  const { body: show } = await merchant.ask('GET', `/api/studio/shows/${program.show}`);
  const item = show.items[1];
  const want = { itemId: item.itemId, skuId: item.skus[0].skuId, priceVersion: item.skus[0].priceVersion, pieces: 1 };
  const acknowledged = [];
  let selling = true;
  const sale = Array.from({ length: BUYERS }, async (_, i) => {
    const buyer = new Person(program.base);
    const joined = await buyer.join(`keeper${i}`, `password-${i}`, `买家${i}`);
    assert.equal(joined.status, 201, JSON.stringify(joined.body));
    const address = { recipient: `买家${i}`, phone: '13800000000', region: '浙江省 杭州市 西湖区', street: '龙井路 1 号' };
    assert.equal((await buyer.ask('PUT', '/api/me/address', address)).status, 200);
    for (let wish = 0; selling; wish++) {
      const answer = await buyer.ask('POST', `/api/shows/${program.show}/claims`, { intent: `wish-${wish}`, wants: [want] });
      if (answer.status === 201) {
        acknowledged.push({ name: `keeper${i}`, password: `password-${i}`, orderId: answer.body.orderId });
        await buyer.ask('POST', `/api/orders/${answer.body.orderId}/cancel`);
      } else {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  });
  await until('the sale is hot', 60_000, () => acknowledged.length >= BUYERS * 2);

  const before = acknowledged.slice();
  const backup = await run('backup', file, '--data', program.data);
  selling = false;
  await Promise.all(sale);
  const restore = await run('restore', file, '--data', elsewhere, '--check');
  const again = await run('restore', file, '--data', elsewhere);
  const taken = await run('backup', file, '--data', program.data);

  assert.equal(backup.code, 0, backup.out);
  assert.equal(restore.code, 0, restore.out);
  assert.match(restore.out, /all agree/);
  assert.equal(again.code, 1, again.out);
  assert.equal(taken.code, 1, taken.out);
  await stop(program);
  restored = await startDemo(elsewhere);
  for (const { name, password, orderId } of before) {
    const buyer = new Person(restored.base);
    await buyer.signIn(name, password);
    const order = await buyer.ask('GET', `/api/orders/${orderId}`);
    assert.equal(order.status, 200, `order ${orderId}: ${JSON.stringify(order.body)}`);
  }
});

test('a backup that was cut off or is something else is refused, and nothing comes of it', async () => {
  const other = join(folder, 'text.qtb');
  appendFileSync(other, 'not a backup');
  truncateSync(file, 10_000);

  const foreign = await run('restore', other, '--data', join(folder, 'none'));
  const cut = await run('restore', file, '--data', join(folder, 'none'));
  const fsck = await run('fsck', '--data', join(folder, 'none'));

  assert.equal(foreign.code, 1, foreign.out);
  assert.equal(cut.code, 1, cut.out);
  assert.equal(fsck.code, 1, fsck.out);
});
