// People and what they may do: joining, passwords, tokens, a shop's team, an agency's hosts, in a real browser.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DESK, launch, PHONE } from './browser.mjs';
import { Person, removeData, startDemo, stop, stopDatabase, until } from './program.mjs';

const OLD = 'first-secret-1';
const FRESH = 'second-secret-2';

let program;
let browser;
let viewer;

before(async () => {
  program = await startDemo();
  browser = await launch();
  viewer = await (await browser.newContext(PHONE)).newPage();
});

after(async () => {
  await browser?.close();
  await stop(program);
  stopDatabase(program.data);
  removeData(program.data);
});

async function joined(name, nickname, kind) {
  const person = new Person(program.base);
  await person.ask('GET', '/api/me');
  const { status } = await person.ask('POST', '/api/people', { name, password: OLD, nickname, kind });
  assert.equal(status, 201);
  return person;
}

async function signIn(page, name, password) {
  await page.getByLabel(/用户名/).fill(name);
  await page.getByLabel(/密码/).fill(password);
  await page.getByRole('button', { name: /^登录/ }).last().click();
  await page.waitForURL((url) => !url.pathname.includes('sign-in'));
}

async function inStudio(name, password) {
  const page = await (await browser.newContext(DESK)).newPage();
  await page.goto(`${program.base}/studio/`);
  await signIn(page, name, password);
  return page;
}

const railOf = (page) => page.getByRole('navigation', { name: '主菜单' });

test('a guest who chats is asked to join on the spot, and finds the words where they were', async () => {
  await viewer.goto(`${program.base}/show/${program.show}`);
  const box = viewer.getByPlaceholder('说点什么');
  await box.fill('这茶怎么泡');
  await box.press('Enter');

  const sheet = viewer.getByRole('dialog', { name: '登录后可以聊天和购买' });
  await sheet.getByRole('button', { name: /没有账号/ }).click();
  await sheet.getByLabel('用户名').fill('Xiao Man');
  await sheet.getByLabel('昵称').fill('小满');
  await sheet.getByLabel('密码').fill(OLD);
  await sheet.getByRole('button', { name: '注册', exact: true }).click();
  // What is wrong stands at its field, and nothing that was typed is lost.
  await sheet.getByText(/账号名 3–32 个字符/).waitFor();
  assert.equal(await sheet.getByLabel('昵称').inputValue(), '小满');
  await sheet.getByLabel('用户名').fill('xiaoman');
  await sheet.getByRole('button', { name: '注册', exact: true }).click();
  await sheet.waitFor({ state: 'hidden' });

  assert.match(viewer.url(), new RegExp(`/show/${program.show}$`));
  assert.equal(await box.inputValue(), '这茶怎么泡');
  // The room has to hear first who is here now; until then it refuses, and the words stay.
  await until('the line is said', 30_000, async () => {
    await box.press('Enter');
    await viewer.waitForTimeout(1_000);
    return (await box.inputValue()) === '';
  });
  await viewer.getByText('这茶怎么泡').first().waitFor();
});

test('a line and a room are reported, and the reporter finds them under their own page', async () => {
  await viewer.getByRole('button', { name: '举报直播间' }).click();
  const sheet = viewer.getByRole('dialog', { name: '举报直播间' });
  await sheet.getByRole('button', { name: '提交举报' }).click();
  await sheet.getByText('请选择一个原因').waitFor();
  await sheet.getByText('虚假或夸大宣传').click();
  await sheet.getByLabel('补充说明（选填）').fill('<b>说得太满</b>');
  await sheet.getByRole('button', { name: '提交举报' }).click();
  await sheet.waitFor({ state: 'hidden' });

  await viewer.goto(`${program.base}/me/reports`);
  await viewer.getByText('<b>说得太满</b>').waitFor();
  const officer = await (await browser.newContext(DESK)).newPage();
  await officer.goto(`${program.base}/govern/`);
  await signIn(officer, 'officer', program.password);
  await officer.getByRole('link', { name: '观众举报' }).click();
  const row = officer.getByRole('row').filter({ hasText: '<b>说得太满</b>' });
  await row.getByText('虚假或夸大宣传').waitFor();
  await row.getByRole('link').first().click();
  // The guest's line of just before stands in the chat around the moment; it is read only when asked for.
  const chat = officer.getByRole('region', { name: '前后一分钟的弹幕' });
  await chat.getByRole('button', { name: '查看弹幕' }).click();
  await chat.getByText('这茶怎么泡').waitFor();
  await officer.getByRole('button', { name: '提交结果' }).click();
  await officer.getByText('请选择处理结果').waitFor();
  await officer.getByLabel('未发现违规').check();
  await officer.getByLabel(/给举报人的答复/).fill('已核对事实表');
  await officer.getByRole('button', { name: '提交结果' }).click();
  await officer.getByText('已核对事实表').first().waitFor();
  await viewer.reload();
  await viewer.getByText('未发现违规').first().waitFor();
  await viewer.getByText('已核对事实表').first().waitFor();
});

