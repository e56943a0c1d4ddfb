package org.qiantang.engine.guard;

import java.util.List;
import java.util.stream.Collectors;

/** Pages that make no rule book, with all that is wrong with them. */
public final class UnfitRules extends IllegalArgumentException {
    private final transient List<RuleFault> faults;

    UnfitRules(List<RuleFault> faults) {
        super(faults.stream().map(RuleFault::toString).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    public List<RuleFault> faults() {
        return faults;
    }
}
