package org.qiantang.app.growth;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.feed.Viewers;
import org.qiantang.app.insight.Daily;
import org.qiantang.app.insight.Hiding;
import org.qiantang.engine.recommend.Item;
import org.qiantang.engine.recommend.Profile;

/**
 * Tells who else is like the buyers of a shop, of a product, or the people of a list (相似人群), by what lists have learnt of
 * them. What they did with the seed's own goods is left out: all of the seed have bought these, and nothing would be found but who
 * looks at them already.
 */
final class Lookalike {
    /** Sizes that may be asked for, as so many of each hundred others. */
    static final List<Integer> PERCENTS = List.of(1, 5, 10);

    private static final int WIDEST = 10;
    private static final int LEAST_SEED = 20;
    private static final int LEAST_OTHERS = 50;
    /** What is said to be in common is at least so many times as frequent as among all others. */
    private static final double MORE = 1.2;

    private static final int MOST_COMMON = 6;
    private static final int FIVE = 5;

    private final GrowthRows rows;
    private final ListTable lists;
    private final Viewers viewers;
    private final Daily<Asked, Counted> counts;

    Lookalike(GrowthRows rows, ListTable lists, Viewers viewers, InstantSource clock) {
        this.rows = rows;
        this.lists = lists;
        this.viewers = viewers;
        this.counts = new Daily<>(clock, this::count);
    }

    /** Whom others are to be like. */
    enum Seed {
        SHOP,
        PRODUCT,
        LIST
    }

    /**
     * What is asked.
     *
     * @param id of the product or list; 0 for the shop
     */
    record Asked(long merchant, Seed seed, long id) {}

    enum State {
        READY,
        /** Too few of the seed have done anything elsewhere that they let be known. */
        FEW_SEED,
        FEW_OTHERS
    }

    /**
     * What a shop is told, people in whole tens.
     *
     * @param seed people by whom others are judged; null where they are too few to be told
     * @param others people who are judged; the same
     * @param common what the first tenth of the others have in common
     */
    record Report(
            Instant asOf,
            State state,
            @Nullable Integer seed,
            @Nullable Integer others,
            List<Size> sizes,
            List<Common> common) {
        Report {
            sizes = List.copyOf(sizes);
            common = List.copyOf(common);
        }
    }

    /**
     * A size of the list.
     *
     * @param people null where they are too few
     * @param found the share of the seed, unknown while it was judged, that would have been among them, 0 to 1; null beside
     *     people who are not told
     * @param lift that share by what chance would find, rounded down; below 1.2 the list is hardly better than chance
     */
    record Size(
            int percent,
            @Nullable Integer people,
            @Nullable Double found,
            @Nullable Double lift) {}

    /**
     * Something that people on the list do more often than others.
     *
     * @param id a legal category, or a span of prices as an audience has it
     * @param listed of each hundred on the list, to the nearest five
     * @param others of each hundred of all others; the same
     */
    record Common(Feature.Sort sort, String id, int listed, int others) {}

    /**
     * What was counted for a day: what is told, and of whom.
     *
     * @param others people who were judged
     * @param first as many of them as a list can have at most, whoever is most alike first
     */
    private record Counted(Report report, int others, List<Long> first) {
        Counted {
            first = List.copyOf(first);
        }
    }

    /** Counted once a day, of what was done up to the last midnight; empty where that is not all known yet. */
    Optional<Report> of(Asked asked) {
        return counts.of(asked).map(Counted::report);
    }

    /**
     * The first of each hundred others, as many, by the same count that {@link #of} tells, whoever is most alike first; nobody
     * where nothing can be said. Empty where not all is known yet.
     */
    Optional<Picked> people(Asked asked, int percent) {
        return counts.of(asked)
                .map(counted -> new Picked(
                        counted.report().asOf(), counted.first().subList(0, Alike.share(counted.others(), percent))));
    }

    private Set<Long> seed(Asked asked, Instant until) {
        return switch (asked.seed()) {
            case SHOP -> rows.buyers(asked.merchant(), 0, until);
            case PRODUCT -> rows.buyers(asked.merchant(), asked.id(), until);
            case LIST -> new HashSet<>(lists.people(asked.id()));
        };
    }

