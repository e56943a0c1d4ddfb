package org.qiantang.app.copywriting;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.qiantang.app.copywriting.Copywriter.Watch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The texts that are being written at this moment: how far each is, and a way to stop it. */
final class Writing {
    static final int MOST = 16;

    private static final Logger LOG = LoggerFactory.getLogger(Writing.class);
    private static final int MOST_FAILED = 1_000;

    private final Executor background;
    private final Map<Long, Job> jobs = new ConcurrentHashMap<>();
    private final Set<Long> failed = ConcurrentHashMap.newKeySet();

    Writing(Executor background) {
        this.background = background;
    }

    /**
     * How far a text is.
     *
     * @param heard how many characters of the model's present answer have come
     * @param done how many sentences have had their turn where all are written anew
     * @param of how many there are; 0 where the text is not written sentence by sentence
     */
    record Progress(int heard, int done, int of) {}

    /** A text that is being written. */
    static final class Job {
        private volatile boolean stopped;
        private volatile Progress progress = new Progress(0, 0, 0);

        Watch watch() {
            return new Watch(() -> stopped, heard -> hear(heard.length()));
        }

        private void hear(int characters) {
            Progress before = progress;
            progress = new Progress(characters, before.done(), before.of());
        }

        /** So many sentences of all have had their turn. */
        void reach(int done, int of) {
            progress = new Progress(0, done, of);
        }
    }

    /**
     * Begins to write a text; says no where it, or too many others, are being written already. Nobody waits for what comes of
     * it: what is thrown is noted.
     */
    boolean begin(long textId, Consumer<Job> work) {
        Optional<Job> entered = enter(textId);
        entered.ifPresent(job -> background.execute(() -> {
            try {
                work.accept(job);
            } catch (RuntimeException trouble) {
                LOG.error("a text could not be written: text={}", textId, trouble);
                note(textId);
            } finally {
                jobs.remove(textId);
            }
        }));
        return entered.isPresent();
    }

    /** Writes while the asker waits; empty where the text, or too many others, are being written already. */
    <T> Optional<T> during(long textId, Function<Job, T> work) {
        return enter(textId).map(job -> {
            try {
                return work.apply(job);
            } finally {
                jobs.remove(textId);
            }
        });
    }

    private Optional<Job> enter(long textId) {
        var job = new Job();
        if (jobs.size() >= MOST || jobs.putIfAbsent(textId, job) != null) {
            return Optional.empty();
        }
        failed.remove(textId);
        return Optional.of(job);
    }

    private void note(long textId) {
        if (failed.size() >= MOST_FAILED) {
            // So many are no news to anybody.
            failed.clear();
        }
        failed.add(textId);
    }

    /** Whether nothing came of the last time that a text was written in the background, which is told until it changes. */
    boolean hasFailed(long textId) {
        return failed.contains(textId);
    }

    /** The text has changed since. */
    void forget(long textId) {
        failed.remove(textId);
    }

    boolean isWriting(long textId) {
        return jobs.containsKey(textId);
    }

    /** Empty where nothing is being written. */
    Optional<Progress> progress(long textId) {
        return Optional.ofNullable(jobs.get(textId)).map(job -> job.progress);
    }

    void stop(long textId) {
        Job job = jobs.get(textId);
        if (job != null) {
            job.stopped = true;
        }
    }
}
