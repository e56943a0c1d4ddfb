package org.qiantang.app.recording;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How recordings are cut and kept.
 *
 * @param segmentSeconds how long a piece is at least; it ends with the next key frame
 * @param keepDays how long after a show's closing its recording is kept; 0 keeps it for ever
 * @param floorMegabytes free space below which nothing more is recorded, so that the journal can go on
 */
@ConfigurationProperties("qiantang.recording")
public record RecordingSettings(
        @DefaultValue("10") int segmentSeconds,
        @DefaultValue("30") int keepDays,
        @DefaultValue("512") int floorMegabytes) {
    public RecordingSettings {
        within("segment-seconds", segmentSeconds, 1, 600);
        within("keep-days", keepDays, 0, 36_500);
        within("floor-megabytes", floorMegabytes, 0, 10_000_000);
    }

    private static void within(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: " + least + ".." + most + ")");
        }
    }
}
