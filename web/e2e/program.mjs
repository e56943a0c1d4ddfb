// The program under test: the real launcher, a data folder of its own, ports of its own, a smaller and slower picture.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const HOME = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
/** A program that lives for a minute or two gains nothing from being compiled for days. */
const SHORT_LIFE = '-Dqiantang.picture=360x640 -Dqiantang.frames=12 -XX:TieredStopAtLevel=1';
/** Long, since a busy machine may be building something else beside. */
const START_MS = Number(process.env.QIANTANG_START_MS ?? 300_000);

const given = new Set();

/** A port that nobody has, below those that the system gives to outgoing connections, so that none takes it meanwhile. */
async function freePort() {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    const free = await new Promise((resolve) => {
      const server = createServer();
      server.once('error', () => resolve(false));
      server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
    });
    if (free && !given.has(port)) {
      given.add(port);
      return port;
    }
  }
}

/** Starts `./qiantang demo`; resolves when it has printed that the show is on air. */
export async function startDemo(data = newData(), settings = '') {
  return started('demo', data, settings, (program) => {
    const found = program.output().match(/\/show\/(\d+)[\s\S]*password (\S+)/);
    if (found) [, program.show, program.password] = found;
    return found;
  });
}

/** Starts `./qiantang run`, which brings nobody and nothing; resolves when it answers. */
export async function startRun(data = newData(), settings = '') {
  return started('run', data, settings, ({ base }) => fetch(`${base}/api/shows`).then((answer) => answer.ok, () => false));
}

function newData() {
  return mkdtempSync(join(tmpdir(), 'qiantang-journey-'));
}

const heard = [];

/** What the programs of this journey have said so far, the latest of it. */
export const lastWords = (most) => heard.map((output) => output().slice(-most)).join('\n----\n');

/** A port that was free when it was looked at may be somebody's when the program comes to it: then it has others. */
async function started(command, data, settings, isReady) {
  for (let tries = 1; ; tries++) {
    try {
      return await startedOnce(command, data, settings, isReady);
    } catch (trouble) {
      if (tries === 3 || !trouble.message.includes('Address already in use')) throw trouble;
    }
  }
}

async function startedOnce(command, data, settings, isReady) {
  const [web, socket, rtmp] = [await freePort(), await freePort(), await freePort()];
  const child = spawn(
    join(HOME, 'qiantang'),
    [command, '--data', data, '--port', web, '--socket-port', socket, '--rtmp-port', rtmp].map(String),
    { cwd: HOME, env: { ...process.env, QIANTANG_JVM: `${SHORT_LIFE} ${settings}`.trim() }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  heard.push(() => output);
  const program = { child, data, rtmp, socket, base: `http://127.0.0.1:${web}`, output: () => output };
  try {
    await until(`./qiantang ${command} is up`, START_MS, () => {
      if (child.exitCode !== null || child.signalCode !== null) throw new Error('it has ended');
      return isReady(program);
    });
  } catch (trouble) {
    await stop(program);
    throw new Error(`${trouble.message}:\n${output}`);
  }
  return program;
}

/** Ends it as Ctrl-C would; resolves with the exit status. */
export function stop(program, signal = 'SIGINT') {
  return new Promise((resolve) => {
    if (program.child.exitCode !== null || program.child.signalCode !== null) {
      resolve(program.child.exitCode);
      return;
    }
    program.child.once('exit', resolve);
    program.child.kill(signal);
  });
}

/** What stays alive after kill -9 of the program, or an unlucky test: the database of this data folder. */
export function stopDatabase(data) {
  try {
    const pid = Number(readFileSync(join(data, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]);
    process.kill(pid, 'SIGINT');
  } catch {
    // it has stopped with the program
  }
}

export function removeData(data) {
  rmSync(data, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
}

/** Runs a command of the launcher to its end. */
export function run(...words) {
  return new Promise((resolve) => {
    const child = spawn(join(HOME, 'qiantang'), words.map(String), { cwd: HOME });
    let out = '';
    child.stdout.on('data', (chunk) => (out += chunk));
    child.stderr.on('data', (chunk) => (out += chunk));
    child.once('exit', (code) => resolve({ code, out }));
  });
}

/** A person at the HTTP API, with cookies and the token against forged requests. */
export class Person {
  #cookies = new Map();

  constructor(base) {
    this.base = base;
  }

  /** What a browser would send as its cookies. */
  get cookie() {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  async ask(method, path, body) {
    const answer = await fetch(this.base + path, {
      method,
      headers: {
        'Content-Type': 'application/json',
        'Accept-Language': 'zh',
        Cookie: this.cookie,
        'X-XSRF-TOKEN': this.#cookies.get('XSRF-TOKEN') ?? '',
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      redirect: 'manual',
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [name, value] = cookie.split(';')[0].split(/=(.*)/s);
      this.#cookies.set(name, value);
    }
    const text = await answer.text();
    return { status: answer.status, body: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text };
  }

  async signIn(name, password) {
    await this.ask('GET', '/api/me');
    return this.ask('POST', '/api/session', { name, password });
  }

  async join(name, password, nickname) {
    await this.ask('GET', '/api/me');
    return this.ask('POST', '/api/people', { name, password, nickname });
  }
}

/** The administrator whose one-time password the program printed at its first start, with a password of their own. */
export async function administrator(program, password) {
  const oneTime = await until('the one-time password is printed', 10_000, () => program.output().match(/one-time password {2}(\S+)/)?.[1]);
  const admin = new Person(program.base);
  const signedIn = await admin.signIn('admin', oneTime);
  if (signedIn.status !== 200) throw new Error(`the administrator is not let in: ${JSON.stringify(signedIn.body)}`);
  const changed = await admin.ask('PUT', '/api/me/password', { old: oneTime, fresh: password });
  if (changed.status !== 200) throw new Error(`no password of their own: ${JSON.stringify(changed.body)}`);
  return admin;
}

/** Asks again until the answer pleases; fails with the last answer when the time is up. */
export async function until(what, ms, look) {
  const giveUp = Date.now() + ms;
  let last;
  for (;;) {
    last = await look();
    if (last) return last;
    if (Date.now() > giveUp) throw new Error(`${what}: not within ${ms} ms`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
