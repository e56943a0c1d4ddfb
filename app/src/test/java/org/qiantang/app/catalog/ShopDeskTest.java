package org.qiantang.app.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qiantang.app.catalog.TestShop.MERCHANT;
import static org.qiantang.app.catalog.TestShop.NOON;
import static org.qiantang.app.catalog.TestShop.draft;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.testkit.ForEachSeed;
import org.qiantang.event.Event;
import org.qiantang.event.LineTerms;
import org.qiantang.event.Money;
import org.qiantang.event.ShopEvent;
import org.qiantang.event.ShowEvent.HeldLine;

class ShopDeskTest {
    private static final long SHOW = 501;
    private static final long ITEM = 601;

    private static TestShop shop;

    @BeforeAll
    static void open() {
        shop = new TestShop();
        shop.desk.openShop(MERCHANT, "钱塘好物");
        shop.desk.openShop(8, "别家");
    }

    @AfterAll
    static void close() throws IOException {
        shop.close();
    }

    @Test
    void a_listed_product_is_read_as_it_was_written() {
        long id = shop.listed(draft("READ", 2));

        Product product = shop.catalog.product(id).orElseThrow();

        assertThat(product.legalCategory()).isEqualTo(LegalCategory.CLOTHING);
        assertThat(product.facts()).isEqualTo(draft("READ", 2).facts());
        assertThat(product.facts().fact("材质").orElseThrow().text()).isEqualTo("100% 桑蚕丝");
        assertThat(product.delivery().excluded()).containsExactly("海外");
        assertThat(product.skus()).extracting(Sku::free).containsExactly(100, 100);
        assertThat(product.skus()).extracting(Sku::price).containsOnly(Money.cny(8_800));
    }

    @Test
    void listing_writes_the_product_its_opening_prices_and_its_stock_into_the_journal() {
        long id = shop.listed(draft("EVENTS", 1));
        long skuId = shop.sku(id, 0);

        List<Event> events = shop.events(MERCHANT);

        assertThat(events)
                .filteredOn(event -> event instanceof ShopEvent.ProductListed listed && listed.productId() == id)
                .hasSize(1);
        assertThat(events)
                .filteredOn(event -> event instanceof ShopEvent.PriceSet set && set.skuId() == skuId)
                .hasSize(1);
        assertThat(events)
                .filteredOn(event -> event instanceof ShopEvent.StockReceived in && in.skuId() == skuId)
                .hasSize(1);
    }

    @Test
    void listing_the_same_again_changes_nothing_and_writes_nothing() {
        shop.listed(draft("AGAIN", 2));
        int before = shop.events(MERCHANT).size();

        Listing again = shop.desk.list(MERCHANT, draft("AGAIN", 2));

        assertThat(again)
                .isInstanceOfSatisfying(
                        Listing.Listed.class,
                        listed -> assertThat(listed.changed()).isFalse());
        assertThat(shop.events(MERCHANT)).hasSize(before);
    }

    @Test
    void a_revision_withdraws_what_it_does_not_name_and_takes_it_back_later_with_its_pieces() {
        long id = shop.listed(draft("WITHDRAW", 2));
        long second = shop.sku(id, 1);

        shop.desk.revise(MERCHANT, id, draft("WITHDRAW", 1));
        int withOne = shop.catalog.product(id).orElseThrow().skus().size();
        shop.desk.revise(MERCHANT, id, draft("WITHDRAW", 2));

        assertThat(withOne).isEqualTo(1);
        assertThat(shop.sku(id, 1)).isEqualTo(second);
        assertThat(shop.catalog.product(id).orElseThrow().skus().get(1).free()).isEqualTo(100);
    }

    @Test
    void a_sku_code_belongs_to_one_product() {
        shop.listed(draft("OWNER", 1));
        ProductDraft thief = draft("THIEF", 1).withSkus(List.of(new SkuDraft("OWNER-1", "stolen", Money.cny(100), 0)));

        Listing answer = shop.desk.list(MERCHANT, thief);

        assertThat(answer)
                .isEqualTo(new Listing.Flawed(List.of(new Flaw("skus[0].code", Flaw.Fault.TAKEN, "OWNER-1"))));
    }

