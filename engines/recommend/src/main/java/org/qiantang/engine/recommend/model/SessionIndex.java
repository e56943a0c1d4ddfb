package org.qiantang.engine.recommend.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What others did next in sessions like this one: STAN (Garg and others, SIGIR 2019) over an index that grows with each
 * event, so that what happened a moment ago already speaks.
 *
 * <p>Bounded: the oldest session goes when there are too many, the oldest mention when an item has too many, and a session
 * keeps its last {@link #LONGEST} items. Not safe for several threads.
 */
public final class SessionIndex {
    /** Items of a session that are kept and compared, the latest. */
    public static final int LONGEST = 64;

    private static final int LATEST_ASKED = 30;

    /**
     * How a question is answered.
     *
     * @param neighbours sessions that vote
     * @param sample latest sessions that are compared
     * @param recency steps in which an item of the asking session loses 1/e of its weight
     * @param distance the same for how far a neighbour's item lies from the item that both share
     * @param days the same for a neighbour's age
     */
    public record Settings(int neighbours, int sample, double recency, double distance, double days) {}

    /**
     * What is kept at most.
     *
     * @param sessions kept at most
     * @param mentions of one item kept at most
     * @param gap seconds without an event after which a person's next event opens a new session
     */
    public record Bounds(int sessions, int mentions, long gap) {}

    private static final class Session {
        private final long owner;
        private int[] items = new int[4];
        private int size;
        private long last;
        private int asked;
        private double likeness;
        private int shared;

        private Session(long owner) {
            this.owner = owner;
        }
    }

    private final Bounds bounds;
    private final LinkedHashSet<Session> sessions = new LinkedHashSet<>();
    private final Map<Long, ArrayDeque<Session>> byOwner = new HashMap<>();
    private final Map<Integer, LinkedHashSet<Session>> byItem = new HashMap<>();
    private int questions;

    public SessionIndex(Bounds bounds) {
        this.bounds = bounds;
    }

    public int size() {
        return sessions.size();
    }

    /** Adds what somebody did; time in seconds, not before that person's last. */
    public void add(long owner, int item, long at) {
        ArrayDeque<Session> own = byOwner.computeIfAbsent(owner, _ -> new ArrayDeque<>());
        Session session = own.peekLast();
        if (session == null || at - session.last > bounds.gap()) {
            session = new Session(owner);
            own.addLast(session);
            sessions.add(session);
        }
        append(session, item);
        session.last = at;
        LinkedHashSet<Session> mentions = byItem.computeIfAbsent(item, _ -> new LinkedHashSet<>());
        mentions.remove(session);
        mentions.addLast(session);
        if (mentions.size() > bounds.mentions()) {
            mentions.removeFirst();
        }
        if (sessions.size() > bounds.sessions()) {
            remove(sessions.getFirst());
        }
    }

    /** Takes out all sessions of somebody. */
    public void forget(long owner) {
        ArrayDeque<Session> own = byOwner.get(owner);
        if (own != null) {
            List.copyOf(own).forEach(this::remove);
        }
    }

    /** The scores of items for a session, oldest item first; only items that a neighbour has are named. */
    public Map<Integer, Double> scores(int[] session, long at, Settings settings) {
        return scores(session, at, settings, Long.MIN_VALUE);
    }

    /** The same, where the sessions of the one who asks do not vote. */
    public Map<Integer, Double> scores(int[] session, long at, Settings settings, long asker) {
        Map<Integer, Double> scores = new LinkedHashMap<>();
        for (Session neighbour : neighbours(session, at, settings, asker)) {
            for (int place = 0; place < neighbour.size; place++) {
                double near = Math.exp(-Math.abs(place - neighbour.shared) / settings.distance());
                scores.merge(neighbour.items[place], neighbour.likeness * near, Double::sum);
            }
        }
        return scores;
    }

    /** For each of some items the item of a session that brought most of its score; those that got none are left out. */
    public Map<Integer, Integer> because(int[] session, long at, Settings settings, long asker, Set<Integer> items) {
        Map<Integer, Map<Integer, Double>> brought = new HashMap<>();
        for (Session neighbour : neighbours(session, at, settings, asker)) {
            for (int place = 0; place < neighbour.size; place++) {
                if (items.contains(neighbour.items[place])) {
                    double near = Math.exp(-Math.abs(place - neighbour.shared) / settings.distance());
                    brought.computeIfAbsent(neighbour.items[place], _ -> new LinkedHashMap<>())
                            .merge(neighbour.items[neighbour.shared], neighbour.likeness * near, Double::sum);
                }
            }
        }
        Map<Integer, Integer> because = new HashMap<>();
        brought.forEach((item, parts) -> parts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .ifPresent(most -> because.put(item, most.getKey())));
        return because;
    }

    private List<Session> neighbours(int[] session, long at, Settings settings, long asker) {
        List<Session> found = mentioning(session, settings, asker);
        if (found.size() > settings.sample()) {
            long[] times = found.stream().mapToLong(one -> one.last).sorted().toArray();
            long since = times[times.length - settings.sample()];
            found.removeIf(one -> one.last < since);
        }
        for (Session one : found) {
            double days = Math.max(0, at - one.last) / 86_400.0;
            one.likeness *= Math.exp(-days / settings.days()) / Math.sqrt((double) one.size * session.length);
        }
        // by owner where equally like, so that the answer does not hang on the order in which sessions were met
        found.sort(Comparator.comparingDouble((Session one) -> -one.likeness)
                .thenComparingLong(one -> -one.last)
                .thenComparingLong(one -> one.owner));
        return found.subList(0, Math.min(found.size(), settings.neighbours()));
    }

    private List<Session> mentioning(int[] session, Settings settings, long asker) {
        questions++;
        List<Session> found = new ArrayList<>();
        int asked = Math.min(session.length, LATEST_ASKED);
        for (int back = 0; back < asked; back++) {
            int item = session[session.length - 1 - back];
            if (repeats(session, back)) {
                continue;
            }
            LinkedHashSet<Session> mentions = byItem.get(item);
            if (mentions == null) {
                continue;
            }
            for (Session one : mentions) {
                if (one.owner == asker) {
                    continue;
                }
                if (one.asked != questions) {
                    one.asked = questions;
                    one.likeness = 0;
                    one.shared = lastPlace(one, item);
                    found.add(one);
                }
                one.likeness += Math.exp(-back / settings.recency());
            }
        }
        return found;
    }

    private static boolean repeats(int[] session, int back) {
        for (int later = 0; later < back; later++) {
            if (session[session.length - 1 - later] == session[session.length - 1 - back]) {
                return true;
            }
        }
        return false;
    }

    private static int lastPlace(Session session, int item) {
        for (int place = session.size - 1; place >= 0; place--) {
            if (session.items[place] == item) {
                return place;
            }
        }
        return 0;
    }

    private void append(Session session, int item) {
        if (session.size == LONGEST) {
            int first = session.items[0];
            System.arraycopy(session.items, 1, session.items, 0, --session.size);
            if (!has(session, first)) {
                unmention(session, first);
            }
        }
        if (session.size == session.items.length) {
            session.items = Arrays.copyOf(session.items, Math.min(LONGEST, session.size * 2));
        }
        session.items[session.size++] = item;
    }

    private static boolean has(Session session, int item) {
        for (int place = 0; place < session.size; place++) {
            if (session.items[place] == item) {
                return true;
            }
        }
        return false;
    }

    private void remove(Session session) {
        sessions.remove(session);
        for (int place = 0; place < session.size; place++) {
            unmention(session, session.items[place]);
        }
        ArrayDeque<Session> own = byOwner.get(session.owner);
        if (own != null) {
            own.remove(session);
            if (own.isEmpty()) {
                byOwner.remove(session.owner);
            }
        }
    }

    private void unmention(Session session, int item) {
        LinkedHashSet<Session> mentions = byItem.get(item);
        if (mentions != null) {
            mentions.remove(session);
            if (mentions.isEmpty()) {
                byItem.remove(item);
            }
        }
    }
}
