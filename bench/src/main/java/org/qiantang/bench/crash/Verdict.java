package org.qiantang.bench.crash;

import java.util.ArrayList;
import java.util.List;

/** What a judge has found so far: what is wrong for good, and what is only not done yet. */
final class Verdict {
    private final List<String> wrong = new ArrayList<>();
    private final List<String> waiting = new ArrayList<>();
    private int lost;
    private int doubled;
    private int oversold;

    /** Something that was acknowledged is not there. */
    void lost(String what) {
        lost++;
        wrong.add("lost: " + what);
    }

    /** Something was done twice. */
    void doubled(String what) {
        doubled++;
        wrong.add("doubled: " + what);
    }

    /** More was sold than was there. */
    void oversold(int pieces, String what) {
        oversold += pieces;
        wrong.add("oversold: " + what);
    }

    void wrong(String what) {
        wrong.add(what);
    }

    /** Wrong, unless it is done in a moment. */
    void waiting(String what) {
        waiting.add(what);
    }

    int lost() {
        return lost;
    }

    int doubled() {
        return doubled;
    }

    int oversold() {
        return oversold;
    }

    List<String> wrong() {
        return wrong;
    }

    List<String> waiting() {
        return waiting;
    }
}
