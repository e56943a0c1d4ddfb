package org.qiantang.bench.crash;

import java.util.List;

/** What goes wrong in the middle of a sale, and where it can. */
enum Fault {
    PROGRAM_KILLED("kill -9 of the program", Site.Kind.EMBEDDED),
    DATABASE_KILLED("kill -9 of the database", Site.Kind.EMBEDDED),
    BOTH_KILLED("kill -9 of both at once", Site.Kind.EMBEDDED),
    DISK_FULL("full disk", Site.Kind.SMALL_DISK),
    CONNECTION_CUT("connection cut at a commit", Site.Kind.EXTERNAL),
    DATABASE_BACK("database killed and back, program runs on", Site.Kind.EXTERNAL),
    OWNER_PAUSED("paused owner wakes", Site.Kind.EXTERNAL);

    private final String words;
    private final Site.Kind kind;

    Fault(String words, Site.Kind kind) {
        this.words = words;
        this.kind = kind;
    }

    String words() {
        return words;
    }

    Site.Kind kind() {
        return kind;
    }

    /** The fault of a seed, whatever seeds stand around it. */
    static Fault of(long seed) {
        List<Fault> all = List.of(values());
        return all.get(Math.floorMod(new java.util.SplittableRandom(seed).nextInt(), all.size()));
    }
}
