package org.qiantang.engine.recommend;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.recommend.model.SessionIndex;

/**
 * The front door: learns events, answers requests, forgets people. Safe for several threads, which take turns.
 *
 * <p>All that it knows is the fold over the events that it was given, in their order, within the bounds of its
 * {@link Settings}; {@link #rank} changes nothing. A person who is forgotten leaves nothing behind: as long as no bound has
 * pushed anything out, every later answer is the one that would have been given had that person never come. The two models
 * that are fitted in one go ({@link #refit}) are set aside when somebody is forgotten, until they are fitted anew; all else
 * goes on.
 */
public final class Recommender {
    private static final int MOST_LINEAR = 2_000;
    private static final int MENTIONS = 300;
    private static final long SESSION_GAP_SECONDS = 1_800;
    /** Examples after which what was learnt weighs as much as the weights set by hand. */
    private static final double HALF_LEARNT = 2_000;

    private static final int COLD_SHOWN = 20;
    private static final int COLD_POOL = 50;

    private final ReentrantLock turn = new ReentrantLock();
    private final Settings settings;
    private final Shelf shelf;
    private final SequencedMap<Long, Profile> profiles = new LinkedHashMap<>();
    private final SessionIndex sessions;
    private final Impressions impressions;
    private final OnlineRanker ranker;
    private final Candidates candidates;
    private final Arrangement arrangement;
    private @Nullable LinearSnapshot snapshot;
    private long forgettings;

    public Recommender(Settings settings) {
        this.settings = settings;
        this.shelf = new Shelf(settings.items());
        this.sessions = new SessionIndex(new SessionIndex.Bounds(settings.sessions(), MENTIONS, SESSION_GAP_SECONDS));
        this.impressions = new Impressions(settings.examples());
        this.ranker = new OnlineRanker(settings.examples());
        this.candidates = new Candidates(shelf, ranker);
        this.arrangement = new Arrangement(settings.marginWeight());
    }

    /**
     * Takes in one event; the next answer already knows of it. What is done with an item that is not listed is not learnt, but
     * for what it says of having shown it.
     */
    public void learn(Event event) {
        turn.lock();
        try {
            impressions.advance(event.at().getEpochSecond(), ranker::learn);
            switch (event) {
                case Event.Acted acted -> acted(acted);
                case Event.Shown shown -> shown(shown);
                case Event.Followed one -> keep(of(one.user()).following(one.seller(), one.follows()));
                case Event.ItemBlocked one -> keep(of(one.user()).blockingItem(one.item(), one.blocked()));
                case Event.SellerBlocked one -> keep(of(one.user()).blockingSeller(one.seller(), one.blocked()));
                case Event.InterestSet one -> keep(of(one.user()).interested(one.category(), one.interest()));
                case Event.Personalised one -> keep(of(one.user()).switched(one.on()));
                case Event.Forgotten one -> forget(one.user());
                case Event.Listed one -> shelf.put(one.item());
                case Event.Removed one -> shelf.remove(one.item());
            }
        } finally {
            turn.unlock();
        }
    }

    /** The best for a request, the most fitting first. */
    public Ranking rank(Request request) {
        turn.lock();
        try {
            var question = new Question(request, profiles.get(request.user()), shelf, sessions, snapshot);
            List<Arrangement.Scored> scored = scored(candidates.find(question));
            List<Arrangement.Scored> unseen = scored.stream()
                    .filter(one -> !question.justSeen().contains(one.item().id()))
                    .toList();
            List<Arrangement.Scored> arranged = new ArrayList<>(arrangement.arranged(unseen, request.size()));
            // What was just seen fills places that would otherwise stay empty.
            scored.stream()
                    .filter(one -> question.justSeen().contains(one.item().id()))
                    .limit(request.size() - arranged.size())
                    .forEach(arranged::add);
            return new Ranking(placed(question, arranged, unseen), question.personalised());
        } finally {
            turn.unlock();
        }
    }

