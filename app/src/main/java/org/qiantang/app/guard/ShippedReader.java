package org.qiantang.app.guard;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.guard.meaning.SecondReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The reader of the meaning that the program brings. Where it does not load, the rules stay alone. */
final class ShippedReader {
    private static final Logger LOG = LoggerFactory.getLogger(ShippedReader.class);

    private ShippedReader() {}

    static @Nullable SecondReader load() {
        try {
            return SecondReader.load();
        } catch (IOException | LinkageError trouble) {
            LOG.error("the reader of the meaning does not load: hosts' words are judged by the rules alone", trouble);
            return null;
        }
    }
}
