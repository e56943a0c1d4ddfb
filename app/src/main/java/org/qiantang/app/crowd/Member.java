package org.qiantang.app.crowd;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One of the crowd: a guest, or an account that talks and buys, with the socket it has now. */
final class Member {
    private final int number;
    private final AtomicBoolean buying = new AtomicBoolean();
    private volatile @Nullable String session;
    private volatile @Nullable Watcher watcher;
    private volatile long quietUntil;
    private volatile long backAt;

    Member(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    @Nullable
    String session() {
        return session;
    }

    void signedIn(String token) {
        session = token;
    }

    @Nullable
    Watcher watcher() {
        return watcher;
    }

    void watches(@Nullable Watcher now) {
        watcher = now;
    }

    /** Whether this one has a socket that is open. */
    boolean isThere() {
        Watcher here = watcher;
        return here != null && !here.isGone();
    }

    boolean mayAct(long now) {
        return isThere() && now >= quietUntil;
    }

    /** The room was busy, or this one too fast. */
    void keepsQuiet(long until) {
        quietUntil = Math.max(quietUntil, until);
    }

    boolean mayCome(long now) {
        return now >= backAt;
    }

    void comesBack(long at) {
        backAt = at;
    }

    /** One purchase at a time. */
    boolean beginsToBuy() {
        return buying.compareAndSet(false, true);
    }

    void hasBought() {
        buying.set(false);
    }
}
