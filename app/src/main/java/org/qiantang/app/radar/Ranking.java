package org.qiantang.app.radar;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.qiantang.app.web.Bookmark;
import org.qiantang.app.web.Problem;

/**
 * The order of what was seen. It is made of nothing that is not told, so that neither places in the list nor its cursors say
 * more than the rows do: by money it goes band by band, one's own too, unless nothing but one's own is asked for.
 */
final class Ranking {
    /** Before the first row. */
    static final Bookmark TOP = new Bookmark(Long.MAX_VALUE, Long.MAX_VALUE);

    private static final long PER_MILLE = 1_000;
    /** Below whatever is known. */
    private static final long UNKNOWN = -1_000_000;

    private Ranking() {}

    enum By {
        VIEWS,
        PIECES,
        SALES,
        GROWTH;

        static By named(String word) {
            return Arrays.stream(values())
                    .filter(by -> by.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> Problem.nonsense("by", "没有这种排序", "by: views, pieces, sales or growth"));
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The rows in their order, from behind a place on; {@code own} where all of them are the asker's. */
    static Stream<RadarRow> after(List<RadarRow> all, By by, boolean own, Bookmark place) {
        Comparator<Bookmark> downwards = Comparator.comparingLong(Bookmark::rank)
                .thenComparingLong(Bookmark::id)
                .reversed();
        return all.stream()
                .filter(row -> downwards.compare(place(row, by, own), place) > 0)
                .sorted(Comparator.comparing(row -> place(row, by, own), downwards));
    }

    /** Where a row stands. */
    static Bookmark place(RadarRow row, By by, boolean own) {
        return new Bookmark(
                switch (by) {
                    case VIEWS -> row.views();
                    case PIECES -> row.pieces();
                    case SALES -> sales(row, own);
                    case GROWTH -> row.growth() == null ? UNKNOWN : Math.round(row.growth() * PER_MILLE);
                },
                row.id());
    }

    private static long sales(RadarRow row, boolean own) {
        if (own && row.sales() != null) {
            return row.sales();
        }
        return row.band() == null ? UNKNOWN : row.band().fromMinor();
    }
}
