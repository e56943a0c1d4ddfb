package org.qiantang.app.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tables as manuals have them, from a PDF's bytes to what is proposed. */
class DrawnTablesTest {
    private static final ManualReader READER = new ManualReader(Optional::empty);
    private final FactFinder finder = new FactFinder(Labels.load());

    private List<String> facts(DrawnManual manual) throws IOException {
        ManualReading reading = READER.read(manual.bytes());
        assertThat(reading).isInstanceOf(ManualReading.Read.class);
        return finder.find(((ManualReading.Read) reading).passages()).stream()
                .map(one -> one.key() + "=" + one.value() + (one.unit() == null ? "" : " " + one.unit()))
                .toList();
    }

    @Test
    void two_columns_close_to_each_other_lose_no_row() throws Exception {
        var manual = new DrawnManual().words(60, 720, "产品参数");
        String[][] rows = {
            {"产品型号", "YW-818"},
            {"额定功率", "800W"},
            {"壶身材质", "高硼硅玻璃"},
            {"内胆材质", "食品级不锈钢"},
            {"净重(kg)", "1.2"},
            {"产品尺寸", "215×165×255mm"}
        };
        for (int i = 0; i < rows.length; i++) {
            manual.words(60, 700 - 16 * i, rows[i][0]).words(104, 700 - 16 * i, rows[i][1]);
        }

        assertThat(facts(manual))
                .containsExactly(
                        "model=YW-818",
                        "power=800 W",
                        "壶身材质=高硼硅玻璃",
                        "内胆材质=食品级不锈钢",
                        "weight=1.2 kg",
                        "dimensions=215×165×255mm");
    }

    @Test
    void a_ruled_table_is_read_by_its_cells_also_where_they_touch_and_break_lines() throws Exception {
        var manual = new DrawnManual().box(50, 500, 200, 120);
        for (int y : new int[] {590, 560, 530}) {
            manual.bar(50, y, 200, 0.6);
        }
        manual.line(102, 500, 102, 620);
        manual.words(54, 600, "壶身材质").words(104, 600, "玻璃");
        manual.words(54, 571, "包装清单").words(104, 577, "壶身一个、底座一个、滤网").words(104, 564, "一个、说明书");
        manual.words(54, 541, "颜色").words(104, 541, "雾蓝");
        manual.words(54, 519, "额定电压").words(54, 506, "(V)").words(104, 512, "220");

        assertThat(facts(manual))
                .containsExactly("壶身材质=玻璃", "package=壶身一个、底座一个、滤网一个、说明书", "colour=雾蓝", "voltage=220 V");
    }

    @Test
    void a_ruled_table_with_its_labels_in_the_first_row_states_each_column() throws Exception {
        var manual = new DrawnManual().box(50, 600, 240, 40).line(50, 620, 290, 620);
        for (int x : new int[] {110, 170, 230}) {
            manual.line(x, 600, x, 640);
        }
        manual.words(54, 625, "型号")
                .words(114, 625, "功率(W)")
                .words(174, 625, "容量(L)")
                .words(234, 625, "颜色");
        manual.words(54, 605, "YW-9")
                .words(114, 605, "800")
                .words(174, 605, "1.5")
                .words(234, 605, "雾蓝");

        assertThat(facts(manual)).containsExactly("model=YW-9", "power=800 W", "capacity=1.5 L", "colour=雾蓝");
    }

    @Test
    void a_ruled_table_that_lies_on_its_side_is_read_as_if_it_stood() throws Exception {
        var manual = new DrawnManual().words(60, 740, "云雾电热水壶使用说明书").box(100, 300, 60, 200);
        manual.line(120, 300, 120, 500).line(140, 300, 140, 500).line(100, 352, 160, 352);
        manual.upwards(115, 304, "产品型号").upwards(115, 354, "YW-818");
        manual.upwards(135, 304, "额定功率").upwards(135, 354, "800W");
        manual.upwards(155, 304, "壶盖材质").upwards(155, 354, "玻璃");

        assertThat(facts(manual)).containsExactly("model=YW-818", "power=800 W", "壶盖材质=玻璃");
    }

    @Test
    void running_text_between_lines_that_frame_a_page_is_no_table() throws Exception {
        var manual = new DrawnManual()
                .box(30, 30, 550, 730)
                .words(60, 700, "本品采用优质面料制作而成，手感柔软，穿着舒适")
                .words(60, 684, "请按照说明洗涤，不可漂白，不可烘干，阴凉处晾干")
                .words(60, 668, "产地：浙江绍兴")
                .words(60, 652, "感谢您的选购");

        assertThat(facts(manual)).containsExactly("origin=浙江绍兴");
    }

    @Test
    void two_frames_beside_each_other_are_read_one_after_the_other() throws Exception {
        var manual = new DrawnManual().box(40, 600, 200, 100).box(240, 600, 200, 100);
        String[] left = {"产地：浙江", "材质：纯棉", "颜色：雾蓝", "型号：A-1"};
        String[] right = {"功率：800W", "容量：1.5L", "重量：1.2kg", "电压：220V"};
        for (int i = 0; i < 4; i++) {
            manual.words(50, 680 - 16 * i, left[i]).words(250, 680 - 16 * i, right[i]);
        }

        assertThat(facts(manual))
                .containsExactly(
                        "origin=浙江",
                        "material=纯棉",
                        "colour=雾蓝",
                        "model=A-1",
                        "power=800 W",
                        "capacity=1.5 L",
                        "weight=1.2 kg",
                        "voltage=220 V");
    }
}
