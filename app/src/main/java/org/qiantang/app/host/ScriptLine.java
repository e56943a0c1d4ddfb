package org.qiantang.app.host;

import java.util.List;

/**
 * One line of a script.
 *
 * @param text may hold slots, which a {@link Resolver} fills at the moment of speaking
 * @param facts the names of the facts that the line stands on
 */
public record ScriptLine(String text, List<String> facts) {
    public ScriptLine {
        facts = List.copyOf(facts);
    }
}
