package org.qiantang.app.host;

import java.time.Duration;
import org.qiantang.event.DigitalHost.HostTurn;
import org.qiantang.event.DigitalHost.HostUse;

/**
 * How the digital host of one show works, as staff chose it.
 *
 * @param label the longest time between two reminders that she is a machine. The law wants viewers reminded all along
 *     (直播电商监督管理办法, in force 2026-02-01); the mark in the picture never leaves, and this is what is heard
 */
public record HostSetting(HostUse use, HostTurn turn, Duration label) {
    public static final int LEAST_LABEL_SECONDS = 60;
    public static final int MOST_LABEL_SECONDS = 1_800;
    public static final HostSetting USUAL = usual(HostUse.LIVE_SALE);

    public HostSetting {
        if (label.toSeconds() < LEAST_LABEL_SECONDS || label.toSeconds() > MOST_LABEL_SECONDS) {
            throw new IllegalArgumentException("label: " + label.toSeconds() + " s (expected: " + LEAST_LABEL_SECONDS
                    + ".." + MOST_LABEL_SECONDS + ")");
        }
    }

    /** As a use comes ready-made. */
    public static HostSetting usual(HostUse use) {
        return new HostSetting(use, HostManner.of(use).turn(), Duration.ofMinutes(10));
    }
}