test('a new password ends the sessions elsewhere and keeps the one that asked', async () => {
  const elsewhere = new Person(program.base);
  await elsewhere.signIn('xiaoman', OLD);
  assert.equal((await elsewhere.ask('GET', '/api/me')).status, 200);

  await viewer.goto(`${program.base}/me/security`);
  await viewer.getByText('本机').waitFor();
  await viewer.getByLabel('现在的密码').fill('not the one');
  await viewer.getByLabel('新密码', { exact: true }).fill(FRESH);
  await viewer.getByLabel('再输一次新密码').fill(FRESH);
  await viewer.getByRole('button', { name: '修改密码' }).click();
  await viewer.getByText('原密码不对').waitFor();
  await viewer.getByLabel('现在的密码').fill(OLD);
  await viewer.getByRole('button', { name: '修改密码' }).click();
  await viewer.getByText(/密码已修改/).waitFor();

  assert.equal((await elsewhere.ask('GET', '/api/me')).status, 401);
  assert.equal((await elsewhere.signIn('xiaoman', OLD)).status, 401);
  await viewer.goto(`${program.base}/me`);
  await viewer.getByRole('heading', { name: '小满' }).waitFor();
});

test('a token is shown once, works for what it was made, and stops when it is revoked', async () => {
  await viewer.goto(`${program.base}/me/tokens`);
  await viewer.getByRole('button', { name: '新建令牌' }).click();
  const sheet = viewer.getByRole('dialog', { name: '新建令牌' });
  await sheet.getByRole('button', { name: '创建' }).click();
  await sheet.getByText('请填写名称，最多 40 个字').waitFor();
  await sheet.getByLabel('名称').fill('ERP 对接');
  await sheet.getByRole('button', { name: '创建' }).click();
  const secret = await sheet.locator('[data-token]').innerText();
  await sheet.getByRole('button', { name: '我已保存好' }).click();

  const ask = (method, path, body) =>
    fetch(program.base + path, { method, headers: { Authorization: `Bearer ${secret}`, 'Content-Type': 'application/json', 'Accept-Language': 'zh' }, body });
  assert.equal((await (await ask('GET', '/api/me')).json()).name, 'xiaoman');
  const beyond = await ask('POST', '/api/bag/lines', '{}');
  assert.equal(beyond.status, 403);
  assert.match((await beyond.json()).message, /没有 orders 权限/);
  assert.equal((await ask('PUT', '/api/me/password', '{}')).status, 403);

  await viewer.getByText('ERP 对接').first().waitFor();
  assert.equal(await viewer.getByText(secret).count(), 0);
  await viewer.getByRole('button', { name: /撤销/ }).click();
  await viewer.getByRole('dialog').getByRole('button', { name: '撤销' }).click();
  await viewer.getByText('还没有令牌').waitFor();
  assert.equal((await ask('GET', '/api/me')).status, 401);
});

