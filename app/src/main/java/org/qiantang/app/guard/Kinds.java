package org.qiantang.app.guard;

import java.util.List;
import java.util.function.LongFunction;
import org.qiantang.app.catalog.LegalCategory;
import org.qiantang.engine.guard.Goods;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a shop's goods are in law, each kind once and without facts. */
final class Kinds implements LongFunction<List<Goods>> {
    private final JdbcClient jdbc;

    Kinds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Goods> apply(long merchantId) {
        return jdbc
                .sql("""
                        select distinct legal_category from product
                         where merchant_id = :merchant and archived_at is null
                         order by legal_category
                        """)
                .param("merchant", merchantId)
                .query((row, _) -> row.getString("legal_category"))
                .list()
                .stream()
                .flatMap(category -> LegalCategory.named(category).stream())
                .map(LegalCategory::judgedAs)
                .distinct()
                .map(Goods::of)
                .toList();
    }
}
