package org.qiantang.bench.hotsku;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Many buyers on a few connections, each of which carries so many requests that are not answered yet. */
final class Pipelined implements Buyers {
    /** How requests and answers look on the wire; answers come in the order of the requests. */
    interface Wire {
        void write(DataOutputStream out, int sku, int buyer) throws IOException;

        Answer read(DataInputStream in) throws IOException;
    }

    private static final int BUFFER = 1 << 16;
    private static final int PATIENCE_MILLIS = 60_000;
    /** Requests go out together that are meant for the same moment; each is late from when it was meant, not from when it left. */
    private static final long GATHER_NANOS = 250_000;

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
            socket.setSoTimeout(PATIENCE_MILLIS);
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

    /** One connection. Its answers come in the order of its requests: the n-th answers the n-th. */
    private final class Lane {
        private final Socket socket;
        private final int sku;
        private final Asks asks;
        private final Pace pace;
        private final Tally tally;
        private final Semaphore free = new Semaphore(window);
        /** Of what is under way, which request it is and when it was meant to be sent, in the places {@code n % window}. */
        private final int[] numbers = new int[window];

        private final long[] dues = new long[window];
        /** Written by who sends after a request lies in its place, read by who hears. */
        private final AtomicLong sent = new AtomicLong();

        private volatile boolean done;
        /** Who hears, while nothing is under way. */
        private volatile @Nullable Thread resting;

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
                for (int number = pace.next(); number >= 0; number = pace.next()) {
                    send(number, out);
                }
            } finally {
                // First, or who hears would wait for ever where the server has gone.
                done = true;
                wake();
                out.flush();
            }
        }

        private void send(int number, DataOutputStream out) throws IOException, InterruptedException {
            long due = pace.due(number);
            if (!Pace.isDue(due)) {
                out.flush();
                // A sender that spins takes the core from who hears the answers, and their delay would be its own.
                LockSupport.parkNanos(Math.max(GATHER_NANOS, due - System.nanoTime()));
                Pace.awaitDue(due);
            }
            if (!free.tryAcquire()) {
                out.flush();
                free.acquire();
            }
            int place = (int) (sent.get() % window);
            numbers[place] = number;
            dues[place] = pace.isOpen() ? due : System.nanoTime();
            wire.write(out, sku, asks.buyers()[number]);
            sent.incrementAndGet();
            wake();
        }

        private void wake() {
            LockSupport.unpark(resting);
        }

        void hear() throws IOException {
            var in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), BUFFER));
            for (long heard = 0; isUnderWay(heard); heard++) {
                hear((int) (heard % window), in);
            }
        }

        /** Waits until something is; false when all was sent and heard. */
        private boolean isUnderWay(long heard) {
            while (heard == sent.get()) {
                if (done) {
                    return heard < sent.get();
                }
                resting = Thread.currentThread();
                if (heard == sent.get() && !done) {
                    LockSupport.park();
                }
                resting = null;
            }
            return true;
        }

        private void hear(int place, DataInputStream in) throws IOException {
            int number = numbers[place];
            long due = dues[place];
            Answer answer = wire.read(in);
            free.release();
            tally.answered(number, answer, due);
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
