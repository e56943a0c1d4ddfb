package org.qiantang.app.helpdesk;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Fields;
import org.qiantang.app.account.Person;
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

/** The helpdesk on a product's page, for a viewer who is signed in: one's own questions, and what was said to them. */
@RestController
@RequestMapping("/api/products/{id}/questions")
class ProductQuestionEndpoints {
    private static final int MOST_WORDS = 100;

    private final ProductChat chat;
    private final PageQuestionRows rows;

    ProductQuestionEndpoints(ProductChat chat, PageQuestionRows rows) {
        this.chat = chat;
        this.rows = rows;
    }

    record QuestionBody(@Nullable String text) {}

    /**
     * {@code answer} was made by a machine, which its page must say; {@code reply} was written by a person of the shop and is
     * empty while nobody has. {@code outcome} is told, asked_back, handed_over or declined.
     */
    record OwnQuestion(
            long id,
            Instant at,
            String question,
            String outcome,
            String answer,
            String reply,
            @Nullable Instant repliedAt) {}

    @GetMapping
    Page<OwnQuestion> ownQuestions(
            @AuthenticationPrincipal @Nullable Person person,
            @PathVariable long id,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit) {
        long who = Fields.signedIn(person).id();
        int most = Page.limit(limit);
        return Page.of(
                        rows.of(who, id, Page.after(after, Long.MAX_VALUE), most + 1),
                        most,
                        one -> Long.toString(one.id()))
                .map(ProductQuestionEndpoints::own);
    }

    @PostMapping
    OwnQuestion askAboutProduct(
            @AuthenticationPrincipal @Nullable Person person, @PathVariable long id, @RequestBody QuestionBody body) {
        long who = Fields.signedIn(person).id();
        String line = Fields.text(body.text(), "text", MOST_WORDS);
        return switch (chat.ask(who, id, line)) {
            case ProductChat.Asked.Answered(PageQuestion question) -> own(question);
            case ProductChat.Asked.NoSuchProduct() -> throw Problem.notFound();
            case ProductChat.Asked.TooMany(int most, int minutes) -> throw Refusals.tooMany(most, minutes);
        };
    }

    private static OwnQuestion own(PageQuestion one) {
        return new OwnQuestion(
                one.id(),
                one.at(),
                one.question(),
                one.outcome().name().toLowerCase(Locale.ROOT),
                one.answer(),
                one.repliedAt() == null ? "" : one.reply(),
                one.repliedAt());
    }
}
