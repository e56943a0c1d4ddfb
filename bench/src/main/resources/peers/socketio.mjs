// Socket.IO as its documents show it: a viewer joins the room that it asks for; POST /pub?room=N says a line to a room.
import { createServer } from 'node:http';
import { Server } from 'socket.io';

const http = createServer();
const io = new Server(http, { transports: ['websocket'], serveClient: false, pingInterval: 3_600_000, pingTimeout: 3_600_000 });
io.on('connection', (socket) => socket.join(socket.handshake.query.room));
http.on('request', (request, response) => {
  if (request.method !== 'POST') return;
  const room = new URL(request.url, 'http://localhost').searchParams.get('room');
  let line = '';
  request.on('data', (part) => { line += part; });
  request.on('end', () => {
    io.to(room).emit('line', line);
    response.end();
  });
});
http.listen({ port: Number(process.argv[2]), host: '127.0.0.1', backlog: 4096 });
