package org.qiantang.app.guidance;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One question of a checklist, with the proof that answers it.
 *
 * @param mark official where it was taken from an official list, inferred where it is our own
 */
public record Point(
        String id,
        String textZh,
        String textEn,
        List<Basis> basis,
        String proofZh,
        String proofEn,
        List<String> rules,
        @Nullable String severity,
        List<String> actions,
        String mark) {
    public Point {
        basis = List.copyOf(basis);
        rules = List.copyOf(rules);
        actions = List.copyOf(actions);
    }
}
