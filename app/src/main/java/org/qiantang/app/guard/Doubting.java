package org.qiantang.app.guard;

import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.guard.Guard;
import org.qiantang.engine.guard.meaning.SecondReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The guard with a reader of the meaning, loaded when a person first speaks as a host: a program whose hosts are all
 * digital needs neither the reader's memory nor the time of its loading. Where it does not load, the rules stay alone.
 */
final class Doubting implements Supplier<Guard> {
    private static final Logger LOG = LoggerFactory.getLogger(Doubting.class);

    private final Guard rules;
    private @Nullable Guard loaded;

    Doubting(Guard rules) {
        this.rules = rules;
    }

    @Override
    public synchronized Guard get() {
        Guard guard = loaded;
        if (guard == null) {
            guard = load();
            loaded = guard;
        }
        return guard;
    }

    private Guard load() {
        try {
            return Guard.doubting(SecondReader.load());
        } catch (IOException | LinkageError trouble) {
            LOG.error("the reader of the meaning does not load: hosts' words are judged by the rules alone", trouble);
            return rules;
        }
    }
}
