package org.qiantang.app.catalog;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of {@code merchant}. */
final class MerchantTable {
    private static final String OPEN = """
            insert into merchant (id, name, licence_holder, licence_number, opened_at, last_at)
            values (:id, :name, :holder, :number, :now, :now)
            on conflict (id) do nothing
            """;

    private static final String TAKE_TURN = """
            update merchant
               set last_at = greatest(last_at, :now)
             where id = :id
            returning last_at
            """;

    private static final String BY_ID = """
            select id, name, licence_holder, licence_number
              from merchant
             where id = :id
            """;

    private final JdbcClient jdbc;

    MerchantTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False where the shop was open already. */
    boolean open(long id, String name, @Nullable Licence licence, Instant now) {
        return jdbc.sql(OPEN)
                        .param("id", id)
                        .param("name", name)
                        .param("holder", licence == null ? null : licence.holder())
                        .param("number", licence == null ? null : licence.number())
                        .param("now", now.atOffset(UTC))
                        .update()
                == 1;
    }

    /**
     * Whether a shop goes by this name, whatever the case and the spaces. Who asks holds a lock on the name until the
     * end of the transaction, so that two who ask at once cannot both hear no.
     */
    boolean isNameTaken(String name) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(lower(:name), 20260601))")
                .param("name", plain(name))
                .query()
                .listOfRows();
        return jdbc.sql("select exists (select from merchant where lower(replace(name, ' ', '')) = lower(:name))")
                .param("name", plain(name))
                .query(Boolean.class)
                .single();
    }

    /** Writes down a licence; false where there is one that the platform has looked at. */
    boolean setLicence(long id, Licence licence) {
        return jdbc.sql("""
                        update merchant set licence_holder = :holder, licence_number = :number
                         where id = :id
                           and (licence_number is null
                                or exists (select from shop_standing
                                            where merchant_id = :id and standing = 'WAITING'))
                        """)
                        .param("id", id)
                        .param("holder", licence.holder())
                        .param("number", licence.number())
                        .update()
                == 1;
    }

    private static String plain(String name) {
        return name.replace(" ", "");
    }

    /** Waits until no other work of this shop's desk is under way, and tells the shop's stream time. */
    Instant takeTurn(long id, Instant now) {
        return jdbc.sql(TAKE_TURN)
                .param("id", id)
                .param("now", now.atOffset(UTC))
                .query((row, _) ->
                        row.getObject("last_at", OffsetDateTime.class).toInstant())
                .optional()
                .orElseThrow(() -> new IllegalArgumentException("merchant: " + id + " (expected: an open shop)"));
    }

    /** The names of these shops; one that is not there is left out. */
    Map<Long, String> names(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        var names = new HashMap<Long, String>();
        jdbc.sql("select id, name from merchant where id in (:ids)")
                .param("ids", ids)
                .query(row -> {
                    names.put(row.getLong("id"), row.getString("name"));
                });
        return names;
    }

    Optional<Merchant> find(long id) {
        return jdbc.sql(BY_ID)
                .param("id", id)
                .query((row, _) -> {
                    String holder = row.getString("licence_holder");
                    String number = row.getString("licence_number");
                    return new Merchant(
                            row.getLong("id"),
                            row.getString("name"),
                            holder == null || number == null ? null : new Licence(holder, number));
                })
                .optional();
    }
}
