package org.qiantang.tools.fsck;

import static java.time.ZoneOffset.UTC;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.FilmEvent;
import org.qiantang.event.FilmEvent.FilmTakenDown;
import org.qiantang.event.ShowEvent.HeldLine;
import org.qiantang.event.Streams;

/** Writes a played shop into a database: the journal, the desks' rows, and the followers' rows as of some moment. */
final class PlayedRows {
    // The desk writes an order's events a second time, beside the journal.
    private static final String STORIES = """
            insert into order_story (order_id, number, type, version, body)
            select (convert_from(body, 'UTF8')::jsonb ->> 'orderId')::bigint,
                   row_number() over (partition by convert_from(body, 'UTF8')::jsonb ->> 'orderId' order by position),
                   type, version, body
              from event
             where type in ('OrderTaken', 'ParcelSent')
            """;

    private static final List<String> FLOOR_COURIERS =
            List.of("returns", "show-prices", "hand-over", "refunder", "payment-opener");

    private final EventCodec codec = new EventCodec();
    private final Connection connection;

    PlayedRows(Connection connection) {
        this.connection = connection;
    }

    /** The rows that the followers have at this moment, and where they stand. */
    record Followed(List<String> rows, Map<Integer, Long> positions) {}

    static Followed follow(PlayedShop shop) {
        var rows = new ArrayList<String>();
        shop.shows.forEach(show -> showRows(show, rows));
        shop.orders.forEach(order -> orderRows(order, rows));
        filmRows(shop, rows);
        return new Followed(rows, Map.copyOf(shop.heads));
    }

    /** All of it, with all followers at the head. */
    void write(PlayedShop shop) throws SQLException {
        write(shop, follow(shop), shop.heads);
    }

    /** All of it, where tables and couriers stand at positions of their own. */
    void write(PlayedShop shop, Followed followed, Map<Integer, Long> couriers) throws SQLException {
        journal(shop);
        var rows = new ArrayList<String>(List.of("set session_replication_role = replica")); // no foreign keys
        deskRows(shop, rows);
        rows.addAll(followed.rows());
        followed.positions().forEach((shard, position) -> rows.add(follower("orders", shard, position)));
        followed.positions().forEach((shard, position) -> rows.add(follower("insight", shard, position)));
        rows.add(follower("shows", Streams.FLOOR, at(followed.positions(), Streams.FLOOR)));
        rows.add(follower("takedowns", Streams.OFFICE, at(followed.positions(), Streams.OFFICE)));
        rows.add(follower("allotments", Streams.OFFICE, at(couriers, Streams.OFFICE)));
        FLOOR_COURIERS.forEach(name -> rows.add(follower(name, Streams.FLOOR, at(couriers, Streams.FLOOR))));
        try (Statement insert = connection.createStatement()) {
            for (String row : rows) {
                insert.execute(row);
            }
        }
    }

