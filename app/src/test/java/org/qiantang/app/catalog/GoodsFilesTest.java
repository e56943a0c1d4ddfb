package org.qiantang.app.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.qiantang.app.catalog.TestShop.draft;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.qiantang.app.catalog.Flaw.Fault;
import org.qiantang.app.catalog.GoodsImport.Mode;
import org.qiantang.app.sheet.Csv;
import org.qiantang.event.Money;

class GoodsFilesTest {
    private static final String HEADER = "商品编码,商品标题,法定类别,发货地,发货时效（小时）,包邮,规格编码,规格名称,价格（元）,库存,属性:材质\n";
    private static final String GOOD = "A,丝巾,服饰,杭州,48,是,A-1,红,88.00,10,桑蚕丝\n";

    private static TestShop shop;
    private static long nextMerchant = 100;

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

    private static ImportReport csv(long merchantId, byte[] file, Mode mode, boolean dryRun) {
        return new GoodsImport(shop.desk).run(merchantId, GoodsFormat.CSV, file, mode, dryRun);
    }

    private static ImportReport csv(long merchantId, String file, Mode mode) {
        return csv(merchantId, file.getBytes(UTF_8), mode, false);
    }

    static Stream<Arguments> flawedRows() {
        return Stream.of(
                Arguments.of("A,丝巾,服饰,杭州,48,是,A-1,红,八十八,10,桑蚕丝", "价格（元）", Fault.NOT_A_NUMBER),
                Arguments.of("A,丝巾,服饰,杭州,48,是,A-1,红,,10,桑蚕丝", "价格（元）", Fault.MISSING),
                Arguments.of("A,丝巾,服饰,杭州,48,是,A-1,红,0,10,桑蚕丝", "价格（元）", Fault.RANGE),
                Arguments.of("A,丝巾,服饰,杭州,48,是,A-1,红,88.123,10,桑蚕丝", "价格（元）", Fault.NOT_A_NUMBER),
                Arguments.of("A,丝巾,神药,杭州,48,是,A-1,红,88,10,桑蚕丝", "法定类别", Fault.UNKNOWN_CATEGORY),
                Arguments.of("A,丝巾,服饰,杭州,明天,是,A-1,红,88,10,桑蚕丝", "发货时效（小时）", Fault.NOT_A_NUMBER),
                Arguments.of("A,丝巾,服饰,杭州,999,是,A-1,红,88,10,桑蚕丝", "发货时效（小时）", Fault.RANGE),
                Arguments.of("A,丝巾,服饰,杭州,48,也许,A-1,红,88,10,桑蚕丝", "包邮", Fault.NOT_YES_OR_NO),
                Arguments.of("A,,服饰,杭州,48,是,A-1,红,88,10,桑蚕丝", "商品标题", Fault.MISSING),
                Arguments.of(",丝巾,服饰,杭州,48,是,A-1,红,88,10,桑蚕丝", "商品编码", Fault.MISSING),
                Arguments.of("A,丝巾,服饰,杭州,48,是,,红,88,10,桑蚕丝", "规格编码", Fault.MISSING),
                Arguments.of("A,丝巾,服饰,杭州,48,是,A-1,红,88,-3,桑蚕丝", "库存", Fault.RANGE),
                Arguments.of("A,丝巾,服饰,杭州,48,是,A-1,红,88,几件,桑蚕丝", "库存", Fault.NOT_A_NUMBER),
                Arguments.of("A,丝巾,服饰,杭州,48,是,A-1,红,88,1,桑蚕丝||报告|T1|中心|全项|明年", "属性:材质", Fault.NOT_A_DATE),
                Arguments.of("A,丝巾,服饰,杭州,48,是,A-1,红,88,1,桑蚕丝||报告||中心", "属性:材质", Fault.MISSING));
    }

