package org.qiantang.app.mall;

import static java.time.ZoneOffset.UTC;

import java.time.InstantSource;
import java.util.List;
import org.qiantang.event.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of {@code favourite}: what people have marked to find again; plain rows, not history. */
public final class Favourites {
    static final int MOST = 1_000;

    private static final String ADD = """
            insert into favourite (person_id, product_id, place, added_at)
            select :person, :product, :place, :at
             where (select count(*) from favourite where person_id = :person) < :most
                on conflict (person_id, product_id) do nothing
            """;
    private static final String REMOVE = "delete from favourite where person_id = :person and product_id = :product";
    private static final String HAS =
            "select count(*) from favourite where person_id = :person and product_id = :product";
    private static final String NEWEST = """
            select product_id, place
              from favourite
             where person_id = :person and place < :before
             order by place desc
             limit :limit
            """;

    private final JdbcClient jdbc;
    private final Ids ids;
    private final InstantSource clock;

    Favourites(JdbcClient jdbc, Ids ids, InstantSource clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    record Marked(long productId, long place) {}

    /** False where it is not marked, since there are too many. */
    boolean add(long personId, long productId) {
        jdbc.sql(ADD)
                .param("person", personId)
                .param("product", productId)
                .param("place", ids.next())
                .param("at", clock.instant().atOffset(UTC))
                .param("most", MOST)
                .update();
        return has(personId, productId);
    }

    void remove(long personId, long productId) {
        jdbc.sql(REMOVE).param("person", personId).param("product", productId).update();
    }

    boolean has(long personId, long productId) {
        return jdbc.sql(HAS)
                        .param("person", personId)
                        .param("product", productId)
                        .query((row, _) -> row.getInt(1))
                        .single()
                > 0;
    }

    /** Newest first, those marked before a place. */
    List<Marked> newest(long personId, long before, int limit) {
        return jdbc.sql(NEWEST)
                .param("person", personId)
                .param("before", before)
                .param("limit", limit)
                .query((row, _) -> new Marked(row.getLong("product_id"), row.getLong("place")))
                .list();
    }
}
