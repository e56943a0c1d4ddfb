package org.qiantang.app.aftersale;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of {@code shop_return_place}. */
final class ReturnPlaces {
    private static final String OF = """
            select recipient, phone, region, street
              from shop_return_place
             where merchant_id = :merchant
            """;
    private static final String SET = """
            insert into shop_return_place (merchant_id, recipient, phone, region, street, changed_at)
            values (:merchant, :recipient, :phone, :region, :street, :at)
                on conflict (merchant_id) do update
               set recipient = excluded.recipient, phone = excluded.phone, region = excluded.region,
                   street = excluded.street, changed_at = excluded.changed_at
            """;

    private final JdbcClient jdbc;

    ReturnPlaces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<ReturnPlace> of(long merchantId) {
        return jdbc.sql(OF)
                .param("merchant", merchantId)
                .query((row, _) -> new ReturnPlace(
                        row.getString("recipient"),
                        row.getString("phone"),
                        row.getString("region"),
                        row.getString("street")))
                .optional();
    }

    void set(long merchantId, ReturnPlace place, Instant at) {
        jdbc.sql(SET)
                .param("merchant", merchantId)
                .param("recipient", place.recipient())
                .param("phone", place.phone())
                .param("region", place.region())
                .param("street", place.street())
                .param("at", at.atOffset(UTC))
                .update();
    }
}
