package org.qiantang.app.media;

import java.time.InstantSource;
import org.qiantang.app.settings.Settings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Video: the hub, the door for cameras, the packager. Who is told of sources is handed in. */
@Configuration(proxyBeanMethods = false)
class MediaWiring {
    @Bean
    Programmes programmes(InstantSource clock, ObjectProvider<SourceListener> listeners, AigcMark mark) {
        return new Programmes(
                clock,
                (roomId, source, live) ->
                        listeners.orderedStream().forEach(listener -> listener.onAir(roomId, source, live)),
                mark);
    }

    @Bean
    RtmpIngest rtmpIngest(StreamKeys keys, Programmes programmes, ObjectProvider<SideDoor> sideDoor) {
        return new RtmpIngest(keys, programmes, sideDoor.getIfAvailable(() -> SideDoor.NONE));
    }

    @Bean(initMethod = "remember")
    Elsewhere elsewhere(JdbcClient rows, Programmes programmes, MediaServerSettings settings) {
        return new Elsewhere(rows, programmes, settings);
    }

    @Bean
    HlsPackager hlsPackager(Settings settings, Programmes programmes) {
        return new HlsPackager(MediaPrograms.ffmpeg(), settings.data().resolve("hls"), programmes);
    }
}
