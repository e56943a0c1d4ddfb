package org.qiantang.engine.ear;

/**
 * Whoever an ear tells what it heard. Calls come one at a time, on a thread of the ear's. A listener that does not keep
 * up misses the oldest; one that throws is called again with the next.
 */
public interface EarListener {
    /** Words were heard; final ones come in the order of their time, unless the sound itself jumped back. */
    void heard(Heard heard);

    /** Trouble has begun, or has passed. It is told once, however many tries fail in between. */
    void stands(Standing standing);
}
