package org.qiantang.app.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qiantang.app.catalog.Flaw.Fault;
import org.qiantang.app.catalog.GoodsImport.Mode;
import org.qiantang.engine.testkit.ForEachSeed;
import org.qiantang.event.Money;

class ImportJobsTest {
    private static final String HEADER = "商品编码,商品标题,法定类别,发货地,发货时效（小时）,包邮,规格编码,规格名称,价格（元）,库存,属性:材质\n";

    private static TestShop shop;
    private static ImportJobs jobs;
    private static long nextMerchant = 900;

    @BeforeAll
    static void open() {
        shop = new TestShop();
        jobs = new ImportJobs(new GoodsImport(shop.desk), shop.jdbc, shop.clock, shop.ids);
        jobs.start();
    }

    @AfterAll
    static void close() throws IOException {
        jobs.close();
        shop.close();
    }

    private static long newShop() {
        long merchantId = nextMerchant++;
        shop.desk.openShop(merchantId, "shop " + merchantId);
        return merchantId;
    }

    private static String rows(int count) {
        var text = new StringBuilder(HEADER);
        for (int row = 0; row < count; row++) {
            text.append("P%d,丝巾 %d,服饰,杭州,48,是,P%d-1,红,88.00,10,桑蚕丝%n".formatted(row, row, row));
        }
        return text.toString();
    }

    private static ImportFile csv(String text) {
        return new ImportFile("goods.csv", GoodsFormat.CSV, text.getBytes(UTF_8));
    }

    private static long taken(ImportJobs.Taking taking) {
        assertThat(taking).isInstanceOf(ImportJobs.Taking.Taken.class);
        return ((ImportJobs.Taking.Taken) taking).importId();
    }

    private static ImportJob settled(long merchantId, long id) throws InterruptedException {
        for (int tried = 0; tried < 2_000; tried++) {
            ImportJob job = jobs.find(merchantId, id).orElseThrow();
            if (!job.state().isUnderWay()) {
                return job;
            }
            Thread.sleep(20);
        }
        throw new AssertionError("import: still under way");
    }

    @Test
    void work_that_ends_in_an_error_is_marked_interrupted_and_the_shop_may_import_again() throws InterruptedException {
        long merchantId = newShop();
        var broken = new AtomicBoolean(true);
        InstantSource clock = () -> {
            if (Thread.currentThread().getName().equals("goods-import") && broken.getAndSet(false)) {
                throw new OutOfMemoryError("as if");
            }
            return shop.clock.instant();
        };
        try (var fragile = new ImportJobs(new GoodsImport(shop.desk), shop.jdbc, clock, shop.ids)) {
            long first = taken(fragile.take(merchantId, 1, csv(rows(2)), Mode.GOOD_ROWS));

            assertThat(settled(merchantId, first).state()).isEqualTo(ImportJob.State.INTERRUPTED);
            long second = taken(fragile.take(merchantId, 1, csv(rows(2)), Mode.GOOD_ROWS));
            assertThat(settled(merchantId, second).state()).isEqualTo(ImportJob.State.CHECKED);
        }
    }

    @Test
    void a_product_in_json_of_millions_of_empty_lists_or_names_is_unreadable_and_deep_json_is_too() {
        String lists = "[{\"code\": [" + "[],".repeat(2_000_000) + "[]]}]";
        String scalars = "{\"products\": [" + "1,".repeat(3_000_000) + "1]}";
        String deep = "[".repeat(1_000_000);

        assertThat(List.of(lists, scalars, deep))
                .allSatisfy(
                        json -> assertThat(GoodsJson.read(json.getBytes(UTF_8)).errors())
                                .extracting(error -> error.flaw().fault())
                                .containsExactly(Fault.UNREADABLE));
        assertThat(GoodsJson.read("[{\"skus\": [{\"free\": 1e-999999999, \"price\": {\"minor\": 1e999999999}}]}]"
                                .getBytes(UTF_8))
                        .errors())
                .extracting(error -> error.flaw().fault())
                .contains(Fault.NOT_A_NUMBER);
    }

