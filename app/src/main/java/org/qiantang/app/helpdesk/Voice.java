package org.qiantang.app.helpdesk;

import org.qiantang.app.room.Receipt;
import org.qiantang.app.room.RoomRequest;

/** Takes a line to a show's desk and brings its receipt. */
@FunctionalInterface
interface Voice {
    Receipt say(long showId, RoomRequest.HelpLine line);
}
