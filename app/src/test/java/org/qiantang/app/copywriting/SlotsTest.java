package org.qiantang.app.copywriting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.qiantang.app.shelf.DemoShelf;
import org.qiantang.app.shelf.Kind;
import org.qiantang.app.shelf.Shelf;
import org.qiantang.app.shelf.Terms;
import org.qiantang.event.Money;

class SlotsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Shelf SHELF = DemoShelf.whole();
    private static final long SCARF = DemoShelf.coded(SHELF, "QT-SILK-01").itemId();

    @Test
    void a_price_that_changed_after_writing_is_spoken_as_it_is_now() {
        Shelf later = DemoShelf.with(
                SHELF,
                "QT-SILK-01",
                offer -> DemoShelf.withKinds(
                        offer, kind -> new Kind(kind.skuId(), kind.name(), Money.cny(19_990), kind.left())));

        assertThat(say(SHELF, "现在是{price}。")).contains("现在是239元。");
        assertThat(say(later, "现在是{price}。")).contains("现在是199.9元。");
    }

    @Test
    void a_line_on_a_sold_out_item_is_not_said_even_if_it_has_no_slot() {
        Shelf soldOut = DemoShelf.with(
                SHELF,
                "QT-SILK-01",
                offer -> DemoShelf.withKinds(offer, kind -> new Kind(kind.skuId(), kind.name(), kind.price(), 0)));

        assertThat(say(SHELF, "来看这一款。")).contains("来看这一款。");
        assertThat(say(soldOut, "来看这一款。")).isEmpty();
        assertThat(say(soldOut, "材质是{fact:material}。")).isEmpty();
    }

    @Test
    void a_line_on_a_fact_that_is_gone_or_a_proof_that_ran_out_is_not_said() {
        Shelf bare = DemoShelf.with(SHELF, "QT-SILK-01", offer -> DemoShelf.withoutFact(offer, "material"));
        LineTemplate proved = LineTemplate.parse("有{proof:material}。").about(SCARF);

        assertThat(say(bare, "材质是{fact:material}。")).isEmpty();
        assertThat(say(bare, "料子是桑蚕丝{says:material=桑蚕丝}。")).isEmpty();
        assertThat(say(SHELF, "料子是桑蚕丝{says:material=桑蚕丝}。")).contains("料子是桑蚕丝。");
        assertThat(Slots.resolve(SHELF, TODAY, proved)).contains("有检测报告。");
        assertThat(Slots.resolve(SHELF, LocalDate.of(2028, 1, 1), proved)).isEmpty();
    }

    @Test
    void a_line_on_a_flash_sale_is_said_while_it_runs_and_one_on_the_limit_with_the_limit_of_now() {
        Instant now = Instant.parse("2026-11-23T12:00:00Z");
        Shelf running = DemoShelf.with(
                SHELF, "QT-SILK-01", offer -> offer.on(new Terms(now, 2, now.plusSeconds(1_800), null, Map.of())));
        Shelf later = DemoShelf.with(
                SHELF,
                "QT-SILK-01",
                offer -> offer.on(new Terms(now.plusSeconds(1_790), 5, now.plusSeconds(1_800), null, Map.of())));
        Shelf over = DemoShelf.with(
                SHELF,
                "QT-SILK-01",
                offer -> offer.on(new Terms(now.plusSeconds(1_800), 5, now.plusSeconds(1_800), null, Map.of())));

        assertThat(say(running, "秒杀到{flash-end}，还有{minutes-left}分钟，每人{limit}件。"))
                .contains("秒杀到20:30，还有30分钟，每人2件。");
        assertThat(say(later, "秒杀到{flash-end}，每人{limit}件。")).contains("秒杀到20:30，每人5件。");
        assertThat(say(later, "还有{minutes-left}分钟。")).isEmpty();
        assertThat(say(over, "秒杀到{flash-end}。")).isEmpty();
        assertThat(say(over, "每人{limit}件。")).contains("每人5件。");
        assertThat(say(SHELF, "每人{limit}件。")).isEmpty();
    }

    @Test
    void a_line_that_is_no_template_is_refused() {
        assertThatThrownBy(() -> LineTemplate.parse("{magic}")).hasMessageContaining("slot: magic");
        assertThatThrownBy(() -> LineTemplate.parse("半个{括号")).hasMessageContaining("braces");
        assertThatThrownBy(() -> LineTemplate.parse("{fact}")).hasMessageContaining("no argument");
    }

    private static Optional<String> say(Shelf shelf, String line) {
        return Slots.resolve(shelf, TODAY, LineTemplate.parse(line).about(SCARF));
    }
}