    @ParameterizedTest
    @MethodSource("flawedRows")
    void a_flawed_row_is_named_with_its_column_and_keeps_out_the_file(String row, String column, Fault fault) {
        long merchantId = newShop();

        ImportReport report = csv(merchantId, HEADER + row + "\nB,围巾,服饰,杭州,48,是,B-1,蓝,66,5,羊毛\n", Mode.ALL_OR_NOTHING);

        assertThat(report.errors()).hasSize(1);
        assertThat(report.errors().getFirst().row()).isEqualTo(2);
        assertThat(report.errors().getFirst().column()).isEqualTo(column);
        assertThat(report.errors().getFirst().flaw().fault()).isEqualTo(fault);
        assertThat(report)
                .extracting(ImportReport::rows, ImportReport::good, ImportReport::bad, ImportReport::imported)
                .containsExactly(2, 1, 1, 0);
        assertThat(shop.catalog.productsOf(merchantId, "", 0, 10).total()).isZero();
    }

    @Test
    void good_rows_come_in_without_the_bad_ones_if_so_asked() {
        long merchantId = newShop();

        ImportReport report =
                csv(merchantId, HEADER + GOOD + "A,,,,,,A-2,蓝,nope,10,\nA,,,,,,A-3,绿,99,10,\n", Mode.GOOD_ROWS);

        assertThat(report)
                .extracting(ImportReport::rows, ImportReport::good, ImportReport::bad, ImportReport::imported)
                .containsExactly(3, 2, 1, 2);
        assertThat(shop.catalog.productByCode(merchantId, "A").orElseThrow().skus())
                .extracting(Sku::code)
                .containsExactly("A-1", "A-3");
    }

    @Test
    void a_row_that_contradicts_the_first_of_its_product_is_named() {
        ImportReport report = csv(newShop(), HEADER + GOOD + "A,另一条,服饰,杭州,48,是,A-2,蓝,88,1,桑蚕丝\n", Mode.GOOD_ROWS);

        assertThat(report.errors()).containsExactly(new RowError(3, "商品标题", new Flaw("", Fault.CONFLICT, "丝巾"), "另一条"));
        assertThat(report.imported()).isEqualTo(1);
    }

    @Test
    void a_sku_code_may_stand_in_a_file_once() {
        ImportReport report = csv(newShop(), HEADER + GOOD + "B,围巾,服饰,杭州,48,是,A-1,蓝,66,5,羊毛\n", Mode.ALL_OR_NOTHING);

        assertThat(report.errors())
                .containsExactly(new RowError(3, "规格编码", new Flaw("skus[0].code", Fault.TWICE, "A-1"), "A-1"));
    }

    @Test
    void a_trial_run_finds_the_same_and_changes_nothing() {
        long merchantId = newShop();

        ImportReport report = csv(merchantId, (HEADER + GOOD).getBytes(UTF_8), Mode.ALL_OR_NOTHING, true);

        assertThat(report).isEqualTo(new ImportReport(1, 1, 0, 0, List.of()));
        assertThat(shop.catalog.productsOf(merchantId, "", 0, 10).total()).isZero();
    }

