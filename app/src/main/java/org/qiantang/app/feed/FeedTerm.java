package org.qiantang.app.feed;

/** For how long it is kept what people looked at and what was on their screens, unless they have it forgotten sooner. */
public final class FeedTerm {
    public static final int DAYS = 180;

    private FeedTerm() {}
}
