package org.qiantang.engine.tlog.pack;

import java.util.List;

/**
 * What was found of one file of a pack.
 *
 * @param path in the zip; of what is wrong with the zip itself, the zip's name; of a file that is not given, where it would lie
 * @param facts as the reason says
 */
public record Finding(String path, Reason reason, List<String> facts) {
    public Finding {
        facts = List.copyOf(facts);
    }
}
