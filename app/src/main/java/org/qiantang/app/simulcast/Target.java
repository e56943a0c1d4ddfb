package org.qiantang.app.simulcast;

/**
 * A place outside that shows the room's picture.
 *
 * @param address {@code rtmp://host/app} or {@code rtmps://host/app}, without the key
 * @param wanted whether the picture is to be pushed there while there is one
 */
record Target(long id, long roomId, String name, String address, String key, boolean wanted) {
    private static final int SHOWN = 4;

    /** As much of the key as tells one from another. */
    String keyHint() {
        return "••••" + (key.length() > 3 * SHOWN ? key.substring(key.length() - SHOWN) : "");
    }
}
