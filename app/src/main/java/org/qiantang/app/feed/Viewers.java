package org.qiantang.app.feed;

import java.util.List;
import org.qiantang.engine.recommend.Profile;

/** What lists have learnt of people, for tools of the house that compare them. A shop is told sums of many people alone. */
public interface Viewers {
    /** Those who let lists be made for them, as they are known now. */
    List<Profile> known();
}