    /** Takes away all that a person has brought, at once. */
    public void forget(long user) {
        turn.lock();
        try {
            Profile profile = profiles.remove(user);
            sessions.forget(user);
            impressions.forget(user);
            ranker.forget(user);
            if (profile != null) {
                profile.recent().forEach(this::cool);
                snapshot = null;
                forgettings++;
            }
        } finally {
            turn.unlock();
        }
    }

    /** What is known of a person, for that person to see. */
    public Optional<Profile> profile(long user) {
        turn.lock();
        try {
            return Optional.ofNullable(profiles.get(user));
        } finally {
            turn.unlock();
        }
    }

    /** What is known of all who let lists be made for them, as it is now, in the order of their numbers. */
    public List<Profile> profiles() {
        turn.lock();
        try {
            return profiles.values().stream()
                    .filter(Profile::personalised)
                    .sorted(Comparator.comparingLong(Profile::user))
                    .toList();
        } finally {
            turn.unlock();
        }
    }

    /**
     * What these people would have of some products, each asked as {@link #rank} asks for a list of one, which tries nothing
     * new. They are asked one after the other, so that learning goes on in between.
     */
    public Crowd crowd(Set<Long> users, Set<Long> products, Instant at) {
        List<Profile> known = users.stream()
                .flatMap(user -> profile(user).stream())
                .filter(profile -> profile.personalised()
                        && profile.recent().stream().anyMatch(done -> done.act().isWish()))
                .sorted(Comparator.comparingLong(profile -> Crowd.scrambled(profile.user())))
                .toList();
        if (known.isEmpty() || products.isEmpty()) {
            return Crowd.NOBODY;
        }
        Map<Long, Integer> seen = new HashMap<>();
        known.forEach(profile -> profile.recent().stream()
                .filter(done -> done.act().isWish())
                .map(done -> done.item().id())
                .filter(products::contains)
                .distinct()
                .forEach(item -> seen.merge(item, 1, Integer::sum)));
        Map<Long, Integer> first = new HashMap<>();
        List<Profile> asked = known.stream().limit(Crowd.MOST).toList();
        for (Profile profile : asked) {
            var request = new Request(profile.user(), Kind.PRODUCT, 1, products, Set.of(), 0, at, 0);
            rank(request).items().forEach(item -> first.merge(item, 1, Integer::sum));
        }
        return new Crowd(asked.size(), first, seen);
    }

    /**
     * Fits the two models of whole pasts anew: seconds of work, during which learning and ranking go on. Call it from time to
     * time, and after somebody was forgotten. What was forgotten meanwhile makes it void; then false is returned.
     */
    public boolean refit(long seed) {
        List<long[]> pasts = new ArrayList<>();
        long before;
        turn.lock();
        try {
            before = forgettings;
            profiles.values().stream()
                    .filter(Profile::personalised)
                    .sorted(Comparator.comparingLong(Profile::user))
                    .forEach(profile -> pasts.add(profile.recent().stream()
                            .filter(done -> done.act().isWish())
                            .mapToLong(done -> done.item().id())
                            .toArray()));
        } finally {
            turn.unlock();
        }
        LinearSnapshot fitted = LinearSnapshot.fit(pasts, MOST_LINEAR, seed);
        turn.lock();
        try {
            if (forgettings != before) {
                return false;
            }
            snapshot = fitted;
            return true;
        } finally {
            turn.unlock();
        }
    }

    /** Those of a kind on offer, the hottest first. */
    List<Shelf.Standing> hottest(Kind kind) {
        turn.lock();
        try {
            return List.copyOf(shelf.hot(kind));
        } finally {
            turn.unlock();
        }
    }

    private void acted(Event.Acted acted) {
        Profile profile = of(acted.user());
        if (!profile.personalised() || acted.user() == 0) {
            return;
        }
        // A room may be over when the past is told, and was clicked all the same.
        impressions.act(acted.user(), acted.item(), acted.act(), acted.at().getEpochSecond());
        Item item = shelf.item(acted.item());
        if (item == null) {
            return;
        }
        if (profile.recent().size() >= settings.recent()) {
            cool(profile.recent().getFirst());
        }
        keep(profile.did(new Profile.Done(item, acted.act(), acted.at()), settings.recent()));
        shelf.warm(item, acted.at().getEpochSecond(), acted.act().weight());
        if (acted.act().isWish()) {
            sessions.add(acted.user(), shelf.number(item.id()), acted.at().getEpochSecond());
        }
    }

