package org.qiantang.app.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.qiantang.app.catalog.Delivery;
import org.qiantang.app.catalog.Fact;
import org.qiantang.app.catalog.FactSheet;
import org.qiantang.app.catalog.LegalCategory;
import org.qiantang.app.catalog.Product;
import org.qiantang.app.catalog.Promises;
import org.qiantang.app.catalog.Sku;
import org.qiantang.app.room.Board;
import org.qiantang.engine.guard.Channel;
import org.qiantang.engine.guard.Finding;
import org.qiantang.engine.guard.Goods;
import org.qiantang.engine.guard.Guard;
import org.qiantang.engine.guard.GuardInForce;
import org.qiantang.engine.guard.Judgement;
import org.qiantang.engine.guard.Speaker;
import org.qiantang.engine.guard.Verdict;
import org.qiantang.event.Money;

/** What a shop says outside its rooms: in its FAQ, and in answers on a product's page. */
class GoodsGuardTest {
    private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");
    private static final long TEA = 70;
    private static final long IRRIGATOR = 71;
    private static final long GONE = 72;
    private static final long SHOP = 2;
    private static final String CURES = "这个能缓解鼻炎";

    private final GuardInForce guard = new GuardInForce(Guard.load());

    /** A tea of two sizes and a nasal irrigator. */
    private static final class TwoGoods implements Wares {
        @Override
        public Optional<Product> product(long productId) {
            if (productId == GONE) {
                return Optional.empty();
            }
            boolean tea = productId == TEA;
            return Optional.of(new Product(
                    productId,
                    SHOP,
                    "P" + productId,
                    tea ? "龙井" : "洗鼻器",
                    tea ? LegalCategory.FOOD : LegalCategory.MEDICAL_DEVICE,
                    "",
                    List.of(),
                    new FactSheet(List.of(new Fact("origin", "浙江杭州", null, null))),
                    List.of(),
                    null,
                    new Delivery("浙江杭州", 72, true, List.of()),
                    List.of(
                            new Sku(700, "S", "小罐", Money.cny(5_000), 1, 3, 0),
                            new Sku(701, "L", "大罐", Money.cny(9_900), 1, 600, 0)),
                    Promises.NONE,
                    null,
                    false,
                    true));
        }

        @Override
        public Map<Long, Long> basesInShow(long showId, Collection<Board.Sku> skus, Instant now) {
            throw new IllegalStateException("show: asked for (expected: none)");
        }

        @Override
        public Optional<Money> highestDeal(Product product, Instant from, Instant until) {
            return Optional.empty();
        }

        @Override
        public Map<Long, Long> bases(Collection<Long> skus, Instant now) {
            return skus.stream().collect(Collectors.toMap(sku -> sku, _ -> 12_000L));
        }

        @Override
        public long sold(Product product) {
            return 40;
        }
    }

    private GoodsGuard shop(LegalCategory... sells) {
        List<Goods> kinds =
                List.of(sells).stream().map(kind -> Goods.of(kind.judgedAs())).toList();
        return new GoodsGuard(guard, new TwoGoods(), _ -> kinds, () -> NOON);
    }

    private Judgement of(long product, String text) {
        return shop().ofProduct(product, Speaker.STAFF, text);
    }

    private static Verdict verdict(Judgement judgement, String rule) {
        return judgement.findings().stream()
                .filter(finding -> finding.rule().equals(rule))
                .map(Finding::verdict)
                .max(Enum::compareTo)
                .orElse(Verdict.CLEAR);
    }

    @Test
    void words_about_a_cure_are_unlawful_of_tea_lawful_of_a_device_and_in_doubt_where_the_goods_are_gone() {
        assertThat(verdict(of(TEA, CURES), "HL-01")).isEqualTo(Verdict.VIOLATES);
        assertThat(verdict(of(IRRIGATOR, CURES), "HL-01")).isEqualTo(Verdict.CLEAR);
        assertThat(verdict(of(GONE, CURES), "HL-01")).isEqualTo(Verdict.NEEDS_EVIDENCE);
    }

    @Test
    void what_is_true_of_one_kind_of_a_product_stands() {
        assertThat(verdict(of(TEA, "只剩3件了"), "SC-01")).isEqualTo(Verdict.CLEAR);
        assertThat(verdict(of(TEA, "今天只要50元"), "PR-04")).isEqualTo(Verdict.CLEAR);
        assertThat(verdict(of(TEA, "今天只要40元"), "PR-04")).isEqualTo(Verdict.VIOLATES);
    }

    @Test
    void sending_sooner_than_the_terms_of_the_product_allow_is_found() {
        Judgement sooner = of(TEA, "下单后24小时内发货");
        Judgement asAgreed = of(TEA, "下单后72小时内发货");

        assertThat(sooner.verdict()).isEqualTo(Verdict.VIOLATES);
        assertThat(asAgreed.verdict()).isEqualTo(Verdict.CLEAR);
    }

    @Test
    void words_for_the_whole_shop_are_held_against_each_kind_that_it_sells_and_the_mildest_judgement_stands() {
        Judgement ofTea = shop(LegalCategory.FOOD).ofShop(SHOP, Speaker.STAFF, CURES);
        Judgement ofBoth =
                shop(LegalCategory.FOOD, LegalCategory.MEDICAL_DEVICE).ofShop(SHOP, Speaker.STAFF, CURES);
        Judgement ofNothing = shop().ofShop(SHOP, Speaker.STAFF, CURES);

        assertThat(verdict(ofTea, "HL-01")).isEqualTo(Verdict.VIOLATES);
        assertThat(verdict(ofBoth, "HL-01")).isEqualTo(Verdict.CLEAR);
        assertThat(verdict(ofNothing, "HL-01"))
                .as("taken to sell ordinary goods")
                .isEqualTo(Verdict.VIOLATES);
    }

    @Test
    void words_that_are_unlawful_of_what_the_shop_sells_alone_are_found_though_they_name_no_goods() {
        String food = "这个就相当于保健品";

        assertThat(shop(LegalCategory.FOOD).ofShop(SHOP, Speaker.STAFF, food).verdict())
                .isEqualTo(Verdict.VIOLATES);
        assertThat(shop().ofShop(SHOP, Speaker.STAFF, food).verdict()).isEqualTo(Verdict.CLEAR);
    }

    @Test
    void a_name_of_no_shop_is_held_against_no_goods() {
        GoodsGuard tea = shop(LegalCategory.FOOD);

        assertThat(verdict(tea.ofShop(null, Channel.TITLE, Speaker.STAFF, CURES), "HL-01"))
                .isEqualTo(Verdict.NEEDS_EVIDENCE);
    }
}
