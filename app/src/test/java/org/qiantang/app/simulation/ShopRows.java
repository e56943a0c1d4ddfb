package org.qiantang.app.simulation;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** The rows of the shops' desks. */
final class ShopRows {
    private static final SimDatabase.Answer NOTHING = new SimDatabase.Answer.Found(List.of("nothing"), List.of());

    /** Where the pieces of a SKU are. */
    record Pieces(int received, int free, int inTransit, int atShows) {}

    private record Owner(long merchant, long product) {}

    private record Transfer(long id, long merchant, long sku, long show, int pieces, String state) {}

    private record Back(long sku, long show, int pieces) {}

    private final Defect defect;
    private final SimDatabase.Rows<Long, Instant> turns;
    private final SimDatabase.Rows<Long, Owner> skus;
    private final SimDatabase.Rows<Long, Pieces> warehouse;
    private final SimDatabase.Rows<Long, Transfer> transfers;
    private final SimDatabase.Rows<Long, Back> back;
    private final SimDatabase.Rows<Long, Long> orders;
    private final SimDatabase.Rows<Long, Long> prices;

    ShopRows(SimDatabase database, Defect defect) {
        this.defect = defect;
        turns = database.rows();
        skus = database.rows();
        warehouse = database.rows();
        transfers = database.rows();
        back = database.rows();
        orders = database.rows();
        prices = database.rows();
        shop(database);
        pieces(database);
        moves(database);
        catalogue(database);
    }

    void openShop(long merchant) {
        turns.put(merchant, Instant.EPOCH);
    }

    void list(long merchant, long product, long sku) {
        skus.put(sku, new Owner(merchant, product));
        warehouse.put(sku, new Pieces(0, 0, 0, 0));
    }

    Pieces pieces(long sku) {
        return warehouse.get(sku);
    }

    boolean hasTaken(long order) {
        return orders.has(order);
    }

    boolean keepsPrice(long version) {
        return prices.has(version);
    }

    private void shop(SimDatabase database) {
        database.on("update merchant set last_at = greatest(last_at, ?) where id = ? returning last_at", given -> {
            Instant before = turns.get(given.number(2));
            Instant now = given.time(1).isAfter(before) ? given.time(1) : before;
            turns.put(given.number(2), now);
            return SimDatabase.named("last_at", OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
        });
        database.on("select merchant_id, product_id from sku where id = ?", given -> {
            Owner owner = skus.get(given.number(1));
            return owner == null
                    ? NOTHING
                    : new SimDatabase.Answer.Found(
                            List.of("merchant_id", "product_id"), List.of(List.of(owner.merchant(), owner.product())));
        });
        database.on("""
                insert into shop_order (order_id, merchant_id, show_id, buyer_id, lines, amount_minor, currency, taken_at)
                values (?, ?, ?, ?, ?::jsonb, ?, ?, ?)
                on conflict (order_id) do nothing
                """, given -> SimDatabase.changed(orders.insert(given.number(1), given.number(6))));
        // What the order's own story says nobody here reads.
        database.on("""
                insert into order_story (order_id, number, type, version, body)
                select ?, coalesce(max(number), 0) + 1, ?, ?, ?
                  from order_story
                 where order_id = ?
                """, _ -> SimDatabase.changed(true));
        database.on(
                "select exists (select 1 from price_version where id = ?)",
                given -> SimDatabase.one(prices.has(given.number(1))));
        database.on("""
                insert into price_version (id, sku_id, minor, currency, reason, at, show_id)
                values (?, ?, ?, ?, ?, ?, ?)
                    on conflict (id) do nothing
                """, given -> SimDatabase.changed(prices.insert(given.number(1), given.number(3))));
    }

    private void pieces(SimDatabase database) {
        database.on(
                "select free from warehouse where sku_id = ? for update",
                given ->
                        SimDatabase.named("free", warehouse.get(given.number(1)).free()));
        database.on("""
                update warehouse
                   set received = received + ?,
                       free = free + ?,
                       in_transit = in_transit + ?,
                       at_shows = at_shows + ?
                 where sku_id = ?
                """, given -> {
            Pieces old = warehouse.get(given.number(5));
            var now = new Pieces(
                    old.received() + given.small(1),
                    old.free() + given.small(2),
                    old.inTransit() + given.small(3),
                    old.atShows() + given.small(4));
            if (now.free() < 0 || now.inTransit() < 0 || now.atShows() < 0) {
                throw new AssertionError("pieces: " + now + " (expected: none below zero)");
            }
            warehouse.put(given.number(5), now);
            return SimDatabase.changed(true);
        });
        database.on(
                "insert into stock_receipt (id, sku_id, pieces, reason, at) values (?, ?, ?, ?, ?)",
                _ -> SimDatabase.changed(true));
    }

    private void moves(SimDatabase database) {
        database.on(
                """
                insert into transfer (id, merchant_id, sku_id, show_id, item_id, pieces, state, sent_at)
                values (?, ?, ?, ?, ?, ?, 'sent', ?)
                """,
                given -> SimDatabase.changed(transfers.insert(
                        given.number(1),
                        new Transfer(
                                given.number(1),
                                given.number(2),
                                given.number(3),
                                given.number(4),
                                given.small(6),
                                "sent"))));
        database.on("select id, merchant_id, sku_id, pieces, state from transfer where id = ?", given -> {
            Transfer one = transfers.get(given.number(1));
            return one == null
                    ? NOTHING
                    : new SimDatabase.Answer.Found(
                            List.of("id", "merchant_id", "sku_id", "pieces", "state"),
                            List.of(List.of(one.id(), one.merchant(), one.sku(), one.pieces(), one.state())));
        });
        database.on("update transfer set state = ? where id = ?", given -> {
            Transfer one = transfers.get(given.number(2));
            transfers.put(
                    one.id(),
                    new Transfer(one.id(), one.merchant(), one.sku(), one.show(), one.pieces(), given.text(1)));
            return SimDatabase.changed(true);
        });
        database.on(
                "insert into stock_return (id, sku_id, show_id, pieces, at) values (?, ?, ?, ?, ?)"
                        + " on conflict (id) do nothing",
                given -> SimDatabase.changed(
                        back.insert(given.number(1), new Back(given.number(2), given.number(3), given.small(4)))
                                || defect == Defect.SHOP_WITHOUT_IDS));
        database.on("""
                select coalesce((select sum(pieces)
                                   from transfer
                                  where sku_id = ? and show_id = ? and state = 'arrived'), 0)
                     - coalesce((select sum(pieces)
                                   from stock_return
                                  where sku_id = ? and show_id = ?), 0) as pieces
                """, given -> SimDatabase.named("pieces", piecesAt(given.number(2), given.number(1))));
    }

    private int piecesAt(long show, long sku) {
        int there = 0;
        for (Transfer one : transfers.all()) {
            there += one.show() == show && one.sku() == sku && one.state().equals("arrived") ? one.pieces() : 0;
        }
        for (Back one : back.all()) {
            there -= one.show() == show && one.sku() == sku ? one.pieces() : 0;
        }
        return there;
    }

    /** What a catalogue promises with its goods is not simulated: it has none. */
    private static void catalogue(SimDatabase database) {
        database.findsNothing("from fact where product_id in");
        database.findsNothing("from sku join warehouse");
        database.findsNothing("from product left join supplier");
    }
}
