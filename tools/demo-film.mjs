// Draws the demo's second picture: a loop of the goods of 运河良品, as a person's camera might send it.
// node tools/demo-film.mjs OUT.mp4   needs web/node_modules (npm ci), chromium and ffmpeg
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = new URL('..', import.meta.url).pathname
const { chromium } = createRequire(join(root, 'web/package.json'))('playwright-core')
const out = process.argv[2]
if (!out) {
  console.error('usage: node tools/demo-film.mjs OUT.mp4')
  process.exit(2)
}

const WIDTH = 540
const HEIGHT = 960
const RATE = 15
const SCENE = 5
const goods = JSON.parse(readFileSync(join(root, 'app/src/main/resources/demo/goods-yunhe.json'), 'utf8')).products
const picture = (product) => {
  const file = join(root, 'app/src/main/resources/demo', product.pictures[0])
  return `data:image/svg+xml;base64,${readFileSync(file).toString('base64')}`
}
const fact = (product, keys) =>
  keys
    .map((key) => product.facts.find((one) => one.key === key))
    .filter(Boolean)
    .slice(0, 3)
    .map((one) => one.value + (one.unit ?? ''))
const scenes = goods.map((product) => ({
  title: product.title.split(' ')[0],
  more: product.title.split(' ').slice(1).join(' '),
  facts: fact(product, ['origin', 'material', 'grade', 'process', 'net-weight']),
  picture: picture(product),
}))
const frames = scenes.length * SCENE * RATE

const page = `<!doctype html><meta charset="utf-8"><style>
*{margin:0;box-sizing:border-box}body{width:${WIDTH}px;height:${HEIGHT}px;overflow:hidden;background:#0d2338;font-family:"Noto Sans CJK SC",sans-serif;color:#fff}
.scene{position:absolute;inset:0}.scene .back{position:absolute;inset:-60px;background-size:cover;background-position:center;filter:blur(30px) brightness(.62) saturate(1.2)}
.scene img{position:absolute;left:50%;top:228px;width:420px;margin-left:-210px;border-radius:28px;box-shadow:0 24px 60px #0007}
.title{position:absolute;left:40px;right:40px;top:690px;font-size:44px;font-weight:700;letter-spacing:2px}
.more{position:absolute;left:40px;right:40px;top:752px;font-size:24px;opacity:.85}
.facts{position:absolute;left:40px;right:40px;top:806px;display:flex;gap:12px;flex-wrap:wrap}.facts span{font-size:19px;padding:6px 14px;border-radius:999px;background:#ffffff26}
.brand{position:absolute;left:40px;top:132px;font-size:26px;font-weight:700;letter-spacing:6px;opacity:.92}
.bar{position:absolute;left:40px;bottom:34px;width:460px;height:4px;border-radius:2px;background:#ffffff33}.bar i{display:block;height:4px;border-radius:2px;background:#fff}
</style><body></body><script>
const scenes=${JSON.stringify(scenes)};const SCENE=${SCENE};
const ease=x=>x<0?0:x>1?1:x*x*(3-2*x);
const nodes=scenes.map(s=>{const n=document.createElement('div');n.className='scene';
n.innerHTML='<div class="back"></div><img><div class="title"></div><div class="more"></div><div class="facts"></div>';
n.querySelector('.back').style.backgroundImage='url('+s.picture+')';n.querySelector('img').src=s.picture;
n.querySelector('.title').textContent=s.title;n.querySelector('.more').textContent=s.more;
s.facts.forEach(f=>{const p=document.createElement('span');p.textContent=f.length>16?f.slice(0,15)+'…':f;n.querySelector('.facts').append(p)});
document.body.append(n);return n});
document.body.insertAdjacentHTML('beforeend','<div class="brand">运河良品</div><div class="bar"><i></i></div>');
window.at=t=>{const total=scenes.length*SCENE;nodes.forEach((n,i)=>{let d=t-i*SCENE;if(d<-1)d+=total;
const shown=d<0?0:ease(d/.7),gone=ease((d-SCENE)/.7);n.style.opacity=d>=-.01&&d<SCENE+.7?shown:0;n.style.zIndex=d>=SCENE?1:2;
const z=1+.05*(d/SCENE);n.querySelector('img').style.transform='translateY('+(Math.sin(t*.9)*6)+'px) scale('+z+')';
n.querySelector('.back').style.transform='scale('+(1.1+.04*d)+')';
[['.title',.25],['.more',.45],['.facts',.65]].forEach(([c,w])=>{const e=ease((d-w)/.6);const x=n.querySelector(c);x.style.opacity=e;x.style.transform='translateX('+((1-e)*40)+'px)'})});
document.querySelector('.bar i').style.width=(t/total*100)+'%';document.querySelector('.brand').style.zIndex=document.querySelector('.bar').style.zIndex=5}
</script>`

