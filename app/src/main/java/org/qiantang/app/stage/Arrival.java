package org.qiantang.app.stage;

import org.jspecify.annotations.Nullable;
import org.qiantang.engine.fanout.Viewer;
import org.qiantang.event.Sitting.Source;

/**
 * A viewer at a show's door.
 *
 * @param from the place up to which the viewer has seen the show before, or null at the first visit
 * @param nickname what the person is called; null for a guest
 * @param staff whether the viewer belongs to the show's own people, who see its desk
 * @param simulated whether the viewer is one of the demo's crowd
 * @param source by what way the viewer came, as the page says
 */
public record Arrival(
        Viewer viewer,
        @Nullable Long from,
        @Nullable String nickname,
        boolean staff,
        boolean simulated,
        Source source) {
    /** Somebody who came straight here. */
    public Arrival(Viewer viewer, @Nullable Long from, @Nullable String nickname, boolean staff, boolean simulated) {
        this(viewer, from, nickname, staff, simulated, Source.DIRECT);
    }

    public static Arrival guest(Viewer viewer, @Nullable Long from) {
        return new Arrival(viewer, from, null, false, false);
    }
}
