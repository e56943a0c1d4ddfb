package org.qiantang.app.insight;

import static java.time.ZoneOffset.UTC;

import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.qiantang.app.journal.Gathered;
import org.qiantang.app.journal.StepTable;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.ShopEvent;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.Streams;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** The table "insight": the facts that the figures of shows are counted from. */
final class InsightTable extends StepTable<AudienceStep> {
    static final String NAME = "insight";

    private static final List<String> TABLES = List.of(
            "insight_show",
            "insight_item",
            "insight_order",
            "insight_line",
            "insight_trade",
            "insight_item_trade",
            "insight_orderer",
            "insight_buyer",
            "insight_refund",
            "insight_presence",
            "insight_sitting",
            "insight_item_sitting",
            "insight_source_sitting",
            "insight_minute",
            "insight_speaker",
            "insight_mark",
            "insight_said");

    private static final String PLANNED = """
            insert into insight_show (show_id, merchant_id, room_id, kind, title, state, planned_at)
            values (:show, :merchant, :room, :kind, :title, 'planned', :at)
            """;
    private static final String ITEM = """
            insert into insight_item (show_id, item_id, product_id, place, title, picture)
            values (:show, :item, :product, :place, :title, :picture)
                on conflict (show_id, item_id) do update
               set place = excluded.place, title = excluded.title, picture = excluded.picture
            """;
    private static final String REFUNDED = """
            insert into insight_refund (refund_id, order_id, minor, ordered_at, position)
            values (:refund, :order, :minor, :at, :position)
                on conflict (refund_id) do nothing
            """;
    private static final String PRESENT = """
            insert into insight_presence (show_id, position, at, viewers, crowd)
            values (:show, :position, :at, :viewers, :crowd)
            """;
    private static final String SAID = """
            insert into insight_said (show_id, line_id, position, at, item_id, words, verdict)
            values (:show, :line, :position, :at, :item, :words, :verdict)
                on conflict (show_id, line_id) do nothing
            """;

    private final MarkFold marks = new MarkFold();

    InsightTable(EventCodec codec) {
        super(codec, statements());
    }

