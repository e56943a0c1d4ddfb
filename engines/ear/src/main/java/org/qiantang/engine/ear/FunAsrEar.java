package org.qiantang.engine.ear;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An ear that streams its sound to a FunASR server over a websocket, in the mode {@code 2pass}: half sentences come
 * while they are spoken, whole ones when they are over. A connection that breaks is made anew after growing pauses.
 */
public final class FunAsrEar implements Ear {
    private static final Logger LOG = LoggerFactory.getLogger(FunAsrEar.class);
    /** Sound that waits while the connection is made or the server is slow. */
    private static final Duration MOST_WAITING = Duration.ofSeconds(10);

    private static final Duration LOOK = Duration.ofSeconds(1);
    /** A link that has carried so much sound works, though nobody has spoken yet. */
    private static final Duration PROOF = Duration.ofSeconds(5);
    /** At the end: a server that has said nothing for so long since its last message has said all. */
    private static final Duration SILENCE_AT_END = Duration.ofSeconds(2);

    private static final Duration PATIENCE_AT_END = Duration.ofSeconds(4);
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private static final String BEGIN = """
            {"mode":"2pass","wav_name":"room","wav_format":"pcm","audio_fs":16000,"is_speaking":true,\
            "chunk_size":[5,10,5],"chunk_interval":10,"itn":true}""";
    private static final String END = "{\"is_speaking\":false}";

    private final URI address;
    private final Pauses pauses;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Counts counts = new Counts();
    private final Teller teller;
    private final SoundQueue queue = new SoundQueue(MOST_WAITING);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicInteger failures = new AtomicInteger();
    /** Of the connection under way: how much sound it was sent, and since when. */
    private final AtomicLong sentNanos = new AtomicLong();

    private volatile long sendingSince = System.nanoTime();
    private final Thread thread;

    /**
     * @param address such as {@code ws://127.0.0.1:10095}
     * @param pauses between tries to connect
     */
    public FunAsrEar(URI address, Pauses pauses, EarListener listener) {
        this.address = address;
        this.pauses = pauses;
        teller = new Teller("funasr", listener, counts);
        thread = Thread.ofVirtual().name("funasr").start(this::run);
    }

    @Override
    public void hear(Frame frame) {
        counts.took(frame.length());
        Duration dropped = queue.offer(frame);
        if (!dropped.isZero()) {
            counts.dropped(dropped);
            teller.troubled("server does not keep up: address=" + Host.of(address));
        }
    }

    @Override
    public EarTally tally() {
        return counts.tally();
    }

    /** The server does not say how far it is: it is made for live sound, and taken to need as long as that lasts. */
    @Override
    public Duration behind() {
        long ahead = sentNanos.get() - (System.nanoTime() - sendingSince);
        return queue.waiting().plusNanos(Math.max(0, ahead));
    }

    @Override
    public void close() {
        if (closing.getCount() == 0) {
            return;
        }
        queue.close();
        closing.countDown();
        try {
            if (Thread.currentThread() != thread && !thread.join(PATIENCE)) {
                thread.interrupt();
            }
        } catch (InterruptedException interrupted) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
        counts.dropped(queue.giveUp());
        teller.close(LAST_WORDS);
        client.shutdownNow();
    }

    private void run() {
        try {
            while (closing.getCount() > 0 || !queue.isOver()) {
                try {
                    converse();
                } catch (IOException broken) {
                    counts.failed();
                    teller.troubled("funasr: " + broken.getMessage() + " address=" + Host.of(address));
                    Duration pause = pauses.after(failures.incrementAndGet());
                    LOG.debug("funasr failed, trying again failures={} pause={}", failures, pause, broken);
                    if (closing.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                        return;
                    }
                }
            }
        } catch (InterruptedException _) {
            // Closed, and the server took too long.
        }
    }

    /** One connection, from the first message to the end of the sound. */
    private void converse() throws IOException, InterruptedException {
        var sent = new SentSound();
        var hearing = new FunAsrHearing(sent);
        try (FunAsrLink link = FunAsrLink.open(client, address, message -> take(message, hearing))) {
            sendingSince = System.nanoTime();
            sentNanos.set(0);
            link.send(BEGIN);
            boolean proven = false;
            while (!queue.isOver()) {
                Frame frame = queue.poll(LOOK);
                if (frame != null) {
                    send(frame, sent, link);
                } else if (!queue.isOver()) {
                    link.ping();
                }
                if (!proven && sent.end().minus(sent.begin()).compareTo(PROOF) >= 0) {
                    proven = true;
                    works();
                }
            }
            finish(link, sent);
        }
    }

    private void send(Frame frame, SentSound sent, FunAsrLink link) throws IOException, InterruptedException {
        try {
            for (byte[] chunk : sent.add(frame)) {
                link.send(chunk);
            }
            sentNanos.addAndGet(frame.length().toNanos());
        } catch (IOException broken) {
            counts.dropped(frame.length());
            throw broken;
        }
    }

    /** Sends what is left, and gives the server time to say the last sentence. */
    private void finish(FunAsrLink link, SentSound sent) throws IOException, InterruptedException {
        byte[] rest = sent.rest();
        if (rest.length > 0) {
            link.send(rest);
        }
        long before = link.messageCount();
        link.send(END);
        long until = System.nanoTime() + PATIENCE_AT_END.toNanos();
        while (!link.isBroken() && System.nanoTime() < until && !hasSaidAll(link, before)) {
            Thread.sleep(SILENCE_AT_END.dividedBy(20));
        }
        // A server that has said all may leave first.
        if (!link.isBroken()) {
            link.bye();
        }
    }

    private static boolean hasSaidAll(FunAsrLink link, long before) {
        return link.messageCount() > before && link.quietFor().compareTo(SILENCE_AT_END) > 0;
    }

    private void take(String message, FunAsrHearing hearing) {
        switch (FunAsrMessage.read(message)) {
            case FunAsrMessage.Half half -> {
                works();
                teller.heard(hearing.half(half));
            }
            case FunAsrMessage.Whole whole -> {
                works();
                teller.heard(hearing.whole(whole));
            }
            case FunAsrMessage.Nothing _ -> works();
            case FunAsrMessage.Garbage(String why) -> {
                counts.failed();
                teller.troubled("funasr: message not understood: " + why + " address=" + Host.of(address));
            }
        }
    }

    private void works() {
        failures.set(0);
        teller.well();
    }
}
