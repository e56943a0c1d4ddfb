package org.qiantang.engine.fanout;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * The talk that waits for the next frame. Where there is too much, each person gets one line before anybody gets two,
 * and those who were not shown for longest go first.
 */
final class Talk {
    private static final int REMEMBERED_PERSONS = 4_096;

    private final int cap;
    private final Random chance;
    private final List<Line> lines = new ArrayList<>();
    private final ArrayDeque<byte[]> fillers = new ArrayDeque<>();
    private final Map<Long, Long> lastShown = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Long> eldest) {
            return size() > REMEMBERED_PERSONS;
        }
    };
    private int fillersLost;
    private long frame;

    Talk(int cap, RandomGenerator chance) {
        this.cap = cap;
        this.chance = Random.from(chance);
    }

    /** What one frame shows to everybody, and what it leaves out; both in the order of arrival. */
    record Choice(List<Line> shown, List<Line> leftOut, List<byte[]> fillers, int fillersLost) {}

    void add(Line line) {
        lines.add(line);
    }

    /** A line that is shown only where the others leave room; the newest are kept. */
    void addFiller(byte[] line) {
        fillers.add(line);
        if (fillers.size() > cap) {
            fillers.remove();
            fillersLost++;
        }
    }

    int waiting() {
        return lines.size() + fillers.size();
    }

    Choice take() {
        frame++;
        BitSet chosen = chosen();
        List<Line> shown = new ArrayList<>();
        List<Line> leftOut = new ArrayList<>();
        for (int index = 0; index < lines.size(); index++) {
            (chosen.get(index) ? shown : leftOut).add(lines.get(index));
        }
        shown.forEach(line -> lastShown.put(line.personId(), frame));
        while (fillers.size() > Math.max(0, cap - shown.size())) {
            fillers.remove();
            fillersLost++;
        }
        var choice = new Choice(shown, leftOut, List.copyOf(fillers), fillersLost);
        lines.clear();
        fillers.clear();
        fillersLost = 0;
        return choice;
    }

    private BitSet chosen() {
        var chosen = new BitSet();
        if (lines.size() <= cap) {
            chosen.set(0, lines.size());
            return chosen;
        }
        Map<Long, Deque<Integer>> byPerson = new LinkedHashMap<>();
        for (int index = 0; index < lines.size(); index++) {
            byPerson.computeIfAbsent(lines.get(index).personId(), _ -> new ArrayDeque<>())
                    .add(index);
        }
        // The house speaks rarely and is always heard.
        Deque<Integer> house = byPerson.remove(Viewer.GUEST);
        if (house != null) {
            house.forEach(chosen::set);
        }
        List<Map.Entry<Long, Deque<Integer>>> persons = new ArrayList<>(byPerson.entrySet());
        Collections.shuffle(persons, chance);
        persons.sort(Comparator.comparingLong(person -> lastShown.getOrDefault(person.getKey(), 0L)));
        int room = cap - chosen.cardinality();
        while (room > 0 && !persons.isEmpty()) {
            for (int next = 0; next < persons.size() && room > 0; next++, room--) {
                chosen.set(persons.get(next).getValue().remove());
            }
            persons.removeIf(person -> person.getValue().isEmpty());
        }
        return chosen;
    }
}
