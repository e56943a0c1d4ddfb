package org.qiantang.app.doubt;

import java.sql.Types;
import java.util.List;
import java.util.TreeSet;
import org.qiantang.engine.journal.Recorded;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Looks, once for each order, at what its buyer and its delivery have in common with the shop's people. What was seen stays: a
 * replay years later sees the same.
 */
final class Looks {
    /** The buyer is one of them. */
    static final String STAFF = "STAFF";

    static final String KEEP = """
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

    void at(Placed order, Recorded place, Step step, JdbcClient rows) {
        if (!step.looksFirstAt(order.orderId())) {
            return;
        }
        Kin kin = step.kin(
                new Kin.Of(order.showId(), order.hostId(), order.merchants()), whose -> Kin.read(whose, json, rows));
        String address = step.sent(place);
        Delivery sent = address == null ? Delivery.NONE : Delivery.of(address, json);
        var grounds = new TreeSet<String>();
        if (kin.people().contains(order.buyerId())) {
            grounds.add(STAFF);
        } else {
            step.traits(order.buyerId()).stream()
                    .filter(kin.traits()::contains)
                    .map(Step.Trait::ground)
                    .forEach(grounds::add);
            if (sent.phone() != null && kin.phones().contains(sent.phone())) {
                grounds.add("PHONE");
            }
            if (sent.place() != null && kin.places().contains(sent.place())) {
                grounds.add("ADDRESS");
            }
        }
        step.later(
                KEEP,
                new MapSqlParameterSource()
                        .addValue("order", order.orderId())
                        .addValue("buyer", order.buyerId())
                        .addValue("grounds", "{" + String.join(",", grounds) + "}")
                        .addValue("phone", Delivery.hash(sent.phone(), key), Types.BINARY)
                        .addValue("place", Delivery.hash(sent.place(), key), Types.BINARY));
    }
}
