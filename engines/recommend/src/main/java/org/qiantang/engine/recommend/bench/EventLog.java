package org.qiantang.engine.recommend.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qiantang.engine.recommend.model.Histories;

/**
 * What was read from a file: for each person or session the items, oldest first, and their times in seconds.
 *
 * @param times as long as the sequences; the place in the file where the file has no times
 * @param targets true where the last item of each row is the one to be foretold
 * @param names whose row it is, as the file calls them
 * @param sessions true where the rows are short visits and not the whole past of a person
 */
record EventLog(
        int[][] sequences, long[][] times, Vocabulary items, boolean sessions, boolean targets, List<String> names) {
    private static final long A_DAY = 86_400;
    private static final int ENOUGH_VISITS = 200;
    private static final double NEARLY_ALL = 0.95;
    private static final int LONG_VISIT = 20;
    /** Below it are numbers of lines and steps. */
    private static final long TIMES_FROM = 500_000_000;

    Histories histories() {
        return new Histories(sequences, items.size());
    }

    /** Numbers for names, given out in the order of first appearance. */
    static final class Vocabulary {
        private final Map<String, Integer> numbers = new HashMap<>();

        int number(String name) {
            return numbers.computeIfAbsent(name, _ -> numbers.size());
        }

        /** The number of a name that has been seen, else -1. */
        int known(String name) {
            return numbers.getOrDefault(name, -1);
        }

        int size() {
            return numbers.size();
        }

        /** The name of each number. */
        Map<Integer, String> names() {
            Map<Integer, String> names = new HashMap<>();
            numbers.forEach((name, number) -> names.put(number, name));
            return names;
        }
    }

    /**
     * Gathers events in any order, 16 bytes for each. Each person's are sorted by time, equal times as they came; where the
     * events came newest first, against the order in which they came.
     */
    static final class Gathering {
        private static final int FIRST_ROOM = 1_024;
        /** So many times as often must times fall as rise from event to event of a person. */
        private static final int FALLS_FOR_A_RISE = 9;

        private final Vocabulary people = new Vocabulary();
        private final List<String> names = new ArrayList<>();
        private final Vocabulary items;
        private final long perSecond;
        private int[] whose = new int[FIRST_ROOM];
        private int[] which = new int[FIRST_ROOM];
        private long[] when = new long[FIRST_ROOM];
        private int count;

        Gathering(Vocabulary items) {
            this(items, 1);
        }

        /** @param perSecond the unit of the times that will come: so many of them in a second */
        Gathering(Vocabulary items, long perSecond) {
            this.items = items;
            this.perSecond = perSecond;
        }

        void add(String person, String item, long at) {
            if (count == when.length) {
                int room = 2 * count;
                whose = Arrays.copyOf(whose, room);
                which = Arrays.copyOf(which, room);
                when = Arrays.copyOf(when, room);
            }
            whose[count] = people.number(person);
            if (whose[count] == names.size()) {
                names.add(person);
            }
            which[count] = items.number(item);
            when[count] = at;
            count++;
        }

        int size() {
            return count;
        }

        EventLog done(boolean sessions, boolean targets) {
            int[][] places = placesOfPeople();
            boolean backwards = isNewestFirst(places);
            int[][] sequences = new int[places.length][];
            long[][] times = new long[places.length][];
            for (int person = 0; person < places.length; person++) {
                int[] order = sorted(places[person], backwards);
                sequences[person] =
                        Arrays.stream(order).map(place -> which[place]).toArray();
                times[person] = Arrays.stream(order)
                        .mapToLong(place -> Math.floorDiv(when[place], perSecond))
                        .toArray();
            }
            return new EventLog(sequences, times, items, sessions, targets, List.copyOf(names));
        }

        private int[][] placesOfPeople() {
            int[] sizes = new int[names.size()];
            for (int place = 0; place < count; place++) {
                sizes[whose[place]]++;
            }
            int[][] places = new int[sizes.length][];
            for (int person = 0; person < sizes.length; person++) {
                places[person] = new int[sizes[person]];
            }
            int[] filled = new int[sizes.length];
            for (int place = 0; place < count; place++) {
                int person = whose[place];
                places[person][filled[person]++] = place;
            }
            return places;
        }

        private boolean isNewestFirst(int[][] places) {
            long rises = 0;
            long falls = 0;
            for (int[] own : places) {
                for (int at = 1; at < own.length; at++) {
                    int order = Long.compare(when[own[at]], when[own[at - 1]]);
                    rises += order > 0 ? 1 : 0;
                    falls += order < 0 ? 1 : 0;
                }
            }
            return falls > FALLS_FOR_A_RISE * rises;
        }

        private int[] sorted(int[] places, boolean backwards) {
            int[] order = places.clone();
            boolean inOrder = true;
            for (int at = 0; at < order.length; at++) {
                order[at] = backwards ? places[places.length - 1 - at] : places[at];
                inOrder &= at == 0 || when[order[at - 1]] <= when[order[at]];
            }
            return inOrder
                    ? order
                    : Arrays.stream(order)
                            .boxed()
                            .sorted(Comparator.comparingLong((Integer place) -> when[place]))
                            .mapToInt(Integer::intValue)
                            .toArray();
        }
    }

    /** These events and more of the same items; people of the same name are one. Where lines are the times, more is later. */
    EventLog with(EventLog more) {
        long end = last();
        long shift = Math.max(end, more.last()) < TIMES_FROM ? end : 0;
        var both = new Gathering(items);
        Map<Integer, String> called = items.names();
        addTo(both, called, 0);
        more.addTo(both, called, shift);
        return both.done(sessions, targets);
    }

    private void addTo(Gathering gathering, Map<Integer, String> called, long shift) {
        for (int row = 0; row < sequences.length; row++) {
            for (int at = 0; at < sequences[row].length; at++) {
                String item = called.getOrDefault(sequences[row][at], "");
                gathering.add(names.get(row), item, times[row][at] + shift);
            }
        }
    }

    private long last() {
        return Arrays.stream(times).flatMapToLong(Arrays::stream).max().orElse(0);
    }

    /** The same, its rows called sessions or people. */
    EventLog read(boolean asSessions) {
        return new EventLog(sequences, times, items, asSessions, targets, names);
    }

    /**
     * Whether the rows look like visits and not like pasts: hundreds of them have an end, nearly all of these end within a day,
     * and they are short.
     */
    boolean areShort() {
        int several = 0;
        int brief = 0;
        long events = 0;
        for (int row = 0; row < sequences.length; row++) {
            int length = sequences[row].length;
            if (length > 1) {
                several++;
                events += length;
                brief += times[row][length - 1] - times[row][0] < A_DAY ? 1 : 0;
            }
        }
        return several >= ENOUGH_VISITS && brief >= NEARLY_ALL * several && events < (long) LONG_VISIT * several;
    }

    /** The rows from one place to another, the items' numbers staying as they are. */
    EventLog part(int[] rows) {
        return new EventLog(
                Arrays.stream(rows).mapToObj(row -> sequences[row]).toArray(int[][]::new),
                Arrays.stream(rows).mapToObj(row -> times[row]).toArray(long[][]::new),
                items,
                sessions,
                targets,
                Arrays.stream(rows).mapToObj(names::get).toList());
    }

    /** What is left when people and items of fewer events than so many go, again and again until all have as many. */
    EventLog core(int least) {
        EventLog before = this;
        EventLog left = fewer(least);
        while (left.events() < before.events()) {
            before = left;
            left = left.fewer(least);
        }
        return left;
    }

    int events() {
        return Arrays.stream(sequences).mapToInt(row -> row.length).sum();
    }

    private EventLog fewer(int least) {
        int[] counted = new int[items.size()];
        for (int[] row : sequences) {
            for (int item : row) {
                counted[item]++;
            }
        }
        var left = new Gathering(new Vocabulary());
        for (int row = 0; row < sequences.length; row++) {
            for (int at = 0; at < sequences[row].length; at++) {
                int item = sequences[row][at];
                if (sequences[row].length >= least && counted[item] >= least) {
                    left.add(names.get(row), Integer.toString(item), times[row][at]);
                }
            }
        }
        return left.done(sessions, targets);
    }
}
