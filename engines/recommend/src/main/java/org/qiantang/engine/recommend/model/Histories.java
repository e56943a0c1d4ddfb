package org.qiantang.engine.recommend.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * What each person did, oldest first, as numbers of items; one array a person, an empty one for somebody without a past.
 *
 * @param items how many items there are; every number is 0 to items - 1
 */
public record Histories(int[][] sequences, int items) {
    public Histories {
        for (int[] sequence : sequences) {
            for (int item : sequence) {
                if (item < 0 || item >= items) {
                    throw new IllegalArgumentException("item: " + item + " (expected: 0.." + (items - 1) + ")");
                }
            }
        }
    }

    /** How many people there are, with and without a past. */
    public int people() {
        return sequences.length;
    }

    /** How often each item occurs. */
    public int[] counts() {
        int[] counts = new int[items];
        for (int[] sequence : sequences) {
            for (int item : sequence) {
                counts[item]++;
            }
        }
        return counts;
    }

    /** The most frequent items, at most so many, the most frequent first; ties go to the smaller number. */
    public int[] mostFrequent(int most) {
        int[] counts = counts();
        return IntStream.range(0, items)
                .boxed()
                .sorted(Comparator.comparingInt((Integer item) -> -counts[item]))
                .limit(most)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** The same people with only these items, which get the numbers of their places in the array. */
    public Histories only(int[] kept) {
        int[] numbers = numbers(kept, items);
        int[][] fewer = new int[sequences.length][];
        for (int person = 0; person < fewer.length; person++) {
            fewer[person] = renumbered(sequences[person], numbers);
        }
        return new Histories(fewer, kept.length);
    }

    /** For each item its place in the array, or -1. */
    public static int[] numbers(int[] kept, int items) {
        int[] numbers = new int[items];
        Arrays.fill(numbers, -1);
        for (int place = 0; place < kept.length; place++) {
            numbers[kept[place]] = place;
        }
        return numbers;
    }

    /** A sequence in the new numbers, without what has none. */
    public static int[] renumbered(int[] sequence, int[] numbers) {
        return Arrays.stream(sequence)
                .map(item -> numbers[item])
                .filter(number -> number >= 0)
                .toArray();
    }
}
