package org.qiantang.app.hearing;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether the picture of a person on air is read.
 *
 * @param seconds between two looks at it; 0 never looks
 */
@ConfigurationProperties("qiantang.screen")
public record ScreenSettings(@DefaultValue("0") int seconds) {
    public ScreenSettings {
        if (seconds < 0 || seconds > 600) {
            throw new IllegalArgumentException("qiantang.screen.seconds: " + seconds + " (expected: 0..600)");
        }
    }

    boolean isOn() {
        return seconds > 0;
    }
}
