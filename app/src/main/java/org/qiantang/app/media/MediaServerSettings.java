package org.qiantang.app.media;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A bigger media server, such as SRS or nginx-rtmp, that takes cameras and serves viewers in our place.
 *
 * @param flv where viewers find a room's FLV, such as {@code https://live.example.cn/live/{room}.flv}; absent if there is
 *     no such server
 * @param hls where they find its playlist, such as {@code https://live.example.cn/live/{room}.m3u8}
 * @param callers the addresses from which its callbacks are heard
 */
@ConfigurationProperties("qiantang.media-server")
public record MediaServerSettings(
        @Nullable String flv,
        @Nullable String hls,
        @DefaultValue({"127.0.0.1", "0:0:0:0:0:0:0:1"}) Set<String> callers) {
    public MediaServerSettings {
        callers = Set.copyOf(callers);
        if ((flv == null) != (hls == null)) {
            throw new IllegalArgumentException("media-server: one of flv and hls (expected: both or none)");
        }
    }

    boolean isUsed() {
        return flv != null;
    }
}
