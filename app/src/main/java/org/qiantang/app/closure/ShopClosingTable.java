package org.qiantang.app.closure;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.qiantang.app.closure.ShopClosing.State;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code shop_closing}. */
final class ShopClosingTable {
    private static final String FIND = """
            select merchant_id, state, asked_by, asked_at, ends_on, ended_at from shop_closing where merchant_id = :shop
            """;
    private static final String DUE = """
            select merchant_id
              from shop_closing
             where (state = 'ENDED' or (state = 'WAITING' and ends_on <= :today))
               and (held_up_at is null or held_up_at < :before)
             order by held_up_at nulls first, ends_on
             limit :most
            """;

    private final JdbcClient jdbc;

    ShopClosingTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<ShopClosing> find(long merchantId) {
        return jdbc.sql(FIND)
                .param("shop", merchantId)
                .query(ShopClosingTable::closing)
                .optional();
    }

    /** What was asked for before stays as it was. */
    void ask(long merchantId, long personId, Instant now, LocalDate endsOn) {
        jdbc.sql("""
                insert into shop_closing (merchant_id, state, asked_by, asked_at, ends_on)
                values (:shop, 'WAITING', :person, :now, :day)
                    on conflict (merchant_id) do nothing
                """)
                .param("shop", merchantId)
                .param("person", personId)
                .param("now", now.atOffset(UTC))
                .param("day", endsOn)
                .update();
    }

    /** False where nobody asked, or the day has come. */
    boolean takeBack(long merchantId, LocalDate today) {
        return jdbc.sql("""
                        delete from shop_closing where merchant_id = :shop and state = 'WAITING' and ends_on > :today
                        """).param("shop", merchantId).param("today", today).update() == 1;
    }

    /** Shops whose day has come and that are not closed; those that were held up only if that was long enough ago. */
    List<Long> due(LocalDate today, Instant heldUpBefore, int most) {
        return jdbc.sql(DUE)
                .param("today", today)
                .param("before", heldUpBefore.atOffset(UTC))
                .param("most", most)
                .query((row, _) -> row.getLong("merchant_id"))
                .list();
    }

    void heldUp(long merchantId, Instant now) {
        jdbc.sql("update shop_closing set held_up_at = :now where merchant_id = :shop")
                .param("shop", merchantId)
                .param("now", now.atOffset(UTC))
                .update();
    }

    /** Notes that its day has come; done twice, the first moment stays. */
    void ended(long merchantId, LocalDate today, Instant now) {
        jdbc.sql("""
                update shop_closing set state = 'ENDED', ended_at = :now
                 where merchant_id = :shop and state = 'WAITING' and ends_on <= :today
                """)
                .param("shop", merchantId)
                .param("now", now.atOffset(UTC))
                .param("today", today)
                .update();
    }

    /** True once. */
    boolean closed(long merchantId, Instant now) {
        return jdbc.sql("""
                        update shop_closing set state = 'CLOSED', closed_at = :now
                         where merchant_id = :shop and state = 'ENDED'
                        """)
                        .param("shop", merchantId)
                        .param("now", now.atOffset(UTC))
                        .update()
                == 1;
    }

    private static ShopClosing closing(ResultSet row, int number) throws SQLException {
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new ShopClosing(
                row.getLong("merchant_id"),
                State.valueOf(row.getString("state")),
                row.getLong("asked_by"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getObject("ends_on", LocalDate.class),
                ended == null ? null : ended.toInstant());
    }
}