test('a merchant invites customer service by name and a controller by link', async () => {
  await joined('kefu', '小客', 'viewer');
  const owner = await inStudio('merchant', program.password);
  await owner.goto(`${program.base}/studio/team`);
  await invite(owner, '客服', 'nobody-here');
  await owner.getByText('没有这个账号').waitFor();
  await owner.getByLabel('对方的账号名').fill('kefu');
  await owner.getByRole('button', { name: '发出邀请' }).click();
  await owner.getByText('邀请已发给 kefu').waitFor();

  await invite(owner, '中控', null);
  const link = await owner.locator('[data-link]').innerText();
  await owner.getByRole('button', { name: '关闭', exact: true }).last().click();

  const service = await (await browser.newContext(PHONE)).newPage();
  await service.goto(`${program.base}/sign-in?next=/me/invitations`);
  await signIn(service, 'kefu', OLD);
  await service.getByText('岗位：客服').waitFor();
  await service.getByRole('button', { name: '接受' }).click();
  await service.getByText('没有等您回应的邀请').waitFor();

  const guest = await (await browser.newContext(PHONE)).newPage();
  await guest.goto(link);
  await guest.getByRole('button', { name: '登录' }).click();
  await guest.getByRole('button', { name: /没有账号/ }).click();
  await guest.getByLabel('用户名').fill('zhongkong');
  await guest.getByLabel('昵称').fill('小控');
  await guest.getByLabel('密码').fill(OLD);
  await guest.getByRole('button', { name: '注册', exact: true }).click();
  await guest.getByText('岗位：中控').waitFor();
  await guest.getByRole('button', { name: '接受' }).click();
  await guest.waitForURL(/\/studio\//);

  await owner.reload();
  await owner.getByText('小客').waitFor();
  await owner.getByText('小控').waitFor();
});

/** By link where no name is given. */
async function invite(page, post, name) {
  await page.getByRole('button', { name: '邀请成员' }).first().click();
  const dialog = page.getByRole('dialog', { name: '邀请成员' });
  await dialog.getByText(post, { exact: true }).click();
  if (name === null) {
    await dialog.getByText('生成邀请链接').first().click();
    await dialog.getByRole('button', { name: '生成邀请链接' }).click();
  } else {
    await dialog.getByLabel('对方的账号名').fill(name);
    await dialog.getByRole('button', { name: '发出邀请' }).click();
  }
}

test('each sees the own pages only, and is refused the others in words', async () => {
  const service = await inStudio('kefu', OLD);
  const rail = railOf(service);
  await rail.getByText('订单', { exact: true }).waitFor();
  assert.equal(await rail.getByText('售后', { exact: true }).count(), 1);
  assert.equal(await rail.getByText('商品', { exact: true }).count(), 0);
  await service.goto(`${program.base}/studio/products`);
  await service.getByText('您的岗位不能打开这一页').waitFor();
  await service.getByText(/管理商品.*店主.*运营/).waitFor();
  await service.goto(`${program.base}/studio/team`);
  await service.getByText('小控').waitFor();
  assert.equal(await service.getByRole('button', { name: '邀请成员' }).count(), 0);

  const desk = await inStudio('zhongkong', OLD);
  await railOf(desk).getByText('直播', { exact: true }).waitFor();
  assert.equal(await railOf(desk).getByText('订单', { exact: true }).count(), 0);
  await desk.goto(`${program.base}/studio/shows/${program.show}`);
  await desk.getByRole('button', { name: '结束直播' }).waitFor();

  const controller = new Person(program.base);
  await controller.signIn('zhongkong', OLD);
  const refused = await controller.ask('GET', '/api/studio/orders');
  assert.equal(refused.status, 403);
  assert.equal(refused.body.message, '您的岗位不能处理订单，可以的是：店主、客服');
  const pinned = await controller.ask('POST', `/api/studio/shows/${program.show}/unpin`, {});
  assert.ok(pinned.status < 300, JSON.stringify(pinned.body));
  const helper = new Person(program.base);
  await helper.signIn('kefu', OLD);
  assert.equal((await helper.ask('POST', `/api/studio/shows/${program.show}/unpin`, {})).status, 403);
  assert.equal((await helper.ask('GET', '/api/studio/orders')).status, 200);
});

test('an agency invites a host, who accepts and can be seen there', async () => {
  await joined('anchor', '阿锚', 'host');
  const agency = await inStudio('agency', program.password);
  await agency.waitForURL(/\/studio\/agency/);
  await agency.getByRole('button', { name: '邀请主播' }).first().click();
  const dialog = agency.getByRole('dialog', { name: '邀请主播' });
  await dialog.getByLabel('对方的账号名').fill('anchor');
  await dialog.getByRole('button', { name: '发出邀请' }).click();
  await agency.getByText('邀请已发给 anchor').waitFor();

  const host = await (await browser.newContext(PHONE)).newPage();
  await host.goto(`${program.base}/sign-in?next=/me/invitations`);
  await signIn(host, 'anchor', OLD);
  await host.getByText('机构邀请您签约').waitFor();
  await host.getByRole('button', { name: '接受' }).click();
  await host.getByText('没有等您回应的邀请').waitFor();
  await host.goto(`${program.base}/me`);
  await host.getByText(/签约机构/).waitFor();

  await agency.reload();
  await agency.getByRole('heading', { name: /阿锚/ }).waitFor();
});

test('who asks to have an account closed is led to it on signing in again, and takes it back', async () => {
  await joined('leaving', '要走的人', 'viewer');
  const page = await (await browser.newContext(PHONE)).newPage();
  await page.goto(`${program.base}/sign-in`);
  await signIn(page, 'leaving', OLD);
  await page.goto(`${program.base}/me/closing`);
  await page.getByText(/个人信息保护法/).first().waitFor();
  await page.getByRole('button', { name: '申请注销' }).click();
  const sheet = page.getByRole('dialog', { name: '注销账号' });
  await sheet.getByLabel('密码').fill('not the one');
  await sheet.getByRole('button', { name: '申请注销' }).click();
  await sheet.getByText('密码不对').waitFor();
  await sheet.getByLabel('密码').fill(OLD);
  await sheet.getByRole('button', { name: '申请注销' }).click();
  await page.getByRole('heading', { name: /账号将在/ }).waitFor();

  const again = await (await browser.newContext(PHONE)).newPage();
  await again.goto(`${program.base}/sign-in`);
  await signIn(again, 'leaving', OLD);
  await again.waitForURL(/\/me\/closing$/);
  await again.getByRole('button', { name: '撤回，保留账号' }).click();
  await again.getByRole('button', { name: '申请注销' }).waitFor();
});
