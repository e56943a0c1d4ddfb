package org.qiantang.engine.recommend;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A small made-up shop with people in it: the same seed, the same events. */
final class Shop {
    static final Instant BEGIN = Instant.parse("2026-11-27T12:00:00Z");
    static final int PRODUCTS = 120;
    static final int ROOMS = 12;
    static final int PEOPLE = 15;

    private static final List<Act> ACTS = List.of(Act.values());
    private static final List<Event.Interest> INTERESTS = List.of(Event.Interest.values());

    private Shop() {}

    static Item product(long id) {
        return product(id, 10, true, true);
    }

    static Item product(long id, int stock, boolean onAir, boolean allowed) {
        return new Item(
                id,
                Kind.PRODUCT,
                1 + id % 9,
                "c" + id % 6,
                "b" + id % 11,
                1_000 + 100 * id,
                (id % 10) / 10.0,
                stock,
                onAir,
                allowed,
                List.of(),
                Content.of((float) Math.cos((int) id % 7), (float) Math.sin((int) id % 7)),
                BEGIN.minusSeconds(3_600 * id));
    }

    static Item room(long id, List<Long> sells, boolean live) {
        return new Item(
                id,
                Kind.ROOM,
                1 + id % 9,
                "c" + id % 6,
                "",
                0,
                null,
                0,
                live,
                true,
                sells,
                Content.NONE,
                BEGIN.minusSeconds(id));
    }

    /** Products 1..120 and rooms 1001..1012, some sold out, off the air or forbidden. */
    static List<Event> listed(SplittableRandom random) {
        List<Event> events = new ArrayList<>();
        for (long id = 1; id <= PRODUCTS; id++) {
            events.add(new Event.Listed(
                    product(id, random.nextInt(6), random.nextInt(8) > 0, random.nextInt(8) > 0), BEGIN));
        }
        for (long id = 1_001; id <= 1_000 + ROOMS; id++) {
            List<Long> sells = List.of(1L + random.nextInt(PRODUCTS), 1L + random.nextInt(PRODUCTS));
            events.add(new Event.Listed(room(id, sells, random.nextInt(4) > 0), BEGIN));
        }
        return events;
    }

    /** What people do, a few seconds apart; some block, follow and edit. */
    static List<Event> lived(SplittableRandom random, int count) {
        List<Event> events = new ArrayList<>();
        for (int event = 0; event < count; event++) {
            Instant at = BEGIN.plusSeconds(20L * event);
            long user = 1L + random.nextInt(PEOPLE);
            long product = 1L + random.nextInt(PRODUCTS);
            events.add(
                    switch (random.nextInt(30)) {
                        case 0 -> new Event.Followed(user, 1 + random.nextInt(9), true, at);
                        case 1 -> new Event.ItemBlocked(user, product, random.nextBoolean(), at);
                        case 2 -> new Event.SellerBlocked(user, 1 + random.nextInt(9), random.nextBoolean(), at);
                        case 3 ->
                            new Event.InterestSet(
                                    user, "c" + random.nextInt(6), INTERESTS.get(random.nextInt(INTERESTS.size())), at);
                        case 4, 5, 6, 7, 8 -> new Event.Acted(user, 1_001 + random.nextInt(ROOMS), Act.WATCH, at);
                        default -> new Event.Acted(user, product, ACTS.get(random.nextInt(ACTS.size())), at);
                    });
        }
        return events;
    }

    static Recommender after(List<Event> events) {
        return after(events, Settings.USUAL);
    }

    static Recommender after(List<Event> events, Settings settings) {
        var recommender = new Recommender(settings);
        events.forEach(recommender::learn);
        return recommender;
    }

    static long userOf(Event event) {
        return switch (event) {
            case Event.Acted one -> one.user();
            case Event.Shown one -> one.user();
            case Event.Followed one -> one.user();
            case Event.ItemBlocked one -> one.user();
            case Event.SellerBlocked one -> one.user();
            case Event.InterestSet one -> one.user();
            case Event.Personalised one -> one.user();
            case Event.Forgotten one -> one.user();
            case Event.Listed _, Event.Removed _ -> 0;
        };
    }
}
