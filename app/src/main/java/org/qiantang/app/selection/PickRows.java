package org.qiantang.app.selection;

import static java.time.ZoneOffset.UTC;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.qiantang.event.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of {@code offer_pick}: what people have put aside to sell (选品车); plain rows, not history. */
final class PickRows {
    static final int MOST = 300;

    private static final String ADD = """
            insert into offer_pick (person_id, offer_id, place, at)
            select :person, :offer, :place, :at
             where (select count(*) from offer_pick where person_id = :person) < :most
                on conflict (person_id, offer_id) do nothing
            """;

    private final JdbcClient jdbc;
    private final Ids ids;
    private final InstantSource clock;

    PickRows(JdbcClient jdbc, Ids ids, InstantSource clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    record Pick(long offerId, long place) {}

    /** False where it is not put aside, since there are too many. */
    boolean add(long personId, long offerId) {
        jdbc.sql(ADD)
                .param("person", personId)
                .param("offer", offerId)
                .param("place", ids.next())
                .param("at", clock.instant().atOffset(UTC))
                .param("most", MOST)
                .update();
        return !among(personId, List.of(offerId)).isEmpty();
    }

    void remove(long personId, long offerId) {
        jdbc.sql("delete from offer_pick where person_id = :person and offer_id = :offer")
                .param("person", personId)
                .param("offer", offerId)
                .update();
    }

    /** Which of these a person has put aside. */
    Set<Long> among(long personId, Collection<Long> offerIds) {
        return offerIds.isEmpty()
                ? Set.of()
                : jdbc.sql("select offer_id from offer_pick where person_id = :person and offer_id in (:offers)")
                        .param("person", personId)
                        .param("offers", offerIds)
                        .query((row, _) -> row.getLong("offer_id"))
                        .set();
    }

    List<Pick> newest(long personId, long before, int most) {
        return jdbc.sql("""
                        select offer_id, place
                          from offer_pick
                         where person_id = :person and place < :before
                         order by place desc
                         limit :most
                        """)
                .param("person", personId)
                .param("before", before)
                .param("most", most)
                .query((row, _) -> new Pick(row.getLong("offer_id"), row.getLong("place")))
                .list();
    }
}
