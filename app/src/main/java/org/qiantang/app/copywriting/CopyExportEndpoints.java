package org.qiantang.app.copywriting;

import java.nio.charset.StandardCharsets;
import org.qiantang.app.account.Person;
import org.qiantang.app.web.Problem;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Texts as files. */
@RestController
@RequestMapping("/api/studio/copy/texts/{id}/export")
class CopyExportEndpoints {
    private static final MediaType WORD =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    private final CopyExport export;
    private final CopyPosts posts;

    CopyExportEndpoints(CopyExport export, CopyPosts posts) {
        this.export = export;
        this.posts = posts;
    }

    /** A text as it reads now: {@code docx}, or plain lines for a {@code prompter}. */
    @GetMapping
    ResponseEntity<byte[]> export(
            @AuthenticationPrincipal Person person,
            @PathVariable long id,
            @RequestParam(defaultValue = "docx") String as) {
        CopyText text = posts.text(person, id);
        if (text.version() == 0) {
            throw CopyRefusals.beingWritten();
        }
        return switch (as) {
            case "docx" -> file("copy-" + id + ".docx", WORD, export.word(text));
            case "prompter" ->
                file(
                        "copy-" + id + ".txt",
                        new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8),
                        export.prompter(text).getBytes(StandardCharsets.UTF_8));
            default -> throw Problem.nonsense("as", "as 应为 docx 或 prompter", "as: docx or prompter");
        };
    }

    private static ResponseEntity<byte[]> file(String name, MediaType type, byte[] bytes) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(bytes);
    }
}
