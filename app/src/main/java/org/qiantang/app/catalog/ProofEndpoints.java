package org.qiantang.app.catalog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.account.Role;
import org.qiantang.app.web.Problem;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The files behind proofs: brought by shops, seen by them and by officers, and by all where the shop shows them. */
@RestController
class ProofEndpoints {
    private static final String NOTHING_RUNS = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

    private final ProofFiles files;
    private final GoodsPosts posts;

    ProofEndpoints(ProofFiles files, GoodsPosts posts) {
        this.files = files;
        this.posts = posts;
    }

    record KeptView(String sha256, String name, String type, int bytes, String url) {}

    @PostMapping("/api/studio/proofs")
    @ResponseStatus(HttpStatus.CREATED)
    KeptView add(@AuthenticationPrincipal Person person, @RequestParam MultipartFile file) throws IOException {
        long merchantId = posts.merchantOf(person);
        if (file.getSize() > ProofFiles.MAX_BYTES) {
            throw refused(413, "too-large");
        }
        String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        ProofFiles.Kept kept =
                files.keep(merchantId, name, file.getBytes()).orElseThrow(() -> refused(415, "not-a-proof"));
        return new KeptView(
                kept.sha256(), kept.name(), kept.type(), kept.bytes().length, "/api/proofs/" + kept.sha256());
    }

    @GetMapping("/api/proofs/{sha256}")
    ResponseEntity<byte[]> proof(@AuthenticationPrincipal @Nullable Person person, @PathVariable String sha256) {
        ProofFiles.Kept kept = seenBy(person, sha256).orElseThrow(Problem::notFound);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(kept.type()))
                .cacheControl(CacheControl.noCache().cachePrivate())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", NOTHING_RUNS)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(kept.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(kept.bytes());
    }

    private Optional<ProofFiles.Kept> seenBy(@Nullable Person person, String sha256) {
        Optional<ProofFiles.Kept> shown = files.released(sha256);
        if (shown.isPresent() || person == null) {
            return shown;
        }
        if (person.is(Role.OFFICER)) {
            return files.any(sha256);
        }
        Long merchantId = person.merchantId();
        return merchantId == null ? Optional.empty() : files.ofShop(merchantId, sha256);
    }

    private static Problem refused(int status, String code) {
        return new Problem(
                status,
                code,
                "只接受 5 MB 以内的 PDF、PNG 或 JPEG 文件，图片不超过 4000 万像素且没有损坏",
                "only PDF, PNG or JPEG files of up to 5 MB are taken, sound pictures of up to 40 megapixels",
                Map.of("field", "file"));
    }
}
