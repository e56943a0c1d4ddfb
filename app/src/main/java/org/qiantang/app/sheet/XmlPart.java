package org.qiantang.app.sheet;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * XML from outside, read from front to back and kept nowhere: it fetches nothing and unfolds nothing, and whatever could
 * make a small file large in memory (a tag, a text, names, depth) has its bound. Past one it is no part of a workbook.
 */
final class XmlPart implements AutoCloseable {
    /** As many characters as a spreadsheet lets stand in one cell. */
    static final int LONGEST_TEXT = 32_767;

    private static final int MOST_NAMES = 1_000;
    private static final int DEEPEST = 64;
    // Each of a cell's characters may be written as a reference such as &#x4E00;.
    private static final int LONGEST_RUN = 10 * LONGEST_TEXT;

    private final InputStream bytes;
    private final XMLStreamReader reader;
    private final Set<String> names = new HashSet<>();
    private int depth;

    XmlPart(InputStream bytes) throws IOException {
        this.bytes = bytes;
        try {
            // A factory keeps the names that it has seen, so each part has its own.
            XMLInputFactory factory = new InputFactoryImpl();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            reader = factory.createXMLStreamReader(new InputStreamReader(new Runs(bytes), StandardCharsets.UTF_8));
        } catch (XMLStreamException broken) {
            throw new IOException(broken);
        }
    }

    /** Goes on to the next tag; false at the end. */
    boolean toTag() throws IOException {
        for (int event = next(); event != XMLStreamConstants.END_DOCUMENT; event = next()) {
            if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
                return true;
            }
        }
        return false;
    }

    /** Goes on to where the next element of this name begins; false if there is none. */
    boolean toStart(String name) throws IOException {
        while (toTag()) {
            if (starts(name)) {
                return true;
            }
        }
        return false;
    }

    boolean starts(String name) {
        return reader.isStartElement() && reader.getLocalName().equals(name);
    }

    boolean ends(String name) {
        return reader.isEndElement() && reader.getLocalName().equals(name);
    }

    @Nullable
    String attribute(String name) {
        return reader.getAttributeValue(null, name);
    }

    /** The attribute whatever namespace it is of, as ids of relationships are. */
    @Nullable
    String attributeAnywhere(String name) {
        for (int place = 0; place < reader.getAttributeCount(); place++) {
            if (reader.getAttributeLocalName(place).equals(name)
                    && reader.getAttributeNamespace(place) != null
                    && !reader.getAttributeNamespace(place).isEmpty()) {
                return reader.getAttributeValue(place);
            }
        }
        return null;
    }

    /** The text of the element that has just begun, up to its end, without that of elements of the other name. */
    String text(String without) throws IOException {
        var text = new StringBuilder();
        int end = depth - 1;
        int silent = Integer.MAX_VALUE;
        while (depth > end) {
            int event = next();
            if (event == XMLStreamConstants.START_ELEMENT
                    && reader.getLocalName().equals(without)) {
                silent = Math.min(silent, depth);
            } else if (event == XMLStreamConstants.END_ELEMENT && depth < silent) {
                silent = Integer.MAX_VALUE;
            } else if (depth < silent
                    && (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.SPACE)) {
                text.append(reader.getText());
                mustBe(text.length() <= LONGEST_TEXT, "text");
            }
        }
        return text.toString();
    }

    private int next() throws IOException {
        try {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                mustBe(++depth <= DEEPEST, "depth");
                know();
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
            // No spreadsheet writes these, and each is a way to make much of little.
            mustBe(
                    event != XMLStreamConstants.DTD
                            && event != XMLStreamConstants.ENTITY_REFERENCE
                            && event != XMLStreamConstants.CDATA,
                    "kind of content");
            return event;
        } catch (XMLStreamException broken) {
            throw new IOException(broken);
        }
    }

    /** The reader keeps every name that it meets. */
    private void know() throws IOException {
        names.add(reader.getPrefix() + ':' + reader.getLocalName());
        for (int place = 0; place < reader.getAttributeCount(); place++) {
            names.add(reader.getAttributePrefix(place) + ':' + reader.getAttributeLocalName(place));
        }
        for (int place = 0; place < reader.getNamespaceCount(); place++) {
            names.add("xmlns:" + reader.getNamespacePrefix(place) + '=' + reader.getNamespaceURI(place));
        }
        mustBe(names.size() <= MOST_NAMES, "names");
    }

    static void mustBe(boolean bounded, String what) throws IOException {
        if (!bounded) {
            throw new IOException("out of bounds: " + what);
        }
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }

    /** Lets no tag and no text through that is longer than any spreadsheet's. */
    private static final class Runs extends FilterInputStream {
        private int run;

        Runs(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] to, int from, int most) throws IOException {
            int read = in.read(to, from, most);
            for (int place = from; place < from + read; place++) {
                run = to[place] == '<' ? 0 : run + 1;
                mustBe(run <= LONGEST_RUN, "run");
            }
            return read;
        }
    }
}
