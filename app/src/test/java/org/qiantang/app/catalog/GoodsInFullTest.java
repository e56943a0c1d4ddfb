package org.qiantang.app.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.qiantang.app.catalog.TestShop.draft;
import static org.qiantang.app.catalog.TestShop.with;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qiantang.app.catalog.Flaw.Fault;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.FlashEnd;
import org.qiantang.event.Money;
import org.qiantang.event.ShopEvent;
import org.qiantang.event.ShopEvent.ComparisonBasis;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.ShowEvent.HeldLine;
import org.qiantang.event.Streams;

// A null where none should be fails the test, as it ought to.
@NullUnmarked
class GoodsInFullTest {
    private static final byte[] PDF = "%PDF-1.7 a report".getBytes(UTF_8);

    private static TestShop shop;
    private static long nextMerchant = 500;

    @BeforeAll
    static void open() {
        shop = new TestShop();
    }

    @AfterAll
    static void close() throws IOException {
        shop.close();
    }

    private static long newShop() {
        long merchantId = nextMerchant++;
        shop.desk.openShop(merchantId, "shop " + merchantId);
        return merchantId;
    }

    private static Suppliers suppliers() {
        return new Suppliers(shop.turns, shop.jdbc, shop.ids);
    }

    private static SupplierDraft supplier(String name) {
        return new SupplierDraft(name, "91330500MA00000000", "老周", "0572-0000000", "月结 30 天");
    }

    private static Product product(long merchantId, String code) {
        return shop.catalog.productByCode(merchantId, code).orElseThrow();
    }

