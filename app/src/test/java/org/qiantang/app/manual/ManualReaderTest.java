package org.qiantang.app.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.ocr.PaddleReader;
import org.qiantang.engine.ocr.TextReader;

/** Files of each kind, sound and broken, from their bytes to what they state. */
class ManualReaderTest {
    private static final ManualReader READER = new ManualReader(ManualReaderTest::eye);
    private static final ManualReader BLIND = new ManualReader(Optional::empty);
    private final FactFinder finder = new FactFinder(Labels.load());

    private static Optional<TextReader> eye() {
        try {
            return Optional.of(PaddleReader.load());
        } catch (IOException trouble) {
            throw new IllegalStateException(trouble);
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = ManualReaderTest.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return in.readAllBytes();
        }
    }

    private static ManualReading.Read read(byte[] bytes) {
        ManualReading reading = READER.read(bytes);
        assertThat(reading).isInstanceOf(ManualReading.Read.class);
        return (ManualReading.Read) reading;
    }

    private List<String> facts(ManualReading.Read read) {
        return finder.find(read.passages()).stream()
                .map(one ->
                        one.page() + " " + one.key() + "=" + one.value() + (one.unit() == null ? "" : " " + one.unit()))
                .toList();
    }

    @Test
    void a_pdf_of_two_pages_states_what_stands_in_its_table_and_its_text() throws Exception {
        ManualReading.Read read = read(resource("manual.pdf"));

        assertThat(read.kind()).isEqualTo("pdf");
        assertThat(read.pages()).isEqualTo(2);
        assertThat(read.scanned()).isZero();
        assertThat(facts(read))
                .contains(
                        "1 model=YW-818",
                        "1 voltage=220 V",
                        "1 power=800 W",
                        "1 capacity=1.5 L",
                        "1 dimensions=215×165×255mm",
                        "1 weight=1.35 kg",
                        "1 壶身材质=高硼硅玻璃",
                        "2 package=壶身×1、底座×1、滤网×1、说明书×1",
                        "2 origin=浙江宁波",
                        "2 maker=宁波云雾电器有限公司")
                .noneMatch(fact -> fact.contains("400-000") || fact.contains("made-on"));
    }

    @Test
    void words_in_a_long_picture_are_recognised_tile_by_tile() throws Exception {
        ManualReading.Read read = read(resource("detail.png"));

        assertThat(read.kind()).isEqualTo("picture");
        assertThat(read.scanned()).isEqualTo(1);
        assertThat(facts(read))
                .contains("1 net-weight=100 克", "1 shelf-life=18 个月", "1 origin=浙江省杭州市")
                .doesNotHaveDuplicates();
    }

    @Test
    void a_word_document_states_what_stands_in_its_paragraphs_and_tables() throws Exception {
        byte[] word = zip("word/document.xml", """
                <?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
                <w:p><w:r><w:t>净含量：</w:t></w:r><w:r><w:t>500克</w:t></w:r></w:p>
                <w:tbl><w:tr><w:tc><w:p><w:r><w:t>面料成分</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>棉100%</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
                <w:p><w:r><w:lastRenderedPageBreak/><w:t>产地：绍兴</w:t></w:r><w:del><w:r><w:delText>产地：南京</w:delText></w:r></w:del></w:p>
                </w:body></w:document>""");

        assertThat(facts(read(word))).containsExactly("1 net-weight=500 克", "1 material=棉100%", "2 origin=绍兴");
    }

    @Test
    void word_tables_are_read_within_each_other_and_on_their_side() throws Exception {
        byte[] word = zip(
                "word/document.xml",
                "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
                        + table(row("型号", "功率(W)", "净重(kg)"), row("YW-1", "800", "1.2"))
                        + paragraph("使用须知")
                        + "<w:tbl><w:tr><w:tc>" + paragraph("产品规格")
                        + table(row("壶身材质", "玻璃"), row("尺寸(cm)", "30×40"))
                        + "</w:tc></w:tr></w:tbl>"
                        + paragraph("产地：绍兴") + paragraph("欢迎选购")
                        + "</w:body></w:document>");

        assertThat(facts(read(word)))
                .containsExactly(
                        "1 model=YW-1",
                        "1 power=800 W",
                        "1 weight=1.2 kg",
                        "1 壶身材质=玻璃",
                        "1 dimensions=30×40cm",
                        "1 origin=绍兴");
    }

    private static String paragraph(String words) {
        return "<w:p><w:r><w:t>" + words + "</w:t></w:r></w:p>";
    }

    private static String row(String... cells) {
        return "<w:tr>"
                + Arrays.stream(cells)
                        .map(cell -> "<w:tc>" + paragraph(cell) + "</w:tc>")
                        .collect(Collectors.joining())
                + "</w:tr>";
    }

    private static String table(String... rows) {
        return "<w:tbl>" + String.join("", rows) + "</w:tbl>";
    }

    @Test
    void plain_text_is_read_as_utf8_or_gb18030() {
        String text = "产地：杭州\r\n保质期：18个月\r\n";

        for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
            assertThat(facts(read(text.getBytes(charset)))).containsExactly("1 origin=杭州", "1 shelf-life=18 个月");
        }
    }

    @Test
    void a_document_that_calls_other_files_calls_none() throws Exception {
        byte[] word = zip("word/document.xml", """
                <?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>
                <w:document xmlns:w="w"><w:body><w:p><w:r><w:t>产地：&x;</w:t></w:r></w:p></w:body></w:document>""");

        ManualReading reading = READER.read(word);

        assertThat(reading instanceof ManualReading.Read read
                        && facts(read).toString().contains("root"))
                .isFalse();
    }

    @Test
    void files_that_cannot_be_read_are_told_apart() throws Exception {
        byte[] pdf = resource("manual.pdf");

        assertThat(READER.read(Arrays.copyOf(pdf, 400))).isInstanceOf(ManualReading.Broken.class);
        assertThat(READER.read(zip("xl/workbook.xml", "<x/>"))).isInstanceOf(ManualReading.Unknown.class);
        assertThat(READER.read(zip("word/document.xml", "<w:p>"))).isInstanceOf(ManualReading.Broken.class);
        assertThat(READER.read(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0}))
                .isInstanceOf(ManualReading.Unknown.class);
        assertThat(READER.read(new byte[0])).isInstanceOf(ManualReading.Unknown.class);
        assertThat(BLIND.read(resource("detail.png"))).isInstanceOf(ManualReading.Unseen.class);
        assertThat(READER.read(locked())).isInstanceOf(ManualReading.Locked.class);
        assertThat(READER.read(blank(ManualReader.MOST_PAGES + 1))).isInstanceOf(ManualReading.TooLong.class);
        assertThat(BLIND.read(blank(2))).isInstanceOf(ManualReading.Unseen.class);
    }

    private static byte[] zip(String name, String content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }

    private static byte[] blank(int pages) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var pdf = new PDDocument()) {
            for (int i = 0; i < pages; i++) {
                pdf.addPage(new PDPage());
            }
            pdf.save(bytes);
        }
        return bytes.toByteArray();
    }

    private static byte[] locked() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var pdf = new PDDocument()) {
            pdf.addPage(new PDPage());
            pdf.protect(new StandardProtectionPolicy("owner", "reader", new AccessPermission()));
            pdf.save(bytes);
        }
        return bytes.toByteArray();
    }
}
