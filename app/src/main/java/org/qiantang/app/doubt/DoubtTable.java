package org.qiantang.app.doubt;

import static java.time.ZoneOffset.UTC;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.qiantang.app.journal.EventTable;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.DoubtEvent.DoubtJudged;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.ShopEvent;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table "doubt": what is doubtful in the journal, with the events behind it, and what officers judged of it. */
final class DoubtTable extends EventTable {
    static final String NAME = "doubt";

    private static final List<String> TABLES = List.of(
            "doubt_show",
            "doubt_pace",
            "doubt_day",
            "doubt_swept",
            "doubt_order_seen",
            "doubt_refund_seen",
            "doubt_finding",
            "doubt_proof",
            "doubt_order",
            "doubt_likes",
            "doubt_judged");

    private static final String PLANNED = """
            insert into doubt_show (show_id, merchant_id, host_id) values (:show, :merchant, :host)
                on conflict (show_id) do nothing
            """;
    private static final String JUDGED = """
            insert into doubt_judged (finding_id, ruling, reason, officer_id, at)
            values (:finding, :ruling, :reason, :officer, :at)
                on conflict (finding_id) do update
               set ruling = excluded.ruling, reason = excluded.reason, officer_id = excluded.officer_id, at = excluded.at
            """;

    private final PaceFold paces;
    private final LikeFold likes;
    private final OrderFold orders;

    DoubtTable(EventCodec codec, Looks looks) {
        super(codec);
        var doubts = new DoubtFold();
        this.paces = new PaceFold(doubts);
        this.likes = new LikeFold(doubts);
        this.orders = new OrderFold(doubts, looks);
    }

    record Show(long id, long merchantId, long hostId) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Integer> shards() {
        return Set.of(Streams.FLOOR, Streams.OFFICE);
    }

    @Override
    protected void fold(Recorded place, Event happened, JdbcClient rows) {
        if (happened instanceof ShowEvent event) {
            fold(Streams.idOf(place.stream()), place, event, rows);
        } else if (happened instanceof ShopEvent.RefundOrdered refund) {
            orders.giveBack(refund, place, rows);
        } else if (happened instanceof DoubtJudged judged) {
            rows.sql(JUDGED)
                    .param("finding", judged.doubtId())
                    .param("ruling", judged.ruling().name())
                    .param("reason", judged.reason())
                    .param("officer", judged.officerId())
                    .param("at", judged.at().atOffset(UTC))
                    .update();
        }
    }

    private void fold(long show, Recorded place, ShowEvent event, JdbcClient rows) {
        // Those that make the rows to be swept, and one that comes of every open room, however quiet.
        if (event instanceof ShowEvent.TalkHeard
                || event instanceof ShowEvent.PiecesHeld
                || event instanceof ShowEvent.PresenceCounted) {
            paces.sweep(event.at(), rows);
        }
        if (event instanceof ShowEvent.ShowPlanned planned) {
            rows.sql(PLANNED)
                    .param("show", show)
                    .param("merchant", planned.merchantId())
                    .param("host", planned.hostId())
                    .update();
        } else if (event instanceof ShowEvent.PresenceCounted count) {
            likes.present(show, count, rows);
        } else if (event instanceof ShowEvent.LikesCounted count) {
            likes.like(show, count, place, rows);
        } else if (event instanceof ShowEvent.TalkHeard talk) {
            talk(show, talk, place, rows);
        } else if (event instanceof ShowEvent.PiecesHeld held) {
            hold(show, held, place, rows);
        } else if (event instanceof ShowEvent.OrderPaid paid) {
            orders.pay(paid, place, rows);
        } else if (event instanceof ShowEvent.ShowClosed) {
            likes.over(show, rows);
            paces.over(show, rows);
        }
    }

    private void talk(long show, ShowEvent.TalkHeard talk, Recorded place, JdbcClient rows) {
        List<Long> speakers =
                talk.lines().stream().map(ShowEvent.TalkLine::personId).toList();
        Set<Long> crowd = crowd(speakers, rows);
        show(show, rows)
                .ifPresent(known -> speakers.stream()
                        .filter(person -> !crowd.contains(person))
                        .forEach(person -> paces.act(
                                new PaceFold.Act(PaceFold.Kind.TALK, show, known.merchantId(), person, talk.at()),
                                place,
                                rows)));
    }

    private void hold(long show, ShowEvent.PiecesHeld held, Recorded place, JdbcClient rows) {
        if (!crowd(List.of(held.buyerId()), rows).isEmpty()) {
            return;
        }
        show(show, rows).ifPresent(known -> {
            orders.place(known, held, place, rows);
            paces.act(
                    new PaceFold.Act(PaceFold.Kind.ORDER, show, known.merchantId(), held.buyerId(), held.at()),
                    place,
                    rows);
        });
    }

    /** Who of these is of a demo's crowd, which is marked as one already, at its birth and for ever. */
    private static Set<Long> crowd(List<Long> people, JdbcClient rows) {
        return people.isEmpty()
                ? Set.of()
                : new HashSet<>(rows.sql("select id from person where id in (:people) and simulated")
                        .param("people", people)
                        .query((row, _) -> row.getLong("id"))
                        .list());
    }

    private static Optional<Show> show(long show, JdbcClient rows) {
        return rows.sql("select merchant_id, host_id from doubt_show where show_id = :show")
                .param("show", show)
                .query((row, _) -> new Show(show, row.getLong("merchant_id"), row.getLong("host_id")))
                .optional();
    }

    @Override
    protected void clear(JdbcClient rows) {
        for (String table : TABLES) {
            rows.sql("delete from " + table).update();
        }
    }
}
