package org.qiantang.app.checkout;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Each shop's freight rules, the latest kept in memory: every order asks for them, and hardly anybody changes them. */
final class FreightTable {
    private static final String RULE = "select base_minor, free_from_minor from freight_rule where merchant_id = :shop";
    private static final String REGIONS =
            "select region, surcharge_minor, served from freight_region where merchant_id = :shop";
    private static final String SET_RULE = """
            insert into freight_rule (merchant_id, base_minor, free_from_minor) values (:shop, :base, :free)
                on conflict (merchant_id) do update
               set base_minor = excluded.base_minor, free_from_minor = excluded.free_from_minor
            """;
    private static final String SET_REGION = """
            insert into freight_region (merchant_id, region, surcharge_minor, served)
            values (:shop, :region, :surcharge, :served)
            """;

    private static final int MOST_KNOWN = 10_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final ConcurrentMap<Long, FreightRules> known = new ConcurrentHashMap<>();

    FreightTable(JdbcClient jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    private record Row(Region region, long surchargeMinor, boolean served) {}

    /** A shop that has set none sends free of charge, everywhere. */
    FreightRules of(long merchantId) {
        if (known.size() >= MOST_KNOWN) {
            known.clear();
        }
        return known.computeIfAbsent(merchantId, this::read);
    }

    private FreightRules read(long merchantId) {
        var surcharges = new EnumMap<Region, Long>(Region.class);
        var notServed = EnumSet.noneOf(Region.class);
        List<Row> rows = jdbc.sql(REGIONS)
                .param("shop", merchantId)
                .query(FreightTable::row)
                .list();
        for (Row row : rows) {
            if (row.surchargeMinor() > 0) {
                surcharges.put(row.region(), row.surchargeMinor());
            }
            if (!row.served()) {
                notServed.add(row.region());
            }
        }
        return jdbc.sql(RULE)
                .param("shop", merchantId)
                .query((row, _) -> {
                    long free = row.getLong("free_from_minor");
                    Long freeFrom = row.wasNull() ? null : free;
                    return new FreightRules(row.getLong("base_minor"), freeFrom, surcharges, notServed);
                })
                .optional()
                .orElse(FreightRules.FREE);
    }

    void set(long merchantId, FreightRules rules) {
        try {
            transactions.executeWithoutResult(_ -> write(merchantId, rules));
        } finally {
            // Waits for whoever is reading them, so that nobody keeps what was read before this was written; also where
            // the answer of the commit was lost.
            known.remove(merchantId);
        }
    }

    private void write(long merchantId, FreightRules rules) {
        jdbc.sql(SET_RULE)
                .param("shop", merchantId)
                .param("base", rules.baseMinor())
                .param("free", rules.freeFromMinor())
                .update();
        jdbc.sql("delete from freight_region where merchant_id = :shop")
                .param("shop", merchantId)
                .update();
        for (Region region : Region.values()) {
            long surcharge = rules.surchargesMinor().getOrDefault(region, 0L);
            boolean served = !rules.notServed().contains(region);
            if (surcharge > 0 || !served) {
                jdbc.sql(SET_REGION)
                        .param("shop", merchantId)
                        .param("region", region.name())
                        .param("surcharge", surcharge)
                        .param("served", served)
                        .update();
            }
        }
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                Region.valueOf(row.getString("region")), row.getLong("surcharge_minor"), row.getBoolean("served"));
    }
}
