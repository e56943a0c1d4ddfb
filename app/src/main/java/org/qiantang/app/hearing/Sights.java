package org.qiantang.app.hearing;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;
import org.qiantang.app.guard.RoomGuard;
import org.qiantang.app.media.Programmes;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.engine.guard.Verdict;
import org.qiantang.engine.ocr.Eye;
import org.qiantang.engine.ocr.Text;
import org.qiantang.engine.ocr.TextReader;
import org.qiantang.event.ShowEvent.HostKind;
import org.qiantang.event.TakenDown;
import org.qiantang.event.TakenDown.Means;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All eyes of the house: one for each programme; texts in which something is found are written down as shown. */
final class Sights implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sights.class);

    private final Optional<TextReader> reader;
    private final Optional<Path> ffmpeg;
    private final LongFunction<Optional<Long>> wanted;
    private final Hearings.Judging judging;
    private final Clerk clerk;
    private final InstantSource clock;
    private final Map<Long, RoomEye> eyes = new ConcurrentHashMap<>();

    /**
     * Looks at all programmes that begin from now on, where there is something to read with.
     *
     * @param every how often it looks
     * @param wanted the open show of a room that may be read now
     */
    Sights(
            Programmes programmes,
            Optional<TextReader> reader,
            Duration every,
            Optional<Path> ffmpeg,
            LongFunction<Optional<Long>> wanted,
            Hearings.Judging judging,
            Clerk clerk,
            InstantSource clock) {
        this.reader = reader;
        this.ffmpeg = ffmpeg;
        this.wanted = wanted;
        this.judging = judging;
        this.clerk = clerk;
        this.clock = clock;
        if (reader.isPresent() && ffmpeg.isPresent()) {
            programmes.whenOneBegins((roomId, join) -> {
                var eye = new RoomEye(roomId, this, every);
                eyes.put(roomId, eye);
                join.accept(eye);
            });
        }
    }

    boolean isOn() {
        return reader.isPresent() && ffmpeg.isPresent();
    }

    /** What was read of a room's programme that runs now. */
    Eye.Tally tally(long roomId) {
        RoomEye eye = eyes.get(roomId);
        return eye == null ? new Eye.Tally(0, 0, 0) : eye.tally();
    }

    @Override
    public void close() {
        List.copyOf(eyes.values()).forEach(RoomEye::close);
        reader.ifPresent(TextReader::close);
    }

    InstantSource clock() {
        return clock;
    }

    String ffmpeg() {
        return ffmpeg.orElseThrow().toString();
    }

    TextReader reader() {
        return reader.orElseThrow();
    }

    Optional<Long> showToRead(long roomId) {
        try {
            return wanted.apply(roomId);
        } catch (RuntimeException failed) {
            LOG.warn("it is not known whether a room may be read: room={}", roomId, failed);
            return Optional.empty();
        }
    }

    void ended(long roomId, RoomEye eye) {
        eyes.remove(roomId, eye);
    }

    void shown(long showId, Instant at, Text text) {
        clerk.write(showId, () -> line(showId, at, text));
    }

    /** Words on the picture are many; those in which nothing is found are not kept. */
    private Optional<RoomRequest.HostLine> line(long showId, Instant at, Text text) {
        Hearings.Judged judged = judging.said(showId, at, text.text());
        if (judged.judgement().verdict() == Verdict.CLEAR) {
            return Optional.empty();
        }
        return Optional.of(new RoomRequest.HostLine(
                HostKind.HUMAN,
                judged.itemId(),
                text.text(),
                RoomGuard.verdict(judged.judgement()),
                RoomGuard.found(judged.judgement()),
                false,
                judged.judgement().version(),
                new TakenDown(Means.SEEN, reader().name(), reader().version(), at, at, text.confidence())));
    }
}