    private static List<String> statements() {
        var statements = new ArrayList<>(List.of(REFUNDED, PRESENT));
        statements.addAll(AudienceStep.STATEMENTS);
        return statements;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Integer> shards() {
        return Set.of(Streams.FLOOR, Streams.OFFICE);
    }

    @Override
    protected AudienceStep begin(List<Told> events, JdbcClient rows, Gathered later) {
        return AudienceStep.begin(events, rows, later);
    }

    @Override
    protected void fold(Recorded place, Event happened, AudienceStep later, JdbcClient rows) {
        if (happened instanceof ShowEvent event) {
            fold(Streams.idOf(place.stream()), place, event, rows, later);
        } else if (happened instanceof ShopEvent.RefundOrdered refund) {
            later.add(
                    REFUNDED,
                    new MapSqlParameterSource("refund", refund.refundId())
                            .addValue("order", refund.orderId())
                            .addValue("minor", refund.amount().minor())
                            .addValue("at", refund.at().atOffset(UTC))
                            .addValue("position", place.position()));
        }
    }

    private void fold(long show, Recorded place, ShowEvent event, JdbcClient rows, AudienceStep later) {
        marks.fold(show, place, event, rows);
        switch (event) {
            case ShowEvent.ShowPlanned planned -> plan(show, planned, rows);
            case ShowEvent.ShowRevised revised ->
                of(show, "title = :value", rows).param("value", revised.title()).update();
            case ShowEvent.ShowOpened opened ->
                of(show, "state = 'open', opened_at = :value", rows)
                        .param("value", opened.at().atOffset(UTC))
                        .update();
            case ShowEvent.ShowClosing _ -> of(show, "state = 'closing'", rows).update();
            case ShowEvent.ShowClosed closed ->
                of(show, "state = 'closed', closed_at = :value", rows)
                        .param("value", closed.at().atOffset(UTC))
                        .update();
            case ShowEvent.ItemLinedUp item -> lineUp(show, item, rows);
            case ShowEvent.ItemRevised item -> revise(show, item, rows);
            case ShowEvent.LineUpReordered order -> reorder(show, order, rows);
            case ShowEvent.PiecesHeld held -> later.trade().place(show, place.position(), held);
            case ShowEvent.OrderPaid paid -> later.trade().pay(place.position(), paid);
            case ShowEvent.HoldReleased released -> later.trade().release(released);
            case ShowEvent.PresenceCounted count -> present(show, place, count, later);
            case ShowEvent.AudienceCounted count -> later.count(show, count);
            case ShowEvent.LikesCounted count -> later.like(show, count);
            case ShowEvent.TalkHeard talk -> later.talk(show, talk);
            case ShowEvent.HostSpoke line -> say(show, place, line, rows);
            case ShowEvent.ShowAnnounced _,
                    ShowEvent.ItemWithdrawn _,
                    ShowEvent.FlashPlanned _,
                    ShowEvent.FlashStarted _,
                    ShowEvent.FlashEnded _,
                    ShowEvent.FlashAllowed _,
                    ShowEvent.FlashDisallowed _,
                    ShowEvent.FlashChosen _,
                    ShowEvent.AllotmentTaken _,
                    ShowEvent.AllotmentReturned _,
                    ShowEvent.ItemPinned _,
                    ShowEvent.ItemUnpinned _,
                    ShowEvent.PriceChanged _,
                    ShowEvent.PaymentNotTaken _,
                    ShowEvent.ViewerMuted _,
                    ShowEvent.ViewerUnmuted _,
                    ShowEvent.LineHidden _,
                    ShowEvent.HelpdeskSpoke _,
                    ShowEvent.WatchSwitched _,
                    ShowEvent.HostSet _,
                    ShowEvent.SegmentRecorded _,
                    ShowEvent.RecordingTrimmed _ -> {}
        }
    }

    private static void plan(long show, ShowEvent.ShowPlanned planned, JdbcClient rows) {
        rows.sql(PLANNED)
                .param("show", show)
                .param("merchant", planned.merchantId())
                .param("room", planned.roomId())
                .param("kind", planned.sellsFromShelf() ? "SHELF" : "STAGE")
                .param("title", planned.title())
                .param("at", planned.at().atOffset(UTC))
                .update();
    }

    private static void lineUp(long show, ShowEvent.ItemLinedUp item, JdbcClient rows) {
        rows.sql(ITEM)
                .param("show", show)
                .param("item", item.itemId())
                .param("product", item.productId())
                .param("place", item.place())
                .param("title", item.title())
                .param("picture", item.picture())
                .update();
    }

    private static StatementSpec of(long show, String what, JdbcClient rows) {
        return rows.sql("update insight_show set " + what + " where show_id = :show")
                .param("show", show);
    }

    private static void revise(long show, ShowEvent.ItemRevised item, JdbcClient rows) {
        rows.sql("update insight_item set title = :title, picture = :picture where show_id = :show and item_id = :item")
                .param("title", item.title())
                .param("picture", item.picture())
                .param("show", show)
                .param("item", item.itemId())
                .update();
    }

    private static void reorder(long show, ShowEvent.LineUpReordered order, JdbcClient rows) {
        for (ShowEvent.ItemPlace one : order.places()) {
            rows.sql("update insight_item set place = :place where show_id = :show and item_id = :item")
                    .param("place", one.place())
                    .param("show", show)
                    .param("item", one.itemId())
                    .update();
        }
    }

    private static void present(long show, Recorded place, ShowEvent.PresenceCounted count, AudienceStep later) {
        Integer crowd = count.simulated();
        later.add(
                PRESENT,
                new MapSqlParameterSource("show", show)
                        .addValue("position", place.position())
                        .addValue("at", count.at().atOffset(UTC))
                        .addValue("viewers", count.viewers())
                        .addValue("crowd", crowd == null ? 0 : crowd));
    }

    /** A line that a machine took down stands at the time when it was said. */
    private static void say(long show, Recorded place, ShowEvent.HostSpoke line, JdbcClient rows) {
        rows.sql(SAID)
                .param("show", show)
                .param("line", line.lineId())
                .param("position", place.position())
                .param("at", line.saidAt().atOffset(UTC))
                .param("item", line.itemId(), Types.BIGINT)
                .param("words", line.text())
                .param("verdict", line.verdict())
                .update();
    }

    @Override
    protected void clear(JdbcClient rows) {
        for (String table : TABLES) {
            rows.sql("delete from " + table).update();
        }
    }
}
