package org.qiantang.app.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Where a list ends that is ordered by a number and then by an id; as a cursor it reads {@code 12.7301}. */
public record Bookmark(long rank, long id) {
    private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");
    /** Before the first row of a list whose oldest comes first. */
    public static final Bookmark OLDEST = at(FIRST, -1);
    /** Before the first row of a list whose newest comes first. */
    public static final Bookmark NEWEST = at(LAST, Long.MAX_VALUE);

    /** A place in a list that is ordered by moments, in microseconds, as fine as the database keeps them. */
    public static Bookmark at(Instant moment, long id) {
        return new Bookmark(ChronoUnit.MICROS.between(Instant.EPOCH, moment), id);
    }

    /** The place that a cursor stands for; {@code start} where there is none, a refusal where it is none of ours. */
    public static Bookmark read(@Nullable String cursor, Bookmark start) {
        if (cursor == null || cursor.isEmpty()) {
            return start;
        }
        int dot = cursor.indexOf('.');
        try {
            if (dot > 0) {
                return new Bookmark(
                        Long.parseLong(cursor.substring(0, dot)), Long.parseLong(cursor.substring(dot + 1)));
            }
        } catch (NumberFormatException _) {
            throw Page.notOurs();
        }
        throw Page.notOurs();
    }

    /** The moment that the rank stands for; a refusal where it stands for none. */
    public Instant moment() {
        try {
            Instant moment = Instant.EPOCH.plus(rank, ChronoUnit.MICROS);
            if (moment.isBefore(FIRST) || moment.isAfter(LAST)) {
                throw Page.notOurs();
            }
            return moment;
        } catch (DateTimeException | ArithmeticException _) {
            throw Page.notOurs();
        }
    }

    public String cursor() {
        return rank + "." + id;
    }
}
