package org.qiantang.app.copywriting;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.copywriting.Proofreading.Checked;

/**
 * A sentence that was written and not kept.
 *
 * @param text as it was written
 * @param rewritten whether another stands in its place
 * @param sentence the number of the sentence in whose place it was to stand; null where that is not known
 */
record Dropped(
        long itemId,
        Part part,
        String text,
        List<Reason> reasons,
        boolean rewritten,
        @Nullable Integer sentence) {
    Dropped {
        reasons = List.copyOf(reasons);
    }

    static Dropped of(long itemId, Part part, String text, List<Reason> reasons) {
        return new Dropped(itemId, part, text, reasons, false, null);
    }

    /** What was read and does not stand, as it reads now, or as it was written where it cannot be said. */
    static Dropped of(Checked checked) {
        Sentence written = checked.sentence();
        String reads = checked.reads();
        return of(written.itemId(), written.part(), reads == null ? written.text() : reads, checked.reasons());
    }

    Dropped inPlaceOf(int id, boolean another) {
        return new Dropped(itemId, part, text, reasons, another, id);
    }

    boolean isOf(Sentence one) {
        Integer place = sentence;
        return place != null && place.intValue() == one.id();
    }
}
