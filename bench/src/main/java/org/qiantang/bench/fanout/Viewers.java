package org.qiantang.bench.fanout;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import org.jspecify.annotations.Nullable;

/** Very many viewers on one thread: they come, listen, count what they hear and how late it is. */
final class Viewers implements AutoCloseable {
    private static final int READ_BYTES = 1 << 18;
    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(5);
    private static final int COMING_AT_ONCE = 128;
    /** How long the viewers' thread may take for what it is asked: a busy machine is no broken load. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** As pages say that they are there. */
    private static final byte[] HERE = Greeting.frame("{\"id\":1,\"k\":\"ping\"}");

    private static final String STATE = "\"priceVersion\":\"";
    /** On how many of a hundred viewers the delay is looked at; all are counted. */
    private static final int LOOKED_AT = 2;

    private final InetSocketAddress server;
    private final IntFunction<Greeting> greeting;
    private final Selector selector;
    private final ConcurrentLinkedQueue<Runnable> asked = new ConcurrentLinkedQueue<>();
    private final List<Viewer> all = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(READ_BYTES);
    private final Recorder delays = new Recorder(LONGEST_NANOS, 3);
    private final LongAdder heard = new LongAdder();
    private final Thread thread;
    private final AtomicInteger admitted = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private final LongAdder idleNanos = new LongAdder();
    private volatile @Nullable Throwable broken;
    private volatile long comeKnowing;
    private int coming;
    private long hereEveryNanos;
    private long hereSince;
    private long hereTold;
    private long missed;
    private long twice;

    /** @param greeting what the viewer with this number says */
    Viewers(int port, IntFunction<Greeting> greeting) throws IOException {
        this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        this.greeting = greeting;
        this.selector = Selector.open();
        this.thread = Thread.ofPlatform().name("viewers").daemon().start(this::listen);
    }

    /** One viewer's socket. */
    private final class Viewer implements Marker.Found {
        final SocketChannel channel;
        final Greeting greets;
        final Marker marker = new Marker();
        final boolean lookedAt;
        /** What the server has said, until the viewer is in. */
        StringBuilder talk = new StringBuilder();

        int step;
        boolean in;
        long lines;
        /** The last number that it knows of what nobody may miss, by a message or by the state in its greeting. */
        long known = comeKnowing;
        /** The last number of them that a message had. */
        long told;

        Viewer(int number) throws IOException {
            channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            greets = greeting.apply(number);
            lookedAt = number % (100 / LOOKED_AT) == 0;
        }

        @Override
        public void mark(long nanos) {
            heard.increment();
            lines++;
            if (lookedAt) {
                delays.recordValue(Math.clamp(System.nanoTime() - nanos, 0, LONGEST_NANOS));
            }
        }

        @Override
        public void must(long number) {
            missed += Math.max(0, number - known - 1);
            twice += number <= told ? 1 : 0;
            told = Math.max(told, number);
            known = Math.max(known, number);
        }

        void hear(ByteBuffer said) throws IOException {
            if (in) {
                marker.read(said, this);
                return;
            }
            talk.append(StandardCharsets.ISO_8859_1.decode(said.duplicate()));
            while (step < greets.steps().size()
                    && talk.indexOf(greets.steps().get(step).heard()) >= 0) {
                channel.write(ByteBuffer.wrap(greets.steps().get(step).said()));
                step++;
            }
            int welcome = talk.indexOf(greets.admitted());
            if (step == greets.steps().size() && welcome >= 0) {
                int rest = endOfWelcome(welcome);
                if (rest > talk.length()) {
                    return; // a greeting that is still coming
                }
                in = true;
                int state = talk.indexOf(STATE, welcome);
                if (state >= 0 && state < rest) {
                    int number = state + STATE.length();
                    known = Long.parseLong(talk.substring(number, talk.indexOf("\"", number)));
                }
                // What follows the greeting in the same bytes is what is counted from now on.
                marker.read(ByteBuffer.wrap(talk.substring(rest).getBytes(StandardCharsets.ISO_8859_1)), this);
                talk = new StringBuilder(0);
                admitted.incrementAndGet();
                coming--;
            }
        }

