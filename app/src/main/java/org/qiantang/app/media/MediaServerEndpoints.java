package org.qiantang.app.media;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Hears the callbacks of SRS and nginx-rtmp: who may publish there, and when it begins and ends. */
@RestController
class MediaServerEndpoints {
    private static final Logger LOG = LoggerFactory.getLogger(MediaServerEndpoints.class);

    private static final long TELL_EVERY_MILLIS = 60_000;

    private final MediaServerSettings settings;
    private final CallbackSecret secret;
    private final StreamKeys keys;
    private final Elsewhere elsewhere;
    private final InstantSource clock;
    private final AtomicLong told = new AtomicLong();

    MediaServerEndpoints(
            MediaServerSettings settings,
            CallbackSecret secret,
            StreamKeys keys,
            Elsewhere elsewhere,
            InstantSource clock) {
        this.settings = settings;
        this.secret = secret;
        this.keys = keys;
        this.elsewhere = elsewhere;
        this.clock = clock;
    }

    /** What SRS tells; there is more in it that is not needed. */
    record SrsBody(
            @Nullable String action,
            @Nullable String client_id,
            @Nullable String stream,
            @Nullable String param) {}

    record SrsAnswer(int code, String msg) {}

    /** SRS: the stream is the room's number, and the key comes behind it as {@code ?key=…}. */
    @PostMapping("/api/media/srs/{given}")
    ResponseEntity<SrsAnswer> srs(@PathVariable String given, @RequestBody SrsBody body, HttpServletRequest request) {
        if (!isTrusted(given, request)) {
            return ResponseEntity.status(HttpStatus.FORBIDDEN).body(new SrsAnswer(403, "not trusted"));
        }
        String client = "srs " + body.client_id();
        return switch (String.valueOf(body.action())) {
            case "on_publish" -> srs(begins(body.stream(), keyIn(body.param()), "srs", client));
            case "on_unpublish" -> {
                room(body.stream()).ifPresent(room -> elsewhere.ends(room, client));
                yield srs(HttpStatus.OK);
            }
            default -> srs(HttpStatus.OK); // plays, recordings and playlists are that server's own business
        };
    }

    /** nginx-rtmp: the stream is the key and is given the room's number as its name; or the number with a key behind it. */
    @PostMapping("/api/media/nginx-rtmp/{given}")
    ResponseEntity<Void> nginx(
            @PathVariable String given, @RequestParam Map<String, String> form, HttpServletRequest request) {
        if (!isTrusted(given, request)) {
            return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
        }
        String name = form.getOrDefault("name", "");
        String key = form.get("key");
        String client = "nginx " + form.getOrDefault("clientid", "") + " " + form.getOrDefault("addr", "");
        return switch (form.getOrDefault("call", "")) {
            case "publish" -> {
                if (key != null) {
                    yield ResponseEntity.status(begins(name, key, "nginx-rtmp", client))
                            .build();
                }
                Optional<Long> room = keys.roomOf(name);
                HttpStatus answer = begins(room.map(String::valueOf).orElse(""), name, "nginx-rtmp", client);
                // The key is nobody else's business: viewers must find the room by its number.
                yield answer == HttpStatus.OK && room.isPresent()
                        ? ResponseEntity.status(HttpStatus.FOUND)
                                .location(URI.create(room.get().toString()))
                                .build()
                        : ResponseEntity.status(answer).build();
            }
            case "publish_done", "done" -> {
                Optional<Long> room = room(name).or(() -> keys.roomOf(name));
                room.ifPresent(one -> elsewhere.ends(one, client));
                yield ResponseEntity.ok().build();
            }
            default -> ResponseEntity.ok().build();
        };
    }

    private HttpStatus begins(@Nullable String stream, @Nullable String key, String server, String client) {
        Optional<Long> room = room(stream);
        boolean good = room.isPresent() && key != null && keys.roomOf(key).equals(room);
        HttpStatus answer = !good
                ? HttpStatus.FORBIDDEN
                : elsewhere.begins(room.get(), server, client) ? HttpStatus.OK : HttpStatus.CONFLICT;
        LOG.info("publisher at another server: server={} room={} answer={}", server, room.orElse(0L), answer);
        return answer;
    }

    private boolean isTrusted(String given, HttpServletRequest request) {
        boolean trusted = settings.isUsed()
                && settings.callers().contains(request.getRemoteAddr())
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), secret.text().getBytes(StandardCharsets.UTF_8));
        // Anybody may knock here: the operator is told once a minute, and a knocker does not fill the log.
        long now = clock.millis();
        long last = told.get();
        if (!trusted && now - last >= TELL_EVERY_MILLIS && told.compareAndSet(last, now)) {
            LOG.warn("callback of a media server not heard: address={}", request.getRemoteAddr());
        }
        return trusted;
    }

    private static ResponseEntity<SrsAnswer> srs(HttpStatus status) {
        return ResponseEntity.ok(new SrsAnswer(status == HttpStatus.OK ? 0 : status.value(), status.getReasonPhrase()));
    }

    private static Optional<Long> room(@Nullable String stream) {
        return stream != null && stream.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(stream)) : Optional.empty();
    }

    private static @Nullable String keyIn(@Nullable String param) {
        if (param == null) {
            return null;
        }
        for (String pair : param.replaceFirst("^\\?", "").split("&", -1)) {
            if (pair.startsWith("key=")) {
                return URLDecoder.decode(pair.substring(4), StandardCharsets.UTF_8);
            }
        }
        return null;
    }
}