    @Test
    void a_product_keeps_promises_supplier_and_a_proof_with_its_file_and_the_journal_says_so() {
        long merchantId = newShop();
        suppliers().note(merchantId, null, supplier("湖州丝绸厂"));
        var files = new ProofFiles(shop.jdbc, shop.clock);
        String sha256 = files.keep(merchantId, "报告.pdf", PDF).orElseThrow().sha256();
        var proof = new Proof(
                "检测报告",
                "T-9",
                "检测中心",
                "纤维含量",
                LocalDate.parse("2027-01-01"),
                LocalDate.parse("2026-01-01"),
                new ProofFile(sha256, true));
        var facts = new FactSheet(List.of(new Fact("material", "100% 桑蚕丝", null, proof)));
        var promises = new Promises(
                List.of(new Promise(PromiseKind.PRICE_PROTECTION, 30), new Promise(PromiseKind.FAKE_PAYS, 10)));

        shop.desk.list(merchantId, with(draft("FULL", 1), facts, promises, "湖州丝绸厂"));

        Product product = product(merchantId, "FULL");
        assertThat(product.facts()).isEqualTo(facts);
        assertThat(product.promises().priceProtectedFor()).contains(Duration.ofDays(30));
        assertThat(product.promises().timesForFake()).hasValue(10);
        assertThat(product.supplier()).extracting(SupplierName::name).isEqualTo("湖州丝绸厂");
        assertThat(product.missingProofs(LocalDate.parse("2026-06-01"))).isEmpty();
        assertThat(product.missingProofs(LocalDate.parse("2027-02-01"))).hasSize(1);
        ShopEvent.ProductListed told = shop.events(merchantId).stream()
                .filter(ShopEvent.ProductListed.class::isInstance)
                .map(ShopEvent.ProductListed.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(told.promises()).contains(new ShopEvent.AfterSalePromise("price-protection", 30));
        assertThat(told.facts().getFirst().proof().file())
                .isEqualTo(new ShopEvent.ProofFile(sha256, "application/pdf", PDF.length));
        assertThat(files.released(sha256)).isPresent();
        assertThat(files.ofShop(merchantId + 1_000, sha256)).isEmpty();
    }

    @Test
    void a_file_that_was_not_brought_and_a_supplier_not_in_the_register_are_flaws_with_their_places() {
        long merchantId = newShop();
        var proof = new Proof("报告", "1", "中心", "", null, null, new ProofFile("0".repeat(64), false));
        var facts = new FactSheet(List.of(new Fact("material", "丝", null, proof)));

        Listing answer = shop.desk.list(merchantId, with(draft("X", 1), facts, Promises.NONE, "没有这家"));

        assertThat(answer)
                .isEqualTo(new Listing.Flawed(List.of(
                        new Flaw("supplier", Fault.UNKNOWN_SUPPLIER, "没有这家"),
                        new Flaw("facts[0].proof.file", Fault.UNKNOWN_FILE))));
    }

    @Test
    void only_pdf_png_and_jpeg_are_proofs_whatever_their_names_say() {
        long merchantId = newShop();
        var files = new ProofFiles(shop.jdbc, shop.clock);

        assertThat(files.keep(merchantId, "a.pdf", "<svg onload=alert(1)>".getBytes(UTF_8)))
                .isEmpty();
        assertThat(files.keep(merchantId, "a.pdf", new byte[ProofFiles.MAX_BYTES + 1]))
                .isEmpty();
        assertThat(files.keep(merchantId, "../../\"a\u0000.pdf", PDF)
                        .orElseThrow()
                        .name())
                .isEqualTo("....a.pdf");
    }

    @Test
    void a_fact_is_of_the_kind_that_its_key_takes() {
        assertThat(new Fact("net-weight", "250", "克", null).read())
                .isEqualTo(new FactType.Value.Amount(new BigDecimal("250"), "克"));
        assertThat(new Fact("net-weight", "以规格为准", null, null).type()).isEqualTo(FactType.TEXT);
        assertThat(new Fact("colour", "红、蓝", null, null).read()).isEqualTo(new FactType.Value.Items(List.of("红", "蓝")));
        assertThat(flaws(new Fact("return-days", "七", "天", null))).containsExactly(Fault.NOT_A_NUMBER);
        assertThat(flaws(new Fact("made-on", "去年", null, null))).containsExactly(Fault.NOT_A_DATE);
        assertThat(flaws(new Fact("net-weight", "250", "斤两", null))).containsExactly(Fault.UNKNOWN_UNIT);
        assertThat(flaws(new Fact("自有", "很多", null, null, FactType.NUMBER))).containsExactly(Fault.NOT_A_NUMBER);
    }

    @Test
    void what_would_be_right_is_told_in_the_language_of_who_asks() {
        var category = new Flaw("legalCategory", Fault.UNKNOWN_CATEGORY, "普通食品、保健食品");
        var unit = new Flaw("facts[0].unit", Fault.UNKNOWN_UNIT, "克、g、千克、kg");
        var twice = new Flaw("facts[1].key", Fault.TWICE, "材质");
        var code = new Flaw("skus[1].code", Fault.TWICE, "材质");

        assertThat(category.message(false)).isEqualTo("没有这个法定类别，可用：普通食品、保健食品");
        assertThat(category.message(true)).startsWith("no such legal category; one of: food, health-food, ");
        assertThat(unit.message(true)).isEqualTo("no such unit; one of: g, kg");
        assertThat(twice.message(true)).isEqualTo("is there twice: Material");
        assertThat(code.message(true)).isEqualTo("is there twice: 材质");
    }

    private static List<Fault> flaws(Fact fact) {
        return ProductCheck.flawsOf(with(draft("F", 1), new FactSheet(List.of(fact)), Promises.NONE, "s")).stream()
                .map(Flaw::fault)
                .toList();
    }

    @Test
    void every_legal_category_names_its_law_and_is_found_by_both_names() {
        assertThat(LegalCategory.values()).allSatisfy(category -> {
            assertThat(category.law()).isNotBlank();
            assertThat(LegalCategory.named(category.zh())).contains(category);
            assertThat(LegalCategory.named(category.en())).contains(category);
            assertThat(category.needs())
                    .allSatisfy(need -> assertThat(need.law()).isNotBlank());
        });
    }

    @Test
    void a_product_is_put_away_unless_a_show_still_holds_pieces_of_it_and_comes_back_whole() {
        long merchantId = newShop();
        shop.desk.list(merchantId, draft("ARCH", 1));
        Product product = product(merchantId, "ARCH");
        shop.desk.sendAllotment(merchantId, 77, 1, product.skus().getFirst().skuId(), 5);
        var underWay = new Archive(shop.turns, shop.jdbc, showId -> showId == 77);
        var over = new Archive(shop.turns, shop.jdbc, _ -> false);

        assertThat(underWay.archive(merchantId, product.id(), "换季"))
                .isEqualTo(new Archive.Putting.AtShows(List.of(77L)));
        assertThat(over.archive(newShop(), product.id(), "换季")).isInstanceOf(Archive.Putting.NotYours.class);
        assertThat(over.archive(merchantId, product.id(), "换季")).isEqualTo(new Archive.Putting.Done());
        assertThat(over.archive(merchantId, product.id(), "again")).isEqualTo(new Archive.Putting.Done());

        assertThat(product(merchantId, "ARCH").archived()).isTrue();
        assertThat(listed(merchantId, ProductFilter.State.ACTIVE)).isEmpty();
        assertThat(listed(merchantId, ProductFilter.State.ARCHIVED)).containsExactly(product.id());
        over.unarchive(merchantId, product.id());
        assertThat(listed(merchantId, ProductFilter.State.ACTIVE)).containsExactly(product.id());
        assertThat(shop.events(merchantId).stream().filter(ShopEvent.AboutGoods.class::isInstance))
                .hasSize(2);
    }

    @Test
    void a_struck_through_price_is_an_event_and_a_row_and_belongs_to_the_goods_of_its_shop() {
        long merchantId = newShop();
        shop.desk.list(merchantId, draft("STRIKE", 1));
        Product product = product(merchantId, "STRIKE");
        long sku = product.skus().getFirst().skuId();
        shop.jdbc
                .sql("""
                        insert into sku_deal (order_id, number, show_id, sku_id, pieces, version, minor, currency, at)
                        values (:sku, 1, 1, :sku, 1, 1, 9900, 'CNY', :at)
                        """)
                .param("sku", sku)
                .param("at", shop.clock.instant().minus(Duration.ofDays(8)).atOffset(ZoneOffset.UTC))
                .update();
        var comparisons = new ComparisonPrices(shop.turns, shop.jdbc);

        assertThat(comparisons.set(merchantId, sku, Money.cny(9_900), ComparisonBasis.DEAL, "双十二"))
                .isInstanceOf(ComparisonPrices.Setting.Done.class);
        assertThat(comparisons.set(newShop(), sku, Money.cny(9_900), ComparisonBasis.DEAL, "别家"))
                .isEqualTo(new ComparisonPrices.Setting.NotYours());
        assertThat(shop.catalog
                        .comparisonsOf(List.of(product), shop.clock.instant())
                        .get(sku))
                .matches(ComparisonPrice::holds)
                .extracting(one -> ComparisonWords.label(one, false))
                .asString()
                .startsWith("最近一次成交价");
        assertThat(comparisons.remove(merchantId, sku, "活动结束")).isTrue();
        assertThat(comparisons.remove(merchantId, sku, "没有了")).isTrue();

        assertThat(shop.catalog.comparisonsOf(List.of(product), shop.clock.instant()))
                .isEmpty();
        assertThat(shop.events(merchantId).stream()
                        .filter(ShopEvent.ComparisonPriceSet.class::isInstance)
                        .map(ShopEvent.ComparisonPriceSet.class::cast))
                .extracting(ShopEvent.ComparisonPriceSet::price)
                .containsExactly(Money.cny(9_900), null);
    }

    @Test
    void a_sku_that_is_called_otherwise_or_comes_back_loses_its_struck_through_price_in_the_same_turn() {
        long merchantId = newShop();
        ProductDraft plain = draft("RENAME", 3);
        List<SkuDraft> kinds = plain.skus();
        SkuDraft other = kinds.get(0);
        shop.desk.list(merchantId, plain);
        List<Long> skus =
                product(merchantId, "RENAME").skus().stream().map(Sku::skuId).toList();
        var comparisons = new ComparisonTable(shop.jdbc);
        skus.forEach(sku -> comparisons.put(sku, Money.cny(9_900), ComparisonBasis.DEAL, "双十二", shop.clock.instant()));

        // The first is another thing now, the second stays as it was, the third goes and comes back.
        SkuDraft renamed = new SkuDraft(other.code(), "small kind", other.price(), other.free());
        long productId = product(merchantId, "RENAME").id();
        shop.desk.revise(merchantId, productId, plain.withSkus(List.of(renamed, kinds.get(1))));
        shop.desk.revise(merchantId, productId, plain.withSkus(List.of(renamed, kinds.get(1), kinds.get(2))));

        assertThat(comparisons.of(skus).keySet()).containsExactly(skus.get(1));
        assertThat(shop.events(merchantId).stream()
                        .filter(ShopEvent.ComparisonPriceSet.class::isInstance)
                        .map(ShopEvent.ComparisonPriceSet.class::cast))
                .extracting(ShopEvent.ComparisonPriceSet::skuId, ShopEvent.ComparisonPriceSet::reason)
                .containsExactly(tuple(skus.get(0), Listings.RENAMED), tuple(skus.get(2), Listings.BACK_ON_SALE));
    }

    private static List<Long> listed(long merchantId, ProductFilter.State state) {
        return shop
                .catalog
                .productsAfter(merchantId, new ProductFilter("", null, null, state), Long.MAX_VALUE, 10)
                .stream()
                .map(Product::id)
                .toList();
    }

    @Test
    void many_prices_change_by_percent_to_the_nearest_fen_or_not_at_all() {
        long merchantId = newShop();
        shop.desk.list(
                merchantId,
                draft("PCT", 1)
                        .withSkus(List.of(
                                new SkuDraft("P-1", "a", Money.cny(999), 0),
                                new SkuDraft("P-2", "b", Money.cny(1), 0))));
        long id = product(merchantId, "PCT").id();
        var acts = new GoodsActs(shop.catalog, shop.desk, new Archive(shop.turns, shop.jdbc, _ -> false));

        assertThat(acts.changePrices(merchantId, List.of(id), new BigDecimal("-50"), "半价"))
                .containsExactly(new GoodsActs.Done.As(id));
        assertThat(product(merchantId, "PCT").skus())
                .extracting(sku -> sku.price().minor())
                .containsExactly(500L, 1L);
        assertThat(acts.changePrices(merchantId, List.of(id), new BigDecimal("-99"), "几乎不要钱")
                        .getFirst())
                .isInstanceOf(GoodsActs.Done.PriceOutOfRange.class);
        assertThat(product(merchantId, "PCT").skus().getFirst().price().minor()).isEqualTo(500);
    }

    @Test
    void a_deal_is_a_price_at_which_an_order_was_paid_and_the_lowest_of_seven_days_is_the_base() {
        var table = new DealTable(new EventCodec());
        Instant noon = TestShop.NOON;
        long sku = 900_001;
        fold(table, 1, new ShowEvent.ShowOpened(noon));
        paid(table, 11, sku, 9_900, noon.minus(Duration.ofDays(8)));
        paid(table, 12, sku, 12_900, noon.minus(Duration.ofDays(6)));
        paid(table, 13, sku, 11_900, noon.minus(Duration.ofDays(1)));
        held(table, 14, sku, 100, noon.minus(Duration.ofDays(1)));
        fold(table, 1, new ShowEvent.HoldReleased(noon, 14, 5, ShowEvent.ReleaseReason.EXPIRED));
        paid(table, 15, sku, 500, noon.plus(Duration.ofHours(1)));

        assertThat(shop.catalog.lowestDealsWithin(List.of(sku, sku + 1), Duration.ofDays(7), noon))
                .containsExactly(Map.entry(sku, Money.cny(11_900)));
        assertThat(shop.catalog.highestDeal(List.of(sku, sku + 1), Instant.EPOCH, noon))
                .contains(Money.cny(12_900));
        assertThat(shop.catalog.highestDeal(List.of(sku), noon.minus(Duration.ofDays(2)), noon))
                .contains(Money.cny(11_900));
        assertThat(shop.catalog.highestDeal(List.of(sku + 1), Instant.EPOCH, noon))
                .isEmpty();
        assertThat(shop.catalog.basePrice(sku, noon)).isEqualTo(new BasePrice.LowestOfSevenDays(Money.cny(11_900)));
        assertThat(shop.catalog.basePrice(sku, noon.minus(Duration.ofDays(7))))
                .isEqualTo(new BasePrice.LowestOfSevenDays(Money.cny(9_900)));
        assertThat(shop.catalog.basePrice(sku, noon.plus(Duration.ofDays(30)))).isInstanceOf(BasePrice.LastDeal.class);
        assertThat(shop.catalog.basePrice(sku + 1, noon)).isEqualTo(new BasePrice.NoDeal());
        assertThat(shop.catalog.dealsSince(sku, noon.minus(Duration.ofDays(90)), 10))
                .hasSize(4);
    }

    @Test
    void a_price_of_a_show_begins_with_its_opening_and_a_flash_price_with_its_window() {
        var table = new DealTable(new EventCodec());
        Instant noon = TestShop.NOON;
        Instant bought = noon.plusSeconds(100);
        Instant end = noon.plusSeconds(10_000);
        long sku = 900_002;
        fold(table, 21, new ShowEvent.ShowPlanned(noon, 21, 1, 2, 3, "晚场", ShowEvent.HostKind.HUMAN, 300));
        fold(table, 21, new ShowEvent.PriceChanged(noon, 1, sku, 31, Money.cny(100), "错价"));
        fold(table, 21, new ShowEvent.PriceChanged(noon.plusSeconds(1), 1, sku, 32, Money.cny(8_000), "改正"));
        flash(table, 41, sku, 33, 5_000, noon);
        assertThat(shop.catalog.lowestBegun(sku, bought, end)).isEmpty();

        // Begun and ended while nobody could buy.
        fold(table, 21, new ShowEvent.FlashStarted(noon.plusSeconds(150), 41, 1));
        fold(table, 21, new ShowEvent.FlashEnded(noon.plusSeconds(160), 41, 1, FlashEnd.TIME));
        fold(table, 21, new ShowEvent.ShowOpened(noon.plusSeconds(200)));
        assertThat(shop.catalog.lowestBegun(sku, bought, end)).hasValue(8_000);
        assertThat(shop.catalog.lowestBegun(sku, noon.plusSeconds(200), end)).isEmpty();

        flash(table, 42, sku, 34, 6_000, noon.plusSeconds(210));
        assertThat(shop.catalog.lowestBegun(sku, noon.plusSeconds(200), end)).isEmpty();
        fold(table, 21, new ShowEvent.FlashStarted(noon.plusSeconds(300), 42, 1));
        fold(table, 21, new ShowEvent.FlashEnded(noon.plusSeconds(400), 42, 1, FlashEnd.TIME));
        assertThat(shop.catalog.lowestBegun(sku, noon.plusSeconds(200), end)).hasValue(6_000);
        assertThat(shop.catalog.lowestBegun(sku, noon.plusSeconds(200), noon.plusSeconds(300)))
                .isEmpty();
    }

    private static void flash(DealTable table, long id, long sku, long version, long minor, Instant at) {
        var price = new ShowEvent.FlashPrice(sku, version, Money.cny(minor));
        fold(table, 21, new ShowEvent.FlashPlanned(at, id, 1, at, at.plusSeconds(60), List.of(price)));
    }

    private static void paid(DealTable table, long orderId, long sku, long minor, Instant at) {
        held(table, orderId, sku, minor, at);
        fold(table, 1, new ShowEvent.OrderPaid(at, orderId, 5, "P" + orderId, Money.cny(minor)));
        // A second telling changes nothing.
        fold(table, 1, new ShowEvent.OrderPaid(at, orderId, 5, "P" + orderId, Money.cny(minor)));
    }

    private static void held(DealTable table, long orderId, long sku, long minor, Instant at) {
        var lines = List.of(new HeldLine(1, sku, 1, 1, Money.cny(minor)));
        fold(
                table,
                1,
                new ShowEvent.PiecesHeld(at, orderId, 5, lines, Money.cny(minor), "i" + orderId, "h", at, null, null));
    }

    private static void fold(DealTable table, long showId, Event event) {
        shop.fold(table, List.of(recorded(1, showId, event)));
    }

    private static Recorded recorded(long position, long showId, Event event) {
        var codec = new EventCodec();
        return new Recorded(
                Streams.FLOOR,
                position,
                Streams.show(showId),
                codec.typeOf(event),
                EventCodec.VERSION,
                event.at(),
                codec.bytes(event));
    }

    @Test
    void a_rush_that_is_folded_at_once_comes_to_the_same_deals_as_event_by_event() {
        Instant noon = TestShop.NOON.plus(Duration.ofDays(100));
        List<Event> rush = new ArrayList<>();
        for (long order = 500; order < 540; order++) {
            var lines = List.of(new HeldLine(1, 900_050, 1, 1, Money.cny(order)));
            Money total = Money.cny(order);
            rush.add(new ShowEvent.PiecesHeld(noon, order, 5, lines, total, "i" + order, "h", noon, null, null));
            if (order % 3 == 0) {
                rush.add(new ShowEvent.HoldReleased(noon, order, 5, ShowEvent.ReleaseReason.EXPIRED));
            }
            if (order % 2 == 0) {
                rush.add(new ShowEvent.OrderPaid(noon, order, 5, "P" + order, total));
            }
        }

        var table = new DealTable(new EventCodec());
        var places = new ArrayList<Recorded>();
        rush.forEach(event -> places.add(recorded(places.size() + 1, 1, event)));
        shop.fold(table, places);
        List<Long> atOnce = deals(500, 540);
        shop.jdbc.sql("delete from sku_deal where order_id between 500 and 540").update();
        places.forEach(place -> shop.fold(table, List.of(place)));

        assertThat(atOnce)
                .isEqualTo(LongStream.range(500, 540)
                        .filter(order -> order % 2 == 0 && order % 3 != 0)
                        .boxed()
                        .toList())
                .isEqualTo(deals(500, 540));
    }

    private static List<Long> deals(long from, long to) {
        return shop.jdbc
                .sql("select order_id from sku_deal where order_id >= :from and order_id < :to order by order_id")
                .param("from", from)
                .param("to", to)
                .query(Long.class)
                .list();
    }

    @Test
    void a_supplier_is_noted_once_by_name_and_whom_to_talk_to_stays_out_of_the_journal() {
        long merchantId = newShop();

        assertThat(suppliers().note(merchantId, null, supplier("甲厂"))).isInstanceOf(Suppliers.Noting.Noted.class);
        assertThat(suppliers().note(merchantId, null, supplier("甲厂")))
                .isEqualTo(new Suppliers.Noting.Flawed(List.of(new Flaw("name", Fault.TWICE, "甲厂"))));
        assertThat(shop.events(merchantId).toString()).contains("甲厂").doesNotContain("老周", "0572");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "a\0b", "\uD800", "x\u0007"})
    void a_supplier_without_a_keepable_name_is_refused_at_the_field(String name) {
        Suppliers.Noting answer = suppliers().note(newShop(), null, supplier(name));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Suppliers.Noting.Flawed.class,
                        flawed -> assertThat(flawed.flaws().getFirst().path()).isEqualTo("name"));
    }

    @Test
    void markup_and_sql_are_words_like_any_other() {
        long merchantId = newShop();
        String odd = "<script>alert(1)</script>'; drop table sku; --";

        suppliers().note(merchantId, null, supplier(odd));
        ProductDraft draft = with(draft("ODD", 1), FactSheet.EMPTY, Promises.NONE, odd);
        shop.desk.list(merchantId, draft);

        assertThat(product(merchantId, "ODD").supplier().name()).isEqualTo(odd);
        assertThat(shop.catalog.productsAfter(
                        merchantId,
                        new ProductFilter("%_\\'; drop", null, null, ProductFilter.State.ALL),
                        Long.MAX_VALUE,
                        5))
                .isEmpty();
    }
}
