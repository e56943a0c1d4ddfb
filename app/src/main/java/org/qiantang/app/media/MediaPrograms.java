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
        String path = System.getenv().getOrDefault("PATH", "");
        return Arrays.stream(path.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "ffmpeg"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
