package org.qiantang.app.copywriting;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The least that is a Word document: a zip of the parts that Office Open XML asks for, with the mark of generated text. */
final class Docx {
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/";
    private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String TYPES = "application/vnd.openxmlformats-officedocument.";

    private Docx() {}

    /** How a paragraph looks. */
    enum Look {
        TITLE("<w:b/><w:sz w:val=\"36\"/>"),
        HEADING("<w:b/><w:sz w:val=\"28\"/>"),
        NOTE("<w:color w:val=\"777777\"/><w:sz w:val=\"18\"/>"),
        TEXT("<w:sz w:val=\"24\"/>");

        private final String properties;

        Look(String properties) {
            this.properties = properties;
        }
    }

    record Paragraph(Look look, String text) {}

    /** @param mark as the measures for labelling generated content want it in a file's own metadata */
    static byte[] write(String title, List<Paragraph> paragraphs, String mark) {
        var parts = new LinkedHashMap<String, String>();
        parts.put("[Content_Types].xml", contentTypes());
        parts.put("_rels/.rels", relations());
        parts.put("docProps/core.xml", core(title));
        parts.put("docProps/custom.xml", custom(mark));
        parts.put("word/document.xml", document(paragraphs));
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                var entry = new ZipEntry(part.getKey());
                // The same text is the same file, whenever it is written.
                entry.setTime(0);
                zip.putNextEntry(entry);
                zip.write((HEAD + part.getValue()).getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
        return bytes.toByteArray();
    }

    private static String contentTypes() {
        return "<Types xmlns=\"" + PACKAGE + "content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + override("/word/document.xml", TYPES + "wordprocessingml.document.main+xml")
                + override("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")
                + override("/docProps/custom.xml", TYPES + "custom-properties+xml")
                + "</Types>";
    }

    private static String override(String part, String type) {
        return "<Override PartName=\"" + part + "\" ContentType=\"" + type + "\"/>";
    }

    private static String relations() {
        return "<Relationships xmlns=\"" + PACKAGE + "relationships\">"
                + relation("rId1", OFFICE + "relationships/officeDocument", "word/document.xml")
                + relation("rId2", PACKAGE + "relationships/metadata/core-properties", "docProps/core.xml")
                + relation("rId3", OFFICE + "relationships/custom-properties", "docProps/custom.xml")
                + "</Relationships>";
    }

    private static String relation(String id, String type, String target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + type + "\" Target=\"" + target + "\"/>";
    }

    private static String core(String title) {
        return "<cp:coreProperties xmlns:cp=\"" + PACKAGE + "metadata/core-properties\""
                + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>" + escaped(title)
                + "</dc:title><dc:creator>Qiantang</dc:creator></cp:coreProperties>";
    }

    private static String custom(String mark) {
        return "<Properties xmlns=\"" + OFFICE + "custom-properties\" xmlns:vt=\"" + OFFICE + "docPropsVTypes\">"
                + "<property fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\" pid=\"2\" name=\"AIGC\"><vt:lpwstr>"
                + escaped(mark) + "</vt:lpwstr></property></Properties>";
    }

    private static String document(List<Paragraph> paragraphs) {
        var body = new StringBuilder("<w:document xmlns:w=\"" + WORD + "\"><w:body>");
        for (Paragraph paragraph : paragraphs) {
            body.append("<w:p><w:pPr><w:spacing w:after=\"120\"/></w:pPr><w:r><w:rPr>")
                    .append(paragraph.look().properties)
                    .append("</w:rPr><w:t xml:space=\"preserve\">")
                    .append(escaped(paragraph.text()))
                    .append("</w:t></w:r></w:p>");
        }
        return body.append("<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/></w:sectPr></w:body></w:document>")
                .toString();
    }

    /** Signs that XML cannot hold at all are left out. */
    private static String escaped(String text) {
        var safe = new StringBuilder();
        text.codePoints().forEach(sign -> {
            switch (sign) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                default -> {
                    boolean below = sign >= 0x20 && sign <= 0xD7FF;
                    if (below || (sign >= 0xE000 && sign != 0xFFFE && sign != 0xFFFF)) {
                        safe.appendCodePoint(sign);
                    }
                }
            }
        });
        return safe.toString();
    }
}
