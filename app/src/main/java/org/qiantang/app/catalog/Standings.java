package org.qiantang.app.catalog;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.web.Problem;
import org.qiantang.event.ShopEvent.Standing;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where shops stand: waiting for approval, open, or suspended. */
public final class Standings {
    private static final String PUT = """
            insert into shop_standing (merchant_id, standing, reason, by_id, at)
            values (:merchant, :standing, :reason, :by, :now)
            on conflict (merchant_id) do update
               set standing = excluded.standing, reason = excluded.reason, by_id = excluded.by_id, at = excluded.at
            """;
    private static final String LISTED = """
            select m.id, m.name, m.licence_holder, m.licence_number, m.opened_at,
                   coalesce(s.standing, 'OPEN') as standing, coalesce(s.reason, '') as reason,
                   c.ends_on, coalesce(c.state <> 'WAITING', false) as ended
              from merchant m
              left join shop_standing s on s.merchant_id = m.id
              left join shop_closing c on c.merchant_id = m.id
             where m.id < :before
               and (:q = '' or position(lower(:q) in lower(m.name)) > 0)
               and (:standing = '' or :standing = coalesce(s.standing, 'OPEN'))
             order by m.id desc
             limit :limit
            """;

    private final JdbcClient jdbc;

    public Standings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A shop as an administrator sees it.
     *
     * @param endsOn the first day without sales, where its owner ends it; null else
     * @param ended whether that day has come, so that nobody lets it go on
     */
    public record Listed(
            long id,
            String name,
            @Nullable String licenceHolder,
            @Nullable String licenceNumber,
            Instant openedAt,
            Standing standing,
            String reason,
            @Nullable LocalDate endsOn,
            boolean ended) {
        /** Whether it stands so already; a suspension for another reason is another one. */
        boolean isSaid(Standing standing, String reason) {
            return this.standing == standing && (standing != Standing.SUSPENDED || this.reason.equals(reason));
        }
    }

    public Standing of(long merchantId) {
        return jdbc.sql("select standing from shop_standing where merchant_id = :merchant")
                .param("merchant", merchantId)
                .query(String.class)
                .optional()
                .map(Standing::valueOf)
                .orElse(Standing.OPEN);
    }

    /** Lets pass a shop that may sell; else says why it may not. */
    public void requireOpen(long merchantId) {
        switch (of(merchantId)) {
            case OPEN -> {}
            case WAITING ->
                throw new Problem(
                        403,
                        "shop-waiting",
                        "店铺还在等待平台审核，通过后才能开播和售卖",
                        "the shop waits for approval; until then it cannot go on air or sell",
                        Map.of("standing", "waiting"));
            case SUSPENDED -> throw hasEnded(merchantId) ? ended() : suspended();
        }
    }

    private boolean hasEnded(long merchantId) {
        return one(merchantId).filter(Listed::ended).isPresent();
    }

    private static Problem ended() {
        return new Problem(
                403,
                "shop-ended",
                "店铺已由店主停止经营，不能开播和售卖",
                "the owner has ended the shop; it cannot go on air or sell",
                Map.of("standing", "suspended"));
    }

    private static Problem suspended() {
        return new Problem(
                403,
                "shop-suspended",
                "店铺已被平台暂停，不能开播和售卖",
                "the shop is suspended; it cannot go on air or sell",
                Map.of("standing", "suspended"));
    }

    public List<Listed> listed(String q, String standing, long before, int limit) {
        return jdbc.sql(LISTED)
                .param("q", q)
                .param("standing", standing)
                .param("before", before)
                .param("limit", limit)
                .query((row, _) -> new Listed(
                        row.getLong("id"),
                        row.getString("name"),
                        row.getString("licence_holder"),
                        row.getString("licence_number"),
                        row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                        Standing.valueOf(row.getString("standing")),
                        row.getString("reason"),
                        row.getObject("ends_on", LocalDate.class),
                        row.getBoolean("ended")))
                .list();
    }

    public Optional<Listed> one(long merchantId) {
        return listed("", "", merchantId + 1, 1).stream()
                .filter(shop -> shop.id() == merchantId)
                .findFirst();
    }

    void put(long merchantId, Standing standing, String reason, long byId, Instant now) {
        jdbc.sql(PUT)
                .param("merchant", merchantId)
                .param("standing", standing.name())
                .param("reason", reason)
                .param("by", byId)
                .param("now", now.atOffset(UTC))
                .update();
    }
}
