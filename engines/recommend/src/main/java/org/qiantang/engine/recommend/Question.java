package org.qiantang.engine.recommend;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.recommend.model.SessionIndex;

/**
 * One request with what is known of the one who asks, worked out once: the session so far, what it foretells, the leanings.
 * Where personalisation is off, or nobody is known, all of that is empty.
 */
final class Question {
    static final SessionIndex.Settings NEIGHBOURS = new SessionIndex.Settings(100, 400, 1, 3, 5);

    private static final int PAST = 20;
    /** So many of the latest things are compared with what they are like. */
    private static final int COMPARED = 5;

    private static final long JUST_SEEN_SECONDS = 1_800;
    private static final long JUST_BOUGHT_SECONDS = 7 * 86_400L;

    private final Request request;
    private final Shelf shelf;
    private final Set<Long> hidden = new HashSet<>();
    private final Set<Long> justSeen = new HashSet<>();
    private final Set<Long> blocked;
    private final Set<Long> hiddenSellers;
    private final Set<String> unwanted = new HashSet<>();
    private final @Nullable Profile profile;
    private final long[] past;
    private final int[] session;
    private final Map<Long, Double> neighbours;
    private final Map<Long, Double> foretold;
    private final Map<Long, Double> near;
    private final Map<String, Double> leanings = new HashMap<>();
    private final Map<Long, Double> sellers;
    private final Map<Long, Long> selling = new HashMap<>();
    private final List<Item> compared;

    /** {@code known} is everything about the one who asks; only what was blocked is used where personalisation is off. */
    Question(
            Request request,
            @Nullable Profile known,
            Shelf shelf,
            SessionIndex sessions,
            @Nullable LinearSnapshot snapshot) {
        this.request = request;
        this.shelf = shelf;
        this.profile = known != null && known.personalised() ? known : null;
        this.blocked = known == null ? Set.of() : known.blockedItems();
        this.hiddenSellers = known == null ? Set.of() : known.blockedSellers();
        this.past = past();
        this.compared = latestWithContent();
        this.session = Arrays.stream(past)
                .mapToInt(shelf::number)
                .filter(number -> number >= 0)
                .toArray();
        long at = request.at().getEpochSecond();
        this.neighbours = session.length == 0 ? Map.of() : named(sessions.scores(session, at, NEIGHBOURS, asker()));
        this.foretold = snapshot == null || past.length == 0 ? Map.of() : scaled(snapshot.foretold(past));
        this.near = snapshot == null || past.length == 0 ? Map.of() : scaled(snapshot.near(past));
        this.sellers = profile == null ? Map.of() : scaled(profile.sellers(request.at()));
        hide();
        if (profile != null) {
            List<Profile.Leaning> found = profile.leanings(request.at());
            found.forEach(one ->
                    leanings.put(one.category(), one.share() / found.getFirst().share()));
            profile.interests().forEach((category, said) -> {
                if (said == Event.Interest.NONE) {
                    unwanted.add(category);
                }
            });
            for (int back = 0; back < past.length; back++) {
                long product = past[past.length - 1 - back];
                shelf.selling(product, request.kind()).forEach(item -> selling.putIfAbsent(item, product));
            }
        }
    }

    private void hide() {
        hidden.addAll(request.leaveOut());
        if (request.beside() != 0) {
            hidden.add(request.beside());
        }
        hidden.addAll(blocked);
        if (profile == null) {
            return;
        }
        for (Profile.Done done : profile.recent()) {
            long ago = request.at().getEpochSecond() - done.at().getEpochSecond();
            boolean seen = switch (done.act()) {
                case DISLIKE -> true;
                case PAY -> ago < (done.item().kind() == Kind.PRODUCT ? JUST_BOUGHT_SECONDS : 0);
                case QUICK_EXIT -> ago < JUST_SEEN_SECONDS;
                case CLICK, WATCH, LIKE, CART -> done.item().kind() != Kind.ROOM && ago < JUST_SEEN_SECONDS;
            };
            if (seen) {
                boolean comesLast = request.kind() == Kind.VIDEO && done.act() != Act.DISLIKE;
                (comesLast ? justSeen : hidden).add(done.item().id());
            }
        }
    }

