package org.qiantang.app.feed;

import java.util.List;

/** Knows the shops that somebody follows now. */
public interface Followings {
    List<Long> shopsOf(long personId);
}
