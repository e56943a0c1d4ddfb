package org.qiantang.app.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Merged cells of a spreadsheet: all of them say what the first one says. */
final class SheetMerges {
    private static final Pattern RANGE = Pattern.compile("([A-Z]{1,3})(\\d{1,7}):([A-Z]{1,3})(\\d{1,7})");
    private static final int MOST = 20_000;
    private static final int MOST_CELLS = 1_000_000;

    private SheetMerges() {}

    private record Merge(int top, int left, int bottom, int right) {}

    static List<List<String>> filled(byte[] bytes, List<List<String>> rows) throws IOException {
        List<Merge> merges = merges(bytes);
        if (merges.isEmpty()) {
            return rows;
        }
        List<List<String>> filled = new ArrayList<>();
        rows.forEach(row -> filled.add(new ArrayList<>(row)));
        long cells = 0;
        for (Merge merge : merges) {
            cells += (long) (merge.bottom() - merge.top() + 1) * (merge.right() - merge.left() + 1);
            if (cells > MOST_CELLS) {
                break;
            }
            fill(merge, filled);
        }
        return filled;
    }

    private static void fill(Merge merge, List<List<String>> rows) {
        if (merge.top() >= rows.size() || merge.left() >= rows.get(merge.top()).size()) {
            return;
        }
        String text = rows.get(merge.top()).get(merge.left());
        for (int row = merge.top(); row <= Math.min(merge.bottom(), rows.size() - 1); row++) {
            List<String> cells = rows.get(row);
            for (int column = merge.left(); column <= merge.right(); column++) {
                while (cells.size() <= column) {
                    cells.add("");
                }
                cells.set(column, text);
            }
        }
    }

    private static List<Merge> merges(byte[] bytes) throws IOException {
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
                .get()) {
            ZipArchiveEntry sheet = zip.getEntry("xl/worksheets/sheet1.xml");
            if (sheet == null) {
                return List.of();
            }
            try (InputStream in = zip.getInputStream(sheet)) {
                return merges(in);
            }
        }
    }

    private static List<Merge> merges(InputStream in) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        // A file from outside fetches nothing and unfolds nothing.
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        var merges = new ArrayList<Merge>();
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(in);
            while (reader.hasNext() && merges.size() < MOST) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT
                        && reader.getLocalName().equals("mergeCell")) {
                    Matcher range = RANGE.matcher(String.valueOf(reader.getAttributeValue(null, "ref")));
                    if (range.matches()) {
                        merges.add(new Merge(
                                Integer.parseInt(range.group(2)) - 1,
                                column(range.group(1)),
                                Integer.parseInt(range.group(4)) - 1,
                                Math.min(column(range.group(3)), 299)));
                    }
                }
            }
        } catch (XMLStreamException broken) {
            throw new IOException(broken);
        }
        return merges;
    }

    private static int column(String letters) {
        int column = 0;
        for (int i = 0; i < letters.length(); i++) {
            column = column * 26 + letters.charAt(i) - 'A' + 1;
        }
        return column - 1;
    }
}
