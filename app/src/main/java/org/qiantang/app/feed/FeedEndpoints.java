package org.qiantang.app.feed;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.mall.GoodsCards;
import org.qiantang.app.web.Problem;
import org.qiantang.engine.recommend.Act;
import org.qiantang.engine.recommend.Kind;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lists of goods, live rooms and films that suit the one who looks; and what people did with them. */
@RestController
class FeedEndpoints {
    private static final int USUAL = 24;
    private static final int MOST = 60;
    private static final int MOST_ACTS = 50;
    private static final Set<Act> TOLD = Set.of(Act.CLICK, Act.WATCH, Act.LIKE, Act.CART, Act.QUICK_EXIT);

    private final Feed feed;
    private final GoodsCards cards;

    FeedEndpoints(Feed feed, GoodsCards cards) {
        this.feed = feed;
        this.cards = cards;
    }

    record Good(GoodsCards.Card card, Suggested.Why why) {}

    /**
     * @param personalised false where the list is the one that a stranger gets
     * @param listId by which is told what of it was on the screen; null where nothing is kept
     */
    record Goods(boolean personalised, @Nullable Long listId, List<Good> items) {}

    record Room(long showId, Suggested.Why why) {}

    record Rooms(boolean personalised, @Nullable Long listId, List<Room> items) {}

    record SuggestedFilm(long filmId, Suggested.Why why) {}

    record SuggestedFilms(boolean personalised, @Nullable Long listId, List<SuggestedFilm> items) {}

    /**
     * @param act {@code click}, {@code watch} (thirty seconds; a film to its end), {@code like}, {@code cart} or {@code quick_exit}
     * @param productId or {@code showId} or {@code filmId}, one of the three
     */
    record Told(
            @Nullable String act,
            @Nullable Long productId,
            @Nullable Long showId,
            @Nullable Long filmId) {}

    record Acts(@Nullable List<Told> acts) {}

    /** @param itemIds products, shows or films of the list */
    record OnScreen(@Nullable Long listId, @Nullable List<@Nullable Long> itemIds) {}

    /**
     * Goods that suit the one who looks.
     *
     * @param beside a product on the screen to which the list should fit
     * @param show only what this show on air sells and what else its shop has; empty when it is over
     * @param surface where the list stands: {@code home}, {@code product}, {@code bag}, {@code paid} or {@code room}
     */
    @GetMapping("/api/feed/products")
    Goods products(
            @AuthenticationPrincipal @Nullable Person person,
            @RequestParam(required = false) @Nullable Long beside,
            @RequestParam(required = false) @Nullable Long show,
            @RequestParam(required = false) @Nullable List<@Nullable Long> leaveOut,
            @RequestParam(required = false) @Nullable String surface,
            @RequestParam(required = false) @Nullable Integer limit) {
        Set<Long> without = given(leaveOut);
        Stream.ofNullable(beside).forEach(without::add);
        var asked = new Feed.Asked(surface(surface), size(limit), beside == null ? 0 : beside, without);
        Feed.Suggestions found = feed.products(person == null ? null : person.id(), asked, show);
        List<Long> ids = found.places().stream().map(Suggested::itemId).toList();
        Map<Long, GoodsCards.Card> byId =
                cards.ofIds(ids).stream().collect(Collectors.toMap(GoodsCards.Card::productId, Function.identity()));
        return new Goods(
                found.personalised(),
                found.listId(),
                found.places().stream()
                        .flatMap(place ->
                                Stream.ofNullable(byId.get(place.itemId())).map(card -> new Good(card, place.why())))
                        .toList());
    }

    /** Shows on air, the most fitting first: the order of the home page, and what comes next after a room. */
    @GetMapping("/api/feed/rooms")
    Rooms rooms(
            @AuthenticationPrincipal @Nullable Person person,
            @RequestParam(required = false) @Nullable List<@Nullable Long> leaveOut,
            @RequestParam(required = false) @Nullable String surface,
            @RequestParam(required = false) @Nullable Integer limit) {
        var asked = new Feed.Asked(surface(surface), size(limit), 0, given(leaveOut));
        Feed.Suggestions found = feed.rooms(person == null ? null : person.id(), asked);
        return new Rooms(
                found.personalised(),
                found.listId(),
                found.places().stream()
                        .map(place -> new Room(place.itemId(), place.why()))
                        .toList());
    }

