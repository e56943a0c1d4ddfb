package org.qiantang.app.export;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How exports for the regulator are kept.
 *
 * @param keepHours how long a finished file can be fetched before it is deleted
 */
@ConfigurationProperties("qiantang.export")
public record ExportSettings(@DefaultValue("168") int keepHours) {
    private static final int MOST = 24 * 366;

    public ExportSettings {
        if (keepHours < 1 || keepHours > MOST) {
            throw new IllegalArgumentException("keep-hours: " + keepHours + " (expected: 1.." + MOST + ")");
        }
    }
}
