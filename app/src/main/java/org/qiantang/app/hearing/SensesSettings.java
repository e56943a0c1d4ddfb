package org.qiantang.app.hearing;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How films are listened to and looked at before they may be published.
 *
 * @param listen whether the house's ear, if it has one, hears films too
 * @param lookSeconds between two frames that are read; 0 reads none
 * @param mostLooks frames of one film at most; in a longer one they lie further apart
 * @param patienceMinutes how long listening or looking may take beyond the length of the film
 */
@ConfigurationProperties("qiantang.films.senses")
public record SensesSettings(
        @DefaultValue("true") boolean listen,
        @DefaultValue("3") int lookSeconds,
        @DefaultValue("90") int mostLooks,
        @DefaultValue("10") int patienceMinutes) {
    public SensesSettings {
        within("look-seconds", lookSeconds, 0, 600);
        within("most-looks", mostLooks, 3, 2_000);
        within("patience-minutes", patienceMinutes, 1, 600);
    }

    private static void within(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "qiantang.films.senses." + name + ": " + value + " (expected: " + least + ".." + most + ")");
        }
    }
}
