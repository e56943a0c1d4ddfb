package org.qiantang.engine.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A courier for tests: remembers what arrived, and fails when and where it is told to. */
final class Letters implements Courier {
    record Letter(long position, String requestId) {}

    /** What can go wrong with one letter: before it has gone out, or after. */
    interface Weather {
        void beforeSending(Recorded event) throws Exception;

        void afterSending(Recorded event) throws Exception;
    }

    static final Weather FAIR = new Weather() {
        @Override
        public void beforeSending(Recorded event) {}

        @Override
        public void afterSending(Recorded event) {}
    };

    private final int shard;
    private final Weather weather;
    private final List<Letter> arrived = new ArrayList<>();

    Letters(int shard, Weather weather) {
        this.shard = shard;
        this.weather = weather;
    }

    @Override
    public String name() {
        return "letters";
    }

    @Override
    public Set<Integer> shards() {
        return Set.of(shard);
    }

    @Override
    public boolean wants(Recorded event) {
        return event.type().equals("said");
    }

    @Override
    public void carry(Recorded event, String requestId) throws Exception {
        weather.beforeSending(event);
        synchronized (this) {
            arrived.add(new Letter(event.position(), requestId));
        }
        weather.afterSending(event);
    }

    synchronized List<Letter> arrived() {
        return List.copyOf(arrived);
    }
}
