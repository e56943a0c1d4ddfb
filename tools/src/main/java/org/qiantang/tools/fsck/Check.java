package org.qiantang.tools.fsck;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing that must be so: how often it was looked at, where it was not, and what is worth knowing besides. */
final class Check {
    private static final int MAX_EXAMPLES = 10;

    private final String name;
    private final String claim;
    private final List<String> examples = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private long counted;
    private long faults;

    Check(String name, String claim) {
        this.name = name;
        this.claim = claim;
    }

    void counted() {
        counted++;
    }

    void counted(long more) {
        counted += more;
    }

    /** Counts one look, and a fault where the thing is not so. */
    void must(boolean so, String otherwise, @Nullable Object... values) {
        counted++;
        if (!so) {
            fault(otherwise, values);
        }
    }

    /** A fault; each {@code {}} stands for the next value. */
    void fault(String what, @Nullable Object... values) {
        faults++;
        if (examples.size() < MAX_EXAMPLES) {
            examples.add(fill(what, values));
        }
    }

    void note(String what, @Nullable Object... values) {
        notes.add(fill(what, values));
    }

    private static String fill(String text, @Nullable Object... values) {
        var filled = new StringBuilder();
        int from = 0;
        for (@Nullable Object value : values) {
            int at = text.indexOf("{}", from);
            if (at < 0) {
                break;
            }
            filled.append(text, from, at).append(value);
            from = at + 2;
        }
        return filled.append(text.substring(from)).toString();
    }

    String name() {
        return name;
    }

    String claim() {
        return claim;
    }

    boolean agrees() {
        return faults == 0;
    }

    long looks() {
        return counted;
    }

    long faults() {
        return faults;
    }

    List<String> examples() {
        return List.copyOf(examples);
    }

    List<String> notes() {
        return List.copyOf(notes);
    }
}
