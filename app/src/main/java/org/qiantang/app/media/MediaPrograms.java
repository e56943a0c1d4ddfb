package org.qiantang.app.media;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** The programs that work on pictures and sound, as they are installed. */
public final class MediaPrograms {
    private MediaPrograms() {}

    /** FFmpeg on the search path, if it is there. */
    public static Optional<Path> ffmpeg() {
        return onThePath("ffmpeg");
    }

    /** FFprobe, which looks into files, on the search path, if it is there. */
    public static Optional<Path> ffprobe() {
        return onThePath("ffprobe");
    }

    private static Optional<Path> onThePath(String program) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Arrays.stream(path.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
