package org.qiantang.app.simulcast;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.media.EncodedTag;
import org.qiantang.app.media.Outlet;
import org.qiantang.app.media.TagQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pushes one programme to one target, on a thread of its own: a pusher that dies is replaced after growing pauses, one
 * that is too slow loses frames up to the next key frame. The show never waits for it.
 */
final class Push implements Outlet {
    private static final Logger LOG = LoggerFactory.getLogger(Push.class);
    private static final long MAX_WAITING_BYTES = 4 << 20;
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final long FIRST_PAUSE_MS = 1_000;
    private static final long LONGEST_PAUSE_MS = 60_000;
    private static final Duration LONG_LIFE = Duration.ofSeconds(30);

    private final Target target;
    private final Path ffmpeg;
    private final Path folder;
    private final AddressCheck check;
    private final InstantSource clock;
    private final TagQueue queue = new TagQueue(MAX_WAITING_BYTES);
    private final Map<EncodedTag.Sort, EncodedTag> setups = new EnumMap<>(EncodedTag.Sort.class);
    private final Thread thread;
    private volatile boolean over;
    private volatile PushState state = new PushState.Waiting();
    private volatile @Nullable Pusher pusher;
    private boolean soundAtStart;
    private long pauseMs = FIRST_PAUSE_MS / 2;
    private long notBeforeMs = Long.MIN_VALUE;

    Push(Target target, Path ffmpeg, Path folder, AddressCheck check, InstantSource clock) {
        this.target = target;
        this.ffmpeg = ffmpeg;
        this.folder = folder;
        this.check = check;
        this.clock = clock;
        this.thread = Thread.ofVirtual().name("push-" + target.id()).start(this::run);
    }

    long roomId() {
        return target.roomId();
    }

    PushState state() {
        Pusher running = pusher;
        return running != null && running.isLive() && running.isAlive()
                ? new PushState.Live(running.liveSince())
                : state;
    }

    @Override
    public void offer(EncodedTag tag) {
        queue.offer(tag);
        Pusher running = pusher;
        if (running != null) {
            running.killIfStuck();
        }
    }

    /** The programme is over; a next one may come. */
    @Override
    public void ended() {
        // The outlet is for one programme only: the simulcast makes another for the next.
        over = true;
        queue.close();
    }

    @Override
    public boolean isViewer() {
        return false;
    }

    void awaitEnd() {
        try {
            thread.join(Duration.ofSeconds(3));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!over) {
                EncodedTag tag = queue.take(LOOK);
                if (tag != null) {
                    try {
                        take(tag);
                    } finally {
                        tag.release();
                    }
                } else {
                    lookAfter();
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            stop();
            setups.values().forEach(EncodedTag::release);
        }
    }

    private void take(EncodedTag tag) {
        if (tag.sort().isSetup()) {
            keep(tag);
        }
        lookAfter();
        Pusher running = pusher;
        if (running != null && tag.sort() == EncodedTag.Sort.KEY && !soundAtStart && hasSound()) {
            stop(); // what began without sound cannot have it later
            running = null;
        }
        try {
            if (running == null) {
                running = tag.sort() == EncodedTag.Sort.KEY && clock.millis() >= notBeforeMs ? begin() : null;
            }
            if (running != null) {
                running.write(tag);
            }
        } catch (IOException broken) {
            fail(running);
        }
    }

    private void keep(EncodedTag tag) {
        if (tag.sort() == EncodedTag.Sort.METADATA) {
            setups.values().forEach(EncodedTag::release);
            setups.clear();
        }
        EncodedTag older = setups.put(tag.sort(), tag.retain());
        if (older != null) {
            older.release();
        }
    }

    private boolean hasSound() {
        return setups.containsKey(EncodedTag.Sort.AUDIO_SETUP);
    }

    private @Nullable Pusher begin() throws IOException {
        // Looked at anew each time: a name may lead elsewhere by now.
        AddressCheck.Found found = check.judge(target.address());
        if (!(found instanceof AddressCheck.Found.Good(URI uri, InetAddress at))) {
            retry(reason(found));
            return null;
        }
        state = new PushState.Connecting();
        soundAtStart = hasSound();
        Pusher started = Pusher.start(ffmpeg, folder, target, uri, at, clock);
        pusher = started;
        started.write(EncodedTag.streamHead(soundAtStart));
        for (EncodedTag setup : setups.values()) {
            started.write(setup);
        }
        return started;
    }

    private static String reason(AddressCheck.Found found) {
        return switch (found) {
            case AddressCheck.Found.Good _ -> "";
            case AddressCheck.Found.NoAddress _ -> "no rtmp address";
            case AddressCheck.Found.UnknownHost(String host) -> "unknown host " + host;
            case AddressCheck.Found.Private(String host) -> host + " lies in a private network";
            case AddressCheck.Found.Ourselves _ -> "this is our own door";
        };
    }

    private void lookAfter() {
        Pusher running = pusher;
        if (running != null && !running.isAlive()) {
            fail(running);
        }
    }

    private void fail(@Nullable Pusher failed) {
        stop();
        String why = failed == null ? "could not be started" : failed.lastWords();
        if (failed != null && failed.liveFor().compareTo(LONG_LIFE) > 0) {
            pauseMs = FIRST_PAUSE_MS / 2;
        }
        retry(why.isEmpty() ? "the connection ended" : why);
    }

    private void retry(String why) {
        pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2);
        notBeforeMs = clock.millis() + pauseMs;
        state = new PushState.Failed(why, Instant.ofEpochMilli(notBeforeMs));
        LOG.warn("simulcast failed, again in a while: target={} pauseMs={} why={}", target.id(), pauseMs, why);
    }

    private void stop() {
        Pusher running = pusher;
        pusher = null;
        if (running != null) {
            running.stop();
        }
    }
}
