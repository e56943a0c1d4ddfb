package org.qiantang.app.gateway;

/**
 * A person who has signed in.
 *
 * @param simulated whether this is an account of the demo's crowd
 */
public record Visitor(long id, String nickname, boolean mayBuy, boolean simulated) {
    public Visitor(long id, String nickname, boolean mayBuy) {
        this(id, nickname, mayBuy, false);
    }
}