/** A quiet bed of plucked notes of a pentatonic scale, 16-bit mono; it ends as it begins, so that the loop has no seam. */
function music(seconds, rate = 44_100) {
  const samples = new Float64Array(seconds * rate)
  const scale = [261.63, 293.66, 329.63, 392.0, 440.0, 523.25, 587.33]
  let seed = 7
  const next = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647
  for (let beat = 0; beat < seconds * 2; beat++) {
    if (next() < 0.28) continue
    const pitch = scale[Math.floor(next() * scale.length)] * (next() < 0.2 ? 0.5 : 1)
    const begin = Math.floor(beat * 0.5 * rate)
    for (let i = 0; i < rate * 1.8; i++) {
      const age = i / rate
      const tone = Math.sin(2 * Math.PI * pitch * age) + 0.3 * Math.sin(4 * Math.PI * pitch * age)
      samples[(begin + i) % samples.length] += 0.11 * tone * Math.exp(-2.6 * age) * Math.min(1, i / 200)
    }
  }
  const bytes = Buffer.alloc(44 + samples.length * 2)
  bytes.write('RIFF', 0)
  bytes.writeUInt32LE(36 + samples.length * 2, 4)
  bytes.write('WAVEfmt ', 8)
  bytes.writeUInt32LE(16, 16)
  bytes.writeUInt16LE(1, 20)
  bytes.writeUInt16LE(1, 22)
  bytes.writeUInt32LE(rate, 24)
  bytes.writeUInt32LE(rate * 2, 28)
  bytes.writeUInt16LE(2, 32)
  bytes.writeUInt16LE(16, 34)
  bytes.write('data', 36)
  bytes.writeUInt32LE(samples.length * 2, 40)
  samples.forEach((sample, i) => bytes.writeInt16LE(Math.round(Math.max(-1, Math.min(1, sample)) * 32_767), 44 + i * 2))
  return bytes
}

const folder = mkdtempSync(join(tmpdir(), 'film-'))
writeFileSync(join(folder, 'bed.wav'), music(scenes.length * SCENE))
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--headless', '--no-sandbox'] })
const tab = await browser.newPage({ viewport: { width: WIDTH, height: HEIGHT } })
await tab.setContent(page)
await tab.waitForTimeout(500)
const ffmpeg = spawn('ffmpeg', [
  ...'-y -v error -f image2pipe -c:v mjpeg -framerate'.split(' '), String(RATE), '-i', '-',
  '-i', join(folder, 'bed.wav'),
  ...'-c:v libx264 -preset slow -crf 27 -profile:v main -pix_fmt yuv420p -bf 0'.split(' '),
  '-g', String(RATE * 2), ...'-c:a aac -b:a 64k -ac 1 -shortest -movflags +faststart'.split(' '), out,
], { stdio: ['pipe', 'inherit', 'inherit'] })
for (let frame = 0; frame < frames; frame++) {
  await tab.evaluate((t) => window.at(t), frame / RATE)
  const shot = await tab.screenshot({ type: 'jpeg', quality: 92 })
  if (!ffmpeg.stdin.write(shot)) await new Promise((drained) => ffmpeg.stdin.once('drain', drained))
  if (frame % 60 === 0) process.stdout.write(`\r${Math.round((frame / frames) * 100)} %`)
}
ffmpeg.stdin.end()
await new Promise((done) => ffmpeg.once('close', done))
await browser.close()
rmSync(folder, { recursive: true })
console.log('\r' + execFileSync('ffprobe', ['-v', 'error', '-show_entries', 'format=duration,size', '-of', 'csv=p=0', out]).toString())
