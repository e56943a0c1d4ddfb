package org.qiantang.engine.performance.music;

import java.util.SplittableRandom;

/**
 * What is played in one mood: written by rule and chance from a fixed seed, so it is the same everywhere.
 *
 * @param beat seconds
 * @param bars of four beats
 * @param roots of the chords, one a bar, as steps above the key note
 * @param chord the chord's notes above its root
 * @param key the key note, in MIDI's numbers (69 is A at 440 Hz)
 * @param density how likely a half beat has a note, 0 to 1
 * @param shaker whether a soft rhythm goes along
 */
record Score(double beat, int bars, int[] roots, int[] chord, int key, double density, boolean shaker, long seed) {
    private static final int[] PENTATONIC = {0, 2, 4, 7, 9, 12, 14, 16};

    static Score of(Mood mood) {
        return switch (mood) {
            case TEA -> new Score(0.80, 8, new int[] {0, 9, 5, 7}, new int[] {0, 7, 14}, 62, 0.45, false, 11);
            case BRIGHT -> new Score(0.50, 16, new int[] {0, 7, 9, 5}, new int[] {0, 4, 7}, 60, 0.62, true, 23);
            case CALM -> new Score(1.00, 8, new int[] {0, 5, 9, 7}, new int[] {0, 7, 12}, 57, 0.18, false, 37);
            case NIGHT -> new Score(0.94, 8, new int[] {9, 5, 0, 7}, new int[] {0, 7, 16}, 53, 0.28, false, 41);
        };
    }

    double seconds() {
        return beat * 4 * bars;
    }

    int root(int bar) {
        return roots[bar % roots.length];
    }

    /** The tune: for each half beat a note in MIDI's numbers, or 0 for a rest. It wanders by small steps. */
    int[] tune() {
        SplittableRandom chance = new SplittableRandom(seed);
        int[] tune = new int[bars * 8];
        int step = 3;
        for (int half = 0; half < tune.length; half++) {
            boolean strong = half % 8 == 0;
            if (strong || chance.nextDouble() < density) {
                step = Math.clamp(step + chance.nextInt(-2, 3), 0, PENTATONIC.length - 1);
                tune[half] = key + 12 + PENTATONIC[step];
            }
        }
        return tune;
    }
}
