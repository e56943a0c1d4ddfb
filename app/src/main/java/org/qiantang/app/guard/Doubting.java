package org.qiantang.app.guard;

import java.io.IOException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.guard.Guard;
import org.qiantang.engine.guard.meaning.SecondReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives a guard a reader of the meaning, loaded when a person first speaks as a host: a program whose hosts are all
 * digital needs neither the reader's memory nor the time of its loading. Where it does not load, the rules stay alone.
 */
final class Doubting implements UnaryOperator<Guard> {
    private static final Logger LOG = LoggerFactory.getLogger(Doubting.class);

    private boolean asked;
    private @Nullable SecondReader reader;
    private @Nullable Guard rules;
    private @Nullable Guard doubting;

    @Override
    public synchronized Guard apply(Guard book) {
        Guard known = doubting;
        if (known != null && rules == book) {
            return known;
        }
        SecondReader loaded = reader();
        Guard next = loaded == null ? book : book.doubtedBy(loaded);
        rules = book;
        doubting = next;
        return next;
    }

    private @Nullable SecondReader reader() {
        if (!asked) {
            asked = true;
            reader = load();
        }
        return reader;
    }

    private static @Nullable SecondReader load() {
        try {
            return SecondReader.load();
        } catch (IOException | LinkageError trouble) {
            LOG.error("the reader of the meaning does not load: hosts' words are judged by the rules alone", trouble);
            return null;
        }
    }
}
