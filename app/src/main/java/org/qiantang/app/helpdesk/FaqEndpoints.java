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

/** The FAQ that a shop keeps: proposed by its people's answers, said once a person has approved. */
@RestController
@RequestMapping("/api/studio/helpdesk/faq")
class FaqEndpoints {
    private static final int MOST_QUESTION = 120;

    private final FaqRows rows;
    private final FaqDesk desk;
    private final Gate gate;
    private final Catalog catalog;
    private final Team team;

    FaqEndpoints(FaqRows rows, FaqDesk desk, Gate gate, Catalog catalog, Team team) {
        this.rows = rows;
        this.desk = desk;
        this.gate = gate;
        this.catalog = catalog;
        this.team = team;
    }

    /** {@code productId} is null where the pair is about the shop. */
    record FaqBody(
            @Nullable String question,
            @Nullable String answer,
            @Nullable Long productId) {}

    /** {@code state} is proposed, approved, rejected or retired. */
    record FaqView(
            long id,
            String state,
            int revision,
            String question,
            String answer,
            @Nullable Long productId,
            String productTitle,
            List<FactUsed> facts,
            @Nullable Long fromId,
            Instant proposedAt,
            @Nullable Instant decidedAt) {}

    /** The newest first; {@code q} is looked for in question and answer. */
    @GetMapping
    Page<FaqView> faq(
            @RequestParam(defaultValue = "") String state,
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
                                product == null ? 0 : product,
                                words,
                                Page.after(after, Long.MAX_VALUE),
                                most + 1),
                        most,
                        one -> Long.toString(one.id()))
                .map(this::view);
    }

    /** A pair that somebody of the shop writes; it is proposed, and said once approved. */
    @PostMapping
    FaqView writeFaq(@RequestBody FaqBody body, @AuthenticationPrincipal @Nullable Person person) {
        long shop = team.shopFor(person, Act.ANSWER);
        FaqDesk.Wording wording = wording(body, shop);
        return desk.propose(
                        shop, wording, List.of(), null, Fields.signedIn(person).id())
                .map(this::view)
                .orElseThrow(Refusals::known);
    }

    /** Approves a pair in these words; an approved one is changed so, a retired one said again. */
    @PutMapping("/{id}")
    FaqView approveFaq(
            @PathVariable long id, @RequestBody FaqBody body, @AuthenticationPrincipal @Nullable Person person) {
        long shop = team.shopFor(person, Act.ANSWER);
        FaqDesk.Wording wording = wording(body, shop);
        FaqDesk.moving(wording.answer()).ifPresent(words -> {
            throw Refusals.moves(words);
        });
        Gate.Judged judged = gate.judge(0, null, false, wording.answer());
        if (judged.violates()) {
            throw Refusals.notClear(judged.message());
        }
        return done(desk.approve(id, shop, wording, Fields.signedIn(person).id()));
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

    private FaqDesk.Wording wording(FaqBody body, long shop) {
        Long productId = body.productId();
        if (productId != null
                && catalog.product(productId)
                        .filter(product -> product.merchantId() == shop)
                        .isEmpty()) {
            throw Problem.nonsense("productId", "不是本店的商品", "productId: not a product of your shop");
        }
        return new FaqDesk.Wording(
                productId,
                Fields.text(body.question(), "question", MOST_QUESTION),
                Fields.text(body.answer(), "answer", ShowHelpdeskEndpoints.MOST_WORDS));
    }

    private FaqView done(FaqDesk.Answer answer) {
        return switch (answer) {
            case FaqDesk.Answer.Done(Faq faq) -> view(faq);
            case FaqDesk.Answer.NotThere() -> throw Problem.notFound();
            case FaqDesk.Answer.Elsewhere(Faq.State state) -> throw Refusals.elsewhere(state);
            case FaqDesk.Answer.Moves(String words) -> throw Refusals.moves(words);
        };
    }

    private FaqView view(Faq faq) {
        Long productId = faq.productId();
        return new FaqView(
                faq.id(),
                faq.state().name().toLowerCase(Locale.ROOT),
                faq.revision(),
                faq.question(),
                faq.answer(),
                productId,
                productId == null
                        ? ""
                        : catalog.product(productId).map(Product::title).orElse(""),
                faq.facts(),
                faq.fromId(),
                faq.proposedAt(),
                faq.decidedAt());
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
