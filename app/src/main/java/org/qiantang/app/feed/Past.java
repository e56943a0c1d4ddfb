package org.qiantang.app.feed;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.recommend.Act;
import org.qiantang.engine.recommend.Event;
import org.qiantang.engine.recommend.Settings;

/** Tells what the rows know of everybody, in the order in which it happened, as events to learn from. */
final class Past {
    private static final int AT_ONCE = 5_000;
    /** More the ranker does not hold. */
    private static final int MOST_IMPRESSIONS = Settings.USUAL.examples();

    private final FeedRows rows;
    private final ImpressionRows impressions;
    private final Purchases purchases;
    private final Doubts doubts;

    Past(FeedRows rows, ImpressionRows impressions, Purchases purchases, Doubts doubts) {
        this.rows = rows;
        this.impressions = impressions;
        this.purchases = purchases;
        this.doubts = doubts;
    }

    /** Something that happened, with who did it. */
    private record One(long personId, Instant at, List<Event> events) {}

    /** Tells all since a moment: first what was shown and done, then what people said of it, for that counts for all of it. */
    void tell(Instant since, Consumer<Event> to) {
        // Of what is told of one moment what was shown comes first: it can only have been clicked thereafter.
        List<Source> sources = List.of(new Source(impressions()), new Source(acts(since)), new Source(orders(since)));
        for (One one = earliest(sources); one != null; one = earliest(sources)) {
            one.events().forEach(to);
        }
        for (long personId : rows.peopleWhoSaid()) {
            said(personId).forEach(to);
        }
    }

    /** The same of one person. */
    void tellOf(long personId, Instant since, Consumer<Event> to) {
        FeedRows.Choice choice = rows.choice(personId);
        Stream<One> shown = impressions.ofPerson(personId, impressions.beforeNewest(MOST_IMPRESSIONS)).stream()
                .map(ImpressionRows.Numbered::kept)
                .filter(kept -> !doubts.act(kept.personId()))
                .map(Past::one);
        Stream<One> acts = rows.ofPerson(personId, since).stream()
                .filter(done -> !doubts.act(done.personId()))
                .map(Past::one);
        Stream<One> orders = purchases.ofBuyer(personId, since).stream()
                .filter(paid -> !doubts.paid(paid))
                .map(Past::one);
        Stream.of(shown, acts, orders)
                .flatMap(all -> all)
                .filter(one -> choice.mayKnow(one.at()))
                .sorted(Comparator.comparing(One::at))
                .flatMap(one -> one.events().stream())
                .forEach(to);
        said(personId).forEach(to);
    }

    private static One one(ImpressionRows.Kept kept) {
        return new One(kept.personId(), kept.at(), List.of(shown(kept)));
    }

    static Event shown(ImpressionRows.Kept kept) {
        return new Event.Shown(kept.personId(), List.of(kept.impression()), kept.at());
    }

    private static One one(FeedRows.Done done) {
        return new One(
                done.personId(),
                done.at(),
                List.of(new Event.Acted(done.personId(), done.itemId(), done.act(), done.at())));
    }

    private static One one(Purchases.Paid paid) {
        return new One(paid.buyerId(), paid.at(), paidEvents(paid));
    }

    private Stream<Event> said(long personId) {
        Stream<Event> interests = rows.interests(personId).entrySet().stream()
                .map(said -> new Event.InterestSet(personId, said.getKey(), said.getValue(), Instant.EPOCH));
        Stream<Event> blocks = rows.blocks(personId).stream().map(block -> blocked(personId, block, true));
        Stream<Event> off = rows.choice(personId).personalised()
                ? Stream.empty()
                : Stream.of(new Event.Personalised(personId, false, Instant.EPOCH));
        return Stream.of(interests, blocks, off).flatMap(all -> all);
    }

    static Event blocked(long personId, FeedRows.Block block, boolean blocked) {
        return switch (block.kind()) {
            case PRODUCT -> new Event.ItemBlocked(personId, block.targetId(), blocked, Instant.EPOCH);
            case SHOP -> new Event.SellerBlocked(personId, block.targetId(), blocked, Instant.EPOCH);
        };
    }

    /** The earliest of all; of the same moment, that of the first source. */
    private static @Nullable One earliest(List<Source> sources) {
        Source first = sources.getFirst();
        for (Source source : sources) {
            One one = source.peek();
            One least = first.peek();
            if (one != null && (least == null || one.at().isBefore(least.at()))) {
                first = source;
            }
        }
        return first.take();
    }

    private Supplier<List<One>> impressions() {
        long[] after = {impressions.beforeNewest(MOST_IMPRESSIONS)};
        return () -> {
            List<ImpressionRows.Numbered> some = impressions.after(after[0], AT_ONCE);
            after[0] = some.isEmpty() ? after[0] : some.getLast().id();
            return known(
                    some.stream()
                            .map(ImpressionRows.Numbered::kept)
                            .filter(kept -> !doubts.act(kept.personId()))
                            .map(Past::one)
                            .toList(),
                    !some.isEmpty());
        };
    }

    private Supplier<List<One>> acts(Instant since) {
        long[] after = {0};
        return () -> {
            List<FeedRows.Done> some = rows.after(after[0], since, AT_ONCE);
            after[0] = some.isEmpty() ? after[0] : some.getLast().actId();
            return known(
                    some.stream()
                            .filter(done -> !doubts.act(done.personId()))
                            .map(Past::one)
                            .toList(),
                    !some.isEmpty());
        };
    }

    private Supplier<List<One>> orders(Instant since) {
        long[] after = {0};
        return () -> {
            List<Purchases.Paid> some = purchases.after(after[0], since, AT_ONCE);
            after[0] = some.isEmpty() ? after[0] : some.getLast().orderId();
            return known(
                    some.stream()
                            .filter(paid -> !doubts.paid(paid))
                            .map(Past::one)
                            .toList(),
                    !some.isEmpty());
        };
    }

    static List<Event> paidEvents(Purchases.Paid paid) {
        return paid.products().stream()
                .<Event>map(product -> new Event.Acted(paid.buyerId(), product, Act.PAY, paid.at()))
                .toList();
    }

    /** Those that may be known; where all of some are left out, an empty one keeps the source going. */
    private List<One> known(List<One> some, boolean more) {
        Map<Long, FeedRows.Choice> choices =
                rows.choices(some.stream().map(One::personId).distinct().toList());
        List<One> kept = some.stream()
                .filter(one -> choices.getOrDefault(one.personId(), FeedRows.Choice.USUAL)
                        .mayKnow(one.at()))
                .toList();
        return kept.isEmpty() && more ? List.of(new One(0, Instant.EPOCH, List.of())) : kept;
    }

    /** Reads part after part until one is empty. */
    private static final class Source {
        private final Supplier<List<One>> read;
        private final Deque<One> there = new ArrayDeque<>();
        private boolean ended;

        Source(Supplier<List<One>> read) {
            this.read = read;
        }

        @Nullable
        One peek() {
            if (there.isEmpty() && !ended) {
                List<One> some = read.get();
                ended = some.isEmpty();
                there.addAll(some);
            }
            return there.peek();
        }

        @Nullable
        One take() {
            One one = peek();
            there.poll();
            return one;
        }
    }
}