    private Tastes tastes(Asked asked, List<Profile> known, Instant until) {
        Predicate<Item> own = asked.seed() == Seed.PRODUCT
                ? item -> item.id() == asked.id() || item.sells().contains(asked.id())
                : item -> item.seller() == asked.merchant();
        Set<Long> reachable = rows.reachable(known.stream().map(Profile::user).collect(Collectors.toSet()));
        return Tastes.of(
                known.stream().filter(one -> reachable.contains(one.user())).toList(), own, until);
    }

    private static int inSeed(Tastes tastes, Set<Long> seed) {
        return (int) tastes.people().stream()
                .filter(one -> seed.contains(one.person()))
                .count();
    }

    private static State state(Tastes tastes, Set<Long> seed) {
        int in = inSeed(tastes, seed);
        return in < LEAST_SEED
                ? State.FEW_SEED
                : tastes.people().size() - in < LEAST_OTHERS ? State.FEW_OTHERS : State.READY;
    }

    private Optional<Counted> count(Asked asked, Instant until) {
        return viewers.known().map(known -> count(asked, tastes(asked, known, until), until));
    }

    private Counted count(Asked asked, Tastes tastes, Instant until) {
        Set<Long> seed = seed(asked, until);
        State state = state(tastes, seed);
        int in = inSeed(tastes, seed);
        int out = tastes.people().size() - in;
        if (state != State.READY) {
            var report = new Report(until, state, tellable(in), tellable(out), List.of(), List.of());
            return new Counted(report, 0, List.of());
        }
        Alike alike = Alike.of(tastes, seed);
        var report = new Report(
                until,
                state,
                Hiding.rounded(in),
                Hiding.rounded(out),
                PERCENTS.stream().map(percent -> size(alike, percent)).toList(),
                common(tastes, alike));
        return new Counted(
                report,
                alike.others().size(),
                alike.first(WIDEST).stream().map(one -> one.taste().person()).toList());
    }

    private static @Nullable Integer tellable(int people) {
        return Hiding.isSmall(people) ? null : (Integer) Hiding.rounded(people);
    }

    private static Size size(Alike alike, int percent) {
        Alike.Reach reach = alike.reach(percent);
        if (reach.people() < Hiding.LEAST) {
            return new Size(percent, null, null, null);
        }
        double chance = reach.people() / (double) alike.others().size();
        return new Size(
                percent,
                Hiding.rounded(reach.people()),
                Math.round(reach.found() * 100) / 100.0,
                Math.floor(reach.found() / chance * 10) / 10);
    }

    /** Kinds of goods and spans of prices alone: a product or a shop would say what goes on elsewhere. */
    private static List<Common> common(Tastes tastes, Alike alike) {
        List<Alike.Scored> listed = alike.first(WIDEST);
        List<Common> common = new ArrayList<>();
        for (int place = 0; place < tastes.features().size(); place++) {
            Feature feature = tastes.features().get(place);
            int here = count(listed, place);
            int everywhere = count(alike.others(), place);
            boolean worded = feature.sort() == Feature.Sort.CATEGORY || feature.sort() == Feature.Sort.PRICE;
            if (worded
                    && Alike.isTellable(here, listed.size())
                    && Alike.isTellable(everywhere, alike.others().size())
                    && !Hiding.isSmall(everywhere - here)) {
                double ofListed = here / (double) listed.size();
                double ofOthers = everywhere / (double) alike.others().size();
                if (ofListed >= MORE * ofOthers && percent(ofListed) > percent(ofOthers)) {
                    common.add(new Common(feature.sort(), feature.id(), percent(ofListed), percent(ofOthers)));
                }
            }
        }
        common.sort(Comparator.comparingInt((Common one) -> one.others() - one.listed())
                .thenComparing(Common::id));
        return common.stream().limit(MOST_COMMON).toList();
    }

    private static int count(List<Alike.Scored> people, int feature) {
        return (int) people.stream().filter(one -> one.taste().has(feature)).count();
    }

    private static int percent(double share) {
        return FIVE * (int) Math.round(100 * share / FIVE);
    }
}
