package org.qiantang.app.shortvideo;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.team.Act;
import org.qiantang.app.team.Team;
import org.qiantang.app.web.Problem;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Files of films come in by the tus protocol 1.0.0 (core, creation, termination), so that its clients go on after a break.
 *
 * <p>The metadata has {@code filename} and {@code title}, and may have {@code product}, {@code ai} ({@code true} where a
 * machine made some of it) and {@code as} ({@code shop} in the shop's name, else one's own).
 */
@RestController
@RequestMapping("/api/films/uploads")
class UploadEndpoints {
    private static final String VERSION = "1.0.0";
    private static final String RESUMABLE = "Tus-Resumable";
    private static final String OFFSET = "Upload-Offset";
    private static final String LENGTH = "Upload-Length";

    private final UploadDesk desk;
    private final FilmSettings settings;
    private final Team team;

    UploadEndpoints(UploadDesk desk, FilmSettings settings, Team team) {
        this.desk = desk;
        this.settings = settings;
        this.team = team;
    }

    /** What may be sent: its length in bytes and in seconds, and as which protocol. */
    record Limits(String tus, String extensions, long mostBytes, int mostSeconds) {}

    /** How far a file has come. */
    record Standing(String id, long offset, long bytes) {}

    @GetMapping
    ResponseEntity<Limits> limits() {
        long most = settings.uploadMegabytes() * (1L << 20);
        return ResponseEntity.ok()
                .header(RESUMABLE, VERSION)
                .header("Tus-Version", VERSION)
                .header("Tus-Extension", "creation,termination")
                .header("Tus-Max-Size", Long.toString(most))
                .body(new Limits(VERSION, "creation,termination", most, settings.uploadSeconds()));
    }

    /** Makes room for a file; where its bytes are to be sent is said in {@code Location}. */
    @PostMapping
    ResponseEntity<Void> begin(
            @AuthenticationPrincipal @Nullable Person person,
            @RequestHeader(name = RESUMABLE, required = false) @Nullable String version,
            @RequestHeader(name = LENGTH, required = false) @Nullable String length,
            @RequestHeader(name = "Upload-Metadata", required = false) @Nullable String metadata) {
        Person sender = known(person, version);
        Map<String, String> said = said(metadata);
        Long merchantId = "shop".equals(said.get("as")) ? team.shopFor(sender, Act.RECORDING) : null;
        Upload upload = desk.begin(
                sender,
                merchantId,
                number(length, LENGTH),
                said.getOrDefault("filename", ""),
                said.getOrDefault("title", ""),
                product(said.get("product")),
                Boolean.parseBoolean(said.get("ai")));
        return ResponseEntity.created(URI.create("/api/films/uploads/" + upload.id()))
                .header(RESUMABLE, VERSION)
                .build();
    }

    /** How far a file has come; asked with HEAD by its sender, to go on from there. */
    @GetMapping("/{id}")
    ResponseEntity<Standing> standing(@AuthenticationPrincipal @Nullable Person person, @PathVariable long id) {
        Upload upload = desk.find(signedIn(person), id);
        long offset = desk.has(upload);
        return ResponseEntity.ok()
                .header(RESUMABLE, VERSION)
                .header(OFFSET, Long.toString(offset))
                .header(LENGTH, Long.toString(upload.bytes()))
                .cacheControl(CacheControl.noStore())
                .body(new Standing(Long.toString(id), offset, upload.bytes()));
    }

    /** Takes the next bytes in; with the last ones it is made into a film under the same number. */
    @PatchMapping("/{id}")
    ResponseEntity<Void> add(
            @AuthenticationPrincipal @Nullable Person person,
            @PathVariable long id,
            @RequestHeader(name = RESUMABLE, required = false) @Nullable String version,
            @RequestHeader(name = OFFSET, required = false) @Nullable String offset,
            HttpServletRequest request) {
        Person sender = known(person, version);
        if (!"application/offset+octet-stream".equals(request.getHeader(HttpHeaders.CONTENT_TYPE))) {
            throw UploadRefusals.type();
        }
        Upload upload = desk.find(sender, id);
        try {
            long now = desk.add(sender, upload, number(offset, OFFSET), request.getInputStream());
            return ResponseEntity.noContent()
                    .header(RESUMABLE, VERSION)
                    .header(OFFSET, Long.toString(now))
                    .build();
        } catch (IOException broken) {
            throw UploadRefusals.brokenOff();
        }
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> drop(
            @AuthenticationPrincipal @Nullable Person person,
            @PathVariable long id,
            @RequestHeader(name = RESUMABLE, required = false) @Nullable String version) {
        Person sender = known(person, version);
        desk.drop(desk.find(sender, id));
        return ResponseEntity.noContent().header(RESUMABLE, VERSION).build();
    }

    private static Person known(@Nullable Person person, @Nullable String version) {
        Person sender = signedIn(person);
        if (!VERSION.equals(version)) {
            throw UploadRefusals.version();
        }
        return sender;
    }

    private static Person signedIn(@Nullable Person person) {
        if (person == null) {
            throw Problem.signIn();
        }
        return person;
    }

    private static long number(@Nullable String given, String field) {
        try {
            long number = Long.parseLong(given == null ? "" : given);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Said below.
        }
        throw Problem.nonsense(field, field + " 应为不小于 0 的整数", field + ": a whole number, not below 0");
    }

    private static @Nullable Long product(@Nullable String given) {
        return given == null || given.isEmpty() ? null : Long.valueOf(number(given, "product"));
    }

    /** Pairs of a name and its value in Base64. */
    private static Map<String, String> said(@Nullable String metadata) {
        var said = new HashMap<String, String>();
        for (String pair : metadata == null || metadata.isBlank() ? new String[0] : metadata.split(",", -1)) {
            String[] parts = pair.strip().split(" ", 2);
            try {
                byte[] value = Base64.getDecoder().decode(parts.length < 2 ? "" : parts[1].strip());
                said.put(
                        parts[0],
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .decode(ByteBuffer.wrap(value))
                                .toString());
            } catch (IllegalArgumentException | CharacterCodingException malformed) {
                throw UploadRefusals.metadata(parts[0].replaceAll("[^A-Za-z0-9_-]", ""));
            }
        }
        return said;
    }
}
