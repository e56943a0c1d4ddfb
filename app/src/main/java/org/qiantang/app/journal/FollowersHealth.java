package org.qiantang.app.journal;

import org.qiantang.engine.journal.FollowerState;
import org.qiantang.engine.journal.Followers;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down when a follower has stopped: then pages no longer show what has happened. */
final class FollowersHealth implements HealthIndicator {
    private final Followers followers;

    FollowersHealth(Followers followers) {
        this.followers = followers;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        for (FollowerState state : followers.states()) {
            if (state.activity() == FollowerState.Activity.STOPPED) {
                health.down();
            }
            health.withDetail(state.name() + "@" + state.shard(), state.activity() + " at " + state.position());
        }
        return health.build();
    }
}
