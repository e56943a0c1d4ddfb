package org.qiantang.app.copywriting;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.qiantang.app.copywriting.Copywriter.Watch;

/** The texts that are being written at this moment: how far each is, and a way to stop it. */
final class Writing {
    static final int MOST = 16;

    private final Executor background;
    private final Map<Long, Job> jobs = new ConcurrentHashMap<>();

    Writing(Executor background) {
        this.background = background;
    }

    private static final class Job {
        private volatile boolean stopped;
        private volatile String heard = "";
    }

    /** Begins to write a text; says no where too many are being written already. */
    boolean begin(long textId, Consumer<Watch> work) {
        if (jobs.size() >= MOST) {
            return false;
        }
        var job = new Job();
        jobs.put(textId, job);
        background.execute(() -> {
            try {
                work.accept(new Watch(() -> job.stopped, heard -> job.heard = heard));
            } finally {
                jobs.remove(textId);
            }
        });
        return true;
    }

    boolean isWriting(long textId) {
        return jobs.containsKey(textId);
    }

    /** How many characters of the answer have come so far; empty where nothing is being written. */
    Optional<Integer> heard(long textId) {
        return Optional.ofNullable(jobs.get(textId)).map(job -> job.heard.length());
    }

    void stop(long textId) {
        Job job = jobs.get(textId);
        if (job != null) {
            job.stopped = true;
        }
    }
}
