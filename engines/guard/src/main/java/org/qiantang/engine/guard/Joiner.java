package org.qiantang.engine.guard;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Puts characters together that were written as their two parts, and reads pictures as words, where a word comes of it
 * that rules look for, and nowhere else: 女子 stays 女子. Every unit keeps its place in the raw text.
 */
final class Joiner {
    /** A disguise further behind the beginning of a word than this is not looked for. */
    private static final int REACH = 24;

    /** So many steps from one beginning; words that rules look for take a dozen. */
    private static final int MOST_STEPS = 256;

    private final DisguiseTable table;
    private final Automaton words;

    /** @param sought the words of which one must come of it, each once */
    Joiner(DisguiseTable table, List<String> sought) {
        this.table = table;
        words = new Automaton(sought);
    }

    /** The text with such words put together; the text itself where there is none. */
    Normal join(Normal text) {
        Map<Integer, Disguise> disguises = table.in(text);
        if (disguises.isEmpty()) {
            return text;
        }
        NavigableMap<Integer, Join> joins = new Walk(text, disguises).joins();
        return joins.isEmpty() ? text : joined(text, joins);
    }

    /** A disguise that is read as something. */
    private record Join(int from, int to, String reading, Disguise.Kind kind) {}

    private static Normal joined(Normal text, NavigableMap<Integer, Join> joins) {
        int most = text.length()
                + joins.values().stream()
                        .mapToInt(join -> join.reading().length())
                        .sum();
        var units = new StringBuilder(most);
        int[] rawFrom = new int[most];
        int[] rawTo = new int[most];
        int at = 0;
        while (at < text.length()) {
            Join join = joins.get(at);
            int to = join == null ? at + 1 : join.to();
            String reading = join == null ? Character.toString(text.charAt(at)) : join.reading();
            for (int i = 0; i < reading.length(); i++) {
                rawFrom[units.length()] = text.rawFrom(at);
                rawTo[units.length()] = text.rawTo(to);
                units.append(reading.charAt(i));
            }
            at = to;
        }
        return new Normal(units.toString(), rawFrom, rawTo);
    }

    /** One line being searched, beginning by beginning, for words in which something is disguised. */
    private final class Walk {
        private final Normal text;
        private final Map<Integer, Disguise> disguises;
        private final boolean[] asWritten;
        private final ArrayDeque<Join> path = new ArrayDeque<>();
        private List<Join> longest = List.of();
        private int longestEnd;
        private int start;
        private int steps;

        Walk(Normal text, Map<Integer, Disguise> disguises) {
            this.text = text;
            this.disguises = disguises;
            asWritten = new boolean[text.length()];
        }

        /** Of those that overlap, the first; none in a word that rules look for as it is written. */
        NavigableMap<Integer, Join> joins() {
            List<List<Join>> found = search();
            var joins = new TreeMap<Integer, Join>();
            for (List<Join> together : found) {
                if (together.stream().allMatch(join -> mayStand(join, joins))) {
                    together.forEach(join -> joins.put(join.from(), join));
                }
            }
            return joins;
        }

        private List<List<Join>> search() {
            var found = new ArrayList<List<Join>>();
            var ahead = new TreeMap<>(disguises);
            int last = Math.min(ahead.lastKey() + 1, text.length() - 1);
            for (int from = Math.max(0, ahead.firstKey() - REACH); from <= last; from++) {
                // From one before, so that a word that begins with the second part is seen as well.
                Integer next = ahead.ceilingKey(from - 1);
                if (next != null && next <= from + REACH) {
                    start = from;
                    longest = List.of();
                    longestEnd = from;
                    steps = 0;
                    step(from, 0);
                    if (!longest.isEmpty()) {
                        found.add(longest);
                    }
                }
            }
            return found;
        }

        private void step(int at, int node) {
            steps++;
            if (words.endsAt(node)) {
                reach(at);
            }
            if (at >= text.length() || steps > MOST_STEPS) {
                return;
            }
            int next = words.child(node, text.charAt(at));
            if (next >= 0) {
                step(at + 1, next);
            }
            Disguise here = disguises.get(at);
            if (here != null) {
                for (String reading : here.readings()) {
                    int behind = words.descend(node, reading);
                    if (behind >= 0) {
                        path.addLast(new Join(at, at + here.units(), reading, here.kind()));
                        step(at + here.units(), behind);
                        path.removeLast();
                    }
                }
            }
        }

        private void reach(int end) {
            if (path.isEmpty()) {
                if (end - start > 1) {
                    Arrays.fill(asWritten, start, end, true);
                }
            } else if (end > longestEnd && isBelieved(end)) {
                longest = List.copyOf(path);
                longestEnd = end;
            }
        }

        /**
         * A part that is no word is believed at once, two characters side by side with one more of the word, and a
         * picture beside a character of the word that is written as itself.
         */
        private boolean isBelieved(int end) {
            int written = end - start;
            int pairs = 0;
            for (Join join : path) {
                if (join.kind() == Disguise.Kind.PART) {
                    return true;
                }
                pairs += join.kind() == Disguise.Kind.PAIR ? 1 : 0;
                written -= join.to() - join.from();
            }
            return written + pairs >= 2 || (written == 1 && pairs == 0);
        }

        private boolean mayStand(Join join, NavigableMap<Integer, Join> joins) {
            if (join.equals(joins.get(join.from()))) {
                return true;
            }
            for (int i = join.from(); i < join.to(); i++) {
                if (asWritten[i] && join.kind() != Disguise.Kind.PART) {
                    return false;
                }
            }
            Map.Entry<Integer, Join> before = joins.lowerEntry(join.to());
            return before == null || before.getValue().to() <= join.from();
        }
    }
}