    @Test
    void a_json_file_is_marked_beside_its_flawed_products_and_otherwise_stays_as_it_is() {
        String file = "{\"format\":\"qiantang-goods\",\"products\":"
                + "[{\"code\":\"A\",\"importErrors\":\"old\",\"skus\":[1]},{\"code\":\"B\"}],\"more\":{\"a\":[1.5]}}";
        var why = new RowError(1, "title", new Flaw("title", Fault.MISSING));

        String marked = new String(MarkedFile.of(GoodsFormat.JSON, file.getBytes(UTF_8), List.of(why), true), UTF_8);

        assertThat(marked.replaceAll("\\s", ""))
                .isEqualTo(file.replace("\"importErrors\":\"old\",", "")
                        .replace("[1]}", "[1],\"importErrors\":\"title:mustnotbeempty\"}"));
        assertThat(MarkedFile.of(GoodsFormat.JSON, "[{".getBytes(UTF_8), List.of(why), true))
                .isEqualTo("[{".getBytes(UTF_8));
    }

    @Test
    void amounts_and_numbers_with_digits_beyond_measure_are_none() {
        assertThat(Readings.yuan("1,234,567.50")).contains(Money.cny(123_456_750));
        assertThat(Readings.yuan("1" + ",000".repeat(9))).isEmpty();
        assertThat(Readings.yuan("1." + "0".repeat(100_000))).isEmpty();
        assertThat(Readings.yuan("1e-999999999")).isEmpty();
        assertThat(Readings.whole("5." + "0".repeat(100_000))).isNull();
        assertThat(Readings.whole("1e999999999")).isNull();
    }

    @Test
    void a_file_is_looked_through_and_then_written_in_pieces() throws InterruptedException {
        long merchantId = newShop();

        long id = taken(jobs.take(merchantId, 1, csv(rows(250)), Mode.GOOD_ROWS));
        ImportJob checked = settled(merchantId, id);
        assertThat(checked.state()).isEqualTo(ImportJob.State.CHECKED);
        assertThat(shop.catalog.count(merchantId, ProductFilter.all(""))).isZero();
        taken(jobs.write(merchantId, id, Mode.GOOD_ROWS));
        ImportJob done = settled(merchantId, id);

        assertThat(done.state()).isEqualTo(ImportJob.State.DONE);
        assertThat(done.imported()).isEqualTo(250);
        assertThat(done.done()).isEqualTo(250);
        assertThat(shop.catalog.count(merchantId, ProductFilter.all(""))).isEqualTo(250);
        assertThat(jobs.write(merchantId, id, Mode.GOOD_ROWS)).isEqualTo(new ImportJobs.Taking.NotWaiting());
    }

    @Test
    void all_or_none_writes_nothing_beside_a_flawed_row_and_the_marked_file_says_why() throws InterruptedException {
        long merchantId = newShop();
        String file = rows(3) + "P9,坏的,神药,杭州,48,是,P9-1,红,八十八,10,丝\n";

        long id = taken(jobs.take(merchantId, 1, csv(file), Mode.ALL_OR_NOTHING));
        settled(merchantId, id);
        taken(jobs.write(merchantId, id, Mode.ALL_OR_NOTHING));
        ImportJob job = settled(merchantId, id);

        assertThat(job.imported()).isZero();
        assertThat(shop.catalog.count(merchantId, ProductFilter.all(""))).isZero();
        RowError error = jobs.errors(id, 10).getFirst();
        assertThat(error.row()).isEqualTo(5);
        assertThat(error.value()).isEqualTo("八十八");
        String marked = new String(jobs.marked(job, false).orElseThrow(), UTF_8);
        assertThat(marked).contains("导入错误").contains("价格（元）：应为数字");
        ImportReport again = new GoodsImport(shop.desk)
                .run(
                        merchantId,
                        GoodsFormat.CSV,
                        marked.replace("神药", "服饰").replace("八十八", "88").getBytes(UTF_8),
                        Mode.ALL_OR_NOTHING,
                        false);
        assertThat(again.errors()).isEmpty();
        assertThat(again.imported()).isEqualTo(4);
    }

