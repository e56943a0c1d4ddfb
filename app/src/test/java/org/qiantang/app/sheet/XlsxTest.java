package org.qiantang.app.sheet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class XlsxTest {
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String TIES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006";

    @Test
    void a_workbook_that_has_no_styles_is_read_all_the_same() throws IOException {
        byte[] book = workbook(
                "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>编码</t></is></c><c r=\"B1\"><v>88.5</v></c></row>");

        assertThat(Xlsx.rows(book, 10)).contains(List.of(List.of("编码", "88.5")));
    }

    @Test
    void what_is_no_workbook_is_not_read() throws IOException {
        byte[] book = workbook("<row r=\"1\"><c");

        assertThat(Xlsx.rows(book, 10)).isEmpty();
        assertThat(Xlsx.rows("PK not really".getBytes(UTF_8), 10)).isEmpty();
    }

    @Test
    void a_cell_far_to_the_right_makes_no_row_of_that_width() throws IOException {
        assertThat(Xlsx.rows(workbook(row(text("A1", "编码") + text("FXSHRXW1", "b"))), 10))
                .isEmpty();
        assertThat(Xlsx.rows(workbook(row(text("A1", "编码") + text("XFE1", "b"))), 10))
                .isEmpty();
        assertThat(Xlsx.rows(workbook(row(text("A1", "编码") + text("XFD1", "b"))), 10))
                .contains(List.of(List.of("编码")));
    }

    @Test
    void a_formula_counts_as_its_last_result_and_however_long_and_shared_it_is_it_is_not_kept() throws IOException {
        String shared = "<c t=\"str\"><f t=\"shared\" si=\"0\"/><v>1</v></c>".repeat(3_000);
        String long32k = "\"" + "a".repeat(30_000) + "\"";
        String first = "<c r=\"A1\" t=\"str\"><f t=\"shared\" ref=\"A1:ZZ1\" si=\"0\">%s</f><v>7</v></c>";

        assertThat(Xlsx.rows(workbook(row(first.formatted(long32k) + shared)), 10)
                        .orElseThrow()
                        .getFirst())
                .startsWith("7", "1", "1")
                .hasSize(300);
        assertThat(Xlsx.rows(workbook(row(first.formatted("a".repeat(1_000_000)) + shared)), 10))
                .isEmpty();
    }

    @Test
    void a_row_of_millions_of_cells_is_not_read() throws IOException {
        assertThat(Xlsx.rows(workbook(row("<c/>".repeat(10_000_000))), 10)).isEmpty();
    }

    @Test
    void more_shared_texts_than_any_table_has_are_not_read() throws IOException {
        String row = row("<c r=\"A1\" t=\"s\"><v>0</v></c>");

        assertThat(Xlsx.rows(workbook(row, "<si><t>茶</t></si>"), 10)).contains(List.of(List.of("茶")));
        assertThat(Xlsx.rows(workbook(row, "<si><t>a</t></si>".repeat(1_100_000)), 10))
                .isEmpty();
    }

    @Test
    void a_long_text_shared_by_very_many_cells_is_not_read() throws IOException {
        String cells = "<c t=\"s\"><v>0</v></c>".repeat(250);

        assertThat(Xlsx.rows(workbook(row(cells).repeat(40), "<si><t>" + "a ".repeat(16_000) + "</t></si>"), 100))
                .isEmpty();
    }

    @Test
    void numbers_beyond_what_spreadsheets_hold_stay_as_they_are_written() throws IOException {
        String cells = number("1E-999999999")
                + number("1E999999999")
                + number("0E-999999999")
                + number("1.50")
                + number("1E-7")
                + number("1234567890123456789")
                + number("9".repeat(30_000));

        assertThat(Xlsx.rows(workbook(row(cells)), 10).orElseThrow().getFirst())
                .startsWith("1E-999999999", "1E999999999", "0", "1.5", "0.0000001", "1.23457E+18");
    }

    @Test
    void names_depth_comments_and_types_of_documents_do_not_fill_memory() throws IOException {
        var names = new StringBuilder();
        for (int name = 0; name < 2_000; name++) {
            names.append("<n").append(name).append("/>");
        }

        assertThat(Xlsx.rows(workbook(row(names.toString())), 10)).isEmpty();
        assertThat(Xlsx.rows(workbook(row("<c>" + "<a>".repeat(100_000))), 10)).isEmpty();
        assertThat(Xlsx.rows(workbook(row("<c x=\"" + "a".repeat(1_000_000) + "\"/>")), 10))
                .isEmpty();
        assertThat(Xlsx.rows(workbook(row("<c><v>&e;</v></c>")), 10)).isEmpty();
        assertThat(Xlsx.rows(workbook(row("<c><v><![CDATA[a]]></v></c>")), 10)).isEmpty();
    }

    @Test
    void days_are_read_as_days_and_merged_cells_say_what_the_first_one_says() throws IOException {
        var parts =
                parts(row("<c r=\"A1\" s=\"1\"><v>46000</v></c>") + "<row r=\"3\">" + text("B3", "b") + "</row>", "");
        parts.put("xl/styles.xml", """
                <styleSheet xmlns="%s"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>""".formatted(MAIN));
        parts.computeIfPresent(
                "xl/worksheets/sheet1.xml",
                (_, sheet) -> sheet.replace(
                        "</sheetData>", "</sheetData><mergeCells><mergeCell ref=\"A1:A3\"/></mergeCells>"));

        assertThat(Xlsx.rows(zipped(parts), 10))
                .contains(List.of(List.of("2025-12-09"), List.of("2025-12-09"), List.of("2025-12-09", "b")));
    }

    @Test
    void what_is_written_is_read_again() {
        List<List<String>> rows = List.of(List.of("编码", "价格"), List.of("0012", "88.50"), List.of("x<&>", "two\nlines"));

        assertThat(Xlsx.rows(Xlsx.form("商品", rows), 10)).contains(rows);
        assertThat(Xlsx.rows(Xlsx.form("商品", rows), 2)).contains(rows.subList(0, 2));
    }

    @Test
    void a_row_of_millions_of_commas_is_kept_to_the_columns_that_count_and_a_cell_without_end_is_not_read() {
        byte[] commas = ("a,b" + ",".repeat(5_000_000)).getBytes(UTF_8);

        assertThat(Csv.rows(commas, 10).orElseThrow().getFirst()).hasSize(300).startsWith("a", "b", "");
        assertThat(Csv.rows((",".repeat(299) + "\n").repeat(10_000).getBytes(UTF_8), 20_000))
                .isEmpty();
        assertThat(Csv.rows(("a,\"" + "b".repeat(200_000)).getBytes(UTF_8), 10)).isEmpty();
    }

    private static String row(String cells) {
        return "<row r=\"1\">" + cells + "</row>";
    }

    private static String text(String place, String text) {
        return "<c r=\"%s\" t=\"inlineStr\"><is><t>%s</t></is></c>".formatted(place, text);
    }

    private static String number(String value) {
        return "<c t=\"n\"><v>%s</v></c>".formatted(value);
    }

    private static byte[] workbook(String rows) throws IOException {
        return workbook(rows, "");
    }

    private static byte[] workbook(String rows, String shared) throws IOException {
        return zipped(parts(rows, shared));
    }

    private static Map<String, String> parts(String rows, String shared) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", """
                <Types xmlns="%1$s/content-types"><Default Extension="xml" ContentType="application/xml"/>\
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
                <Override PartName="/xl/workbook.xml" ContentType="%2$s.sheet.main+xml"/>\
                <Override PartName="/xl/worksheets/sheet1.xml" ContentType="%2$s.worksheet+xml"/>\
                <Override PartName="/xl/sharedStrings.xml" ContentType="%2$s.sharedStrings+xml"/>\
                <Override PartName="/xl/styles.xml" ContentType="%2$s.styles+xml"/></Types>""".formatted(
                        PACKAGE, "application/vnd.openxmlformats-officedocument.spreadsheetml"));
        parts.put("_rels/.rels", tie("officeDocument", "xl/workbook.xml"));
        parts.put("xl/workbook.xml", """
                <workbook xmlns="%s" xmlns:r="%s"><sheets><sheet name="1" sheetId="1" r:id="r1"/></sheets></workbook>""".formatted(MAIN, TIES));
        parts.put("xl/_rels/workbook.xml.rels", tie("worksheet", "worksheets/sheet1.xml"));
        parts.put("xl/worksheets/sheet1.xml", """
                <worksheet xmlns="%s"><sheetData>%s</sheetData></worksheet>""".formatted(MAIN, rows));
        if (!shared.isEmpty()) {
            parts.put("xl/sharedStrings.xml", "<sst xmlns=\"%s\">%s</sst>".formatted(MAIN, shared));
        }
        return parts;
    }

    private static byte[] zipped(Map<String, String> parts) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static String tie(String type, String target) {
        return """
                <Relationships xmlns="%s/relationships"><Relationship Id="r1" Type="%s/%s" Target="%s"/></Relationships>""".formatted(PACKAGE, TIES, type, target);
    }
}