        /** Where the frame that says welcome ends, or the head of the answer if that is all there is of it. */
        private int endOfWelcome(int welcome) {
            int end = talk.indexOf("\r\n\r\n") + 4;
            while (end <= welcome && end + 2 <= talk.length()) {
                int length = talk.charAt(end + 1) & 0x7F;
                int header = 2;
                if (length == 126 && end + 4 <= talk.length()) {
                    length = (talk.charAt(end + 2) << 8) + talk.charAt(end + 3);
                    header = 4;
                }
                end += header + length;
            }
            return end;
        }
    }

    /** So many more viewers come, some at a time, and are in when this returns. */
    void come(int count, Duration atMost) throws InterruptedException {
        int before = admitted.get();
        for (int i = 0; i < count; i++) {
            ask(this::enterOne);
        }
        awaitAdmitted(before + count, atMost);
    }

    /** Viewers come at an even pace, whether those before them are in or not. */
    void comeEvenly(int count, Duration within, Duration atMost) throws InterruptedException {
        int before = admitted.get();
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long due = start + within.toNanos() * i / count;
            while (System.nanoTime() < due) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
            ask(this::enter);
        }
        awaitAdmitted(before + count, atMost);
    }

    private void awaitAdmitted(int wanted, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (admitted.get() < wanted) {
            mustListen();
            if (System.nanoTime() > end) {
                throw new IllegalStateException("viewers: " + admitted.get() + " (expected: " + wanted + " within "
                        + atMost + "; closed " + closed.get() + ")");
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    /** From now on each says that it is there once in so long, one after the other, as pages do. */
    void sayHereEvery(Duration each) throws InterruptedException {
        onThread(() -> {
            hereEveryNanos = each.toNanos();
            hereSince = System.nanoTime();
            hereTold = 0;
        });
    }

    private void sayHere() {
        if (hereEveryNanos == 0 || all.isEmpty()) {
            return;
        }
        double rounds = (double) (System.nanoTime() - hereSince) / hereEveryNanos;
        for (long due = (long) (rounds * all.size()); hereTold < due; hereTold++) {
            Viewer viewer = all.get((int) (hereTold % all.size()));
            SelectionKey key = viewer.channel.keyFor(selector);
            if (viewer.in && key != null && key.isValid()) {
                try {
                    viewer.channel.write(ByteBuffer.wrap(HERE));
                } catch (IOException trouble) {
                    lose(key, viewer);
                }
            }
        }
    }

    /** Everybody hangs up at once. */
    void leave() throws InterruptedException {
        var done = new CountDownLatch(1);
        ask(() -> {
            for (Viewer viewer : all) {
                SelectionKey key = viewer.channel.keyFor(selector);
                if (key != null) {
                    lose(key, viewer);
                }
            }
            all.clear();
            admitted.set(0);
            closed.set(0);
            done.countDown();
        });
        done.await();
    }

    private void ask(Runnable work) {
        asked.add(work);
        selector.wakeup();
    }

    private void enterOne() {
        if (coming >= COMING_AT_ONCE) {
            asked.add(this::enterOne);
            return;
        }
        enter();
    }

    private void enter() {
        try {
            var viewer = new Viewer(all.size());
            all.add(viewer);
            coming++;
            viewer.channel.register(selector, SelectionKey.OP_CONNECT, viewer);
            viewer.channel.connect(server);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    private void listen() {
        try {
            while (selector.isOpen()) {
                int waiting = asked.size();
                for (int i = 0; i < waiting; i++) {
                    Runnable work = asked.poll();
                    if (work != null) {
                        work.run();
                    }
                }
                sayHere();
                // Never asleep: waking a sleeper would be paid by the server, and once for each line to each viewer.
                long from = System.nanoTime();
                if (selector.selectNow(this::ready) == 0) {
                    idleNanos.add(System.nanoTime() - from);
                }
            }
        } catch (ClosedSelectorException closing) {
            // the end
        } catch (IOException | RuntimeException trouble) {
            broken = trouble;
        }
    }

    private void ready(SelectionKey key) {
        var viewer = (Viewer) key.attachment();
        try {
            if (key.isConnectable()) {
                viewer.channel.finishConnect();
                viewer.channel.write(ByteBuffer.wrap(viewer.greets.request().getBytes(UTF_8)));
                key.interestOps(SelectionKey.OP_READ);
                return;
            }
            buffer.clear();
            int count = viewer.channel.read(buffer);
            if (count < 0) {
                lose(key, viewer);
                return;
            }
            viewer.hear(buffer.flip());
        } catch (IOException trouble) {
            lose(key, viewer);
        }
    }

    private void lose(SelectionKey key, Viewer viewer) {
        key.cancel();
        closed.incrementAndGet();
        if (!viewer.in) {
            coming--;
        }
        try {
            viewer.channel.close();
        } catch (IOException _) {
            // It is gone either way.
        }
    }

    /** The load itself fails, which no server is to be blamed for. */
    static final class LoadBroken extends RuntimeException {
        LoadBroken(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    private void mustListen() {
        Throwable trouble = broken;
        if (trouble != null) {
            throw new LoadBroken("the viewers' thread broke", trouble);
        }
    }

    /** How long the viewers' thread has found nothing to read so far: near none, it is the load that cannot do more. */
    long idleNanos() {
        return idleNanos.sum();
    }

    /** The least and the most lines that any viewer has heard since {@link #countAnew}. */
    record Share(long least, long most) {}

    void countAnew() throws InterruptedException {
        onThread(() -> all.forEach(viewer -> viewer.lines = 0));
    }

    Share share() throws InterruptedException {
        var share = new AtomicReference<>(new Share(0, 0));
        onThread(() -> share.set(new Share(
                all.stream().mapToLong(viewer -> viewer.lines).min().orElse(0),
                all.stream().mapToLong(viewer -> viewer.lines).max().orElse(0))));
        return share.get();
    }

    /** Those who come from now on know all up to this number of what nobody may miss. */
    void comeKnowing(long number) {
        comeKnowing = number;
    }

    /**
     * What viewers have of the numbered messages that nobody may miss, times viewers.
     *
     * @param missed so far, seen by a later one that came
     * @param twice what came again, so far
     * @param owed what those who are here do not know yet
     */
    record Numbered(long missed, long twice, long owed) {}

    /** @param newest the number of the last one that was said */
    Numbered numbered(long newest) throws InterruptedException {
        var numbered = new AtomicReference<>(new Numbered(0, 0, 0));
        onThread(() -> numbered.set(new Numbered(
                missed,
                twice,
                all.stream()
                        .mapToLong(viewer -> Math.max(0, newest - viewer.known))
                        .sum())));
        return numbered.get();
    }

    private void onThread(Runnable work) throws InterruptedException {
        mustListen();
        var done = new CountDownLatch(1);
        ask(() -> {
            work.run();
            done.countDown();
        });
        if (!done.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            mustListen();
            throw new LoadBroken("the viewers' thread does not answer", null);
        }
    }

    int admitted() {
        return admitted.get();
    }

    /** Viewers whom the server has sent away. */
    int closed() {
        return closed.get();
    }

    /** Lines heard by all viewers together. */
    long heard() {
        return heard.sum();
    }

    /** Delays since the last time this was asked, in nanoseconds from when a line was meant to be sent. */
    Histogram delays() {
        return delays.getIntervalHistogram();
    }

    @Override
    public void close() throws IOException {
        selector.close();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        for (Viewer viewer : all) {
            viewer.channel.close();
        }
    }
}