    /**
     * Published films, the most fitting first, each with its reason. What somebody saw within the last half hour stands behind all
     * others; what cannot be bought any more is left out.
     */
    @GetMapping("/api/feed/films")
    SuggestedFilms suggestedFilms(
            @AuthenticationPrincipal @Nullable Person person,
            @RequestParam(required = false) @Nullable List<@Nullable Long> leaveOut,
            @RequestParam(required = false) @Nullable Integer limit) {
        var asked = new Feed.Asked(Surface.FILMS, size(limit), 0, given(leaveOut));
        Feed.Suggestions found = feed.films(person == null ? null : person.id(), asked);
        return new SuggestedFilms(
                found.personalised(),
                found.listId(),
                found.places().stream()
                        .map(place -> new SuggestedFilm(place.itemId(), place.why()))
                        .toList());
    }

    /**
     * Cards of a list that were half on the screen for a second, for lists to learn from; each counts once. Of strangers, of who
     * has switched it off, and of lists older than half an hour nothing is kept.
     */
    @PostMapping("/api/feed/shown")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void shown(@AuthenticationPrincipal @Nullable Person person, @RequestBody OnScreen body) {
        Long listId = body.listId();
        if (listId == null) {
            throw Problem.nonsense("listId", "请给出推荐列表的 listId", "listId: as the list was answered with");
        }
        List<@Nullable Long> items = body.itemIds() == null ? List.of() : body.itemIds();
        if (items.isEmpty() || items.size() > MOST || items.contains(null)) {
            throw Problem.nonsense("itemIds", "一次 1–" + MOST + " 个编号", "itemIds: 1.." + MOST + " ids");
        }
        if (person != null) {
            feed.seen(
                    person.id(),
                    listId,
                    items.stream().flatMap(Stream::ofNullable).toList());
        }
    }

    /** What somebody did, for their own lists; of strangers nothing is kept. */
    @PostMapping("/api/feed/acts")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void acts(@AuthenticationPrincipal @Nullable Person person, @RequestBody Acts body) {
        List<Told> acts = body.acts() == null ? List.of() : body.acts();
        if (acts.size() > MOST_ACTS) {
            throw Problem.nonsense("acts", "一次最多 " + MOST_ACTS + " 条", "at most " + MOST_ACTS + " at once");
        }
        List<Runnable> deeds = acts.stream()
                .map(told -> deed(person == null ? 0 : person.id(), told))
                .toList();
        if (person != null) {
            deeds.forEach(Runnable::run);
        }
    }

    private Runnable deed(long personId, @Nullable Told told) {
        if (told == null || count(told.productId()) + count(told.showId()) + count(told.filmId()) != 1) {
            throw Problem.nonsense(
                    "acts", "每条须有 productId、showId 或 filmId 之一", "each with one of productId, showId and filmId");
        }
        Act act = act(told.act());
        Long productId = told.productId();
        Long showId = told.showId();
        Long filmId = told.filmId();
        if (productId != null) {
            return () -> feed.act(personId, Kind.PRODUCT, productId, act);
        }
        return showId != null
                ? () -> feed.act(personId, Kind.ROOM, showId, act)
                : () -> feed.act(personId, Kind.VIDEO, Objects.requireNonNull(filmId), act);
    }

    private static int count(@Nullable Long id) {
        return id == null ? 0 : 1;
    }

    private static Act act(@Nullable String word) {
        return TOLD.stream()
                .filter(act -> act.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> Problem.nonsense(
                        "act",
                        "act 应为 click、watch、like、cart 或 quick_exit",
                        "act: click, watch, like, cart or quick_exit"));
    }

    private static Surface surface(@Nullable String word) {
        return word == null
                ? Surface.ELSEWHERE
                : Stream.of(Surface.values())
                        .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(word))
                        .findFirst()
                        .orElseThrow(() -> Problem.nonsense(
                                "surface",
                                "surface 应为 home、product、bag、paid、room、films 或 elsewhere",
                                "surface: home, product, bag, paid, room, films or elsewhere"));
    }

    /** Of {@code 1,,2} the gap is no id. */
    private static Set<Long> given(@Nullable List<@Nullable Long> ids) {
        return ids == null
                ? new HashSet<>()
                : ids.stream().flatMap(Stream::ofNullable).collect(Collectors.toCollection(HashSet::new));
    }

    private static int size(@Nullable Integer limit) {
        if (limit == null) {
            return USUAL;
        }
        if (limit < 1 || limit > MOST) {
            throw Problem.nonsense("limit", "limit 须在 1–" + MOST + " 之间", "limit: 1.." + MOST);
        }
        return limit;
    }
}
