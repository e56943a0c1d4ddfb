package org.qiantang.app.media;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The playlists and segments that are being written now. */
@RestController
class HlsEndpoints {
    private static final String FILE = "[A-Za-z0-9_-]{1,40}\\.(m3u8|m4s|mp4|ts)";

    private final HlsPackager packager;

    HlsEndpoints(HlsPackager packager) {
        this.packager = packager;
    }

    @GetMapping("/hls/{roomId}/{file}")
    ResponseEntity<Resource> file(@PathVariable long roomId, @PathVariable String file) {
        if (!file.matches(FILE)) {
            return ResponseEntity.notFound().build();
        }
        Path path = packager.folder(roomId).resolve(file);
        if (!Files.isRegularFile(path)) {
            return ResponseEntity.notFound().build();
        }
        boolean playlist = file.endsWith(".m3u8");
        CacheControl keep = playlist
                ? CacheControl.noStore()
                : CacheControl.maxAge(Duration.ofSeconds(30)).cachePublic();
        return ResponseEntity.ok().contentType(typeOf(file)).cacheControl(keep).body(new FileSystemResource(path));
    }

    private static MediaType typeOf(String file) {
        String ending = file.substring(file.lastIndexOf('.') + 1);
        return MediaType.parseMediaType(
                switch (ending) {
                    case "m3u8" -> "application/vnd.apple.mpegurl";
                    case "ts" -> "video/mp2t";
                    default -> "video/mp4";
                });
    }
}
