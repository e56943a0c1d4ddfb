package org.qiantang.app.radar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.qiantang.app.sheet.Csv;
import org.qiantang.engine.testkit.ForEachSeed;

class OutsideSheetTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    @Test
    void a_report_in_gb18030_is_read_by_its_heads_with_units_in_brackets() {
        byte[] file = """
                统计日期,渠道名称,展示数,点击次数,成交订单数,成交金额（元）,消耗(元)
                2026/11/23,直播推广,"12,345",678,9,1.2万,"¥1,280.505"
                2026年11月4日,直播推广,-,,3,300,100.5
                20261122,搜索,1,2,3,4.00元,5
                """.getBytes(Charset.forName("GB18030"));

        OutsideSheet sheet = read(file, "抖音", OutsideKind.CHANNEL);

        assertThat(sheet.faults()).isEmpty();
        assertThat(sheet.rows())
                .containsExactly(
                        new OutsideRow(
                                2,
                                LocalDate.of(2026, 11, 23),
                                "抖音",
                                OutsideKind.CHANNEL,
                                "直播推广",
                                "",
                                12_345L,
                                678L,
                                9L,
                                1_200_000L,
                                128_051L),
                        new OutsideRow(
                                3,
                                LocalDate.of(2026, 11, 4),
                                "抖音",
                                OutsideKind.CHANNEL,
                                "直播推广",
                                "",
                                null,
                                null,
                                3L,
                                30_000L,
                                10_050L),
                        new OutsideRow(
                                4,
                                LocalDate.of(2026, 11, 22),
                                "抖音",
                                OutsideKind.CHANNEL,
                                "搜索",
                                "",
                                1L,
                                2L,
                                3L,
                                400L,
                                500L));
    }

    @Test
    void what_cannot_be_read_is_named_by_row_and_column_and_nothing_is_guessed() {
        byte[] file = """
                date,platform,kind,name,orders,sales,spend
                2026-13-01,快手,主播,小满,1,1,1
                2026-11-25,快手,主播,小满,1,1,1
                2026-11-20,,主播,小满,1,1,1
                2026-11-20,快手,谁,小满,1,1,1
                2026-11-20,快手,主播,,1,1,1
                2026-11-20,快手,主播,小满,1.5,1,1
                2026-11-20,快手,主播,小满,-3,1,1
                2026-11-20,快手,主播,小满,1,"1,23",1
                2026-11-20,快手,主播,小满,,,
                2026-11-20,快手,主播,小满,1,1,1

                2026-11-20,快手,主播,小满,2,2,2
                """.getBytes(StandardCharsets.UTF_8);

        OutsideSheet sheet = read(file, "", null);

        assertThat(sheet.faults())
                .extracting(fault -> fault.row() + " " + fault.column())
                .containsExactly(
                        "2 day",
                        "3 day",
                        "4 platform",
                        "5 kind",
                        "6 name",
                        "7 orders",
                        "8 orders",
                        "9 gmv",
                        "10 exposures",
                        "13 name");
        assertThat(sheet.faults().getLast().en()).isEqualTo("the same as row 11");
        assertThat(sheet.rows()).hasSize(1);
    }

    @Test
    void a_month_is_no_day() {
        byte[] file = """
                date,platform,kind,name,orders,sales,spend
                2026-11,快手,主播,小满,1,1,1
                202611,快手,主播,小满,1,1,1
                2026/10,快手,主播,小满,1,1,1
                2026111,快手,主播,小满,1,1,1
                20261101,快手,主播,小满,1,1,1
                """.getBytes(StandardCharsets.UTF_8);

        OutsideSheet sheet = read(file, "", null);

        assertThat(sheet.faults()).extracting(OutsideSheet.Fault::row).containsExactly(2, 3, 4, 5);
        assertThat(sheet.rows()).hasSize(1);
    }

    @ForEachSeed(count = 100)
    void however_broken_a_file_is_each_row_is_read_or_named(long seed) {
        var random = new SplittableRandom(seed);
        List<String> bits = List.of("2026-11-20", "x", "", "1", "1,2", "\"", "\n", ",", "万", "主播", "🙂", "1e9", "=1+1");
        var text = new StringBuilder("日期,平台,类型,名称,订单,花费\n");
        for (int n = random.nextInt(0, 120); n > 0; n--) {
            text.append(bits.get(random.nextInt(bits.size())));
            text.append(random.nextInt(3) == 0 ? "\n" : ",");
        }

        List<List<String>> rows = Csv.rows(text.toString());
        OutsideSheet sheet = OutsideSheet.read(rows, OutsideSheet.guess(rows.getFirst()), "", null, TODAY);

        for (int at = 1; at < rows.size(); at++) {
            int number = at + 1;
            boolean blank = rows.get(at).stream().allMatch(String::isBlank);
            boolean read = sheet.rows().stream().anyMatch(row -> row.row() == number);
            boolean named = sheet.faults().stream().anyMatch(fault -> fault.row() == number);
            assertThat(blank || read || named || sheet.hasMoreFaults()).isTrue();
            assertThat(read && named).isFalse();
        }
    }

    @Test
    void of_two_heads_for_one_thing_the_first_is_taken() {
        assertThat(OutsideSheet.guess(List.of("日期", "主播昵称", "商品名称", "备注")))
                .isEqualTo(Map.of(Column.DAY, 0, Column.NAME, 1));
    }

    private static OutsideSheet read(byte[] file, String platform, @Nullable OutsideKind kind) {
        List<List<String>> rows = Csv.rows(file, 1_000).orElseThrow();
        return OutsideSheet.read(rows, OutsideSheet.guess(rows.getFirst()), platform, kind, TODAY);
    }
}