    private void shown(Event.Shown shown) {
        if (shown.user() != 0 && of(shown.user()).personalised()) {
            for (Impression impression : shown.impressions()) {
                impressions.show(shown.user(), impression, shown.at().getEpochSecond(), ranker::learn);
            }
        }
    }

    private Profile of(long user) {
        Profile profile = profiles.get(user);
        return profile == null ? Profile.of(user) : profile;
    }

    /** Keeps the profile as the one heard of last; the one longest silent is forgotten where there are too many. */
    private void keep(Profile profile) {
        if (profile.user() == 0) {
            return;
        }
        profiles.putLast(profile.user(), profile);
        if (profiles.size() > settings.people()) {
            forget(profiles.firstEntry().getKey());
        }
    }

    private void cool(Profile.Done done) {
        shelf.warm(done.item(), done.at().getEpochSecond(), -done.act().weight());
    }

    private List<Arrangement.Scored> scored(Map<Item, List<Float>> found) {
        double learnt = ranker.size() / (ranker.size() + HALF_LEARNT);
        List<Arrangement.Scored> scored = new ArrayList<>();
        found.forEach((item, features) -> {
            double[] chance = ranker.predict(features);
            var predicted = new Placement.Predicted(chance[0], chance[1], chance[2], chance[3]);
            double worth = chance[0] + 2 * chance[1] + 4 * chance[2] + 8 * chance[3];
            double relevance = (1 - learnt) * byHand(features) + learnt * worth;
            scored.add(new Arrangement.Scored(
                    item,
                    features,
                    predicted,
                    relevance,
                    arrangement.valued(item, relevance, shelf.beyondShop(item)),
                    0));
        });
        scored.sort(Comparator.comparingDouble((Arrangement.Scored one) -> -one.relevance())
                .thenComparingLong(one -> one.item().id()));
        List<Arrangement.Scored> numbered = new ArrayList<>();
        for (Arrangement.Scored one : scored) {
            numbered.add(new Arrangement.Scored(
                    one.item(), one.features(), one.predicted(), one.relevance(), one.score(), numbered.size()));
        }
        return numbered;
    }

    private static double byHand(List<Float> features) {
        double sum = 0;
        for (Feature feature : Feature.values()) {
            sum += feature.prior() * features.get(feature.place());
        }
        return sum;
    }

    /** Gives one place of the lower half to something new in a few lists, and says for all with which probability they stand. */
    private List<Placement> placed(Question question, List<Arrangement.Scored> arranged, List<Arrangement.Scored> all) {
        var random = new SplittableRandom(question.request().seed());
        Set<Long> there = arranged.stream().map(one -> one.item().id()).collect(Collectors.toSet());
        List<Arrangement.Scored> cold = all.stream()
                .filter(one -> ranker.shown(one.item().id()) < COLD_SHOWN
                        && !there.contains(one.item().id()))
                .limit(COLD_POOL)
                .toList();
        int half = arranged.size() / 2;
        int below = arranged.size() - half;
        double chance = cold.isEmpty() || half == 0 ? 0 : settings.exploring();
        boolean explores = random.nextDouble() < chance;
        int place = explores ? half + random.nextInt(below) : -1;
        Reasons reasons = new Reasons(question, shelf, sessions, snapshot, arranged);
        Alternatives others = new Alternatives(arranged, all, cold, half, chance);
        List<Placement> placements = new ArrayList<>();
        for (int at = 0; at < arranged.size(); at++) {
            boolean explored = at == place;
            Arrangement.Scored one = explored ? cold.get(random.nextInt(cold.size())) : arranged.get(at);
            placements.add(new Placement(
                    one.item().id(),
                    one.score(),
                    one.predicted(),
                    explored ? new Reason.NewArrival() : reasons.of(one),
                    explored ? -1 : one.before(),
                    others.chance(at, one.item().id()),
                    explored,
                    one.features(),
                    others.at(at, one.item().id())));
        }
        return placements;
    }
}
