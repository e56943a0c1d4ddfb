package org.qiantang.engine.guard;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An Aho–Corasick automaton over UTF-16 units: finds every occurrence of every word in one pass. Edges live in one
 * open-addressing table keyed by (node, unit), because Chinese needs thousands of units and few edges per node.
 */
final class Automaton {
    private static final long FREE = -1;

    private final long[] edges;
    private final int[] targets;
    private final int mask;
    private final int[] fallback;
    private final int[] wordAt;
    private final int[] shorter;
    private final int[] lengths;

    /** Called for each occurrence; {@code word} is the index in the list that the automaton was built from. */
    interface Sink {
        void found(int word, int from, int to);
    }

    Automaton(List<String> words) {
        int units = words.stream().mapToInt(String::length).sum();
        int size = Integer.highestOneBit(Math.max(16, units * 2)) * 2;
        edges = new long[size];
        targets = new int[size];
        mask = size - 1;
        Arrays.fill(edges, FREE);
        lengths = words.stream().mapToInt(String::length).toArray();
        wordAt = new int[units + 1];
        Arrays.fill(wordAt, -1);
        var children = new ArrayList<List<Character>>();
        children.add(new ArrayList<>());
        for (int word = 0; word < lengths.length; word++) {
            plant(words.get(word), word, children);
        }
        fallback = new int[children.size()];
        shorter = new int[children.size()];
        linkBreadthFirst(children);
    }

    void scan(CharSequence text, Sink sink) {
        int node = 0;
        for (int i = 0; i < text.length(); i++) {
            node = step(node, text.charAt(i));
            for (int end = wordAt[node] >= 0 ? node : shorter[node]; end != 0; end = shorter[end]) {
                sink.found(wordAt[end], i + 1 - lengths[wordAt[end]], i + 1);
            }
        }
    }

    private void plant(String word, int index, List<List<Character>> children) {
        if (word.isEmpty()) {
            throw new IllegalArgumentException("word: empty (expected: at least one character)");
        }
        int node = 0;
        for (int i = 0; i < word.length(); i++) {
            char unit = word.charAt(i);
            int next = child(node, unit);
            if (next < 0) {
                next = children.size();
                children.get(node).add(unit);
                children.add(new ArrayList<>());
                put(node, unit, next);
            }
            node = next;
        }
        if (wordAt[node] >= 0) {
            throw new IllegalArgumentException("word: " + word + " (expected: each word once)");
        }
        wordAt[node] = index;
    }

    private void linkBreadthFirst(List<List<Character>> children) {
        var queue = new ArrayDeque<Integer>();
        queue.add(0);
        while (!queue.isEmpty()) {
            int node = queue.remove();
            for (char unit : children.get(node)) {
                int next = child(node, unit);
                fallback[next] = node == 0 ? 0 : step(fallback[node], unit);
                shorter[next] = wordAt[fallback[next]] >= 0 ? fallback[next] : shorter[fallback[next]];
                queue.add(next);
            }
        }
    }

    private int step(int from, char unit) {
        int node = from;
        int next = child(node, unit);
        while (next < 0 && node != 0) {
            node = fallback[node];
            next = child(node, unit);
        }
        return Math.max(next, 0);
    }

    /** Whether a word ends at this node; the root is 0. */
    boolean endsAt(int node) {
        return wordAt[node] >= 0;
    }

    /** The node behind all these units; -1 where no word goes on like this. */
    int descend(int from, String units) {
        int node = from;
        for (int i = 0; i < units.length() && node >= 0; i++) {
            node = child(node, units.charAt(i));
        }
        return node;
    }

    /** The node behind this unit; -1 where no word goes on like this. */
    int child(int node, char unit) {
        long key = key(node, unit);
        for (int slot = slot(key); edges[slot] != FREE; slot = (slot + 1) & mask) {
            if (edges[slot] == key) {
                return targets[slot];
            }
        }
        return -1;
    }

    private void put(int node, char unit, int target) {
        long key = key(node, unit);
        int slot = slot(key);
        while (edges[slot] != FREE) {
            slot = (slot + 1) & mask;
        }
        edges[slot] = key;
        targets[slot] = target;
    }

    private static long key(int node, char unit) {
        return (long) node << 16 | unit;
    }

    private int slot(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 40) & mask;
    }
}
