package org.qiantang.app.feed;

import java.util.List;
import java.util.Optional;
import org.qiantang.engine.recommend.Profile;

/** What lists have learnt of people, for tools of the house that compare them. A shop is told sums of many people alone. */
public interface Viewers {
    /** Those who let lists be made for them, as they are known now; empty after a start until the past has been told. */
    Optional<List<Profile>> known();
}