    /** The latest wishes, oldest first, and what stands beside the list as the very latest. */
    private long[] past() {
        List<Long> latest = new ArrayList<>();
        if (request.beside() != 0) {
            latest.add(request.beside());
        }
        List<Profile.Done> recent = profile == null ? List.of() : profile.recent();
        for (int at = recent.size() - 1; at >= 0 && latest.size() < PAST; at--) {
            if (recent.get(at).act().isWish()) {
                latest.add(recent.get(at).item().id());
            }
        }
        return latest.reversed().stream().mapToLong(Long::longValue).toArray();
    }

    /** The latest of the past of which it is known what they are like, the latest first. */
    private List<Item> latestWithContent() {
        List<Item> latest = new ArrayList<>();
        for (int at = past.length - 1; at >= 0 && latest.size() < COMPARED; at--) {
            Item item = shelf.item(past[at]);
            if (item != null && !item.content().isNone() && !latest.contains(item)) {
                latest.add(item);
            }
        }
        return latest;
    }

    /** The one of the compared that an item is most like, and how much, up to 1; item 0 where nothing is known. */
    Heaps.Near nearest(Item item) {
        long nearest = 0;
        double most = 0;
        for (Item one : compared) {
            double likeness = one.content().likeness(item.content());
            if (likeness > most && one.id() != item.id()) {
                nearest = one.id();
                most = likeness;
            }
        }
        return new Heaps.Near(nearest, most);
    }

    /** The item if it may be put before this person now; this comes before anything is scored. */
    @Nullable
    Item allowed(long id) {
        Item item = shelf.offered(id);
        if (item == null
                || item.kind() != request.kind()
                || hidden.contains(id)
                || hiddenSellers.contains(item.seller())
                || unwanted.contains(item.category())
                || isOfBlocked(item)) {
            return null;
        }
        return request.among().isEmpty() || request.among().contains(id) ? item : null;
    }

    /** Who wants no more of a product, or of its shop, wants no film of it either, whoever made that. */
    private boolean isOfBlocked(Item item) {
        return item.kind() == Kind.VIDEO && item.sells().stream().anyMatch(this::isBlocked);
    }

    private boolean isBlocked(long product) {
        Item item = shelf.item(product);
        return blocked.contains(product) || (item != null && hiddenSellers.contains(item.seller()));
    }

    /** Films that were seen a moment ago: they come after all others, so that a feed with few of them does not end. */
    Set<Long> justSeen() {
        return justSeen;
    }

    /** Whose own sessions do not vote; nobody's for a stranger. */
    long asker() {
        return request.user() == 0 ? Long.MIN_VALUE : request.user();
    }

    Request request() {
        return request;
    }

    boolean personalised() {
        return profile != null;
    }

    @Nullable
    Profile profile() {
        return profile;
    }

    long[] pastItems() {
        return past;
    }

    /** The latest of the past of which it is known what they are like, the latest first. */
    List<Item> compared() {
        return compared;
    }

    int[] session() {
        return session;
    }

    Map<Long, Double> neighbours() {
        return neighbours;
    }

    Map<Long, Double> foretold() {
        return foretold;
    }

    Map<Long, Double> near() {
        return near;
    }

    /** By category, 1 for the strongest. */
    Map<String, Double> leanings() {
        return leanings;
    }

    /** By seller, 1 for the one visited most. */
    Map<Long, Double> sellers() {
        return sellers;
    }

    /** Of the kind asked for what sells something of the past, and what. */
    Map<Long, Long> selling() {
        return selling;
    }

    Set<Long> follows() {
        return profile == null ? Set.of() : profile.follows();
    }

    Instant at() {
        return request.at();
    }

    private Map<Long, Double> named(Map<Integer, Double> numbered) {
        Map<Long, Double> named = new HashMap<>();
        numbered.forEach((number, score) -> {
            Long id = shelf.idOf(number);
            if (id != null) {
                named.put(id, score);
            }
        });
        return scaled(named);
    }

    /** Brought to 1 for the highest. */
    private static Map<Long, Double> scaled(Map<Long, Double> scores) {
        if (scores.isEmpty()) {
            return Map.of();
        }
        double highest = Collections.max(scores.values());
        if (highest <= 0) {
            return Map.of();
        }
        Map<Long, Double> scaled = new HashMap<>();
        scores.forEach((id, score) -> scaled.put(id, score / highest));
        return scaled;
    }
}
