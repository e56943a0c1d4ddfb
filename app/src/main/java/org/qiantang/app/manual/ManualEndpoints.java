package org.qiantang.app.manual;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.FactKey;
import org.qiantang.app.catalog.GoodsPosts;
import org.qiantang.app.catalog.Product;
import org.qiantang.app.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Manuals brought to be read, what they state, and where the facts of a sheet are stated. */
@RestController
@RequestMapping("/api/studio")
class ManualEndpoints {
    private static final int LONGEST_NAME = 100;

    private final ManualDesk desk;
    private final Catalog catalog;
    private final GoodsPosts posts;

    ManualEndpoints(ManualDesk desk, Catalog catalog, GoodsPosts posts) {
        this.desk = desk;
        this.catalog = catalog;
        this.posts = posts;
    }

    /** {@code from} and {@code to} bound the value in the passage, in UTF-16 units. */
    record ProposalView(
            String key,
            String zh,
            String en,
            String value,
            @Nullable String unit,
            boolean known,
            int page,
            int line,
            String passage,
            int from,
            int to) {
        static ProposalView of(Proposal one) {
            FactKey key = FactKey.named(one.key()).orElse(null);
            return new ProposalView(
                    one.key(),
                    key == null ? one.key() : key.zh(),
                    key == null ? one.key() : key.en(),
                    one.value(),
                    one.unit(),
                    one.known(),
                    one.page(),
                    one.line(),
                    one.passage(),
                    one.from(),
                    one.to());
        }
    }

    /** {@code scanned} of its pages were pictures, whose words may be misread. */
    record ManualView(
            String id,
            @Nullable String productId,
            String name,
            String kind,
            int pages,
            int scanned,
            Instant readAt,
            List<ProposalView> proposals) {
        static ManualView of(ManualRows.Row row) {
            return new ManualView(
                    Long.toString(row.id()),
                    row.productId() == null ? null : Long.toString(row.productId()),
                    row.name(),
                    row.kind(),
                    row.pages(),
                    row.scanned(),
                    row.readAt(),
                    row.proposals().stream().map(ProposalView::of).toList());
        }
    }

    record SourceView(String key, String manualId, String name, int page, int line, String passage, int from, int to) {}

    record Attached(String productId) {}

    /** Reads a file for facts; nothing of it reaches the sheet before a person saves the product with it. */
    @PostMapping("/manuals")
    @ResponseStatus(HttpStatus.CREATED)
    ManualView readManual(
            @AuthenticationPrincipal Person person,
            @RequestParam MultipartFile file,
            @RequestParam(required = false) @Nullable Long product)
            throws IOException, InterruptedException {
        long merchantId = posts.merchantOf(person);
        if (file.getSize() > ManualReader.MAX_BYTES) {
            throw ManualWords.tooLarge();
        }
        Product of = product == null ? null : own(merchantId, product);
        return switch (desk.bring(merchantId, of, nameOf(file), file.getBytes(), person.id())) {
            case ManualDesk.Brought.Kept(ManualRows.Row row) -> ManualView.of(row);
            case ManualDesk.Brought.Refused(ManualReading why) -> throw ManualWords.refused(why);
            case ManualDesk.Brought.Busy() -> throw ManualWords.busy();
        };
    }

    @GetMapping("/manuals/{id}")
    ManualView manual(@AuthenticationPrincipal Person person, @PathVariable long id) {
        return desk.find(posts.merchantOf(person), id).map(ManualView::of).orElseThrow(Problem::notFound);
    }

    /** The manuals of a product, the last one first. */
    @GetMapping("/products/{id}/manuals")
    List<ManualView> manuals(@AuthenticationPrincipal Person person, @PathVariable long id) {
        return desk.of(posts.merchantOf(person), id).stream()
                .map(ManualView::of)
                .toList();
    }

    /** Binds a manual that was read for a new product to what it became. */
    @PutMapping("/manuals/{id}/product")
    ManualView attach(@AuthenticationPrincipal Person person, @PathVariable long id, @RequestBody Attached body) {
        long merchantId = posts.merchantOf(person);
        long productId = productId(body.productId());
        own(merchantId, productId);
        if (!desk.attach(merchantId, id, productId)) {
            throw Problem.notFound();
        }
        return manual(person, id);
    }

    /** Which facts of the sheet stand in a manual, and where. */
    @GetMapping("/products/{id}/fact-sources")
    List<SourceView> sources(@AuthenticationPrincipal Person person, @PathVariable long id) {
        Product product = own(posts.merchantOf(person), id);
        return desk.sources(product).stream()
                .map(source -> new SourceView(
                        source.key(),
                        Long.toString(source.manual().id()),
                        source.manual().name(),
                        source.proposal().page(),
                        source.proposal().line(),
                        source.proposal().passage(),
                        source.proposal().from(),
                        source.proposal().to()))
                .toList();
    }

    private Product own(long merchantId, long productId) {
        return catalog.product(productId)
                .filter(product -> product.merchantId() == merchantId)
                .orElseThrow(Problem::notFound);
    }

    private static long productId(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException _) {
            throw Problem.nonsense("productId", "商品编号应为数字", "productId: a number");
        }
    }

    private static String nameOf(MultipartFile file) {
        String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        String bare = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{C}", "")
                .strip();
        String kept = bare.isEmpty() ? "manual" : bare;
        return kept.length() > LONGEST_NAME ? kept.substring(0, LONGEST_NAME) : kept;
    }
}
