package org.qiantang.app.helpdesk;

import java.util.function.LongPredicate;
import org.qiantang.app.room.Boards;

/**
 * Whom a show's helpdesk works with.
 *
 * @param simulated whether a person is one of the demo's crowd
 */
record Company(
        Drafts drafts,
        Gate gate,
        Voice voice,
        HandOverDesk handOvers,
        Boards boards,
        Followers followers,
        LongPredicate simulated) {}