    @Test
    void what_was_under_way_when_the_program_ended_is_marked_and_goes_on() throws InterruptedException {
        long merchantId = newShop();
        long id = taken(jobs.take(merchantId, 1, csv(rows(5)), Mode.GOOD_ROWS));
        settled(merchantId, id);
        shop.jdbc
                .sql("update goods_import set state = 'WRITING' where id = " + id)
                .update();

        assertThat(jobs.take(merchantId, 1, csv(rows(1)), Mode.GOOD_ROWS)).isEqualTo(new ImportJobs.Taking.Busy());
        jobs.start();
        assertThat(jobs.find(merchantId, id).orElseThrow().state()).isEqualTo(ImportJob.State.INTERRUPTED);
        taken(jobs.write(merchantId, id, Mode.GOOD_ROWS));

        assertThat(settled(merchantId, id).imported()).isEqualTo(5);
    }

    @Test
    void another_shops_import_is_not_there() throws InterruptedException {
        long merchantId = newShop();
        long id = taken(jobs.take(merchantId, 1, csv(rows(1)), Mode.GOOD_ROWS));
        settled(merchantId, id);

        assertThat(jobs.find(merchantId + 5_000, id)).isEmpty();
        assertThat(jobs.write(merchantId + 5_000, id, Mode.GOOD_ROWS)).isEqualTo(new ImportJobs.Taking.NotWaiting());
    }

    @Test
    void what_spreadsheets_do_to_cells_is_undone_or_named() throws IOException {
        byte[] file = book(sheet -> {
            String[] header = HEADER.strip().split(",", -1);
            for (int column = 0; column < header.length; column++) {
                sheet.value(0, column, header[column]);
            }
            sheet.value(0, header.length, "属性:生产日期");
            sheet.value(1, 0, new BigDecimal("690123456789"));
            sheet.value(1, 1, "丝巾");
            sheet.value(1, 2, "服饰");
            sheet.value(1, 3, "杭州");
            sheet.value(1, 4, 48);
            sheet.value(1, 5, "是");
            sheet.value(1, 6, "A-1");
            sheet.value(1, 7, "红");
            sheet.value(1, 8, new BigDecimal("88.5"));
            sheet.value(1, 9, 3);
            sheet.value(1, header.length, LocalDate.parse("2026-03-05"));
            sheet.style(1, header.length).format("yyyy-mm-dd").set();
            sheet.value(2, 6, "A-2");
            sheet.value(2, 7, "蓝");
            sheet.value(2, 8, 90);
            sheet.range(1, 0, 2, 0).merge();
            sheet.value(3, 0, "6.90123E+12");
            sheet.value(4, 0, "C");
            sheet.value(4, 1, "#N/A");
        });

        ImportReport report = new GoodsImport(shop.desk).run(newShop(), GoodsFormat.XLSX, file, Mode.GOOD_ROWS, true);

        assertThat(report.good()).isEqualTo(2);
        assertThat(report.errors())
                .extracting(error -> error.flaw().fault())
                .containsExactly(Fault.LOST_DIGITS, Fault.BAD_FORMULA);
        assertThat(report.errors()).extracting(RowError::row).containsExactly(4, 5);
    }

    private interface Filling {
        void fill(Worksheet sheet);
    }

    private static byte[] book(Filling filling) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "test", "1.0")) {
            filling.fill(book.newWorksheet("goods"));
        }
        return bytes.toByteArray();
    }

    @ForEachSeed(count = 60)
    void a_damaged_file_is_reported_and_never_half_written(long seed) {
        var random = new SplittableRandom(seed);
        byte[] bytes = rows(6).getBytes(UTF_8);
        for (int hit = 0; hit < 1 + random.nextInt(12); hit++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        var format =
                List.of(GoodsFormat.CSV, GoodsFormat.JSON, GoodsFormat.XLSX).get(random.nextInt(3));
        long merchantId = newShop();

        ImportReport report = new GoodsImport(shop.desk).run(merchantId, format, bytes, Mode.ALL_OR_NOTHING, false);

        assertThat(report.good() + report.bad()).isEqualTo(report.rows());
        var written = new ArrayList<Product>(
                shop.catalog.productsAfter(merchantId, ProductFilter.all(""), Long.MAX_VALUE, 50));
        assertThat(written.stream().mapToInt(product -> product.skus().size()).sum())
                .isEqualTo(report.imported());
        if (!report.errors().isEmpty()) {
            assertThat(report.imported()).isZero();
        }
    }
}
