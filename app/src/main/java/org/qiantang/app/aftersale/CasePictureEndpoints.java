package org.qiantang.app.aftersale;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.web.Problem;
import org.qiantang.event.ShopEvent.By;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Pictures in a case: brought by its two sides, seen by them and by the officer who judges, and by nobody else. */
@RestController
@RequestMapping("/api/after-sales/{id}/pictures")
class CasePictureEndpoints {
    private final CasePictures pictures;
    private final Asker asker;

    CasePictureEndpoints(CasePictures pictures, Asker asker) {
        this.pictures = pictures;
        this.asker = asker;
    }

    /** The name under which a picture is then put forward as evidence. */
    record Brought(String hash) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Brought add(
            @PathVariable long id, @RequestParam MultipartFile file, @AuthenticationPrincipal @Nullable Person person)
            throws IOException {
        Asker.Party party = asker.party(id, person);
        if (party.by() == By.OFFICER) {
            throw Problem.notFound();
        }
        return switch (pictures.keep(id, Asker.signedIn(person).id(), file.getBytes())) {
            case CasePictures.Kept.As(String hash) -> new Brought(hash);
            case CasePictures.Kept.NoPicture() ->
                throw new Problem(
                        415,
                        "not-a-picture",
                        "只接受 2 MB、2500 万像素以内、没有损坏的 PNG、JPEG 或 WebP 图片",
                        "only sound PNG, JPEG or WebP pictures of up to 2 MB and 25 megapixels are taken",
                        Map.of("field", "file"));
            case CasePictures.Kept.TooMany() ->
                throw new Problem(
                        409,
                        "enough-pictures",
                        "每个售后最多上传 " + CasePictures.MOST_OF_ONE + " 张图片",
                        CasePictures.MOST_OF_ONE + " pictures at most in one case",
                        Map.of("field", "file"));
        };
    }

    @GetMapping("/{hash:[0-9a-f]{64}}")
    ResponseEntity<byte[]> one(
            @PathVariable long id, @PathVariable String hash, @AuthenticationPrincipal @Nullable Person person) {
        asker.party(id, person);
        CasePictures.Picture picture = pictures.find(id, hash).orElseThrow(Problem::notFound);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(picture.type()))
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePrivate())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .body(picture.bytes());
    }
}
