package org.qiantang.bench.crash;

import java.io.IOException;

/** Takes a site down when the call is ended from outside, so that no program and no database of it stays behind. */
final class Unwatched implements AutoCloseable {
    private final Thread hook;

    private Unwatched(Thread hook) {
        this.hook = hook;
    }

    static Unwatched closing(Site site) {
        var hook = Thread.ofPlatform().unstarted(() -> {
            try {
                site.close();
            } catch (IOException trouble) {
                System.err.println("not taken down: " + trouble.getMessage());
            }
        });
        Runtime.getRuntime().addShutdownHook(hook);
        return new Unwatched(hook);
    }

    /** The site is taken down by its own user from here on. */
    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(hook);
    }
}