    private void journal(PlayedShop shop) throws SQLException {
        try (PreparedStatement shard = connection.prepareStatement("insert into shard values (?, 1, ?)");
                PreparedStatement event =
                        connection.prepareStatement("insert into event values (?, ?, ?, ?, ?, ?, ?)");
                PreparedStatement aside = connection.prepareStatement("insert into aside values (?, ?, ?, ?, ?)");
                PreparedStatement salt = connection.prepareStatement("insert into secret values ('words', ?)")) {
            for (Map.Entry<Integer, Long> head : shop.heads.entrySet()) {
                set(shard, head.getKey(), head.getValue());
                shard.execute();
            }
            for (PlayedShop.Line line : shop.journal) {
                Event body = line.event();
                set(event, line.shard(), line.position(), line.stream(), codec.typeOf(body), EventCodec.VERSION);
                event.setObject(6, body.at().truncatedTo(ChronoUnit.MICROS).atOffset(UTC));
                event.setBytes(7, codec.bytes(body));
                event.addBatch();
            }
            event.executeBatch();
            for (PlayedShop.Words words : shop.words) {
                set(aside, words.shard(), words.position(), words.slot(), words.person(), words.body());
                aside.addBatch();
            }
            aside.executeBatch();
            salt.setBytes(1, PlayedShop.SALT);
            salt.execute();
        }
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    private static long at(Map<Integer, Long> positions, int shard) {
        return positions.getOrDefault(shard, 0L);
    }

    private static String follower(String name, int shard, long position) {
        return row("follower", name, shard, position);
    }

    private static void showRows(PlayedShop.Show show, List<String> rows) {
        rows.add("insert into show_row (show_id, room_id, merchant_id, host_id, title, state, host_kind, created_at,"
                + " pinned, viewers, peak, visits, likes, lines, orders, paid_minor) values "
                + values(
                        show.id,
                        3,
                        PlayedShop.MERCHANT,
                        4,
                        "一场",
                        show.state,
                        "DIGITAL",
                        "2026-11-24 12:00Z",
                        show.pinned,
                        show.viewers,
                        show.peak,
                        show.visits,
                        show.likes,
                        show.lines,
                        show.orders,
                        show.paid));
        show.skus.forEach((id, sku) -> rows.add(row(
                "show_sku",
                show.id,
                id,
                show.item(),
                "规格",
                sku.version,
                sku.minor,
                "CNY",
                sku.allotted,
                sku.held,
                sku.sold,
                true,
                sku.received,
                sku.returned)));
        for (int price = 0; price < show.prices; price++) {
            rows.add(row("show_price", show.id, price, 1, show.item(), price, 100, "CNY", "直播价", "2026-11-24 12:00Z"));
        }
        for (int line = 0; line < show.hostLines; line++) {
            rows.add("insert into host_line values "
                    + values(show.id, line, "2026-11-24 12:00Z", "DIGITAL", null, "欢迎", "clear", "[]"));
        }
    }

    private static void orderRows(PlayedShop.Order order, List<String> rows) {
        var held = order.held;
        HeldLine line = held.lines().getFirst();
        if (order.state.equals("held")) {
            rows.add(row("show_hold", held.orderId(), order.show.id, line.skuId(), line.pieces()));
        }
        rows.add("insert into placed_order (order_id, state, shard, position, show_id, merchant_id, buyer_id,"
                + " total_minor, currency, cashier, tracking_no) values "
                + values(
                        held.orderId(),
                        order.state,
                        Streams.FLOOR,
                        order.position,
                        order.show.id,
                        PlayedShop.MERCHANT,
                        held.buyerId(),
                        held.total().minor(),
                        "CNY",
                        order.cashier,
                        order.trackingNo));
        rows.add(row(
                "order_line",
                held.orderId(),
                0,
                line.itemId(),
                line.skuId(),
                line.pieces(),
                line.priceVersion(),
                line.price().minor(),
                "CNY"));
        boolean paid = List.of("paid", "taken", "shipped").contains(order.state);
        rows.add("insert into insight_order (order_id, show_id, buyer_id, crowd, position, placed_at, placed_minor,"
                + " freight_minor, paid_minor) values "
                + values(
                        held.orderId(),
                        order.show.id,
                        held.buyerId(),
                        false,
                        order.position,
                        held.at().toString(),
                        held.total().minor(),
                        0,
                        paid ? (Long) held.total().minor() : null));
    }

    private static void deskRows(PlayedShop shop, List<String> rows) {
        String at = "2026-11-24 12:00Z";
        shop.warehouse.forEach(
                (sku, in) -> rows.add(row("warehouse", sku, in.received, in.free, in.inTransit, in.atShows)));
        shop.prices
                .values()
                .forEach(price -> rows.add(row(
                        "price_version",
                        price.priceVersion(),
                        price.skuId(),
                        price.price().minor(),
                        "CNY",
                        "定价",
                        at,
                        price.showId())));
        shop.sent.forEach(out -> rows.add(row(
                "transfer",
                out.transferId(),
                PlayedShop.MERCHANT,
                out.skuId(),
                out.showId(),
                out.itemId(),
                out.pieces(),
                shop.transfers.get(out.transferId()),
                at)));
        shop.returns.forEach(back ->
                rows.add(row("stock_return", back.transferId(), back.skuId(), back.showId(), back.pieces(), at)));
        for (PlayedShop.Order order : shop.orders) {
            if (order.state.equals("shipped") || order.state.equals("taken")) {
                rows.add(row(
                        "shop_order",
                        order.held.orderId(),
                        PlayedShop.MERCHANT,
                        order.show.id,
                        order.held.buyerId(),
                        "[]",
                        order.held.total().minor(),
                        "CNY",
                        at));
            }
        }
        rows.add(STORIES);
        shop.turns.forEach((film, turn) -> {
            FilmTakenDown taken = shop.down.get(film);
            rows.add(row(
                    "film_turn",
                    film,
                    turn,
                    taken == null ? null : taken.takedownId(),
                    taken == null ? null : taken.version()));
        });
        shop.payments.forEach(payment -> paymentRows(payment, at, rows));
    }

    /** The lists of what was done about films, folded here by each event's own rows. */
    private static void filmRows(PlayedShop shop, List<String> rows) {
        for (PlayedShop.Line line : shop.journal) {
            if (line.event() instanceof FilmEvent event) {
                String at = event.at().toString();
                switch (event) {
                    case FilmTakenDown one -> {
                        rows.add(
                                "insert into film_takedown (takedown_id, film_id, at, ground, rule, article, words, version,"
                                        + " video_hash, officer_id) values "
                                        + values(
                                                one.takedownId(),
                                                one.filmId(),
                                                at,
                                                one.ground(),
                                                one.rule(),
                                                one.article(),
                                                one.words(),
                                                one.version(),
                                                one.videoHash(),
                                                one.officerId()));
                        rows.add(act(
                                line, "TAKEN_DOWN", one.officerId(), null, one.ground(), one.article(), one.words()));
                    }
                    case FilmEvent.TakedownContested one -> {
                        rows.add("update film_takedown set (objected_at, objected_by, objection_place) = "
                                + values(at, one.personId(), line.position()) + " where takedown_id = "
                                + one.takedownId());
                        rows.add(act(line, "CONTESTED", one.personId(), null, null, "", ""));
                    }
                    case FilmEvent.TakedownUpheld one -> {
                        rows.add("update film_takedown set (upheld_at, upheld_by, upheld_words) = "
                                + values(at, one.officerId(), one.words()) + " where takedown_id = "
                                + one.takedownId());
                        rows.add(act(line, "UPHELD", one.officerId(), null, null, "", one.words()));
                    }
                    case FilmEvent.FilmPutBack one -> {
                        rows.add("update film_takedown set (lifted_at, lifted_by, lifted_words) = "
                                + values(at, one.officerId(), one.words()) + " where takedown_id = "
                                + one.takedownId());
                        rows.add(act(line, "PUT_BACK", one.officerId(), null, null, "", one.words()));
                    }
                    case FilmEvent.CommentHidden one -> {
                        rows.add(row(
                                "film_comment_hidden",
                                one.commentId(),
                                one.filmId(),
                                at,
                                one.ground(),
                                one.reason(),
                                one.officerId()));
                        rows.add(act(
                                line,
                                "COMMENT_HIDDEN",
                                one.officerId(),
                                one.commentId(),
                                one.ground(),
                                "",
                                one.reason()));
                    }
                    case FilmEvent.CommentShownAgain one -> {
                        rows.add("delete from film_comment_hidden where comment_id = " + one.commentId());
                        rows.add(act(line, "COMMENT_SHOWN", one.officerId(), one.commentId(), null, "", one.reason()));
                    }
                }
            }
        }
    }

    private static String act(
            PlayedShop.Line line,
            String kind,
            long by,
            @Nullable Long comment,
            FilmEvent.@Nullable Ground ground,
            String article,
            String words) {
        long film = ((FilmEvent) line.event()).filmId();
        return row("film_act", line.position(), film, line.event().at(), kind, by, comment, ground, article, words);
    }

    private static void paymentRows(PlayedShop.Payment payment, String at, List<String> rows) {
        long order = payment.order().held.orderId();
        long minor = payment.order().held.total().minor();
        String no = payment.no();
        rows.add("insert into payment (payment_no, order_id, show_id, amount_minor, currency, pay_until, last_at,"
                + " reported_at, next_query_at) values "
                + values(no, order, payment.order().show.id, minor, "CNY", at, at, at, at));
        rows.add(row("simpay_payment", no, "r" + no, "o", "p", minor, "CNY", at, "/cb", at, "T" + no, at));
        if (payment.refunded()) {
            rows.add(row("payment_refund", "q" + no, no, order, minor, "CNY", "R" + no, null, at, null));
            rows.add(row("simpay_refund", "R" + no, "q" + no, no, minor, at));
        }
    }

    private static String row(String table, @Nullable Object... values) {
        return "insert into " + table + " values " + values(values);
    }

    private static String values(@Nullable Object... values) {
        var text = new StringBuilder("(");
        for (@Nullable Object value : values) {
            text.append(text.length() == 1 ? "" : ", ")
                    .append(value == null ? "null" : "'" + value.toString().replace("'", "''") + "'");
        }
        return text.append(")").toString();
    }
}
