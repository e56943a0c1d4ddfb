package org.qiantang.event;

/** Where stories lie: the names of streams and the shards that hold them. */
public final class Streams {
    /** The shard of the quiet streams: shops, payments, people. */
    public static final int OFFICE = 0;

    /** The shard of the shows, while there is one floor. */
    public static final int FLOOR = 1;

    private Streams() {}

    public static String show(long showId) {
        return "show/" + showId;
    }

    public static String shop(long merchantId) {
        return "shop/" + merchantId;
    }

    public static String payment(long orderId) {
        return "payment/" + orderId;
    }

    public static String rule(long changeId) {
        return "rule/" + changeId;
    }

    /** The id in a stream's name, such as 7 in {@code show/7}. */
    public static long idOf(String stream) {
        return Long.parseLong(stream.substring(stream.indexOf('/') + 1));
    }
}