    @Test
    void another_merchants_goods_cannot_be_touched() {
        long id = shop.listed(draft("MINE", 1));
        long skuId = shop.sku(id, 0);

        assertThat(shop.desk.revise(8, id, draft("MINE", 1))).isEqualTo(new Listing.NotYours());
        assertThat(shop.desk.setPrice(8, skuId, Money.cny(1), "theft")).isEqualTo(new Pricing.NotYours());
        assertThat(shop.desk.receiveStock(8, skuId, 1, "theft")).isEqualTo(new Receiving.NotYours());
        assertThat(shop.desk.sendAllotment(8, SHOW, ITEM, skuId, 1)).isEqualTo(new Sending.NotYours());
    }

    @Test
    void a_new_price_is_a_new_version_and_the_old_one_can_never_be_changed() {
        long skuId = shop.sku(shop.listed(draft("PRICE", 1)), 0);
        long first = shop.catalog.pricesOf(skuId).getFirst().priceVersion();

        shop.desk.setPrice(MERCHANT, skuId, Money.cny(7_900), "midsummer");

        assertThat(shop.catalog.pricesOf(skuId))
                .extracting(price -> price.price().minor())
                .containsExactly(7_900L, 8_800L);
        assertThatThrownBy(() -> shop.jdbc
                        .sql("update price_version set minor = 1 where id = :id")
                        .param("id", first)
                        .update())
                .hasMessageContaining("never changed");
    }

    @Test
    void pieces_are_sent_only_while_there_are_enough() {
        long skuId = shop.sku(shop.listed(draft("SEND", 1)), 0);

        Sending first = shop.desk.sendAllotment(MERCHANT, SHOW, ITEM, skuId, 60);
        Sending second = shop.desk.sendAllotment(MERCHANT, SHOW, ITEM, skuId, 60);

        assertThat(first).isInstanceOf(Sending.Sent.class);
        assertThat(second).isEqualTo(new Sending.NotEnough(40));
    }

