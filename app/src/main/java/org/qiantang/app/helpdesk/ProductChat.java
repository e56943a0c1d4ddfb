package org.qiantang.app.helpdesk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.answer.Answer;
import org.qiantang.app.answer.Answers;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.Product;
import org.qiantang.app.journal.Office;
import org.qiantang.app.room.Board;
import org.qiantang.app.room.Boards;
import org.qiantang.app.room.FlashFacts;
import org.qiantang.app.room.WordHash;
import org.qiantang.app.shelf.Shelf;
import org.qiantang.app.shelf.Shelves;
import org.qiantang.app.shelf.Terms;
import org.qiantang.app.show.Shows;
import org.qiantang.event.HelpdeskEvent.FactUsed;
import org.qiantang.event.HelpdeskEvent.Outcome;
import org.qiantang.event.HelpdeskEvent.PageQuestionAnswered;
import org.qiantang.event.Ids;
import org.qiantang.event.Streams;

/** The helpdesk on a product's page: the same answering, from where the product is sold now, else from the catalogue. */
final class ProductChat {
    static final int MOST_A_WHILE = 8;
    static final Duration WHILE = Duration.ofMinutes(10);
    static final int MOST_A_DAY = 60;
    private static final int MOST_BEFORE = 3;
    private static final Duration STANDS = Duration.ofDays(1);
    private static final Duration MINUTES_STAND = Duration.ofSeconds(30);
    private static final Duration STOCK_STANDS = Duration.ofMinutes(10);
    /** Facts that are told with how long it is until then. */
    private static final Set<String> MOVE_ON = Set.of(FlashFacts.END, FlashFacts.NEXT);

    private static final String ASKING = "这个我手上的资料没写，已转给店铺客服，回复会显示在这里。";
    private static final String NO_QUESTION = "我只回答和这件商品有关的问题，比如价格、尺码、材质、发货。";

    private final Answers answers;
    private final Grounds grounds;
    private final FaqBook faq;
    private final Gate gate;
    private final Catalog catalog;
    private final Shelves shelves;
    private final Shows shows;
    private final Boards boards;
    private final HandOverDesk handOvers;
    private final PageQuestionRows rows;
    private final Office office;
    private final WordHash hash;
    private final Ids ids;
    private final InstantSource clock;

    ProductChat(
            Answers answers,
            Grounds grounds,
            FaqBook faq,
            Gate gate,
            Catalog catalog,
            Shelves shelves,
            Shows shows,
            Boards boards,
            HandOverDesk handOvers,
            PageQuestionRows rows,
            Office office,
            WordHash hash,
            Ids ids,
            InstantSource clock) {
        this.answers = answers;
        this.grounds = grounds;
        this.faq = faq;
        this.gate = gate;
        this.catalog = catalog;
        this.shelves = shelves;
        this.shows = shows;
        this.boards = boards;
        this.handOvers = handOvers;
        this.rows = rows;
        this.office = office;
        this.hash = hash;
        this.ids = ids;
        this.clock = clock;
    }

    /** What came of a question. */
    sealed interface Asked {
        record Answered(PageQuestion question) implements Asked {}

        record NoSuchProduct() implements Asked {}

        record TooMany(int most, int minutes) implements Asked {}
    }

    /** Where a product is sold now. */
    private record Place(long showId, long itemId, boolean isShelf) {}

    private record Said(Outcome outcome, String text, List<FactUsed> facts, String topic, String reason) {
        Said(Outcome outcome, String text) {
            this(outcome, text, List.of(), "这个", "");
        }

        static Said over(String topic, String reason) {
            return new Said(Outcome.HANDED_OVER, ASKING, List.of(), topic, reason);
        }
    }

