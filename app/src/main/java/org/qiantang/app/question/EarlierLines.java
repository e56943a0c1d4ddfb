package org.qiantang.app.question;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** The latest lines of each viewer of a show; who spoke longest ago is forgotten first. For one thread at a time. */
public final class EarlierLines {
    static final int MOST_OF_ONE = 4;
    private static final int MOST_REMEMBERED = 2_000;

    private final SequencedMap<Long, List<String>> said = new LinkedHashMap<>(16, 0.75f, true);

    /** What the viewer said before this line, oldest first; the line is remembered for the next. */
    public List<String> before(long personId, String line) {
        List<String> earlier = said.getOrDefault(personId, List.of());
        var now = new ArrayList<>(earlier);
        now.add(line);
        said.put(personId, List.copyOf(now.subList(Math.max(0, now.size() - MOST_OF_ONE), now.size())));
        if (said.size() > MOST_REMEMBERED) {
            said.pollFirstEntry();
        }
        return earlier;
    }
}
