package org.qiantang.engine.tlog.pack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qiantang.engine.tlog.wire.Decimal;
import org.qiantang.engine.tlog.wire.Lines;
import org.qiantang.engine.tlog.wire.Malformed;
import org.qiantang.engine.tlog.wire.Utf8;

/** The list of files that are not given: the index of a leaf and why, a line each. */
final class Absences {
    private static final String HEAD = "# 未提供的文件 / files that are not given: 记录编号 原因 / index of the leaf, why";

    private Absences() {}

    static byte[] write(SortedMap<Long, Absence> absences) {
        var text = new StringBuilder(HEAD).append('\n');
        absences.forEach((index, why) ->
                text.append(index).append('\t').append(why.word()).append('\n'));
        return text.toString().getBytes(UTF_8);
    }

    /** @throws Malformed if it is not such a list, in the order of the indexes, each once */
    static SortedMap<Long, Absence> parse(byte[] bytes) {
        var absences = new TreeMap<Long, Absence>();
        var lines = new Lines(Layout.ABSENCES, Utf8.read(Layout.ABSENCES, bytes));
        if (!lines.take().equals(HEAD)) {
            throw new Malformed(Layout.ABSENCES, "another first line", HEAD);
        }
        while (!lines.isAtEnd()) {
            String line = lines.take();
            int tab = line.indexOf('\t');
            if (tab < 0) {
                throw new Malformed(Layout.ABSENCES, line, "an index, a tab and a word");
            }
            long index = Decimal.read("index", line.substring(0, tab));
            if (!absences.isEmpty() && absences.lastKey() >= index) {
                throw new Malformed(Layout.ABSENCES, line, "indexes in order, each once");
            }
            absences.put(index, Absence.of(line.substring(tab + 1)));
        }
        return Collections.unmodifiableSortedMap(absences);
    }
}
