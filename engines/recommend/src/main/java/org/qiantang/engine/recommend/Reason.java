package org.qiantang.engine.recommend;

/** Why an item stands where it does: the one thing that added most to its score. Words are made of it at the edge. */
public sealed interface Reason {
    /** People who also did something with that item went on to this one. */
    record BecauseViewed(long item) implements Reason {}

    record BecauseBought(long item) implements Reason {}

    record FollowedHost(long seller) implements Reason {}

    /** A host to whom the person has come before. */
    record RepeatHost(long seller) implements Reason {}

    /** The room sells, or the film is about, what the person has looked at. */
    record SellsWhatYouSaw(long item) implements Reason {}

    /** What is known of the two says that they are alike, whatever others did with them. */
    record LikeWhatYouSaw(long item) implements Reason {}

    /** A category that the person leans to, or asked for. */
    record InterestIn(String category) implements Reason {}

    /** Much is happening in the room at this moment. */
    record HappeningNow() implements Reason {}

    record PopularIn(String category) implements Reason {}

    record NewArrival() implements Reason {}
}
