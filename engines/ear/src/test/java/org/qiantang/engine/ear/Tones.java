package org.qiantang.engine.ear;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** A voice that says nothing but numbers, each as a tone of its own pitch, and the quiet between; and an ear for it. */
final class Tones {
    private static final double AMPLITUDE = 8_000;
    private static final int LOUD = 2_000;

    private Tones() {}

    /** A number being said, 1 to 20. */
    static byte[] say(int number, Duration length) {
        byte[] pcm = new byte[(int) Pcm.bytes(length)];
        double pitch = 200 + 100 * number;
        for (int i = 0; i < pcm.length / 2; i++) {
            put(pcm, i, (int) (AMPLITUDE * Math.sin(2 * Math.PI * pitch * i / Pcm.RATE)));
        }
        return pcm;
    }

    /** A room in which nobody speaks, about 60 dB below full scale. */
    static byte[] hush(Duration length, RandomGenerator random) {
        byte[] pcm = new byte[(int) Pcm.bytes(length)];
        for (int i = 0; i < pcm.length / 2; i++) {
            put(pcm, i, random.nextInt(-50, 51));
        }
        return pcm;
    }

    /** The number that is said in a sound; 0 where nothing is. */
    static int number(byte[] pcm) {
        int from = firstLoud(pcm);
        int to = lastLoud(pcm);
        if (to - from < Pcm.RATE / 20 * 2) {
            return 0;
        }
        int risings = 0;
        for (int at = from; at < to; at += 2) {
            if (Pcm.sample(pcm, at) < 0 && Pcm.sample(pcm, at + 2) >= 0) {
                risings++;
            }
        }
        double pitch = risings * 2.0 * Pcm.RATE / (to - from);
        return (int) Math.round((pitch - 200) / 100);
    }

    /** Where the voice begins, in bytes. */
    static int firstLoud(byte[] pcm) {
        int at = 0;
        while (at < pcm.length && Math.abs(Pcm.sample(pcm, at)) < LOUD) {
            at += 2;
        }
        return at;
    }

    /** Where the voice ends, in bytes. */
    static int lastLoud(byte[] pcm) {
        int at = pcm.length - 2;
        while (at > 0 && Math.abs(Pcm.sample(pcm, at)) < LOUD) {
            at -= 2;
        }
        return Math.max(at, 0);
    }

    static boolean isLoud(byte[] pcm) {
        return firstLoud(pcm) < pcm.length;
    }

    static String words(int number) {
        return "第" + number + "句";
    }

    private static void put(byte[] pcm, int sample, int value) {
        pcm[2 * sample] = (byte) value;
        pcm[2 * sample + 1] = (byte) (value >> 8);
    }
}
