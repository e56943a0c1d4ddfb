package org.qiantang.app.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Fields;
import org.qiantang.app.account.Person;
import org.qiantang.app.web.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
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

/** Evidence packs (证据包) for officers: each one, with who took it and why, comes into the log. */
@RestController
@RequestMapping("/api/officer/packs")
class PackEndpoints {
    private static final Logger LOG = LoggerFactory.getLogger(PackEndpoints.class);
    private static final int LONGEST = 100;

    private final PackAsks asks;
    private final PackMaker maker;

    PackEndpoints(PackAsks asks, PackMaker maker) {
        this.asks = asks;
        this.maker = maker;
    }

    /** Finds out what is to be in the pack. */
    @FunctionalInterface
    private interface Asking {
        PackAsk ask() throws InterruptedException;
    }

    /** The seconds around a line of the host. */
    @GetMapping("/finding")
    ResponseEntity<Resource> finding(
            @AuthenticationPrincipal @Nullable Person person,
            @RequestParam long show,
            @RequestParam long line,
            @RequestParam @Nullable String reason) {
        PackAsk.By by = by(person, reason);
        return pack(() -> asks.finding(show, line), by);
    }

    /** The seconds around the claim that an order was born of. */
    @GetMapping("/order/{orderId}")
    ResponseEntity<Resource> order(
            @AuthenticationPrincipal @Nullable Person person,
            @PathVariable long orderId,
            @RequestParam @Nullable String reason) {
        PackAsk.By by = by(person, reason);
        return pack(() -> asks.order(orderId), by);
    }

    /** A span of a show, in milliseconds from its opening; the whole show where nothing is said. */
    @GetMapping("/show/{showId}")
    ResponseEntity<Resource> show(
            @AuthenticationPrincipal @Nullable Person person,
            @PathVariable long showId,
            @RequestParam @Nullable Long fromMs,
            @RequestParam @Nullable Long toMs,
            @RequestParam @Nullable String reason) {
        PackAsk.By by = by(person, reason);
        return pack(() -> asks.show(showId, fromMs, toMs), by);
    }

    private static PackAsk.By by(@Nullable Person person, @Nullable String reason) {
        Person officer = EvidenceLogEndpoints.officer(person);
        return new PackAsk.By(officer.id(), Fields.publicText(reason, "reason", LONGEST));
    }

    private ResponseEntity<Resource> pack(Asking asking, PackAsk.By by) {
        try {
            PackAsk ask = asking.ask();
            Path file = maker.make(ask, by);
            long bytes = Files.size(file);
            var content = new InputStreamResource(Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE));
            String name = "qiantang-evidence-" + ask.name() + ".zip";
            return ResponseEntity.ok()
                    .contentType(MediaType.parseMediaType("application/zip"))
                    .contentLength(bytes)
                    .cacheControl(CacheControl.noStore())
                    .header(
                            HttpHeaders.CONTENT_DISPOSITION,
                            ContentDisposition.attachment()
                                    .filename(name)
                                    .build()
                                    .toString())
                    .body(content);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw unavailable();
        } catch (Problem refusal) {
            throw refusal;
        } catch (IOException | RuntimeException trouble) {
            LOG.error("a pack of evidence could not be made", trouble);
            throw unavailable();
        }
    }

    private static Problem unavailable() {
        return new Problem(
                503,
                "proof-unavailable",
                "证据日志暂时不可用，没有导出任何东西，请稍后再试",
                "the evidence log cannot be used now and nothing was given out; try again later");
    }
}
