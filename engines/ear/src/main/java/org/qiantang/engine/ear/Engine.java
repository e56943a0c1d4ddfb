package org.qiantang.engine.ear;

/**
 * What turned sound into words, so that a line can be traced to it later.
 *
 * @param name such as {@code funasr}
 * @param version of the model or the protocol, as exactly as it can be known
 */
public record Engine(String name, String version) {
    public Engine {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name: blank (expected: the engine's name)");
        }
    }
}
