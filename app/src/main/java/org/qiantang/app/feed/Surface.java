package org.qiantang.app.feed;

/** Where a list stands. */
enum Surface {
    HOME,
    PRODUCT,
    BAG,
    PAID,
    ROOM,
    FILMS,
    ELSEWHERE
}
