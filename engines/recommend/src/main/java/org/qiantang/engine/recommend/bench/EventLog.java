package org.qiantang.engine.recommend.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
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
    Histories histories() {
        return new Histories(sequences, items.size());
    }

    /** Numbers for names, given out in the order of first appearance. */
    static final class Vocabulary {
        private final Map<String, Integer> numbers = new LinkedHashMap<>();

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
    }

    /** Gathers events in any order; each person's are sorted by time, equal times as they came. */
    static final class Gathering {
        private record Event(int item, long at) {}

        private final Map<String, List<Event>> people = new LinkedHashMap<>();
        private final Vocabulary items;

        Gathering(Vocabulary items) {
            this.items = items;
        }

        void add(String person, String item, long at) {
            people.computeIfAbsent(person, _ -> new ArrayList<>()).add(new Event(items.number(item), at));
        }

        EventLog done(boolean sessions, boolean targets) {
            int[][] sequences = new int[people.size()][];
            long[][] times = new long[people.size()][];
            int person = 0;
            for (List<Event> events : people.values()) {
                events.sort(Comparator.comparingLong(Event::at));
                sequences[person] = events.stream().mapToInt(Event::item).toArray();
                times[person] = events.stream().mapToLong(Event::at).toArray();
                person++;
            }
            return new EventLog(sequences, times, items, sessions, targets, List.copyOf(people.keySet()));
        }
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

    private int events() {
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
