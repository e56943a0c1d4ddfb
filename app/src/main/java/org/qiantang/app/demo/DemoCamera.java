package org.qiantang.app.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.media.MediaPrograms;
import org.qiantang.app.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The camera of the demo's second show: the film that comes with the program, pushed to its own RTMP door. */
final class DemoCamera implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DemoCamera.class);
    private static final String FILM = "/demo/yunhe.mp4";
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final Settings settings;
    private @Nullable LoopedCamera camera;

    DemoCamera(Settings settings) {
        this.settings = settings;
    }

    /** Begins to publish with the room's key; without FFmpeg the show goes on without a picture. */
    void publish(String streamKey) {
        Optional<Path> ffmpeg = MediaPrograms.ffmpeg();
        if (ffmpeg.isEmpty()) {
            LOG.warn("the second show has no picture: no ffmpeg on the path");
            return;
        }
        try {
            String host =
                    settings.bind().equals("0.0.0.0") || settings.bind().equals("::") ? "127.0.0.1" : settings.bind();
            String to = "rtmp://" + host + ":" + settings.rtmpPort() + "/live/" + streamKey;
            camera = LoopedCamera.start(ffmpeg.get(), film(settings.data()), to, PAUSE);
        } catch (IOException trouble) {
            LOG.warn("the second show has no picture", trouble);
        }
    }

    /** FFmpeg reads files, not class paths. */
    private static Path film(Path data) throws IOException {
        Path file = data.resolve("demo-film.mp4");
        try (InputStream in = DemoCamera.class.getResourceAsStream(FILM)) {
            if (in == null) {
                throw new IllegalStateException(FILM + ": absent (expected: on the class path)");
            }
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }

    @Override
    public void close() {
        LoopedCamera playing = camera;
        if (playing != null) {
            playing.close();
        }
    }
}
