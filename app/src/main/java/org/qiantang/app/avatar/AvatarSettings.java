package org.qiantang.app.avatar;

import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The avatar engines that a house runs beside this process, each for one room; none unless it is set.
 *
 * @param engines LiveTalking in its {@code rtmp} mode, one process for each room
 */
@ConfigurationProperties("qiantang.avatar")
public record AvatarSettings(@DefaultValue List<Engine> engines) {
    public AvatarSettings {
        engines = List.copyOf(engines);
        Set<Long> rooms = new HashSet<>();
        Set<String> keys = new HashSet<>();
        for (Engine engine : engines) {
            if (!rooms.add(engine.room()) || !keys.add(engine.streamKey())) {
                throw new IllegalArgumentException("qiantang.avatar.engines: room " + engine.room()
                        + " (expected: each room and each stream key once)");
            }
        }
    }

    /**
     * One engine.
     *
     * @param url where it answers, or the proxy before it
     * @param session its name for the one conversation that its {@code rtmp} mode has
     * @param bearer what the proxy before it wants to see; null where it asks for nothing. Never shown
     * @param streamKey under which it sends its picture to our RTMP door. Never shown
     * @param room whose shows it is seen in
     * @param seconds it may take from being handed a sentence until it is seen to say it
     * @param lipsMs by how much its picture comes earlier than the sound that belongs to it; negative where it is later
     */
    public record Engine(
            URI url,
            @DefaultValue("0") String session,
            @Nullable String bearer,
            String streamKey,
            long room,
            @DefaultValue("4") int seconds,
            @DefaultValue("0") int lipsMs) {
        private static final int MOST_LIPS_MS = 400;
        private static final int LEAST_KEY = 16;
        private static final int MOST_SECONDS = 5;

        public Engine {
            if (!Set.of("http", "https").contains(String.valueOf(url.getScheme())) || url.getHost() == null) {
                throw new IllegalArgumentException("qiantang.avatar url: " + url + " (expected: http(s)://host:port)");
            }
            if (streamKey.length() < LEAST_KEY || !streamKey.matches("[A-Za-z0-9_-]+")) {
                throw new IllegalArgumentException("qiantang.avatar stream-key: " + streamKey.length()
                        + " characters (expected: at least " + LEAST_KEY + " letters and digits nobody can guess)");
            }
            if (bearer != null && !bearer.matches("[\\x21-\\x7E]*")) {
                throw new IllegalArgumentException(
                        "qiantang.avatar bearer: has characters that a header cannot hold (expected: a token)");
            }
            // A sentence that takes longer than it should by ten seconds counts as one that hangs.
            if (seconds < 1 || seconds > MOST_SECONDS) {
                throw new IllegalArgumentException(
                        "qiantang.avatar seconds: " + seconds + " (expected: 1.." + MOST_SECONDS + ")");
            }
            if (Math.abs(lipsMs) > MOST_LIPS_MS) {
                throw new IllegalArgumentException("qiantang.avatar lips-ms: " + lipsMs + " (expected: -" + MOST_LIPS_MS
                        + ".." + MOST_LIPS_MS + ")");
            }
        }

        Duration patience() {
            return Duration.ofSeconds(seconds);
        }

        /** Everything but the keys. */
        @Override
        public String toString() {
            return "Engine[" + url + ", session " + session + ", room " + room + "]";
        }
    }
}
