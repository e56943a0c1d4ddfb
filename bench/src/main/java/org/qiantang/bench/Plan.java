package org.qiantang.bench;

import java.nio.file.Path;
import java.util.Arrays;

/**
 * How one call measures.
 *
 * @param smoke a short form that proves that measuring works, and whose figures mean nothing
 * @param rounds how often each side has its turn; in crash, how many trials the tutorials' pattern has under each fault
 * @param home the project's root
 * @param work an empty folder for this call's files
 * @param only measure the settings alone whose name holds one of these words, with commas between; empty for all
 * @param side measure the sides alone whose name holds one of these words, with commas between; empty for all
 * @param seeds how many seeds, where a measurement tries seeds
 * @param firstSeed the first of them
 */
public record Plan(
        boolean smoke, int rounds, Path home, Path work, String only, String side, int seeds, long firstSeed) {
    /** Whether a setting is wanted in this call. */
    public boolean wants(String setting) {
        return holdsOneOf(setting, only);
    }

    /** Whether a side is wanted in this call. */
    public boolean wantsSide(String name) {
        return holdsOneOf(name, side);
    }

    private static boolean holdsOneOf(String name, String words) {
        return words.isEmpty() || Arrays.stream(words.split(",", -1)).anyMatch(name::contains);
    }

    /** The laid out program: {@code qiantang.jar} and {@code lib/}. */
    public Path app() {
        return home.resolve("build/app");
    }

    /** What npm and others have brought for the peers. */
    public Path peers() {
        return home.resolve("build/peers");
    }
}
