package org.qiantang.app.dossier;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the program limits a room's traffic by itself before an officer has looked (先行限流).
 *
 * <p>Half an hour is the usual and the most: officers on duty look within it, and what nobody has looked at by then has bound a
 * room for no longer than a part of one evening. The law names the measures and not this form; the number is our own.
 *
 * @param minutes counted from the line that brought it about; 0 sets none
 */
@ConfigurationProperties("qiantang.provisional-limit")
public record ProvisionalSettings(@DefaultValue("30") int minutes) {
    static final int MOST_MINUTES = 30;

    public ProvisionalSettings {
        if (minutes < 0 || minutes > MOST_MINUTES) {
            throw new IllegalArgumentException("minutes: " + minutes + " (expected: 0.." + MOST_MINUTES + ")");
        }
    }

    /** Zero where none is set. */
    Duration term() {
        return Duration.ofMinutes(minutes);
    }
}
