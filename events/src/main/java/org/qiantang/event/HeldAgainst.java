package org.qiantang.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a finding was held against.
 *
 * @param used the facts that decided it
 * @param missing the names of facts that would settle it
 * @param exemption the name of the exemption that was considered; null where none was
 */
public record HeldAgainst(
        List<FactThen> used, List<String> missing, @Nullable String exemption) {
    public HeldAgainst {
        used = List.copyOf(used);
        missing = List.copyOf(missing);
    }
}
