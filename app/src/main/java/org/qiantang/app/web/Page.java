package org.qiantang.app.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Part of a long list, and where to go on.
 *
 * @param next the cursor to ask with for the part that follows ({@code ?after=…}); null at the end
 */
public record Page<T>(List<T> items, @Nullable String next) {
    private static final int USUAL = 20;
    private static final int MOST = 100;

    public Page {
        items = List.copyOf(items);
    }

    /** How many a page may hold: 20 if nobody said, and a refusal naming {@code limit} outside 1..100. */
    public static int limit(@Nullable Integer asked) {
        if (asked == null) {
            return USUAL;
        }
        if (asked < 1 || asked > MOST) {
            throw Problem.nonsense("limit", "limit 须在 1–" + MOST + " 之间", "limit: 1.." + MOST);
        }
        return asked;
    }

    /** The id that a cursor stands for; {@code none} where there is no cursor, a refusal where it is none of ours. */
    public static long after(@Nullable String cursor, long none) {
        if (cursor == null || cursor.isEmpty()) {
            return none;
        }
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException _) {
            throw notOurs();
        }
    }

    static Problem notOurs() {
        return Problem.nonsense("after", "翻页位置无效，请从头开始", "after: not a cursor of ours; start from the top");
    }

    /**
     * A page of rows that were read one over the limit, to know whether there is more.
     *
     * @param cursor says from a row where the list goes on after it
     */
    public static <T> Page<T> of(List<T> oneMore, int limit, Function<T, String> cursor) {
        if (oneMore.size() <= limit) {
            return new Page<>(oneMore, null);
        }
        List<T> items = oneMore.subList(0, limit);
        return new Page<>(items, cursor.apply(items.getLast()));
    }

    /** The same page with each row as something else. */
    public <R> Page<R> map(Function<T, R> change) {
        return new Page<>(items.stream().map(change).toList(), next);
    }
}
