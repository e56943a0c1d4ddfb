package org.qiantang.app.mall;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of {@code shelf_setting}: what a merchant has chosen for the shop's shelf; plain settings, not history. */
final class ShelfSettings {
    private static final String OF = "select target from shelf_setting where merchant_id = :merchant";
    private static final String SET = """
            insert into shelf_setting (merchant_id, target) values (:merchant, :target)
                on conflict (merchant_id) do update set target = excluded.target
            """;

    private final JdbcClient jdbc;

    ShelfSettings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    ShelfRule of(long merchantId) {
        return new ShelfRule(jdbc.sql(OF)
                .param("merchant", merchantId)
                .query((row, _) -> row.getInt("target"))
                .optional()
                .orElse(ShelfRule.USUAL_TARGET));
    }

    void set(long merchantId, ShelfRule rule) {
        jdbc.sql(SET)
                .param("merchant", merchantId)
                .param("target", rule.target())
                .update();
    }
}
