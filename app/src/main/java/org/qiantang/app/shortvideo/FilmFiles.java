package org.qiantang.app.shortvideo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.nio.file.Path;
import org.qiantang.app.web.Problem;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * The files of films as answers. A version's files never change, so browsers may keep them; they ask each time whether they may
 * still show them, for a film may be withdrawn or taken down.
 */
final class FilmFiles {
    private final FilmArchive archive;

    FilmFiles(FilmArchive archive) {
        this.archive = archive;
    }

    ResponseEntity<Resource> video(Film film) {
        return answer(archive.video(film.id(), version(film)), MediaType.parseMediaType("video/mp4"));
    }

    ResponseEntity<Resource> cover(Film film) {
        return answer(archive.cover(film.id(), version(film)), MediaType.IMAGE_JPEG);
    }

    /** The video that was judged in a takedown, whatever has been made since. */
    ResponseEntity<Resource> judged(long filmId, long takedownId) {
        return answer(archive.judged(filmId, takedownId), MediaType.parseMediaType("video/mp4"));
    }

    ResponseEntity<Resource> video(Footage film) {
        return answer(archive.video(film.id(), version(film)), MediaType.parseMediaType("video/mp4"));
    }

    ResponseEntity<Resource> cover(Footage film) {
        return answer(archive.cover(film.id(), version(film)), MediaType.IMAGE_JPEG);
    }

    /** What is said in it, for browsers to write below the picture. */
    ResponseEntity<String> subtitles(Footage film) {
        version(film);
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "vtt", UTF_8))
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(Cue.webVtt(film.cues()));
    }

    private static int version(Footage film) {
        Footage.Video video = film.video();
        if (video == null) {
            throw Problem.notFound();
        }
        return video.version();
    }

    private static int version(Film film) {
        Film.Video video = film.video();
        if (video == null) {
            throw Problem.notFound();
        }
        return video.version();
    }

    private static ResponseEntity<Resource> answer(Path file, MediaType type) {
        File there = file.toFile();
        if (!there.isFile()) {
            throw Problem.notFound();
        }
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag("\"%x-%x\"".formatted(there.lastModified(), there.length()))
                .body(new FileSystemResource(file));
    }
}
