package org.qiantang.app.catalog;

/**
 * A proof that goods of a category must have before anybody sells them.
 *
 * @param key the fact that the proof stands behind
 * @param law the source and article that asks for it
 * @param permits whether it is the permission itself: with none in force, selling is forbidden whatever else is there
 */
public record ProofNeed(FactKey key, String zh, String en, String law, boolean permits) {
    /** What has to be there and permits nothing: a report, a standard, a number for advertising, a maker's licence. */
    ProofNeed(FactKey key, String zh, String en, String law) {
        this(key, zh, en, law, false);
    }

    static ProofNeed permit(FactKey key, String zh, String en, String law) {
        return new ProofNeed(key, zh, en, law, true);
    }

    public String words(boolean english) {
        return english ? en : zh;
    }
}
