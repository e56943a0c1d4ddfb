package org.qiantang.engine.guard;

/**
 * The guard that everybody asks: one whole book at any moment, the newest that was put here. Who is judging goes on with
 * the book it began with; nobody waits.
 */
public final class GuardInForce {
    private volatile Guard guard;

    public GuardInForce(Guard guard) {
        this.guard = guard;
    }

    public Guard now() {
        return guard;
    }

    public void put(Guard next) {
        guard = next;
    }

    /** Judged by one book, whose version the judgement tells. */
    public Judgement judge(Line line) {
        return guard.judge(line);
    }
}
