package org.qiantang.app.proof;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.web.Problem;
import org.qiantang.engine.journal.Journal;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.engine.tlog.leaf.Kind;
import org.qiantang.event.Streams;

/** Makes of a line, an order or a span of a show what is to be in a pack; waits a little for what the log is about to cover. */
final class PackAsks {
    private static final Duration AROUND_LINE = Duration.ofSeconds(30);
    private static final Duration AROUND_ORDER = Duration.ofSeconds(60);
    /** A piece is ten seconds long, or so, and comes soon after its end. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final int PAGE = 1_000;

    private final Journal journal;
    private final Notes notes;
    private final Clerk clerk;
    private final OrderPlace orders;
    private final InstantSource clock;

    PackAsks(Journal journal, Notes notes, Clerk clerk, OrderPlace orders, InstantSource clock) {
        this.journal = journal;
        this.notes = notes;
        this.clerk = clerk;
        this.orders = orders;
        this.clock = clock;
    }

    /** The seconds around a line of the host. */
    PackAsk finding(long showId, long lineId) throws InterruptedException {
        Instant giveUp = clock.instant().plus(PATIENCE);
        while (true) {
            clerk.bringUpJournal();
            List<Noted> known = notes.ofLine(Streams.show(showId), lineId);
            Optional<Noted> transcript =
                    known.stream().filter(Noted::isTranscript).findFirst();
            if (transcript.isPresent()) {
                Instant at = transcript.get().from();
                return around(showId, "line", lineId, at, AROUND_LINE);
            }
            if (known.isEmpty()) {
                throw Problem.notFound();
            }
            requirePatience(giveUp);
        }
    }

    /** The seconds around the claim that an order was born of. */
    PackAsk order(long orderId) throws InterruptedException {
        long position = orders.bornAt(orderId).orElseThrow(Problem::notFound);
        Recorded born = journal.read(Streams.FLOOR, position - 1, 1).stream()
                .findFirst()
                .orElseThrow(Problem::notFound);
        long showId = Streams.idOf(born.stream());
        PackAsk ask = around(showId, "order", orderId, born.at(), AROUND_ORDER);
        Instant giveUp = clock.instant().plus(PATIENCE);
        clerk.bringUpJournal();
        while (isAwaited(ask, born.at())) {
            requirePatience(giveUp);
            clerk.bringUpJournal();
        }
        return ask;
    }

    /** A span of a show, counted from its opening; the whole of it where nothing is said. */
    PackAsk show(long showId, @Nullable Long fromMs, @Nullable Long toMs) {
        Instant opened = openedAt(showId);
        Instant from = fromMs == null ? Instant.EPOCH : opened.plusMillis(fromMs);
        Instant to = toMs == null ? clock.instant().plus(Duration.ofDays(1)) : opened.plusMillis(toMs);
        if (!from.isBefore(to)) {
            throw Problem.nonsense("toMs", "结束时间要晚于开始时间", "toMs: after fromMs");
        }
        String span = fromMs == null && toMs == null ? "" : " " + fromMs + "-" + toMs;
        return new PackAsk(showId, "show/" + showId + span, "show-" + showId, from, to, null);
    }

    private static PackAsk around(long showId, String what, long id, Instant at, Duration around) {
        return new PackAsk(
                showId,
                "show/" + showId + " " + what + "/" + id,
                "show-" + showId + "-" + what + "-" + id,
                at.minus(around),
                at.plus(around),
                at);
    }

    /** Whether a show is being recorded and the piece with this moment has not come yet. */
    private boolean isAwaited(PackAsk ask, Instant moment) {
        if (moment.isBefore(clock.instant().minus(clerk.patience()))) {
            return false;
        }
        String room = notes.roomOf(ask.session()).orElseThrow(Problem::notFound);
        var name = new Notes.Name(room, ask.session());
        Optional<Notes.Range> range = notes.between(name, ask.from(), ask.to());
        List<Noted> pieces = range.map(found -> notes.leaves(name, found)).orElse(List.of()).stream()
                .filter(leaf -> leaf.kind() == Kind.MEDIA)
                .toList();
        return !pieces.isEmpty()
                && pieces.stream().noneMatch(piece -> piece.to().isAfter(moment));
    }

    private void requirePatience(Instant giveUp) throws InterruptedException {
        if (clock.instant().isAfter(giveUp)) {
            throw new Problem(
                    409,
                    "not-covered-yet",
                    "这一刻的录像片段还没有写完，证据日志还没有收录到它，请一分钟后再试",
                    "the recording of this moment is not whole yet, and not in the log; try again in a minute");
        }
        Thread.sleep(LOOK);
    }

    private Instant openedAt(long showId) {
        long after = 0;
        List<Recorded> page;
        do {
            page = journal.readStream(Streams.FLOOR, Streams.show(showId), Set.of("TalkHeard"), after, PAGE);
            for (Recorded entry : page) {
                if (entry.type().equals("ShowOpened")) {
                    return entry.at();
                }
                after = entry.position();
            }
        } while (page.size() == PAGE);
        throw new Problem(404, "not-opened", "没有这个场次，或者它还没有开播", "there is no such show, or it has not opened");
    }
}
