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

    private static byte[] workbook(String rows) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", """
                <Types xmlns="%1$s/content-types"><Default Extension="xml" ContentType="application/xml"/>\
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
                <Override PartName="/xl/workbook.xml" ContentType="%2$s.sheet.main+xml"/>\
                <Override PartName="/xl/worksheets/sheet1.xml" ContentType="%2$s.worksheet+xml"/></Types>""".formatted(
                        PACKAGE, "application/vnd.openxmlformats-officedocument.spreadsheetml"));
        parts.put("_rels/.rels", tie("officeDocument", "xl/workbook.xml"));
        parts.put("xl/workbook.xml", """
                <workbook xmlns="%s" xmlns:r="%s"><sheets><sheet name="1" sheetId="1" r:id="r1"/></sheets></workbook>""".formatted(MAIN, TIES));
        parts.put("xl/_rels/workbook.xml.rels", tie("worksheet", "worksheets/sheet1.xml"));
        parts.put("xl/worksheets/sheet1.xml", """
                <worksheet xmlns="%s"><sheetData>%s</sheetData></worksheet>""".formatted(MAIN, rows));
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
