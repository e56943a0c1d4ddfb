package org.qiantang.engine.recommend;

import java.util.List;

/**
 * The answer to a request, the best first; shorter than asked where there is no more to show.
 *
 * @param personalised false where the list is the one that a stranger would get
 */
public record Ranking(List<Placement> placements, boolean personalised) {
    public Ranking {
        placements = List.copyOf(placements);
    }

    /** The items in their order. */
    public List<Long> items() {
        return placements.stream().map(Placement::item).toList();
    }
}
