package org.qiantang.app.media;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.qiantang.app.settings.Settings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Video: the hub, the door for cameras, the packager. Who is told of sources is handed in. */
@Configuration(proxyBeanMethods = false)
class MediaWiring {
    @Bean
    Programmes programmes(InstantSource clock, ObjectProvider<SourceListener> listeners) {
        return new Programmes(
                clock,
                (roomId, source, live) ->
                        listeners.orderedStream().forEach(listener -> listener.onAir(roomId, source, live)));
    }

    @Bean
    RtmpIngest rtmpIngest(StreamKeys keys, Programmes programmes) {
        return new RtmpIngest(keys, programmes);
    }

    @Bean
    HlsPackager hlsPackager(Settings settings, Programmes programmes) {
        return new HlsPackager(ffmpeg(), settings.data().resolve("hls"), programmes);
    }

    private static Optional<Path> ffmpeg() {
        String path = System.getenv().getOrDefault("PATH", "");
        List<String> folders = Arrays.asList(path.split(File.pathSeparator, -1));
        return folders.stream()
                .map(folder -> Path.of(folder, "ffmpeg"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
