package org.qiantang.app.helpdesk;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Fields;
import org.qiantang.app.account.Person;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.Product;
import org.qiantang.app.room.Refusal;
import org.qiantang.app.show.Shows;
import org.qiantang.app.team.Act;
import org.qiantang.app.team.Team;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was handed to the people of a shop, in its shows and on its products' pages. */
@RestController
@RequestMapping("/api/studio/helpdesk")
class HelpdeskEndpoints {
    private final HandOverRows rows;
    private final HandOverDesk desk;
    private final Replies replies;
    private final FaqRows faq;
    private final Catalog catalog;
    private final Shows shows;
    private final Team team;

    HelpdeskEndpoints(
            HandOverRows rows,
            HandOverDesk desk,
            Replies replies,
            FaqRows faq,
            Catalog catalog,
            Shows shows,
            Team team) {
        this.rows = rows;
        this.desk = desk;
        this.replies = replies;
        this.faq = faq;
        this.catalog = catalog;
        this.shows = shows;
        this.team = team;
    }

    /** How many questions wait for an answer, and how many FAQ for a decision. */
    record Waiting(int open, int proposed) {}

    record AnswerBody(@Nullable String text) {}

    /** {@code showId} is null where it was asked on a product's page. */
    record Asking(
            long id,
            String state,
            String question,
            String topic,
            int askers,
            @Nullable Long showId,
            String showTitle,
            @Nullable Long productId,
            String productTitle,
            Instant at,
            String answer,
            @Nullable Instant closedAt) {}

    /** The line in the show that says it, and the FAQ that was proposed; null where there is none. */
    record Given(@Nullable Long lineId, @Nullable Long faqId) {}

    @GetMapping("/counts")
    Waiting helpdeskCounts(@AuthenticationPrincipal @Nullable Person person) {
        long shop = team.shopFor(person, Act.ANSWER);
        return new Waiting(rows.open(shop), faq.proposed(shop));
    }

    /** {@code state} is open, answered or dismissed, and may be left out; {@code show} names one show. */
    @GetMapping("/questions")
    Page<Asking> handedOver(
            @RequestParam(defaultValue = "") String state,
            @RequestParam @Nullable Long show,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit,
            @AuthenticationPrincipal @Nullable Person person) {
        long shop = team.shopFor(person, Act.ANSWER);
        int most = Page.limit(limit);
        Page<HandOver> page = Page.of(
                rows.listed(shop, state(state), show == null ? 0 : show, Page.after(after, Long.MAX_VALUE), most + 1),
                most,
                one -> Long.toString(one.id()));
        List<Long> ids = page.items().stream()
                .flatMap(one -> one.productId() == null ? Stream.empty() : Stream.of(one.productId()))
                .distinct()
                .toList();
        Map<Long, Product> products = ids.isEmpty()
                ? Map.of()
                : catalog.products(ids).stream().collect(Collectors.toMap(Product::id, Function.identity()));
        return page.map(one -> asking(one, products));
    }

    @PostMapping("/questions/{id}/answer")
    Given answerQuestion(
            @PathVariable long id, @RequestBody AnswerBody body, @AuthenticationPrincipal @Nullable Person person) {
        long shop = team.shopFor(person, Act.ANSWER);
        String text = Fields.text(body.text(), "text", ShowHelpdeskEndpoints.MOST_WORDS);
        return switch (replies.reply(id, shop, text, Fields.signedIn(person).id())) {
            case Replies.Reply.Given(var lineId, var faqId) -> new Given(lineId, faqId);
            case Replies.Reply.Gone() -> throw gone(id, shop);
            case Replies.Reply.NotClear(String message) -> throw Refusals.notClear(message);
            case Replies.Reply.Refused(Refusal refusal) -> throw Refusals.of(refusal);
        };
    }

    @PostMapping("/questions/{id}/dismiss")
    Waiting dismissQuestion(@PathVariable long id, @AuthenticationPrincipal @Nullable Person person) {
        long shop = team.shopFor(person, Act.ANSWER);
        if (desk.openOne(id, shop).isEmpty()
                || !desk.dismiss(id, Fields.signedIn(person).id())) {
            throw gone(id, shop);
        }
        return new Waiting(rows.open(shop), faq.proposed(shop));
    }

    private Problem gone(long id, long shop) {
        return rows.one(id).filter(one -> one.merchantId() == shop).isPresent()
                ? Refusals.closedAlready()
                : Problem.notFound();
    }

    private Asking asking(HandOver one, Map<Long, Product> products) {
        Long showId = one.showId();
        Product product = one.productId() == null ? null : products.get(one.productId());
        return new Asking(
                one.id(),
                one.state().name().toLowerCase(Locale.ROOT),
                one.question(),
                one.topic(),
                one.askers().size(),
                showId,
                showId == null
                        ? ""
                        : shows.brief(showId).map(Shows.Brief::title).orElse(""),
                one.productId(),
                product == null ? "" : product.title(),
                one.openedAt(),
                one.answer(),
                one.closedAt());
    }

    private static String state(String word) {
        if (word.isEmpty()) {
            return "";
        }
        for (HandOver.State state : HandOver.State.values()) {
            if (state.name().equalsIgnoreCase(word)) {
                return state.name();
            }
        }
        throw Problem.nonsense("state", "state 应为 open、answered 或 dismissed", "state: open, answered or dismissed");
    }
}
