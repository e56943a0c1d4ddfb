// From a false word to proof, in a real browser: a host says that cotton is Tencel, is warned with the article, and takes
// it back; the officer opens the finding, plays the very second and downloads the pack; the stand-alone verifier passes
// it, and no longer does once a single byte is flipped.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { DESK, launch, PHONE, signedIn } from './browser.mjs';
import { Person, removeData, startDemo, stop, stopDatabase, until } from './program.mjs';

const FALSE_WORD = '这条毛巾是天丝的，摸着特别滑';
const TAKEN_BACK = '刚才说错了，更正一下，是长绒棉的';
const SCREENS = process.env.QIANTANG_SCREENS;

let program;
let browser;
let merchant;
let show;
let officer;
let line;
let pack;

before(async () => {
  program = await startDemo(undefined, '-Dqiantang.recording.segment-seconds=4');
  browser = await launch();
  merchant = new Person(program.base);
  // The second shop's show is hosted by a person, before a camera.
  await merchant.signIn('merchant2', program.password);
  show = (await merchant.ask('GET', '/api/studio/shows')).body.items.find((one) => one.state === 'open' && one.hostKind === 'HUMAN').id;
});

after(async () => {
  await browser?.close();
  await stop(program);
  stopDatabase(program.data);
  removeData(program.data);
});

const screen = async (page, name) => SCREENS && (await page.screenshot({ path: join(SCREENS, `${name}.png`), fullPage: true }));

/** A file that the log publishes, on disk. */
async function published(name) {
  const answer = await fetch(`${program.base}/log/${name}`);
  assert.equal(answer.status, 200, name);
  const file = join(program.data, name);
  writeFileSync(file, Buffer.from(await answer.arrayBuffer()));
  return file;
}

/** The stand-alone verifier on a pack, by the keys that the log publishes: its exit status and what it says. */
async function verify(file) {
  const [jar, policy, anchors] = [await published('verifier.jar'), await published('policy.txt'), await published('tsa.pem')];
  const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java';
  const run = spawnSync(java, ['-jar', jar, '--policy', policy, '--anchors', anchors, file], { encoding: 'utf8', timeout: 120_000 });
  return { status: run.status, says: run.stdout + run.stderr };
}

test('a host says a false material, is warned with the article, and takes it back within the minute', async () => {
  const { body } = await merchant.ask('GET', `/api/studio/shows/${show}`);
  const cotton = body.items.find((item) => item.title.includes('棉毛巾'));
  assert.ok(cotton, 'the demo sells cotton towels');
  assert.equal((await merchant.ask('POST', `/api/studio/shows/${show}/pin`, { itemId: cotton.itemId })).status, 200);
  const control = await signedIn(browser, program.base, DESK, 'merchant2', program.password, '/studio/');
  // No browser hears without its maker's service; what it would have heard is put into its mouth.
  await control.context().addInitScript(() => {
    window.SpeechRecognition = window.webkitSpeechRecognition = class {
      start() {
        window.hear = (transcript) => this.onresult({ resultIndex: 0, results: [Object.assign([{ transcript }], { isFinal: true })] });
      }
      stop() {
        this.onend();
      }
    };
  });
  await control.goto(`${program.base}/studio/shows/${show}`);
  await control.getByRole('button', { name: '边说边检查' }).click();
  await control.getByText('正在听').waitFor();

  await control.evaluate((words) => window.hear(words), FALSE_WORD);
  const card = control.locator('li.finding').filter({ hasText: '天丝' });
  await card.getByText(/还有 \d+ 秒可以更正/).waitFor();
  await card.getByText(/第.+条/).first().waitFor();
  await card.getByText(/用了哪些事实：材质 .*棉/).first().waitFor();
  await control.evaluate((words) => window.hear(words), TAKEN_BACK);
  await card.getByText(/秒后已更正/).waitFor();
  await screen(control, 'evidence-control');
  assert.deepEqual(control.faults, []);
  await control.context().close();
});

test('the officer opens the finding, and the very second plays', async () => {
  officer = await signedIn(browser, program.base, DESK, 'officer', program.password, '/govern/');
  await officer.goto(`${program.base}/govern/findings`);
  await officer.getByText('天丝').first().waitFor();
  await officer.locator('tr').filter({ hasText: '天丝' }).getByText(/用了哪些事实：材质/).first().waitFor();
  await screen(officer, 'findings');
  await officer.getByRole('link').filter({ hasText: '天丝' }).first().click();
  await officer.getByText(/已更正/).first().waitFor();
  await officer.getByText('商品事实表（当时）').waitFor();
  const against = officer.getByRole('region', { name: '判断时对照的事实' });
  await against.getByText(/用了哪些事实：材质 .*棉/).first().waitFor();
  line = new URL(officer.url()).pathname.split('/').at(-1);

  await officer.locator('video').waitFor({ timeout: 60_000 });
  await until('the second plays', 40_000, () =>
    officer.evaluate(() => {
      const video = document.querySelector('video');
      void video.play();
      return video.currentTime > 0.5 && video.videoWidth > 0;
    }),
  );
  await screen(officer, 'finding');
});

test('the pack that the officer downloads passes the verifier, and fails it with one byte flipped', async () => {
  await officer.getByLabel('取证理由').fill('核对材质说法');
  const download = officer.waitForEvent('download');
  await officer.getByRole('button', { name: '下载取证包' }).click();
  pack = join(program.data, 'pack.zip');
  await (await download).saveAs(pack);

  const whole = await verify(pack);
  assert.equal(whole.status, 0, whole.says);

  const bytes = readFileSync(pack);
  for (const at of [Math.floor(bytes.length / 3), Math.floor(bytes.length / 2), bytes.length - 30]) {
    const broken = Buffer.from(bytes);
    broken[at] ^= 1;
    writeFileSync(`${pack}.broken`, broken);
    const { status, says } = await verify(`${pack}.broken`);
    assert.equal(status, 1, `byte ${at}: ${says}`);
  }
});

test('the export is on record, with its reason', async () => {
  await officer.goto(`${program.base}/govern/proof`);
  await officer.getByText('核对材质说法').first().waitFor({ timeout: 30_000 });
  await screen(officer, 'proof');
  assert.deepEqual(officer.faults, []);
});

test('the pages of findings and proof can be used without a mouse, on a phone too', async () => {
  for (const device of [DESK, PHONE]) {
    const page = await signedIn(browser, program.base, device, 'officer', program.password, '/govern/');
    for (const path of ['/govern/findings', `/govern/findings/${show}/${line}`, '/govern/proof']) {
      await page.goto(program.base + path);
      await page.locator('h1').first().waitFor();
      const { violations } = await new AxeBuilder({ page }).analyze();
      assert.deepEqual(violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`), [], path);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${path} is as wide as its screen`);
      await screen(page, `${path.split('/')[2]}${path.split('/').length > 4 ? '-one' : ''}-${device === PHONE ? 'phone' : 'desk'}`);
    }
    await page.context().close();
  }
});
