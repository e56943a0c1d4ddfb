// The builder of the digital host: other face, clothes, voice and pace, seen and heard before they are saved, and found again.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DESK, launch, signedIn } from './browser.mjs';
import { Person, removeData, startDemo, stop, stopDatabase, until } from './program.mjs';

const FACES = { round: '圆脸', square: '方脸' };
const OUTFITS = { blazer: '西装', sweater: '毛衣' };

let program;
let browser;
let merchant;
let studio;
let door;
let wanted;
let wornAtFirst;

before(async () => {
  program = await startDemo();
  browser = await launch();
  merchant = new Person(program.base);
  await merchant.signIn('merchant', program.password);
  door = `/api/studio/shows/${program.show}/presenter`;
  studio = await signedIn(browser, program.base, DESK, 'merchant', program.password, '/studio/');
  // The page's sounds, so that a journey can listen to them.
  await studio.addInitScript(() => {
    const made = window.Audio;
    window.Audio = function (...asked) {
      const audio = new made(...asked);
      (window.heard ??= []).push(audio);
      return audio;
    };
  });
});

after(async () => {
  await browser?.close();
  await stop(program);
  stopDatabase(program.data);
  removeData(program.data);
});

const choice = (part, name) => studio.getByRole('radiogroup', { name: part, exact: true }).getByRole('radio', { name, exact: true });
const voice = () => studio.getByRole('textbox', { name: '音色' });
const pace = () => studio.getByRole('spinbutton', { name: '语速' });
const saved = async () => (await merchant.ask('GET', door)).body.look;
/** Where her parts are as she is on air: another address whenever she looks otherwise. */
const worn = async () => (await merchant.ask('GET', `/api/shows/${program.show}/drawn`)).body.drawing;
const sound = () => studio.evaluate(() => window.heard.map(({ paused, currentTime, src }) => ({ paused, currentTime, src })).at(-1));

/** What is to be seen of the preview, small; null until it has come. */
const preview = () =>
  studio.evaluate(() => {
    const picture = document.querySelector('figure img');
    if (picture === null || !picture.complete || picture.naturalWidth === 0 || document.querySelector('figure.drawing') !== null) return null;
    const canvas = document.createElement('canvas');
    canvas.width = 90;
    canvas.height = 160;
    canvas.getContext('2d').drawImage(picture, 0, 0, 90, 160);
    return canvas.toDataURL();
  });
const another = (before) => until('the preview is another picture', 20_000, async () => [await preview()].find((now) => now !== null && now !== before));

test('another face and other clothes are seen at once, and nothing is saved by looking', async () => {
  const first = await saved();
  wornAtFirst = await worn();
  await studio.goto(`${program.base}/studio/shows/${program.show}`);
  await studio.getByRole('region', { name: '数字人主播' }).getByRole('link', { name: '形象与声音' }).click();
  await studio.waitForURL(/\/presenter$/);
  const plain = await another(null);
  assert.ok(await studio.getByRole('button', { name: '保存', exact: true }).isDisabled(), 'there is nothing to save yet');

  wanted = { face: first.face === 'round' ? 'square' : 'round', outfit: first.outfit === 'blazer' ? 'sweater' : 'blazer' };
  await choice('脸型', FACES[wanted.face]).click();
  const face = await another(plain);
  await choice('服装', OUTFITS[wanted.outfit]).click();
  await another(face);

  assert.deepEqual(await saved(), first);
});

test('the voice at its pace is heard before it is saved, and stops where it is wanted', async () => {
  await voice().fill('deep');
  await pace().fill('1.2');
  await pace().press('Tab');
  await studio.getByRole('textbox', { name: '试听的话' }).fill('这是我试听的一句话，听一听语速合不合适，听一听音色好不好听。');
  const asked = studio.waitForRequest((request) => request.url().includes('/presenter/voice?'));
  await studio.getByRole('button', { name: '试听' }).click();

  const address = new URL((await asked).url());
  assert.equal(address.searchParams.get('voice'), 'deep');
  assert.equal(Number(address.searchParams.get('pace')), 1.2);
  await until('it is heard', 30_000, async () => (await sound()).currentTime > 0.3);
  assert.match((await sound()).src, /^blob:/);
  await studio.getByRole('button', { name: '停', exact: true }).click();
  assert.ok((await sound()).paused);
});

test('what may not be said on air is not heard here either, and the page says so', async () => {
  await studio.getByRole('textbox', { name: '试听的话' }).fill('这是全网最好的茶');
  await studio.getByRole('button', { name: '试听' }).click();
  await studio.getByRole('alert').getByText('没有通过合规检查').waitFor();
  await studio.getByRole('textbox', { name: '试听的话' }).fill('');
});

test('saved, she is found again as she was built, and a show on air wears it', async () => {
  await studio.getByRole('button', { name: '保存', exact: true }).click();
  await studio.getByText('已保存，直播中的画面几秒内更换').waitFor();
  const look = await saved();
  assert.equal(look.face, wanted.face);
  assert.equal(look.outfit, wanted.outfit);
  assert.equal(look.voice, 'deep');
  assert.equal(look.pace, 1.2);

  await studio.reload();
  await another(null);
  assert.equal(await choice('脸型', FACES[look.face]).getAttribute('aria-checked'), 'true');
  assert.equal(await choice('服装', OUTFITS[look.outfit]).getAttribute('aria-checked'), 'true');
  assert.equal(await voice().inputValue(), 'deep');
  assert.equal(Number(await pace().inputValue()), 1.2);
  await until('the show on air wears it', 20_000, async () => (await worn()) !== wornAtFirst);
  assert.deepEqual(studio.faults, []);
});
