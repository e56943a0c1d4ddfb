package org.qiantang.app.shortvideo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qiantang.event.Money;
import org.qiantang.event.ShowEvent;

class ShowTaleTest {
    private static final Instant OPENED = Instant.parse("2026-11-24T12:00:00Z");

    private final ShowTale tale = new ShowTale();

    @Test
    void a_product_that_is_withdrawn_while_it_is_pinned_is_on_screen_no_longer() {
        List<ShowEvent.SkuOffer> skus = List.of(new ShowEvent.SkuOffer(71, "一罐", 1, Money.cny(8_800)));
        tale.happened(new ShowEvent.ItemLinedUp(OPENED, 7, 70, 1, ShowEvent.ItemRole.HERO, "明前龙井", "/p.png", 2, skus));
        tale.happened(new ShowEvent.ShowOpened(OPENED));
        tale.happened(new ShowEvent.ItemPinned(OPENED.plusSeconds(5), 7));
        tale.happened(new ShowEvent.ItemWithdrawn(OPENED.plusSeconds(8), 9));
        tale.happened(new ShowEvent.ItemWithdrawn(OPENED.plusSeconds(12), 7));

        assertThat(tale.pins(60_000))
                .containsExactly(new ShowTale.Pin(5_000, 12_000, new ShowTale.Item(7, 70, "明前龙井")));
    }
}
