package org.qiantang.app.shortvideo;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How films are made and kept.
 *
 * @param shortSide of the picture, in pixels
 * @param queue how many may wait to be made
 * @param quotaMegabytes how much all videos may take
 * @param floorMegabytes free space below which none is made, so that the journal can go on
 * @param uploadMegabytes how long a file may be that somebody sends
 * @param uploadSeconds how long its film may be
 * @param holdUnread whether a clip or an upload whose sound or picture was not heard or seen whole is published only
 *     after an officer has looked at it
 */
@ConfigurationProperties("qiantang.films")
record FilmSettings(
        @DefaultValue("720") int shortSide,
        @DefaultValue("20") int queue,
        @DefaultValue("4096") int quotaMegabytes,
        @DefaultValue("512") int floorMegabytes,
        @DefaultValue("512") int uploadMegabytes,
        @DefaultValue("180") int uploadSeconds,
        @DefaultValue("false") boolean holdUnread) {
    FilmSettings {
        within("short-side", shortSide, 64, 1080);
        within("queue", queue, 1, 1_000);
        within("quota-megabytes", quotaMegabytes, 1, 10_000_000);
        within("floor-megabytes", floorMegabytes, 0, 10_000_000);
        within("upload-megabytes", uploadMegabytes, 1, 100_000);
        within("upload-seconds", uploadSeconds, 5, 3_600);
    }

    private static void within(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: " + least + ".." + most + ")");
        }
    }
}
