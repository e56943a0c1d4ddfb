package org.qiantang.app.catalog;

/**
 * A proof that goods of a category must have before anybody sells them.
 *
 * @param key the fact that the proof stands behind
 * @param law the source and article that asks for it
 */
public record ProofNeed(FactKey key, String zh, String en, String law) {
    public String words(boolean english) {
        return english ? en : zh;
    }
}
