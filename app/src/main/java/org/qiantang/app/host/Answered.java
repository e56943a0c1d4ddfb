package org.qiantang.app.host;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer that stands on facts.
 *
 * @param itemId the item that was asked about, if any
 */
public record Answered(String text, @Nullable Long itemId, List<String> facts) {
    public Answered {
        facts = List.copyOf(facts);
    }
}
