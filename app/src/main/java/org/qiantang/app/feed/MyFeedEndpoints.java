package org.qiantang.app.feed;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.catalog.LegalCategory;
import org.qiantang.app.mall.GoodsCards;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.qiantang.engine.recommend.Event.Interest;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * What everybody may see, correct, switch off and have taken away of what lists suppose of them (个人信息保护法第二十四、四十四至
 * 四十七条; 互联网信息服务算法推荐管理规定第十七条).
 */
@RestController
@RequestMapping("/api/me")
class MyFeedEndpoints {
    /** A cursor of the history is a moment in microseconds, as fine as the database keeps it. */
    private static final long END_OF_TIME = 4_000_000_000_000_000L;

    private final Feed feed;
    private final FeedRows rows;
    private final GoodsCards cards;

    MyFeedEndpoints(Feed feed, FeedRows rows, GoodsCards cards) {
        this.feed = feed;
        this.rows = rows;
        this.cards = cards;
    }

    /**
     * @param share of all that somebody leans to, 0 to 1
     * @param said {@code more} or {@code none}, as somebody said; {@code as_found} where nothing was said
     */
    record Leaning(String category, double share, String said) {}

    record Blocked(String kind, long id, String name) {}

    /** {@code forgottenAt} is when all was taken away last. */
    record Known(
            boolean personalised,
            List<Leaning> interests,
            List<Blocked> blocked,
            @Nullable Instant forgottenAt,
            int keptDays) {}

    record Switch(@Nullable Boolean on) {}

    record Said(@Nullable String category, @Nullable String said) {}

    record Block(@Nullable Boolean blocked) {}

    record Looked(GoodsCards.Card card, Instant at) {}

    @GetMapping("/interests")
    Known known(@AuthenticationPrincipal Person person) {
        FeedRows.Choice choice = rows.choice(person.id());
        Map<String, Interest> said = rows.interests(person.id());
        Map<String, Double> leanings = feed.leanings(person.id());
        var interests = new ArrayList<Leaning>();
        leanings.forEach((category, share) ->
                interests.add(new Leaning(category, share, word(said.getOrDefault(category, Interest.AS_FOUND)))));
        new TreeMap<>(said).forEach((category, interest) -> {
            if (!leanings.containsKey(category)) {
                interests.add(new Leaning(category, 0, word(interest)));
            }
        });
        List<Blocked> blocked = rows.blocks(person.id()).stream()
                .map(block ->
                        new Blocked(block.kind().name().toLowerCase(Locale.ROOT), block.targetId(), feed.nameOf(block)))
                .toList();
        return new Known(choice.personalised(), interests, blocked, choice.forgottenAt(), (int) Feed.KEPT.toDays());
    }

    /** Categories have Chinese names, which not every front door lets through in a path; hence in the body. */
    @PutMapping("/interests")
    Known say(@AuthenticationPrincipal Person person, @RequestBody Said body) {
        String named = Optional.ofNullable(body.category())
                .flatMap(LegalCategory::named)
                .map(LegalCategory::zh)
                .orElseThrow(() -> Problem.nonsense("category", "没有这个分类", "there is no such category"));
        feed.interest(person.id(), named, interest(body.said()));
        return known(person);
    }

    @PutMapping("/personalised")
    Known personalise(@AuthenticationPrincipal Person person, @RequestBody Switch body) {
        if (body.on() == null) {
            throw Problem.nonsense("on", "请说明开或关", "on: true or false");
        }
        feed.personalise(person.id(), body.on());
        return known(person);
    }

    @PutMapping("/blocked/{kind}/{id}")
    Known block(
            @AuthenticationPrincipal Person person,
            @PathVariable String kind,
            @PathVariable long id,
            @RequestBody Block body) {
        FeedRows.Blocked what = switch (kind) {
            case "product" -> FeedRows.Blocked.PRODUCT;
            case "shop" -> FeedRows.Blocked.SHOP;
            default -> throw Problem.nonsense("kind", "只能是 product 或 shop", "kind: product or shop");
        };
        feed.block(person.id(), new FeedRows.Block(what, id), !Boolean.FALSE.equals(body.blocked()));
        return known(person);
    }

    /** Everything: what was done, said and blocked. */
    @DeleteMapping("/interests")
    Known forget(@AuthenticationPrincipal Person person) {
        feed.forget(person.id());
        return known(person);
    }

    /** Goods looked at, the last first. */
    @GetMapping("/history")
    Page<Looked> history(
            @AuthenticationPrincipal Person person,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        int most = Page.limit(limit);
        long micros = Page.after(after, END_OF_TIME);
        if (micros < 0 || micros > END_OF_TIME) {
            throw Problem.nonsense("after", "翻页位置无效，请从头开始", "after: not a cursor of ours; start from the top");
        }
        Page<FeedRows.Seen> page = Page.of(
                rows.history(person.id(), Instant.EPOCH.plus(micros, ChronoUnit.MICROS), most + 1),
                most,
                last -> Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, last.at())));
        Map<Long, GoodsCards.Card> byId =
                cards.ofIds(page.items().stream().map(FeedRows.Seen::productId).toList()).stream()
                        .collect(Collectors.toMap(GoodsCards.Card::productId, Function.identity()));
        // What is no longer there leaves a shorter page.
        return new Page<>(
                page.items().stream()
                        .flatMap(seen ->
                                Stream.ofNullable(byId.get(seen.productId())).map(card -> new Looked(card, seen.at())))
                        .toList(),
                page.next());
    }

    @DeleteMapping("/history/{productId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unsee(@AuthenticationPrincipal Person person, @PathVariable long productId) {
        feed.unsee(person.id(), productId);
    }

    private static Interest interest(@Nullable String said) {
        return switch (said == null ? "" : said) {
            case "more" -> Interest.MORE;
            case "none" -> Interest.NONE;
            case "as_found" -> Interest.AS_FOUND;
            default -> throw Problem.nonsense("said", "said 应为 more、none 或 as_found", "said: more, none or as_found");
        };
    }

    private static String word(Interest interest) {
        return interest.name().toLowerCase(Locale.ROOT);
    }
}
