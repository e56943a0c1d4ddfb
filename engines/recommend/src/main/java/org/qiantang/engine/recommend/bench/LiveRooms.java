package org.qiantang.engine.recommend.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A MADE-UP evening of live rooms, seeded; no real viewers stand behind it and its figures compare policies only. Built on
 * what is published of live viewing (Rappaz and others, LiveRec, RecSys 2021): rooms are there for a while only, steps of ten
 * minutes, people who come back to the same hosts, hosts whom nobody knows yet, and bursts when something happens.
 *
 * <p>What a viewer chooses depends on tastes, habits, bursts and chance alone, never on the list that a policy gave, so that
 * all policies are asked about the same choices.
 */
final class LiveRooms implements LiveEvening {
    static final int HOSTS = 300;
    static final int VIEWERS = 800;
    static final int CATEGORIES = 12;
    static final int STEPS = 6 * 24 * 4;

    private static final Instant BEGIN = Instant.parse("2026-11-01T00:00:00Z");
    private static final double SEEN_ONLINE = 0.08;
    private static final double COLD_HOSTS = 0.2;

    /** A room from its first step to its last; a host opens a new one each time. Category and burst are -1 where there is none. */
    record Room(int id, int host, int category, int from, int to, int burst) {
        boolean isOn(int step) {
            return from <= step && step <= to;
        }
    }

    /** A viewer who goes to a room in a step. */
    record Visit(int step, int viewer, Room room) {}

    private final SplittableRandom random;
    private final List<Room> rooms = new ArrayList<>();
    private final List<Visit> visits = new ArrayList<>();
    private final double[] appeal = new double[HOSTS];
    private final int[][] favourites = new int[VIEWERS][];
    private final int[][] tastes = new int[VIEWERS][];

    LiveRooms(long seed) {
        random = new SplittableRandom(seed);
        for (int host = 0; host < HOSTS; host++) {
            appeal[host] = -Math.log(1 - random.nextDouble());
            openings(host);
        }
        for (int viewer = 0; viewer < VIEWERS; viewer++) {
            tastes[viewer] = random.ints(2, 0, CATEGORIES).toArray();
            favourites[viewer] = random.ints(5, 0, HOSTS).toArray();
        }
        for (int step = 0; step < STEPS; step++) {
            step(step);
        }
    }

    @Override
    public String name() {
        return "LIVE (SYNTHETIC rooms)";
    }

    @Override
    public Instant begin() {
        return BEGIN;
    }

    @Override
    public int steps() {
        return STEPS;
    }

    @Override
    public int viewers() {
        return VIEWERS;
    }

    @Override
    public int hosts() {
        return HOSTS;
    }

    @Override
    public List<Room> rooms() {
        return List.copyOf(rooms);
    }

    @Override
    public List<Visit> visits() {
        return List.copyOf(visits);
    }

    /** A host is on air once a day at about the same hour, for one to four hours; a fifth of them begin on the last day. */
    private void openings(int host) {
        int daily = 6 * 24;
        int hour = random.nextInt(daily);
        boolean late = random.nextDouble() < COLD_HOSTS;
        for (int day = late ? STEPS / daily - 1 : 0; day < STEPS / daily; day++) {
            int from = day * daily + Math.floorMod(hour + random.nextInt(-3, 4), daily);
            int to = from + 6 + random.nextInt(18);
            int burst = random.nextInt(4) == 0 ? from + random.nextInt(to - from) : -1;
            rooms.add(new Room(rooms.size() + 1, host, host % CATEGORIES, from, Math.min(to, STEPS - 1), burst));
        }
    }

    private void step(int step) {
        List<Room> on = rooms.stream().filter(room -> room.isOn(step)).toList();
        if (on.isEmpty()) {
            return;
        }
        for (int viewer = 0; viewer < VIEWERS; viewer++) {
            if (random.nextDouble() < SEEN_ONLINE) {
                visits.add(new Visit(step, viewer, chosen(viewer, step, on)));
            }
        }
    }

    /** The room with the highest utility, with Gumbel noise: a multinomial logit choice (McFadden, 1974). */
    private Room chosen(int viewer, int step, List<Room> on) {
        Room best = on.getFirst();
        double highest = Double.NEGATIVE_INFINITY;
        for (Room room : on) {
            double utility = liking(viewer, step, room) - Math.log(-Math.log(random.nextDouble(1e-12, 1)));
            if (utility > highest) {
                highest = utility;
                best = room;
            }
        }
        return best;
    }

    /** How much a viewer likes a room in a step, before chance. */
    double liking(int viewer, int step, Room room) {
        double liking = 0.7 * appeal[room.host()];
        liking += in(favourites[viewer], room.host()) ? 3.5 : 0;
        liking += in(tastes[viewer], room.category()) ? 1.5 : 0;
        liking += room.burst() >= 0 && Math.abs(step - room.burst()) <= 1 ? 2 : 0;
        return liking;
    }

    private static boolean in(int[] some, int one) {
        for (int other : some) {
            if (other == one) {
                return true;
            }
        }
        return false;
    }
}
