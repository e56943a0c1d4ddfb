// kill -9 in the middle of a sale: what was answered is there afterwards, and the books agree.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Person, removeData, run, startDemo, stop, stopDatabase, until } from './program.mjs';

const BUYERS = 50;
let program;

before(async () => {
  program = await startDemo();
});

after(async () => {
  await stop(program);
  stopDatabase(program.data);
  removeData(program.data);
});

async function offer(merchant) {
  const { body } = await merchant.ask('GET', `/api/studio/shows/${program.show}`);
  const item = body.items[1];
  const sku = item.skus[0];
  return { itemId: item.itemId, skuId: sku.skuId, priceVersion: sku.priceVersion, pieces: 1 };
}

test('an order that was acknowledged before kill -9 is there after the restart, and fsck finds nothing', async () => {
  const merchant = new Person(program.base);
  await merchant.signIn('merchant', program.password);
  const want = await offer(merchant);
  const buyers = [];
  for (let i = 0; i < BUYERS; i++) {
    const buyer = new Person(program.base);
    const joined = await buyer.join(`buyer${i}`, `password-${i}`, `买家${i}`);
    assert.equal(joined.status, 201, JSON.stringify(joined.body));
    const address = { recipient: `买家${i}`, phone: '13800000000', region: '浙江省杭州市', street: '西湖区 1 号' };
    assert.equal((await buyer.ask('PUT', '/api/me/address', address)).status, 200);
    buyers.push(buyer);
  }

  const acknowledged = [];
  const sale = buyers.map(async (buyer, i) => {
    try {
      const answer = await buyer.ask('POST', `/api/shows/${program.show}/claims`, { intent: `wish-${i}`, wants: [want] });
      if (answer.status === 201) {
        acknowledged.push({ buyer, orderId: answer.body.orderId });
        const order = await buyer.ask('GET', `/api/orders/${answer.body.orderId}?at=${answer.body.at}`);
        if (order.body.cashier) await buyer.ask('POST', `${order.body.cashier}/pay`);
      }
    } catch {
      // the program was killed under this buyer
    }
  });
  await until('half of the buyers are served', 20_000, () => acknowledged.length >= BUYERS / 2);
  await stop(program, 'SIGKILL');
  await Promise.all(sale);

  const { show, password, data } = program;
  program = await startDemo(data);
  assert.equal(program.show, show, 'the same show goes on');
  assert.equal(program.password, password);
  for (const { buyer, orderId } of acknowledged) {
    buyer.base = program.base;
    const order = await buyer.ask('GET', `/api/orders/${orderId}`);
    assert.equal(order.status, 200, `order ${orderId}: ${JSON.stringify(order.body)}`);
  }
  const fsck = await run('fsck', '--data', data);
  assert.equal(fsck.code, 0, fsck.out);
});