    @Test
    void the_same_file_twice_leaves_one_product_and_its_stock_as_it_was() {
        long merchantId = newShop();
        csv(merchantId, HEADER + GOOD, Mode.ALL_OR_NOTHING);
        int before = shop.events(merchantId).size();

        ImportReport again = csv(merchantId, HEADER + GOOD, Mode.ALL_OR_NOTHING);

        assertThat(again.imported()).isEqualTo(1);
        assertThat(shop.events(merchantId)).hasSize(before);
        assertThat(shop.catalog.productByCode(merchantId, "A").orElseThrow().free())
                .isEqualTo(10);
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void text_is_read_in_every_encoding_that_spreadsheets_write(byte[] file) {
        long merchantId = newShop();

        ImportReport report = csv(merchantId, file, Mode.ALL_OR_NOTHING, false);

        assertThat(report.errors()).isEmpty();
        assertThat(shop.catalog.productByCode(merchantId, "A").orElseThrow().title())
                .isEqualTo("丝巾");
    }

    static Stream<byte[]> encodings() {
        String file = HEADER + GOOD;
        return Stream.of(
                file.getBytes(UTF_8),
                ("\uFEFF" + file).getBytes(UTF_8),
                file.getBytes(Charset.forName("GBK")),
                file.replace("\n", "\r\n").getBytes(UTF_8),
                file.replace(',', '\t').getBytes(Charset.forName("GBK")));
    }

    @Test
    void quoted_cells_may_hold_commas_quotes_and_lines() {
        assertThat(Csv.rows("a,\"b,\"\"c\"\"\nd\",e\r\n,,\n\"\",x"))
                .containsExactly(List.of("a", "b,\"c\"\nd", "e"), List.of("", "", ""), List.of("", "x"));
    }

    @Test
    void what_a_spreadsheet_would_run_is_written_as_plain_text_and_read_as_it_was() {
        byte[] file = Csv.bytes(List.of(List.of("=1+1", "@x", "-5", "it's")));

        assertThat(new String(file, UTF_8)).contains("'=1+1").contains("'@x");
        assertThat(Csv.rows(Csv.text(file).orElseThrow())).containsExactly(List.of("=1+1", "@x", "-5", "it's"));
    }

    @ParameterizedTest
    @EnumSource(GoodsFormat.class)
    void goods_that_went_out_come_in_again_the_same(GoodsFormat format) {
        long from = newShop();
        long to = newShop();
        demoGoods().fill(shop.desk, DemoGoods.Shop.QIANTANG, from);
        ProductDraft odd = draft("ODD|1", 2)
                .withSkus(List.of(new SkuDraft("ODD-1", "a|b\\c, \"d\"", Money.cny(2), 0, Money.cny(1))));
        shop.desk.list(from, odd);

        var costs = new CostTable(shop.jdbc);
        // A file of goods names the files of proofs; they themselves are brought beforehand.
        var files = new ProofFiles(shop.jdbc, shop.clock);
        files.hashesByName(from)
                .forEach((name, sha256) -> files.keep(
                        to, name, files.ofShop(from, sha256).orElseThrow().bytes()));

        byte[] file = new GoodsExport(shop.catalog, costs).all(from, format, format == GoodsFormat.XLSX);
        ImportReport report = new GoodsImport(shop.desk).run(to, format, file, Mode.ALL_OR_NOTHING, false);

        assertThat(report.errors()).isEmpty();
        for (Product product : shop.catalog.productsOf(from, "", 0, 50).items()) {
            Product copy = shop.catalog.productByCode(to, product.code()).orElseThrow();
            assertThat(copy)
                    .usingRecursiveComparison()
                    .ignoringFields("id", "merchantId", "skus.skuId", "skus.priceVersion", "facts")
                    .isEqualTo(product);
            // A table has one column for each fact of all products, so the order within a sheet is the columns'.
            assertThat(copy.facts().facts())
                    .containsExactlyInAnyOrderElementsOf(product.facts().facts());
        }
        Product copied = shop.catalog.productByCode(to, odd.code()).orElseThrow();
        assertThat(costs.now(List.of(copied.skus().getFirst().skuId()))).containsValue(Money.cny(1));
    }

    @ParameterizedTest
    @EnumSource(GoodsFormat.class)
    void the_template_is_taken_without_a_flaw(GoodsFormat format) {
        byte[] file = GoodsExport.template(format, format == GoodsFormat.CSV);

        ImportReport report = new GoodsImport(shop.desk).run(newShop(), format, file, Mode.ALL_OR_NOTHING, true);

        assertThat(report.errors()).isEmpty();
        assertThat(report.good()).isPositive();
    }

    @ParameterizedTest
    @EnumSource(GoodsFormat.class)
    void a_file_that_is_none_is_refused_calmly(GoodsFormat format) {
        byte[] noise = {(byte) 0xff, (byte) 0xfe, 0, 1, 2, (byte) 0x80, 'P', 'K'};

        ImportReport report = new GoodsImport(shop.desk).run(newShop(), format, noise, Mode.GOOD_ROWS, false);

        assertThat(report.errors()).isNotEmpty();
        assertThat(report.imported()).isZero();
    }

    @Test
    void a_column_that_is_missing_or_unknown_is_named() {
        ImportReport missing = csv(newShop(), "商品编码,商品标题\nA,丝巾\n", Mode.GOOD_ROWS);
        ImportReport unknown = csv(newShop(), (HEADER + GOOD).replace("库存", "仓位"), Mode.GOOD_ROWS);

        assertThat(missing.errors()).extracting(RowError::column).contains("法定类别", "规格编码", "价格（元）");
        assertThat(missing.imported()).isZero();
        assertThat(unknown.errors()).containsExactly(new RowError(1, "仓位", new Flaw("", Fault.UNKNOWN_COLUMN)));
        assertThat(unknown.imported()).isEqualTo(1);
    }

    @Test
    void a_json_product_names_every_flaw_by_its_path() {
        byte[] file = """
                {"products": [{"code": "J", "title": "丝巾", "legalCategory": "服饰", "delivery": {"from": "杭州",
                  "hoursToShip": "48", "freeShipping": true},
                  "facts": [{"key": "材质", "value": 1}],
                  "skus": [{"code": "J-1", "name": "红", "price": {"minor": 1.5, "currency": "CNY"}}]}]}
                """.getBytes(UTF_8);

        ImportReport report = new GoodsImport(shop.desk).run(newShop(), GoodsFormat.JSON, file, Mode.GOOD_ROWS, true);

        assertThat(report.errors())
                .extracting(RowError::column)
                .containsExactlyInAnyOrder("delivery.hoursToShip", "facts[0].value", "skus[0].price.minor");
    }

    @Test
    void too_many_rows_are_refused_before_any_is_written() {
        String many = "A,,,,,,%s,红,1,1,\n".repeat(GoodsImport.MAX_ROWS + 1);

        ImportReport report = csv(newShop(), HEADER + many, Mode.GOOD_ROWS);

        assertThat(report.errors()).extracting(error -> error.flaw().fault()).containsExactly(Fault.RANGE);
        assertThat(report.imported()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void a_demo_shop_fills_once_and_makes_no_absolute_claim(DemoGoods.Shop kind) {
        long merchantId = newShop();
        Pattern absolute = Pattern.compile("最[佳好大强优高低新]|第一|顶级|唯一|国家级|极品|世界级|首选|全网|100%有效|永久|根治|治疗|疗效");

        demoGoods().fill(shop.desk, kind, merchantId);
        int events = shop.events(merchantId).size();
        demoGoods().fill(shop.desk, kind, merchantId);

        assertThat(shop.events(merchantId)).hasSize(events);
        List<Product> goods = shop.catalog.productsOf(merchantId, "", 0, 50).items();
        assertThat(goods)
                .hasSizeGreaterThanOrEqualTo(kind == DemoGoods.Shop.QIANTANG ? 30 : 8)
                .allSatisfy(product -> {
                    assertThat(absolute.matcher(product.title() + product.description())
                                    .find())
                            .isFalse();
                    assertThat(product.facts().facts()).hasSizeGreaterThanOrEqualTo(15);
                    assertThat(product.facts().facts())
                            .filteredOn(fact -> fact.proof() != null)
                            .isNotEmpty();
                    assertThat(product.missingProofs(LocalDate.parse("2026-11-23")))
                            .isEmpty();
                    assertThat(product.skus()).hasSizeBetween(2, 4);
                });
    }

    @Test
    void what_a_merchant_of_the_demo_has_changed_stays_as_it_is_at_the_next_start() {
        long merchantId = newShop();
        demoGoods().fill(shop.desk, DemoGoods.Shop.QIANTANG, merchantId);
        List<Product> goods = shop.catalog.productsOf(merchantId, "", 0, 50).items();
        long priced = goods.getFirst().skus().getFirst().skuId();
        shop.desk.setPrice(merchantId, priced, Money.cny(4_500), "活动");
        Product own = goods.get(1);
        shop.desk.revise(merchantId, own.id(), draft(own.code(), 1));
        int events = shop.events(merchantId).size();

        demoGoods().fill(shop.desk, DemoGoods.Shop.QIANTANG, merchantId);

        assertThat(shop.events(merchantId)).hasSize(events);
        assertThat(shop.catalog.product(own.id()).orElseThrow().title()).isNotEqualTo(own.title());
        assertThat(shop.catalog.pricesOf(priced))
                .extracting(price -> price.price().minor())
                .contains(4_500L);
    }

    @Test
    void goods_that_the_demo_has_and_the_shop_not_are_listed_unless_the_merchant_took_their_codes() {
        long merchantId = newShop();
        ProductDraft first = GoodsJson.read(DemoGoods.file(DemoGoods.Shop.YUNHE), GoodsImport.MAX_ROWS)
                .candidates()
                .getFirst()
                .draft();
        ProductDraft second = GoodsJson.read(DemoGoods.file(DemoGoods.Shop.YUNHE), GoodsImport.MAX_ROWS)
                .candidates()
                .get(1)
                .draft();
        shop.desk.list(merchantId, draft(first.code(), 1));
        shop.desk.list(
                merchantId, draft("OWN", 1).withSkus(List.of(second.skus().getFirst())));

        demoGoods().fill(shop.desk, DemoGoods.Shop.YUNHE, merchantId);

        List<Product> goods = shop.catalog.productsOf(merchantId, "", 0, 50).items();
        assertThat(goods)
                .extracting(Product::code)
                .contains(first.code(), "OWN")
                .doesNotContain(second.code());
        assertThat(goods).hasSizeGreaterThan(5);
    }

    private static DemoGoods demoGoods() {
        return new DemoGoods(new ProofFiles(shop.jdbc, shop.clock), new ProductTable(shop.jdbc));
    }

    @ParameterizedTest
    @EnumSource
    void every_proof_of_a_demo_shop_says_from_when_it_counts_and_shows_buyers_a_sample_of_its_paper(DemoGoods.Shop kind)
            throws IOException {
        var files = new ProofFiles(shop.jdbc, shop.clock);
        long merchantId = newShop();

        demoGoods().fill(shop.desk, kind, merchantId);

        List<Product> goods = shop.catalog.productsOf(merchantId, "", 0, 50).items();
        assertThat(goods.stream().filter(product -> !product.promises().all().isEmpty()))
                .hasSizeGreaterThanOrEqualTo(goods.size() - 2);
        for (Product product : goods) {
            for (Fact fact : product.facts().facts()) {
                Proof proof = fact.proof();
                if (proof == null) {
                    continue;
                }
                assertThat(proof.validFrom())
                        .as(product.code() + " " + fact.key())
                        .isNotNull();
                ProofFile file = Objects.requireNonNull(proof.file());
                ProofFiles.Kept kept = files.released(file.sha256()).orElseThrow();
                assertThat(kept.type()).isEqualTo("image/png");
                assertThat(kept.name()).startsWith("样本 " + proof.kind());
                assertThat(ImageIO.read(new ByteArrayInputStream(kept.bytes())).getWidth())
                        .isEqualTo(640);
            }
        }
        assertThat(files.hashesByName(merchantId))
                .hasSameSizeAs(goods.stream()
                        .flatMap(product -> product.facts().facts().stream())
                        .flatMap(fact -> Stream.ofNullable(fact.proof()))
                        .map(proof -> proof.kind() + proof.number())
                        .distinct()
                        .toList());
    }

    @Test
    void a_sample_is_covered_with_the_mark_that_it_is_none_and_small() throws IOException {
        var proof = new Proof(
                "食品生产许可证",
                "SC1（演示）",
                "演示登记机关",
                "茶叶",
                LocalDate.parse("2029-05-20"),
                LocalDate.parse("2026-01-01"),
                null);

        byte[] png = new SamplePaper().png(proof);

        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        int red = 0;
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                var dot = new Color(image.getRGB(x, y));
                red += dot.getRed() - dot.getGreen() > 80 ? 1 : 0;
            }
        }
        assertThat(png).hasSizeLessThan(30_000);
        assertThat(red).isGreaterThan(image.getWidth() * image.getHeight() / 50);
    }
}
