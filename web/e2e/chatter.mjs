// People who talk over the public live socket, as many lines a second as a test wants.
import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { Person } from './program.mjs';

const ENOUGH_LINES_A_SECOND = 0.9;

/** A text frame of a client: masked, as the protocol wants. */
function frame(text) {
  const body = Buffer.from(text);
  const mask = randomBytes(4);
  const head = body.length < 126 ? Buffer.from([0x81, 0x80 | body.length]) : Buffer.from([0x81, 0xfe, body.length >> 8, body.length & 255]);
  return Buffer.concat([head, mask, body.map((byte, n) => byte ^ mask[n % 4])]);
}

/** Opens a show's socket with a person's cookie; what comes is counted and thrown away. */
function open(address, cookie) {
  const url = new URL(address);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(url.port), url.hostname);
    socket.once('error', reject);
    socket.write(
      `GET ${url.pathname}${url.search} HTTP/1.1\r\nHost: ${url.host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
        `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\nSec-WebSocket-Version: 13\r\n` +
        `Origin: http://${url.host}\r\nCookie: ${cookie}\r\n\r\n`,
    );
    socket.once('data', (answer) => {
      if (!answer.toString('latin1').startsWith('HTTP/1.1 101')) {
        reject(new Error(`socket: ${answer.toString('latin1').split('\r\n')[0]} (expected: 101)`));
        return;
      }
      socket.on('data', () => undefined);
      socket.on('error', () => undefined);
      resolve(socket);
    });
  });
}

/** Lets new people talk in a show; `stop` sends them away and tells how many lines they have sent. */
export async function chatter(base, show, linesASecond) {
  const address = (await (await fetch(`${base}/api/shows/${show}`)).json()).socket;
  const people = Math.ceil(linesASecond / ENOUGH_LINES_A_SECOND);
  const sockets = await Promise.all(
    Array.from({ length: people }, async (_, n) => {
      const person = new Person(base);
      const joined = await person.join(`talker-${Date.now() % 1e6}-${n}`, `secret-of-${randomBytes(6).toString('hex')}`, `观众${n}`);
      if (joined.status !== 201) {
        throw new Error(`sign-up: ${joined.status} ${JSON.stringify(joined.body)}`);
      }
      return open(address, person.cookie);
    }),
  );
  let sent = 0;
  const clock = setInterval(() => {
    const talk = { id: sent + 1, k: 'say', text: `第 ${sent} 句：这款的颜色和尺码还有哪些可以选` };
    sockets[sent++ % people].write(frame(JSON.stringify(talk)));
  }, 1_000 / linesASecond);
  return {
    stop() {
      clearInterval(clock);
      sockets.forEach((socket) => socket.destroy());
      return sent;
    },
  };
}
