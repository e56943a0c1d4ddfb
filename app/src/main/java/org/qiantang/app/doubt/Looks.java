package org.qiantang.app.doubt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Types;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.qiantang.engine.journal.Recorded;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Looks, once for each order, at what its buyer and its delivery have in common with the shop's people. What was seen stays: a
 * replay years later sees the same.
 */
final class Looks {
    /** The buyer is one of them. */
    static final String STAFF = "STAFF";

    private static final String PEOPLE = """
            select id from person where merchant_id = :merchant
            union select person_id from shop_member where merchant_id = :merchant
            union select person_id from show_post where show_id = :show
            union select :host
            """;
    private static final String SHARED = """
            select distinct mine.ground
              from register_trait mine
              join register_trait theirs on theirs.ground = mine.ground and theirs.value = mine.value
             where mine.person_id = :buyer and theirs.person_id in (:people) and mine.value <> ''
            """;
    private static final String PHONES = """
            select right(regexp_replace(phone, '[^0-9]', '', 'g'), 11) from address where person_id in (:people)
            """;
    private static final String KEEP = """
            insert into doubt_look (order_id, person_id, grounds, phone, place)
            select :order, id, cast(:grounds as text[]), :phone, :place
              from person
             where id = :buyer and not simulated
                on conflict (order_id) do nothing
            """;

    private final byte[] key;
    private final JsonMapper json = new JsonMapper();

    /**
     * Looks with a key of its own.
     *
     * @param key of the hashes of phones and places
     */
    Looks(byte[] key) {
        this.key = key.clone();
    }

    /** An order that has just been placed, in the show of a shop, perhaps with the goods of another. */
    record Placed(long orderId, long buyerId, long showId, long hostId, List<Long> merchants) {
        Placed {
            merchants = List.copyOf(merchants);
        }
    }

    void at(Placed order, Recorded place, JdbcClient rows) {
        boolean seen = rows.sql("select exists (select from doubt_look where order_id = :order)")
                .param("order", order.orderId())
                .query(Boolean.class)
                .single();
        if (seen) {
            return;
        }
        Set<Long> people = people(order, rows);
        Delivery sent = sent(place, rows);
        var grounds = new TreeSet<String>();
        if (people.contains(order.buyerId())) {
            grounds.add(STAFF);
        } else if (!people.isEmpty()) {
            grounds.addAll(shared(order.buyerId(), people, rows));
            grounds.addAll(sentLike(sent, people, rows));
        }
        rows.sql(KEEP)
                .param("order", order.orderId())
                .param("buyer", order.buyerId())
                .param("grounds", "{" + String.join(",", grounds) + "}")
                .param("phone", Delivery.hash(sent.phone(), key), Types.BINARY)
                .param("place", Delivery.hash(sent.place(), key), Types.BINARY)
                .update();
    }

    private static Set<Long> people(Placed order, JdbcClient rows) {
        var people = new TreeSet<Long>();
        for (long merchant : order.merchants()) {
            people.addAll(rows.sql(PEOPLE)
                    .param("merchant", merchant)
                    .param("show", order.showId())
                    .param("host", order.hostId())
                    .query(Long.class)
                    .list());
        }
        return people;
    }

    private static List<String> shared(long buyer, Set<Long> people, JdbcClient rows) {
        return rows.sql(SHARED)
                .param("buyer", buyer)
                .param("people", people)
                .query((row, _) -> row.getString("ground"))
                .list();
    }

    private Set<String> sentLike(Delivery sent, Set<Long> people, JdbcClient rows) {
        var grounds = new TreeSet<String>();
        if (sent.phone() != null
                && rows.sql(PHONES)
                        .param("people", people)
                        .query(String.class)
                        .list()
                        .contains(sent.phone())) {
            grounds.add("PHONE");
        }
        boolean place = sent.place() != null
                && rows
                        .sql("select address::text from person where id in (:people) and address is not null")
                        .param("people", people)
                        .query(String.class)
                        .list()
                        .stream()
                        .anyMatch(address ->
                                sent.place().equals(Delivery.of(address, json).place()));
        if (place) {
            grounds.add("ADDRESS");
        }
        return grounds;
    }

    private Delivery sent(Recorded place, JdbcClient rows) {
        return rows.sql("select body from aside where shard = :shard and position = :position and slot = 0")
                .param("shard", place.shard())
                .param("position", place.position())
                .query((row, _) -> new String(row.getBytes("body"), UTF_8))
                .optional()
                .map(address -> Delivery.of(address, json))
                .orElse(Delivery.NONE);
    }
}
