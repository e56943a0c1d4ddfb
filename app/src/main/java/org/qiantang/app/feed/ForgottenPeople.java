package org.qiantang.app.feed;

/** The way in for those who make a whole person forgotten, and not only what suggestions know. */
public final class ForgottenPeople {
    private final Feed feed;

    ForgottenPeople(Feed feed) {
        this.feed = feed;
    }

    /** Takes away all that is known of somebody, in rows and in memory; nothing more of them is learnt, also not of old orders. */
    public void forget(long personId) {
        feed.personalise(personId, false);
        feed.forget(personId);
    }
}
