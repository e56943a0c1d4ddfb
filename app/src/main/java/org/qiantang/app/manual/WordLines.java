package org.qiantang.app.manual;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** A Word document (.docx, ECMA-376) as lines: a paragraph is one, and so is a row of a table. */
final class WordLines {
    private static final String DOCUMENT = "word/document.xml";
    private static final int MOST_INFLATED = 20 << 20;
    private static final int MOST_ENTRIES = 5_000;

    private WordLines() {}

    static ManualReading read(byte[] bytes, int mostPages) {
        try {
            byte[] document = document(bytes);
            if (document.length == 0) {
                return new ManualReading.Unknown();
            }
            Document read = parsed(document);
            if (read.pages > mostPages) {
                return new ManualReading.TooLong(mostPages);
            }
            return new ManualReading.Read("docx", read.pages, 0, read.passages());
        } catch (IOException | XMLStreamException broken) {
            return new ManualReading.Broken();
        }
    }

    /** The main part, unpacked; empty where the zip is no Word document. */
    private static byte[] document(byte[] bytes) throws IOException {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            int entries = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(DOCUMENT)) {
                    byte[] inflated = zip.readNBytes(MOST_INFLATED + 1);
                    if (inflated.length > MOST_INFLATED) {
                        throw new IOException("document.xml: over " + MOST_INFLATED + " bytes");
                    }
                    return inflated;
                }
                if (++entries > MOST_ENTRIES) {
                    throw new IOException("zip: over " + MOST_ENTRIES + " entries");
                }
            }
        }
        return new byte[0];
    }

    private static Document parsed(byte[] xml) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        var document = new Document();
        XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> document.begins(reader.getLocalName(), reader);
                case XMLStreamConstants.END_ELEMENT -> document.ends(reader.getLocalName());
                default -> {}
            }
        }
        return document;
    }

    /** The document as far as it has been read. */
    private static final class Document {
        private final List<List<String>> byPage = new ArrayList<>(List.of(new ArrayList<>()));
        private final StringBuilder line = new StringBuilder();
        private int pages = 1;
        private int inRows;

        void begins(String element, XMLStreamReader reader) throws XMLStreamException {
            switch (element) {
                // Text that was struck out in a revision stands in delText and is not taken.
                case "t" -> line.append(reader.getElementText());
                case "tab" -> line.append('\t');
                case "br", "cr" -> line.append(inRows > 0 ? " " : "\n");
                case "tbl" -> {
                    // What stands before a table within a cell is no cell of its first row.
                    if (inRows > 0) {
                        flush();
                    }
                }
                case "tr" -> inRows++;
                case "lastRenderedPageBreak" -> {
                    pages++;
                    byPage.add(new ArrayList<>());
                }
                default -> {}
            }
        }

        void ends(String element) {
            switch (element) {
                case "p" -> {
                    if (inRows == 0) {
                        flush();
                    } else {
                        line.append(' ');
                    }
                }
                case "tc" -> line.append('\t');
                case "tr" -> {
                    inRows--;
                    flush();
                }
                default -> {}
            }
        }

        private void flush() {
            line.toString().lines().forEach(byPage.getLast()::add);
            line.setLength(0);
        }

        List<Passage> passages() {
            var passages = new ArrayList<Passage>();
            for (int page = 0; page < byPage.size(); page++) {
                // A paragraph is whole: its sentence does not go on in the next.
                Lines.of(page + 1, byPage.get(page)).stream()
                        .map(one -> new Passage(one.page(), one.line(), one.text(), false))
                        .forEach(passages::add);
            }
            return passages;
        }
    }
}
