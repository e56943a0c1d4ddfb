package org.qiantang.engine.tlog.pack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One finding for each file. What is wrong stays, and of several wrongs the first. */
final class Findings {
    private final Map<String, Finding> byPath = new LinkedHashMap<>();

    void fault(String path, Reason reason, Object... facts) {
        putOverWhatIsNoFault(path, reason, facts);
    }

    /** Says what is neither right nor wrong; what is wrong stays. */
    void note(String path, Reason reason, Object... facts) {
        putOverWhatIsNoFault(path, reason, facts);
    }

    void pass(String path, Reason reason, Object... facts) {
        byPath.putIfAbsent(path, finding(path, reason, facts));
    }

    /** Says of one file what was said of another that it hangs on. */
    void inherit(String path, String from) {
        Finding cause = byPath.get(from);
        if (cause != null && cause.reason().isFault()) {
            fault(path, cause.reason(), cause.facts().toArray());
        }
    }

    boolean isFaulty(String path) {
        Finding known = byPath.get(path);
        return known != null && known.reason().isFault();
    }

    /** Those of these files in their order, and then all others: of files that are not there. */
    List<Finding> all(List<String> names) {
        var ordered = new LinkedHashMap<String, Finding>();
        for (String name : names) {
            ordered.put(name, byPath.getOrDefault(name, finding(name, Reason.UNCHECKED)));
        }
        ordered.putAll(byPath);
        return List.copyOf(ordered.values());
    }

    private void putOverWhatIsNoFault(String path, Reason reason, Object... facts) {
        if (!isFaulty(path)) {
            byPath.put(path, finding(path, reason, facts));
        }
    }

    private static Finding finding(String path, Reason reason, Object... facts) {
        return new Finding(
                path, reason, List.of(facts).stream().map(String::valueOf).toList());
    }
}
