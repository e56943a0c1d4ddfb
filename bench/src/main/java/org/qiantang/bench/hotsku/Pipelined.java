package org.qiantang.bench.hotsku;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Many buyers on a few connections, each of which carries so many requests that are not answered yet. */
final class Pipelined implements Buyers {
    /** How requests and answers look on the wire; answers come in the order of the requests. */
    interface Wire {
        void write(DataOutputStream out, int sku, int buyer) throws IOException;

        Answer read(DataInputStream in) throws IOException;
    }

    private static final int BUFFER = 1 << 16;
    private static final long PATIENCE_SECONDS = 60;
    /** Requests go out together that are meant for the same moment; each is late from when it was meant, not from when it left. */
    private static final long GATHER_NANOS = 250_000;

    private record Sent(int number, long dueNanos) {}

    private final List<Socket> sockets = new ArrayList<>();
    private final int window;
    private final Wire wire;
    private final OneAtATime.Counter counter;

    Pipelined(int port, int connections, int window, Wire wire, OneAtATime.Counter counter) throws IOException {
        this.window = window;
        this.wire = wire;
        this.counter = counter;
        for (int i = 0; i < connections; i++) {
            var socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            sockets.add(socket);
        }
    }

    @Override
    public void ask(int sku, Asks asks, Pace pace, Tally tally) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(2 * sockets.size())) {
            List<Future<?>> running = new ArrayList<>();
            for (Socket socket : sockets) {
                var lane = new Lane(socket, sku, asks, pace, tally);
                running.add(threads.submit(() -> {
                    lane.send();
                    return null;
                }));
                running.add(threads.submit(() -> {
                    lane.hear();
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
    }

    private final class Lane {
        private final Socket socket;
        private final int sku;
        private final Asks asks;
        private final Pace pace;
        private final Tally tally;
        private final Semaphore free = new Semaphore(window);
        private final Semaphore sent = new Semaphore(0);
        private final ArrayDeque<Sent> underWay = new ArrayDeque<>();
        private final AtomicBoolean done = new AtomicBoolean();

        Lane(Socket socket, int sku, Asks asks, Pace pace, Tally tally) {
            this.socket = socket;
            this.sku = sku;
            this.asks = asks;
            this.pace = pace;
            this.tally = tally;
        }

        void send() throws IOException, InterruptedException {
            var out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), BUFFER));
            try {
                long flushed = System.nanoTime();
                for (int number = pace.next(); number >= 0; number = pace.next()) {
                    long due = pace.due(number);
                    if (!Pace.isDue(due)) {
                        if (due - flushed > GATHER_NANOS) {
                            out.flush();
                            flushed = System.nanoTime();
                        }
                        Pace.awaitDue(due);
                    }
                    if (!free.tryAcquire()) {
                        out.flush();
                        free.acquire();
                    }
                    synchronized (underWay) {
                        underWay.add(new Sent(number, pace.isOpen() ? due : System.nanoTime()));
                    }
                    wire.write(out, sku, asks.buyers()[number]);
                    sent.release();
                }
            } finally {
                out.flush();
                done.set(true);
                sent.release();
            }
        }

        void hear() throws IOException, InterruptedException {
            var in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), BUFFER));
            while (true) {
                if (!sent.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    throw new IOException("nothing was sent for " + PATIENCE_SECONDS + " s");
                }
                Sent oldest;
                synchronized (underWay) {
                    oldest = underWay.poll();
                }
                if (oldest == null) {
                    if (done.get()) {
                        return;
                    }
                    continue;
                }
                Answer answer = wire.read(in);
                free.release();
                tally.answered(oldest.number(), answer, oldest.dueNanos());
            }
        }
    }

    @Override
    public Books books(int sku) throws Exception {
        return counter.books(sku);
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
