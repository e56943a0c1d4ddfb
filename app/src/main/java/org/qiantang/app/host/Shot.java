package org.qiantang.app.host;

import org.jspecify.annotations.Nullable;
import org.qiantang.engine.performance.presenter.Acting;
import org.qiantang.engine.performance.presenter.Likeness;

/**
 * What one frame is to show.
 *
 * @param words the sentence under way, with the silence after it; null between sentences
 * @param wordless whether the sentence is read and not heard
 * @param likeness another body's picture; null where the drawn presenter is seen
 */
record Shot(
        Acting acting,
        @Nullable String words,
        boolean wordless,
        @Nullable Likeness likeness) {
    /** Nobody says anything. */
    static Shot silent(@Nullable Likeness likeness) {
        return new Shot(Acting.IDLE, null, false, likeness);
    }
}
