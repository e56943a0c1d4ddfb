package org.qiantang.app.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.Delivery;
import org.qiantang.app.catalog.FactSheet;
import org.qiantang.app.catalog.PageFinding;
import org.qiantang.app.catalog.ProductDraft;
import org.qiantang.app.catalog.SkuDraft;
import org.qiantang.engine.guard.Guard;
import org.qiantang.engine.guard.GuardInForce;
import org.qiantang.event.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class PageGuardTest {
    /** Half an hour before and after the midnight in China from which the advertising law of 2015 is in force. */
    private static final Instant BEFORE = Instant.parse("2015-08-31T15:30:00Z");

    private static final Instant AFTER = Instant.parse("2015-08-31T16:30:00Z");
    private static final String WORDS = "全国最好看的茶";

    private final GuardInForce guard = new GuardInForce(Guard.load());
    // No SKU has an id yet, so that nothing is asked of it.
    private final Catalog catalog = new Catalog(JdbcClient.create(new DriverManagerDataSource()));

    private List<String> absolutes(InstantSource clock) {
        var draft = new ProductDraft(
                "TEA",
                WORDS,
                "普通食品",
                WORDS,
                List.of(),
                FactSheet.EMPTY,
                List.of(),
                null,
                new Delivery("浙江杭州", 48, true, List.of()),
                List.of(new SkuDraft("TEA-1", "250 克", Money.cny(8_800), 100)));
        return new PageGuard(guard, catalog, clock)
                .page(draft, Map.of()).stream()
                        .filter(finding -> finding.found().rule().equals("AD-01"))
                        .map(PageFinding::field)
                        .toList();
    }

    @Test
    void all_fields_of_a_page_are_judged_as_of_the_moment_at_which_judging_began() {
        var asked = new AtomicInteger();

        assertThat(absolutes(() -> BEFORE)).isEmpty();
        assertThat(absolutes(() -> AFTER)).containsExactly("title", "description");
        assertThat(absolutes(() -> asked.getAndIncrement() == 0 ? BEFORE : AFTER))
                .isEmpty();
    }
}
