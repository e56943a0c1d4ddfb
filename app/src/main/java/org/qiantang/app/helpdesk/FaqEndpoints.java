package org.qiantang.app.helpdesk;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Fields;
import org.qiantang.app.account.Person;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.Product;
import org.qiantang.app.team.Act;
import org.qiantang.app.team.Team;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.qiantang.event.HelpdeskEvent.FactUsed;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The FAQ and the policies that a shop keeps: written, or proposed by its people's answers; said once a person has approved. */
@RestController
@RequestMapping("/api/studio/helpdesk/faq")
class FaqEndpoints {
    private final FaqRows rows;
    private final FaqDesk desk;
    private final FaqCheck check;
    private final Catalog catalog;
    private final Team team;

    FaqEndpoints(FaqRows rows, FaqDesk desk, FaqCheck check, Catalog catalog, Team team) {
        this.rows = rows;
        this.desk = desk;
        this.check = check;
        this.catalog = catalog;
        this.team = team;
    }

    /**
     * The words of an entry.
     *
     * @param kind {@code question}, which is meant where nothing is said, or {@code policy}; an entry stays what it was written as
     * @param question what is asked; of a policy, its topic
     * @param productId null where the entry is about the shop
     * @param also other ways to ask for it, or words of the topic; what stands is kept where nothing is said
     * @param bound keys of the facts whose figures the answer's must be when it is said; kept likewise
     */
    record FaqBody(
            @Nullable String kind,
            @Nullable String question,
            @Nullable String answer,
            @Nullable Long productId,
            @Nullable List<String> also,
            @Nullable List<String> bound) {}

    /** {@code kind} is question or policy, {@code state} proposed, approved, rejected or retired. */
    record FaqView(
            long id,
            String kind,
            String state,
            int revision,
            String question,
            List<String> also,
            String answer,
            @Nullable Long productId,
            String productTitle,
            List<FactUsed> facts,
            List<String> bound,
            @Nullable Long fromId,
            Instant proposedAt,
            @Nullable Instant decidedAt) {}

    /** The newest first; {@code q} is looked for in question and answer. */
    @GetMapping
    Page<FaqView> faq(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String q,
            @RequestParam @Nullable Long product,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit,
            @AuthenticationPrincipal @Nullable Person person) {
        long shop = team.shopFor(person, Act.ANSWER);
        int most = Page.limit(limit);
        String words = Fields.optional(q, "q", 60);
        return Page.of(
                        rows.listed(
                                shop,
                                state(state),
                                kind.isEmpty() ? "" : kind(kind).name(),
                                product == null ? 0 : product,
                                words,
                                Page.after(after, Long.MAX_VALUE),
                                most + 1),
                        most,
                        one -> Long.toString(one.id()))
                .map(this::view);
    }

    /** An entry that somebody of the shop writes; it is proposed, and said once approved. */
    @PostMapping
    FaqView writeFaq(@RequestBody FaqBody body, @AuthenticationPrincipal @Nullable Person person) {
        long shop = team.shopFor(person, Act.ANSWER);
        FaqDesk.Wording wording = wording(body, shop, null);
        return desk.propose(
                        shop, wording, List.of(), null, Fields.signedIn(person).id())
                .map(this::view)
                .orElseThrow(Refusals::known);
    }

    /** Approves an entry in these words; an approved one is changed so, a retired one said again. */
    @PutMapping("/{id}")
    FaqView approveFaq(
            @PathVariable long id, @RequestBody FaqBody body, @AuthenticationPrincipal @Nullable Person person) {
        long shop = team.shopFor(person, Act.ANSWER);
        Faq before = rows.find(id).filter(faq -> faq.merchantId() == shop).orElseThrow(Problem::notFound);
        FaqDesk.Wording wording = wording(body, shop, before);
        return switch (check.of(shop, wording)) {
            case FaqCheck.Checked.Refused(Problem why) -> throw why;
            case FaqCheck.Checked.Sound(var bound) ->
                done(desk.approve(
                        id, shop, wording, bound, Fields.signedIn(person).id()));
        };
    }

    @PostMapping("/{id}/reject")
    FaqView rejectFaq(@PathVariable long id, @AuthenticationPrincipal @Nullable Person person) {
        long shop = team.shopFor(person, Act.ANSWER);
        return done(desk.reject(id, shop, Fields.signedIn(person).id()));
    }

    @PostMapping("/{id}/retire")
    FaqView retireFaq(@PathVariable long id, @AuthenticationPrincipal @Nullable Person person) {
        long shop = team.shopFor(person, Act.ANSWER);
        return done(desk.retire(id, shop, Fields.signedIn(person).id()));
    }

    private FaqDesk.Wording wording(FaqBody body, long shop, @Nullable Faq before) {
        Long productId = body.productId();
        if (productId != null
                && catalog.product(productId)
                        .filter(product -> product.merchantId() == shop)
                        .isEmpty()) {
            throw Problem.nonsense("productId", "不是本店的商品", "productId: not a product of your shop");
        }
        Faq.Kind kind = before != null ? before.kind() : body.kind() == null ? Faq.Kind.QUESTION : kind(body.kind());
        String question = Fields.text(body.question(), "question", FaqShape.MOST_QUESTION);
        var wording = new FaqDesk.Wording(
                kind,
                productId,
                question,
                texts(body.also(), "also", before == null ? List.of() : before.also()).stream()
                        .filter(asked -> !asked.equals(question))
                        .toList(),
                Fields.text(body.answer(), "answer", ShowHelpdeskEndpoints.MOST_WORDS),
                texts(body.bound(), "bound", before == null ? List.of() : before.bound()));
        FaqShape.flaw(wording).ifPresent(why -> {
            throw why;
        });
        return wording;
    }

    private static List<String> texts(@Nullable List<String> given, String field, List<String> standing) {
        return given == null
                ? standing
                : given.stream()
                        .map(text -> Fields.optional(text, field, FaqShape.MOST_QUESTION))
                        .filter(text -> !text.isEmpty())
                        .distinct()
                        .toList();
    }

    private FaqView done(FaqDesk.Answer answer) {
        return switch (answer) {
            case FaqDesk.Answer.Done(Faq faq) -> view(faq);
            case FaqDesk.Answer.NotThere() -> throw Problem.notFound();
            case FaqDesk.Answer.Elsewhere(Faq.State state) -> throw Refusals.elsewhere(state);
        };
    }

    private FaqView view(Faq faq) {
        Long productId = faq.productId();
        return new FaqView(
                faq.id(),
                faq.kind().name().toLowerCase(Locale.ROOT),
                faq.state().name().toLowerCase(Locale.ROOT),
                faq.revision(),
                faq.question(),
                faq.also(),
                faq.answer(),
                productId,
                productId == null
                        ? ""
                        : catalog.product(productId).map(Product::title).orElse(""),
                faq.facts(),
                faq.bound(),
                faq.fromId(),
                faq.proposedAt(),
                faq.decidedAt());
    }

    private static Faq.Kind kind(String word) {
        for (Faq.Kind kind : Faq.Kind.values()) {
            if (kind.name().equalsIgnoreCase(word)) {
                return kind;
            }
        }
        throw Problem.nonsense("kind", "kind 应为 question 或 policy", "kind: question or policy");
    }

    private static String state(String word) {
        if (word.isEmpty()) {
            return "";
        }
        for (Faq.State state : Faq.State.values()) {
            if (state.name().equalsIgnoreCase(word)) {
                return state.name();
            }
        }
        throw Problem.nonsense(
                "state",
                "state 应为 proposed、approved、rejected 或 retired",
                "state: proposed, approved, rejected or retired");
    }
}
