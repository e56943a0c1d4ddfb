package org.qiantang.app.catalog;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/** How much a JSON file of goods would weigh in memory, told by its words before anything of it is kept. */
public final class JsonWeight {
    /** A product with all its SKUs, facts and proofs; an empty list of two bytes is a hundred in memory. */
    private static final int MOST_IN_ONE = 50_000;

    /** Reads without a memory of the names that it has met: a file may be made of nothing but new ones. */
    public static final JsonFactory PLAIN = JsonFactory.builder()
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .build();

    private JsonWeight() {}

    /** Whether no product has more words than any real one; a file that is broken is for its reader to refuse. */
    public static boolean isModest(byte[] file) {
        try (JsonParser parser = PLAIN.createParser(ObjectReadContext.empty(), file)) {
            int depth = 0;
            int between = 0;
            int words = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (depth == 0) {
                    // Products stand in the file itself, or in a list of the file's.
                    between = token == JsonToken.START_ARRAY ? 1 : 2;
                }
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                words = depth == between && token.isStructEnd() ? 0 : words + 1;
                if (words > MOST_IN_ONE) {
                    return false;
                }
            }
            return true;
        } catch (JacksonException broken) {
            return true;
        }
    }
}