    @Test
    void shows_that_ask_at_once_never_get_more_than_there_is() throws Exception {
        long skuId = shop.sku(shop.listed(draft("RACE", 1)), 0);
        List<Callable<Sending>> asks =
                Collections.nCopies(16, () -> shop.desk.sendAllotment(MERCHANT, SHOW, ITEM, skuId, 30));

        var answers = new ArrayList<Sending>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Sending> answer : threads.invokeAll(asks)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).filteredOn(Sending.Sent.class::isInstance).hasSize(3);
        assertThat(answers).filteredOn(new Sending.NotEnough(10)::equals).hasSize(13);
        assertThat(new StockAudit(shop.jdbc).disagreements()).isEmpty();
    }

    @Test
    void what_a_courier_tells_twice_counts_once() {
        long skuId = shop.sku(shop.listed(draft("TWICE", 1)), 0);
        long transfer = sent(shop.desk.sendAllotment(MERCHANT, SHOW, ITEM, skuId, 30));

        assertThat(shop.desk.arrived(transfer)).isTrue();
        assertThat(shop.desk.arrived(transfer)).isFalse();
        assertThat(shop.desk.cameBack(9_001, SHOW, skuId, 10)).isTrue();
        assertThat(shop.desk.cameBack(9_001, SHOW, skuId, 10)).isFalse();

        assertThat(shop.jdbc
                        .sql("select free, in_transit, at_shows from warehouse where sku_id = :sku")
                        .param("sku", skuId)
                        .query((row, _) -> List.of(row.getInt(1), row.getInt(2), row.getInt(3)))
                        .single())
                .containsExactly(80, 0, 20);
    }

    @Test
    void a_show_cannot_give_back_what_it_never_had() {
        long skuId = shop.sku(shop.listed(draft("GHOST", 1)), 0);
        long transfer = sent(shop.desk.sendAllotment(MERCHANT, SHOW, ITEM, skuId, 5));
        shop.desk.arrived(transfer);

        assertThatThrownBy(() -> shop.desk.cameBack(9_101, SHOW, skuId, 6)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> shop.desk.bounced(transfer)).isInstanceOf(IllegalStateException.class);

        assertThat(shop.desk.cameBack(9_101, SHOW, skuId, 5)).isTrue();
    }

    @Test
    void an_order_is_taken_once_with_what_was_promised_and_begins_its_own_story() {
        long skuId = shop.sku(shop.listed(draft("TERMS", 1)), 0);
        var lines = List.of(new HeldLine(ITEM, skuId, 2, 3, Money.cny(8_800)));

        assertThat(shop.desk.takeOrder(70_001, SHOW, MERCHANT, 42, lines, Money.cny(17_600)))
                .isTrue();
        assertThat(shop.desk.takeOrder(70_001, SHOW, MERCHANT, 42, lines, Money.cny(17_600)))
                .isFalse();

        var taken = shop.events(MERCHANT).stream()
                .filter(event -> event instanceof ShopEvent.OrderTaken)
                .toList();
        assertThat(taken).hasSize(1);
        assertThat(((ShopEvent.OrderTaken) taken.getFirst()).terms())
                .containsExactly(new LineTerms(0, "服饰", 48, List.of("七天无理由退货")));
        assertThat(new OrderStories(shop.jdbc).tell(70_001)).isEqualTo(taken);
    }

    @Test
    void a_shops_events_never_go_back_in_time() {
        shop.listed(draft("TIME-A", 1));
        shop.at(NOON.minusSeconds(600));

        shop.listed(draft("TIME-B", 1));
        shop.at(NOON);

        assertThat(shop.events(MERCHANT)).isSortedAccordingTo(Comparator.comparing(Event::at));
    }

    @ForEachSeed(count = 10)
    void free_in_transit_and_at_shows_always_add_up_to_what_was_received(long seed) {
        var random = new SplittableRandom(seed);
        long product = shop.listed(draft("SUM-" + seed, 2));
        List<Long> onTheWay = new ArrayList<>();
        Map<Long, Integer> sentPieces = new HashMap<>();
        Map<Long, Integer> atShow = new HashMap<>();
        Map<Long, Long> skuOf = new HashMap<>();
        for (int step = 0; step < 40; step++) {
            long skuId = shop.sku(product, random.nextInt(2));
            switch (random.nextInt(5)) {
                case 0 -> shop.desk.receiveStock(MERCHANT, skuId, random.nextInt(-30, 31) | 1, "count");
                case 1, 2 -> {
                    int pieces = random.nextInt(1, 80);
                    if (shop.desk.sendAllotment(MERCHANT, SHOW + seed, ITEM, skuId, pieces)
                            instanceof Sending.Sent(long transfer)) {
                        onTheWay.add(transfer);
                        sentPieces.put(transfer, pieces);
                        skuOf.put(transfer, skuId);
                    }
                }
                case 3 -> {
                    if (!onTheWay.isEmpty()) {
                        long transfer = onTheWay.remove(random.nextInt(onTheWay.size()));
                        if (random.nextBoolean()) {
                            shop.desk.arrived(transfer);
                            atShow.merge(skuOf.get(transfer), sentPieces.get(transfer), Integer::sum);
                        } else {
                            shop.desk.bounced(transfer);
                        }
                    }
                }
                case 4 -> {
                    int there = atShow.getOrDefault(skuId, 0);
                    if (there > 0) {
                        int pieces = random.nextInt(1, there + 1);
                        shop.desk.cameBack(shop.ids.next(), SHOW + seed, skuId, pieces);
                        atShow.merge(skuId, -pieces, Integer::sum);
                    }
                }
                default -> throw new AssertionError("five kinds of step");
            }

            assertThat(new StockAudit(shop.jdbc).disagreements())
                    .as("after step " + step)
                    .isEmpty();
        }
    }

    @Test
    void the_audit_sees_a_warehouse_that_was_tampered_with() {
        long skuId = shop.sku(shop.listed(draft("TAMPER", 1)), 0);
        var change = "update warehouse set received = received + :pieces, free = free + :pieces where sku_id = :sku";
        shop.jdbc.sql(change).param("pieces", 5).param("sku", skuId).update();

        List<StockAudit.Disagreement> found = new StockAudit(shop.jdbc).disagreements();
        shop.jdbc.sql(change).param("pieces", -5).param("sku", skuId).update();

        assertThat(found).extracting(StockAudit.Disagreement::skuId).containsExactly(skuId);
    }

    private static long sent(Sending answer) {
        return switch (answer) {
            case Sending.Sent(long transferId) -> transferId;
            case Sending.NotEnough(int free) -> throw new AssertionError("only " + free);
            case Sending.NotPromised(int left) -> throw new AssertionError("only " + left + " promised");
            case Sending.NotYours() -> throw new AssertionError("not yours");
        };
    }
}
