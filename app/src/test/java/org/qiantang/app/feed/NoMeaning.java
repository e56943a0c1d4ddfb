package org.qiantang.app.feed;

/** No model of meanings is there. */
final class NoMeaning implements Contents.Meanings {
    @Override
    public boolean isThere() {
        return false;
    }

    @Override
    public float[] of(String text) {
        throw new IllegalStateException("there is no model");
    }
}
