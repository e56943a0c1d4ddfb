package org.qiantang.app.feed;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.mall.GoodsWatch;
import org.qiantang.app.show.Restraints;
import org.qiantang.engine.recommend.Act;
import org.qiantang.engine.recommend.Content;
import org.qiantang.engine.recommend.Crowd;
import org.qiantang.engine.recommend.Event;
import org.qiantang.engine.recommend.Kind;
import org.qiantang.engine.recommend.Profile;
import org.qiantang.engine.recommend.Ranking;
import org.qiantang.engine.recommend.Recommender;
import org.qiantang.engine.recommend.Request;
import org.qiantang.engine.recommend.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What lists are made of, in memory: goods, rooms and films as they are now, and what people did with them.
 *
 * <p>A start builds it from the rows; from then on what is written to the rows is learnt at once. Rows come first: what a
 * crash keeps from being learnt is learnt at the next start.
 */
final class Feed implements GoodsWatch {
    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);
    /** How long behaviour is kept. */
    static final Duration KEPT = Duration.ofDays(FeedTerm.DAYS);

    /** Some fifteen times what the ranker folds, 360 MB by reckoning: enough to compare two policies. */
    private static final int MOST_IMPRESSIONS = 1_000_000;

    private static final int MOST_AN_HOUR = 1_000;
    private static final int FIT_AFTER = 100;

    private final FeedRows rows;
    private final ImpressionRows impressions;
    private final Screens screens;
    private final Past past;
    private final Followings followings;
    private final RoomsOnAir onAir;
    private final FilmsShown films;
    private final Restraints restraints;
    private final Suspects suspects;
    private final Contents contents;
    private final Doubts doubts = new Doubts();
    private final InstantSource clock;
    private final Recommender recommender = new Recommender(Settings.USUAL);
    private final Listing listing;
    private final Wares wares = new Wares();
    private final Map<Long, Content> alike = new ConcurrentHashMap<>();
    /** Held for writing while the past is told, so that nothing is learnt twice or not at all. */
    private final ReentrantReadWriteLock telling = new ReentrantReadWriteLock();

    private final AtomicLong unfitted = new AtomicLong();
    private volatile boolean ready;
    private volatile Set<Long> sunk = Set.of();
    private volatile Set<Long> sunkShows = Set.of();

    Feed(
            FeedRows rows,
            ImpressionRows impressions,
            Purchases purchases,
            Followings followings,
            RoomsOnAir onAir,
            FilmsShown films,
            Restraints restraints,
            Suspects suspects,
            Contents contents,
            InstantSource clock) {
        this.rows = rows;
        this.impressions = impressions;
        this.screens = new Screens(impressions, rows, clock.millis() * 1_000);
        this.past = new Past(rows, impressions, purchases, doubts);
        this.suspects = suspects;
        this.contents = contents;
        this.followings = followings;
        this.onAir = onAir;
        this.films = films;
        this.listing = new Listing(recommender, clock);
        this.restraints = restraints;
        this.clock = clock;
    }

    /**
     * What is asked for.
     *
     * @param beside an item on the screen to which the list should fit; 0 for none
     */
    record Asked(Surface surface, int size, long beside, Set<Long> leaveOut) {
        Asked {
            leaveOut = Set.copyOf(leaveOut);
        }
    }

    /**
     * A list, and whether it was made for the one who asked.
     *
     * @param listId by which may be told what of it was on the screen; null where nothing is to be told
     */
    record Suggestions(
            List<Suggested> places,
            boolean personalised,
            @Nullable Long listId) {
        Suggestions {
            places = List.copyOf(places);
        }
    }

    @Override
    public void put(Seen seen) {
        wares.put(seen);
        listProduct(seen.productId());
        contents.changed(seen.productId());
    }

    // As listProduct, or what another thread was about to list would be listed for ever.
    @Override
    public synchronized void gone(long productId) {
        wares.gone(productId);
        alike.remove(productId);
        contents.gone(productId);
        listing.remove(productId);
    }

    @Override
    public void filled() {
        if (ready) {
            return;
        }
        // What was done with a film is learnt only of one that is listed.
        lookAtFilms();
        telling.writeLock().lock();
        try {
            Instant now = clock.instant();
            doubts.take(suspects.now());
            long[] told = {0};
            past.tell(now.minus(KEPT), event -> {
                recommender.learn(event);
                told[0]++;
            });
            ready = true;
            unfitted.set(told[0]);
            LOG.info("lists know the past: events={}", told[0]);
        } finally {
            telling.writeLock().unlock();
        }
    }

    /** Takes over which rooms are on air, what they sell, and whose goods stand last. */
    void look() {
        Map<Long, RoomsOnAir.Room> now =
                onAir.now().stream().collect(Collectors.toMap(RoomsOnAir.Room::showId, room -> room, (one, _) -> one));
        Set<Long> over = new HashSet<>(wares.rooms());
        over.removeAll(now.keySet());
        over.forEach(this::roomOver);
        Set<Long> sunkNow = restraints.sunkShops();
        Set<Long> showsNow = restraints.sunkShows();
        boolean others = !sunkNow.equals(sunk);
        boolean otherRooms = others || !showsNow.equals(sunkShows);
        sunk = sunkNow;
        sunkShows = showsNow;
        now.values().forEach(room -> {
            if (otherRooms || !room.equals(wares.room(room.showId()))) {
                wares.put(room);
                boolean last = sunkNow.contains(room.merchantId()) || showsNow.contains(room.showId());
                listing.put(wares.item(room, !last));
            }
        });
        if (others) {
            wares.products().forEach(this::listProduct);
        }
    }

    /** Takes over which films are published, with what they sell as it is now. */
    void lookAtFilms() {
        takeOver(films.now());
    }

    private synchronized void takeOver(List<FilmsShown.Film> now) {
        wares.replaceFilms(now).forEach(listing::remove);
        wares.filmItems(sunk, alike).forEach(listing::put);
    }

    /** Takes over what goods are like, as far as that was made by now. */
    void compare() {
        contents.round(this::compared);
    }

    private synchronized void compared(long product, Content content) {
        if (wares.product(product) != null && !content.equals(alike.put(product, content))) {
            listProduct(product);
        }
    }

    /** Takes what has come into doubt out of what was learnt, and tells what is in doubt no longer. */
    void doubt() {
        if (!ready) {
            return;
        }
        for (long personId : doubts.take(suspects.now())) {
            telling.writeLock().lock();
            try {
                retell(personId, clock.instant());
            } finally {
                telling.writeLock().unlock();
            }
        }
    }

    /** Fits the models of whole pasts anew, where enough has happened. */
    void fit() {
        if (ready && unfitted.get() >= FIT_AFTER) {
            unfitted.set(0);
            if (!recommender.refit(clock.millis())) {
                unfitted.set(FIT_AFTER);
            }
        }
    }

    void trim() {
        Instant before = clock.instant().minus(KEPT);
        int gone = rows.trim(before) + impressions.trim(before, MOST_IMPRESSIONS);
        contents.trim();
        LOG.debug("behaviour too old to keep is gone: rows={}", gone);
    }

    /** Goods for somebody, or for a stranger (null): all, or those of a show on air and its shop. */
    Suggestions products(@Nullable Long personId, Asked asked, @Nullable Long showId) {
        Set<Long> among = showId == null ? Set.of() : wares.ofRoom(showId);
        return showId != null && among.isEmpty()
                ? new Suggestions(List.of(), false, null)
                : suggest(personId, Kind.PRODUCT, asked, among);
    }

    /** Shows on air for somebody, or for a stranger (null). */
    Suggestions rooms(@Nullable Long personId, Asked asked) {
        return suggest(personId, Kind.ROOM, asked, Set.of());
    }

    /** Published films for somebody, or for a stranger (null). */
    Suggestions films(@Nullable Long personId, Asked asked) {
        return suggest(personId, Kind.VIDEO, asked, Set.of());
    }

    private Suggestions suggest(@Nullable Long personId, Kind kind, Asked asked, Set<Long> among) {
        Instant now = clock.instant();
        long user = personId == null ? 0 : personId;
        if (user != 0) {
            learnFollowings(user, now);
        }
        Ranking ranking = recommender.rank(new Request(
                user, kind, asked.size(), among, asked.leaveOut(), asked.beside(), now, user ^ clock.millis()));
        boolean mayKnow = user != 0
                && recommender.profile(user).map(Profile::personalised).orElse(true);
        return new Suggestions(
                ranking.placements().stream()
                        .map(place -> new Suggested(place.item(), wares.why(place.reason())))
                        .toList(),
                ranking.personalised(),
                mayKnow ? screens.answer(user, kind, asked.surface(), ranking.placements(), now) : null);
    }

    /** Notes that items of a list were on its person's screen; {@link #write} takes them down. */
    void seen(long personId, long listId, List<Long> items) {
        screens.seen(personId, listId, items, clock.instant());
    }

    /** Writes down what was on screens since the last time, and learns from it. */
    void write() {
        telling.readLock().lock();
        try {
            screens.write(kept -> {
                // What comes before the past was told is told with it.
                if (ready && !doubts.act(kept.personId())) {
                    recommender.learn(Past.shown(kept));
                }
            });
        } finally {
            telling.readLock().unlock();
        }
    }

    /** Whom somebody follows is asked when it counts, so that no change of it can be missed. */
    private void learnFollowings(long user, Instant now) {
        Set<Long> follows = Set.copyOf(followings.shopsOf(user));
        Set<Long> known = recommender.profile(user).map(Profile::follows).orElse(Set.of());
        follows.stream()
                .filter(shop -> !known.contains(shop))
                .forEach(shop -> recommender.learn(new Event.Followed(user, shop, true, now)));
        known.stream()
                .filter(shop -> !follows.contains(shop))
                .forEach(shop -> recommender.learn(new Event.Followed(user, shop, false, now)));
    }

    /** Notes that somebody did something. Of who switched it off, and of what is not there, nothing is noted. */
    void act(long personId, Kind kind, long itemId, Act act) {
        telling.readLock().lock();
        try {
            Instant now = clock.instant();
            if (!wares.has(kind, itemId)
                    || !rows.choice(personId).personalised()
                    || rows.countSince(personId, now.minus(Duration.ofHours(1))) >= MOST_AN_HOUR) {
                return;
            }
            // What is in doubt today may be called a false alarm tomorrow: the row is kept.
            rows.add(personId, kind, itemId, act, now);
            if (!doubts.act(personId)) {
                learn(new Event.Acted(personId, itemId, act, now));
            }
        } finally {
            telling.readLock().unlock();
        }
    }

    void paid(Purchases.Paid paid) {
        telling.readLock().lock();
        try {
            if (!doubts.paid(paid) && rows.choice(paid.buyerId()).mayKnow(paid.at())) {
                Past.paidEvents(paid).forEach(this::learn);
            }
        } finally {
            telling.readLock().unlock();
        }
    }

    /** What is known of all who let lists be made for them; empty where only a part of it has been told. */
    Optional<List<Profile>> known() {
        if (!ready) {
            return Optional.empty();
        }
        telling.readLock().lock();
        try {
            return Optional.of(recommender.profiles());
        } finally {
            telling.readLock().unlock();
        }
    }

    /** As {@link RoomTastes#of}. */
    Optional<Crowd> crowd(Set<Long> people, Set<Long> products) {
        return ready ? Optional.of(recommender.crowd(people, products, clock.instant())) : Optional.empty();
    }

    /** What somebody is supposed to like, the most first; with what they said of it. */
    Map<String, Double> leanings(long personId) {
        var leanings = new LinkedHashMap<String, Double>();
        recommender.profile(personId).stream()
                .flatMap(profile -> profile.leanings(clock.instant()).stream())
                .forEach(leaning -> leanings.put(leaning.category(), leaning.share()));
        return leanings;
    }

    void interest(long personId, String category, Event.Interest interest) {
        rows.interest(personId, category, interest);
        recommender.learn(new Event.InterestSet(personId, category, interest, clock.instant()));
    }

    void block(long personId, FeedRows.Block block, boolean blocked) {
        rows.block(personId, block, blocked, clock.instant());
        recommender.learn(Past.blocked(personId, block, blocked));
    }

    void personalise(long personId, boolean on) {
        Instant now = clock.instant();
        rows.personalise(personId, on, now);
        screens.forget(personId, now);
        recommender.learn(new Event.Personalised(personId, on, now));
    }

    /** Takes away all that is known of somebody. Who had switched it off stays off. */
    void forget(long personId) {
        telling.writeLock().lock();
        try {
            Instant now = clock.instant();
            boolean on = rows.choice(personId).personalised();
            screens.forget(personId, now);
            rows.forget(personId, now);
            recommender.learn(new Event.Forgotten(personId, now));
            if (!on) {
                recommender.learn(new Event.Personalised(personId, false, now));
            }
            unfitted.addAndGet(FIT_AFTER);
        } finally {
            telling.writeLock().unlock();
        }
    }

    /** Takes one product out of what somebody did; all the rest of it is told anew. */
    void unsee(long personId, long productId) {
        telling.writeLock().lock();
        try {
            Instant now = clock.instant();
            if (screens.unsee(personId, productId) + rows.unsee(personId, productId) > 0 && ready) {
                retell(personId, now);
            }
        } finally {
            telling.writeLock().unlock();
        }
    }

    private void retell(long personId, Instant now) {
        recommender.learn(new Event.Forgotten(personId, now));
        past.tellOf(personId, now.minus(KEPT), recommender::learn);
        unfitted.addAndGet(FIT_AFTER);
    }

    /** The name by which a block is shown; empty where it is gone. */
    String nameOf(FeedRows.Block block) {
        return wares.nameOf(block);
    }

    private void learn(Event event) {
        // What comes before the past was told stands in the rows, and is told with it.
        if (ready) {
            recommender.learn(event);
            unfitted.incrementAndGet();
        }
    }

    /** Lists a product as it is now; by one at a time, or what was read first might be told last. */
    private synchronized void listProduct(long productId) {
        Seen seen = wares.product(productId);
        if (seen != null) {
            Content content = alike.getOrDefault(productId, Content.NONE);
            listing.put(Items.of(seen, content, !sunk.contains(seen.merchantId())));
        }
    }

    private void roomOver(long showId) {
        wares.roomOver(showId);
        listing.remove(showId);
    }
}
