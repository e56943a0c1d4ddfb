package org.qiantang.app.rulebook;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.guard.Goods;
import org.qiantang.engine.guard.Speaker;

/** Knows what was said in shows, for trying rules out on it. */
public interface PastLines {
    /** Of all shows, but no more than so many. */
    int count(int most);

    /** The newest lines that are older than one; {@link Long#MAX_VALUE} for the newest of all. */
    List<Said> before(long lineId, int most);

    /**
     * A line as a host said it.
     *
     * @param second since the show was opened
     * @param goods as they are known today; prices and pieces of that moment are not known any more
     * @param found the rules that were found broken in it then
     * @param corrected whether the host took it back
     */
    record Said(
            long showId,
            String showTitle,
            long lineId,
            Instant at,
            int second,
            Speaker speaker,
            String text,
            @Nullable Goods goods,
            List<String> found,
            boolean corrected) {
        public Said {
            found = List.copyOf(found);
        }
    }
}
