package org.qiantang.app.hearing;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.ear.EarSettings;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Which ear the house has; none by default. Who reads {@link EarSettings} finds what each kind needs.
 *
 * @param kind {@code openai}, {@code funasr}, {@code whisper} or {@code transcript}; blank for none
 */
@ConfigurationProperties("qiantang.ear")
public record HearingSettings(
        @Nullable String kind,
        @Nullable String url,
        @Nullable String model,
        @Nullable String key,
        @Nullable String file) {
    public HearingSettings {
        if (kind != null && !kind.isBlank()) {
            // Wrong settings are told at the start, and not in the middle of a show.
            var _ = new EarSettings(kind, url, model, key, file);
        }
    }

    Optional<EarSettings> ear() {
        return kind == null || kind.isBlank()
                ? Optional.empty()
                : Optional.of(new EarSettings(kind, url, model, key, file));
    }

    /** The host that the sound is sent to; empty where it stays on this machine. */
    Optional<String> where() {
        return ear().flatMap(ear -> Optional.ofNullable(ear.url()))
                .map(address -> URI.create(address).getHost());
    }

    /** Everything but the key. */
    @Override
    public String toString() {
        return "HearingSettings[" + ear().map(EarSettings::toString).orElse("none") + "]";
    }
}
