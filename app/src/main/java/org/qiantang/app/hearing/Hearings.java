package org.qiantang.app.hearing;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.guard.RoomGuard;
import org.qiantang.app.media.OnAir;
import org.qiantang.app.media.Programmes;
import org.qiantang.app.media.Source;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.engine.ear.Ear;
import org.qiantang.engine.ear.Heard;
import org.qiantang.engine.guard.Correction;
import org.qiantang.engine.guard.Judgement;
import org.qiantang.event.ShowEvent.HostKind;
import org.qiantang.event.TakenDown;
import org.qiantang.event.TakenDown.Means;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All ears of the house: one for each programme, while a person has the air and the show's owner lets it be heard. */
final class Hearings implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Hearings.class);

    private final Programmes programmes;
    private final Optional<EarMaker> maker;
    private final Optional<Path> ffmpeg;
    private final LongFunction<Optional<Long>> wanted;
    private final Judging judging;
    private final Clerk clerk;
    private final InstantSource clock;
    private final Map<Long, RoomEar> ears = new ConcurrentHashMap<>();
    private final Set<Thread> finishing = ConcurrentHashMap.newKeySet();

    /** Judges what was said in a show at a time, with the goods that were spoken of then. */
    interface Judging {
        Judged said(long showId, Instant at, String text);
    }

    record Judged(@Nullable Long itemId, Judgement judgement) {}

    /**
     * Listens to all programmes that begin from now on, where there is an ear.
     *
     * @param wanted the open show of a room that is to be heard now
     */
    Hearings(
            Programmes programmes,
            Optional<EarMaker> maker,
            Optional<Path> ffmpeg,
            LongFunction<Optional<Long>> wanted,
            Judging judging,
            Clerk clerk,
            InstantSource clock) {
        this.programmes = programmes;
        this.maker = maker;
        this.ffmpeg = ffmpeg;
        this.wanted = wanted;
        this.judging = judging;
        this.clerk = clerk;
        this.clock = clock;
        if (maker.isPresent() && ffmpeg.isPresent()) {
            programmes.whenOneBegins((roomId, join) -> {
                var ear = new RoomEar(roomId, this);
                ears.put(roomId, ear);
                join.accept(ear);
                ear.start();
            });
        }
    }

    /** How listening to a room stands, for a show whose owner lets it be heard. */
    EarState state(long roomId) {
        if (maker.isEmpty()) {
            return EarState.of(EarState.How.OFF);
        }
        if (ffmpeg.isEmpty()) {
            return EarState.waiting("ffmpeg is not installed");
        }
        RoomEar ear = ears.get(roomId);
        EarState state = ear == null ? EarState.of(EarState.How.WAITING) : ear.state();
        boolean quiet = state.how() == EarState.How.WAITING || state.how() == EarState.How.LISTENING;
        return quiet && programmes.snapshot(roomId).filter(Hearings::isSilent).isPresent()
                ? EarState.of(EarState.How.SILENT)
                : state;
    }

    /** When this returns, all that was heard is with the clerk, who closes after this. */
    @Override
    public void close() {
        List<RoomEar> running = List.copyOf(ears.values());
        running.forEach(RoomEar::ended);
        running.forEach(RoomEar::awaitEnd);
        for (Thread one : finishing) {
            try {
                one.join(Ear.PATIENCE);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    InstantSource clock() {
        return clock;
    }

    String ffmpeg() {
        return ffmpeg.orElseThrow().toString();
    }

    Optional<Long> showToHear(long roomId) {
        try {
            return wanted.apply(roomId);
        } catch (RuntimeException failed) {
            LOG.warn("it is not known whether a room is to be heard: room={}", roomId, failed);
            return Optional.empty();
        }
    }

    Session open(long showId, SoundClock sound) throws IOException {
        return new Session(showId, sound, maker.orElseThrow(), this::said);
    }

    void finish(Session session) {
        Thread thread = Thread.ofVirtual().name("ear-finishing").unstarted(() -> {
            session.close();
            finishing.remove(Thread.currentThread());
        });
        finishing.add(thread);
        thread.start();
    }

    void ended(long roomId, RoomEar ear) {
        ears.remove(roomId, ear);
    }

    private void said(long showId, Heard heard, Instant from, Instant to) {
        clerk.write(showId, () -> Optional.of(line(showId, heard, from, to)));
    }

    private RoomRequest.HostLine line(long showId, Heard heard, Instant from, Instant to) {
        Judged judged = judging.said(showId, from, heard.text());
        return new RoomRequest.HostLine(
                HostKind.HUMAN,
                judged.itemId(),
                heard.text(),
                RoomGuard.verdict(judged.judgement()),
                RoomGuard.found(judged.judgement()),
                Correction.isMadeIn(heard.text()),
                judged.judgement().version(),
                new TakenDown(Means.HEARD, heard.engine().name(), heard.engine().version(), from, to, null));
    }

    private static boolean isSilent(OnAir air) {
        return air.live()
                && air.source().equals(Optional.of(Source.HUMAN))
                && air.audioCodec().isEmpty();
    }
}
