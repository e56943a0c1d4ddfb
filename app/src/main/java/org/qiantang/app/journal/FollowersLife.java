package org.qiantang.app.journal;

import org.qiantang.engine.journal.Followers;
import org.springframework.context.SmartLifecycle;

/** Sets the followers going when all is wired, and ends them before anything that they lean on. */
final class FollowersLife implements SmartLifecycle {
    private final Followers followers;
    private volatile boolean running;

    FollowersLife(Followers followers) {
        this.followers = followers;
    }

    @Override
    public void start() {
        followers.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        followers.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
