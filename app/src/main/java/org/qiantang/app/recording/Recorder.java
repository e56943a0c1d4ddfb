package org.qiantang.app.recording;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.qiantang.app.media.AigcMark;
import org.qiantang.app.media.Programmes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a tape on every programme, and says of each room whether it is being recorded and what stands in the way. */
final class Recorder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);

    private final Archive archive;
    private final Notary notary;
    private final Function<Long, Optional<RecordedShow>> wanted;
    private final Function<Long, Integer> highestTold;
    private final RecordingSettings settings;
    private final InstantSource clock;
    private final AigcMark mark;
    private final Map<Long, Tape> tapes = new ConcurrentHashMap<>();
    private final Map<Long, Trouble> troubles = new ConcurrentHashMap<>();

    /**
     * A recorder of all programmes that begin from now on.
     *
     * @param wanted the show of a room that is to be recorded now
     * @param highestTold the highest number of a show's pieces in the journal
     * @param mark what pieces by a digital host say of themselves
     */
    Recorder(
            Archive archive,
            Notary notary,
            Function<Long, Optional<RecordedShow>> wanted,
            Function<Long, Integer> highestTold,
            RecordingSettings settings,
            InstantSource clock,
            Programmes programmes,
            AigcMark mark) {
        this.archive = archive;
        this.notary = notary;
        this.wanted = wanted;
        this.highestTold = highestTold;
        this.settings = settings;
        this.clock = clock;
        this.mark = mark;
        archive.tidy().forEach(notary::tell);
        programmes.whenOneBegins((roomId, join) -> {
            var tape = new Tape(roomId, this);
            tapes.put(roomId, tape);
            join.accept(tape);
            tape.start();
        });
    }

    boolean isRecording(long roomId) {
        Tape tape = tapes.get(roomId);
        return tape != null && tape.isRecording();
    }

    Optional<Trouble> trouble(long roomId) {
        return Optional.ofNullable(troubles.get(roomId));
    }

    @Override
    public void close() {
        List<Tape> running = List.copyOf(tapes.values());
        running.forEach(Tape::ended);
        running.forEach(Tape::awaitEnd);
        notary.close();
    }

    AigcMark mark() {
        return mark;
    }

    Archive archive() {
        return archive;
    }

    Instant now() {
        return clock.instant();
    }

    long nowMs() {
        return clock.millis();
    }

    long segmentMs() {
        return settings.segmentSeconds() * 1_000L;
    }

    Optional<RecordedShow> wanted(long roomId) {
        try {
            return wanted.apply(roomId);
        } catch (RuntimeException failed) {
            LOG.warn("it is not known whether a room is to be recorded: room={}", roomId, failed);
            return Optional.empty();
        }
    }

    int highest(long showId) throws IOException {
        return Math.max(archive.highest(showId), highestTold.apply(showId));
    }

    void requireSpace() throws IOException {
        long floor = settings.floorMegabytes() * 1_048_576L;
        long usable = archive.usableBytes();
        if (usable < floor) {
            throw new NoSpace(usable, floor);
        }
    }

    void recorded(Segment segment) {
        notary.tell(segment);
    }

    void well(long roomId) {
        troubles.remove(roomId);
    }

    void trouble(long roomId, Trouble trouble) {
        troubles.put(roomId, trouble);
    }

    void tapeEnded(long roomId, Tape tape) {
        if (tapes.remove(roomId, tape)) {
            troubles.remove(roomId);
        }
    }
}
