package org.qiantang.app.green;

/** Whose score it is. A shop has one room, so that a shop's score is its room's. */
enum Kind {
    SHOP,
    HOST,
    AGENCY,
    PLATFORM;

    /** The party whose page shows it; a room's own shows all. */
    String party() {
        return switch (this) {
            case SHOP -> Scorer.ROOM;
            case HOST -> "host";
            case AGENCY -> "agency";
            case PLATFORM -> "platform";
        };
    }
}
