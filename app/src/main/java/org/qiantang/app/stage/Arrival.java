package org.qiantang.app.stage;

import org.jspecify.annotations.Nullable;
import org.qiantang.engine.fanout.Viewer;

/**
 * A viewer at a show's door.
 *
 * @param from the place up to which the viewer has seen the show before, or null at the first visit
 * @param nickname what the person is called; null for a guest
 * @param staff whether the viewer belongs to the show's own people, who see its desk
 * @param simulated whether the viewer is one of the demo's crowd
 */
public record Arrival(
        Viewer viewer, @Nullable Long from, @Nullable String nickname, boolean staff, boolean simulated) {
    public static Arrival guest(Viewer viewer, @Nullable Long from) {
        return new Arrival(viewer, from, null, false, false);
    }
}
