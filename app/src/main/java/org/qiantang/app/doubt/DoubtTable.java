package org.qiantang.app.doubt;

import static java.time.ZoneOffset.UTC;

import java.util.List;
import java.util.Set;
import org.qiantang.app.journal.Gathered;
import org.qiantang.app.journal.StepTable;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.DoubtEvent.DoubtJudged;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.ShopEvent;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table "doubt": what is doubtful in the journal, with the events behind it, and what officers judged of it. */
final class DoubtTable extends StepTable<Step> {
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
        super(codec, Step.STATEMENTS);
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
    protected Step begin(List<Told> events, JdbcClient rows, Gathered later) {
        return Step.of(events, rows, later, orders);
    }

    @Override
    protected void fold(Recorded place, Event happened, Step step, JdbcClient rows) {
        if (happened instanceof ShowEvent event) {
            fold(Streams.idOf(place.stream()), place, event, step, rows);
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

    private void fold(long show, Recorded place, ShowEvent event, Step step, JdbcClient rows) {
        // Those that make the rows to be swept, and one that comes of every open room, however quiet.
        if (event instanceof ShowEvent.TalkHeard
                || event instanceof ShowEvent.PiecesHeld
                || event instanceof ShowEvent.PresenceCounted) {
            paces.sweep(event.at(), step, rows);
        }
        if (event instanceof ShowEvent.ShowPlanned planned) {
            rows.sql(PLANNED)
                    .param("show", show)
                    .param("merchant", planned.merchantId())
                    .param("host", planned.hostId())
                    .update();
            step.planned(new Show(show, planned.merchantId(), planned.hostId()));
        } else if (event instanceof ShowEvent.PresenceCounted count) {
            likes.present(show, count, rows);
        } else if (event instanceof ShowEvent.LikesCounted count) {
            likes.like(show, count, place, rows);
        } else if (event instanceof ShowEvent.TalkHeard talk) {
            talk(show, talk, place, step, rows);
        } else if (event instanceof ShowEvent.PiecesHeld held) {
            hold(show, held, place, step, rows);
        } else if (event instanceof ShowEvent.OrderPaid paid) {
            step.pay(new OrderFold.Paid(paid, place.position()));
        } else if (event instanceof ShowEvent.ShowClosed) {
            likes.over(show, rows);
            paces.over(show, step, rows);
        }
    }

    private void talk(long show, ShowEvent.TalkHeard talk, Recorded place, Step step, JdbcClient rows) {
        step.show(show)
                .ifPresent(known -> talk.lines().stream()
                        .map(ShowEvent.TalkLine::personId)
                        .filter(person -> !step.isCrowd(person))
                        .forEach(person -> paces.act(
                                new PaceFold.Act(PaceFold.Kind.TALK, show, known.merchantId(), person, talk.at()),
                                place,
                                step,
                                rows)));
    }

    private void hold(long show, ShowEvent.PiecesHeld held, Recorded place, Step step, JdbcClient rows) {
        if (step.isCrowd(held.buyerId())) {
            return;
        }
        step.show(show).ifPresent(known -> {
            orders.place(known, held, place, step, rows);
            paces.act(
                    new PaceFold.Act(PaceFold.Kind.ORDER, show, known.merchantId(), held.buyerId(), held.at()),
                    place,
                    step,
                    rows);
        });
    }

    @Override
    protected void clear(JdbcClient rows) {
        for (String table : TABLES) {
            rows.sql("delete from " + table).update();
        }
    }
}