    Asked ask(long personId, long productId, String line) {
        Optional<Product> found = catalog.product(productId).filter(product -> !product.archived());
        if (found.isEmpty()) {
            return new Asked.NoSuchProduct();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (rows.askedSince(personId, now.minus(WHILE)) >= MOST_A_WHILE) {
            return new Asked.TooMany(MOST_A_WHILE, (int) WHILE.toMinutes());
        }
        if (rows.askedSince(personId, now.minus(Duration.ofDays(1))) >= MOST_A_DAY) {
            return new Asked.TooMany(MOST_A_DAY, (int) Duration.ofDays(1).toMinutes());
        }
        Product product = found.get();
        List<String> before = rows.of(personId, productId, Long.MAX_VALUE, MOST_BEFORE).reversed().stream()
                .map(PageQuestion::question)
                .toList();
        List<Place> places = places(product);
        Optional<Place> place = places.stream().findFirst();
        Said said = said(product, place, had(personId, places), before, line);
        Long handOver = said.outcome() == Outcome.HANDED_OVER ? handOver(product, personId, line, said) : null;
        return new Asked.Answered(write(product, personId, line, place, said, handOver, now));
    }

    private Said said(Product product, Optional<Place> place, List<Terms.Had> had, List<String> before, String line) {
        Shelf alone = place.isPresent() ? new Shelf("", null, List.of()) : shelves.asOnPage(product);
        Answer answer = place.map(at -> answers.answer(at.showId(), at.itemId(), before, line, had))
                .orElseGet(() -> answers.answer(alone, product.id(), before, line));
        return switch (answer) {
            case Answer.Told told -> told(product, place, had, alone, told);
            case Answer.AskBack back ->
                clear(product, place, back.text())
                        ? new Said(Outcome.ASKED_BACK, back.text())
                        : Said.over("这个", "guard");
            case Answer.Declined declined -> new Said(Outcome.DECLINED, declined.text());
            case Answer.NotAQuestion _ -> new Said(Outcome.DECLINED, NO_QUESTION);
            case Answer.HandOver over ->
                faq.match(product.merchantId(), product.id(), line)
                        .filter(pair -> clear(product, place, pair.answer()))
                        .map(pair -> new Said(Outcome.TOLD, pair.answer(), List.of(pair.asFact()), "", ""))
                        .orElseGet(() -> Said.over(Topics.ofReason(over.reason()), over.reason()));
        };
    }

    private Said told(Product product, Optional<Place> place, List<Terms.Had> had, Shelf alone, Answer.Told told) {
        List<FaqPair> said = faq.cited(told.facts());
        List<String> keys =
                told.facts().stream().filter(key -> FaqPair.idIn(key).isEmpty()).toList();
        Grounds.Found found = place.map(at -> grounds.of(at.showId(), told.itemId(), keys, had))
                .orElseGet(() -> Grounds.of(alone, told.itemId(), keys, product.id()));
        boolean all = found.all() && keys.size() + said.size() == told.facts().size();
        String topic = Topics.ofFacts(told.facts());
        List<FactUsed> facts = Stream.concat(said.stream().map(FaqPair::asFact), found.facts().stream())
                .toList();
        return all && clear(product, place, told.text())
                ? new Said(Outcome.TOLD, told.text(), facts, topic, "")
                : Said.over(topic, all ? "guard" : "facts");
    }

    /**
     * Whether an answer may be given once more: it is of late, its product is sold, all that it told is so today, and the guard of
     * today lets it pass.
     */
    boolean stands(PageQuestion given) {
        Instant oldest = clock.instant().minus(STANDS);
        Optional<Product> sold = catalog.product(given.productId()).filter(product -> !product.archived());
        if (sold.isEmpty()
                || given.at().isBefore(oldest)
                || !faq.stillSays(given.facts())
                || (tellsMinutes(given) && given.at().isBefore(clock.instant().minus(MINUTES_STAND)))) {
            return false;
        }
        List<Place> places = places(sold.get());
        return isSo(sold.get(), places, given)
                && clear(sold.get(), places.stream().findFirst(), given.answer());
    }

    /** Whether it told how long something goes on, which is another number a minute later. */
    private static boolean tellsMinutes(PageQuestion given) {
        return given.facts().stream().anyMatch(fact -> MOVE_ON.contains(fact.key()));
    }

    /** Whether one of the goods has all the facts that were told; how many are left is not held against an answer just given. */
    private boolean isSo(Product product, List<Place> places, PageQuestion given) {
        boolean justGiven = given.at().isAfter(clock.instant().minus(STOCK_STANDS));
        List<FactUsed> told = given.facts().stream()
                .filter(fact -> FaqPair.idIn(fact.key()).isEmpty())
                .filter(fact -> !justGiven || !fact.key().equals("stock"))
                .map(ProductChat::ofAnyVersion)
                .toList();
        List<String> keys = told.stream().map(FactUsed::key).distinct().toList();
        List<Terms.Had> had = keys.contains(Grounds.REST) ? had(given.personId(), places) : List.of();
        List<Grounds.Found> now = places.stream()
                .findFirst()
                .map(at -> grounds.ofEach(at.showId(), keys, had))
                .orElseGet(() -> List.of(Grounds.of(shelves.asOnPage(product), product.id(), keys, product.id())));
        return told.isEmpty()
                || now.stream()
                        .anyMatch(found -> found.facts().stream()
                                .map(ProductChat::ofAnyVersion)
                                .toList()
                                .containsAll(told));
    }

    /** A price that is the same again is as good as it was. */
    private static FactUsed ofAnyVersion(FactUsed fact) {
        return new FactUsed(fact.key(), fact.value(), fact.skuId(), null);
    }

    private boolean clear(Product product, Optional<Place> place, String text) {
        return place.map(at -> gate.judge(at.showId(), at.itemId(), true, text))
                .orElseGet(() -> gate.ofProduct(product.id(), true, text))
                .clear();
    }

    private long handOver(Product product, long personId, String line, Said said) {
        return handOvers
                .open(new HandOverDesk.Opening(
                        product.merchantId(),
                        null,
                        product.id(),
                        null,
                        line,
                        said.topic(),
                        said.reason(),
                        List.of(),
                        List.of(personId)))
                .id();
    }

    private PageQuestion write(
            Product product,
            long personId,
            String line,
            Optional<Place> place,
            Said said,
            @Nullable Long handOver,
            Instant now) {
        var question = new PageQuestion(
                ids.next(),
                personId,
                product.id(),
                product.merchantId(),
                now,
                line,
                said.outcome(),
                said.text(),
                said.facts(),
                handOver,
                "",
                null);
        office.write(pen -> {
            rows.insert(question);
            pen.write(
                    Streams.help(question.id()),
                    new PageQuestionAnswered(
                            now,
                            question.id(),
                            question.merchantId(),
                            question.productId(),
                            personId,
                            place.map(Place::showId).orElse(null),
                            question.outcome(),
                            question.answer(),
                            question.facts(),
                            hash.of(question.id(), line)));
            return question;
        });
        return question;
    }

    /** The shop's shelf first, then the shows of the shop that are on air. */
    private List<Place> places(Product product) {
        Stream<Shows.Brief> open = Stream.concat(
                shows.shelfOf(product.merchantId()).stream(),
                shows.onAirOf(Set.of(product.merchantId()), Set.of()).stream().map(Shows.Planned::show));
        return open.flatMap(show -> boards.of(show.showId()).filter(Board::isOpen).stream()
                        .flatMap(board -> board.items().stream())
                        .filter(item -> item.productId() == product.id())
                        .map(item -> new Place(show.showId(), item.itemId(), show.isShelf())))
                .distinct()
                .toList();
    }

    /** What somebody has of a product at each place that sells it: each counts towards its own limit. */
    private List<Terms.Had> had(long personId, List<Place> places) {
        return places.stream()
                .flatMap(at -> boards.of(at.showId()).flatMap(board -> board.item(at.itemId())).stream()
                        .map(item -> new Terms.Had(
                                at.isShelf() ? "店铺页" : "直播间",
                                item.perBuyerLimit(),
                                boards.takenBy(at.showId(), at.itemId(), personId))))
                .toList();
    }
}
