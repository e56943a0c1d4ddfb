package org.qiantang.engine.tlog.pack;

/** A zip is not one that can be looked into; caught once, where the verifying begins. */
final class Faulty extends Exception {
    private final String path;
    private final Reason reason;
    private final String fact;

    /** @param path what it is about, or empty for the zip as a whole */
    Faulty(String path, Reason reason, String fact) {
        super(reason + ": " + path + " " + fact);
        this.path = path;
        this.reason = reason;
        this.fact = fact;
    }

    String path() {
        return path;
    }

    Reason reason() {
        return reason;
    }

    String fact() {
        return fact;
    }
}
