package org.qiantang.app.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.fanout.Viewer;
import org.qiantang.engine.testkit.ForEachSeed;
import org.qiantang.event.Sitting;
import org.qiantang.event.Sitting.ItemReach;
import org.qiantang.event.Sitting.Reach;
import org.qiantang.event.Sitting.Source;
import org.qiantang.event.Sitting.SourceReach;

class FootfallTest {
    private static final long LATER = Footfall.BACK_WITHIN_MILLIS + 1;

    private final Footfall footfall = new Footfall(5, true);

    @Test
    void a_person_who_comes_twice_is_two_entries_and_one_viewer_and_every_guest_is_a_viewer() {
        Arrival first = person(7, false);
        footfall.enter(first, 0);
        footfall.leave(first, 4_000);
        footfall.enter(person(7, false), 100_000);
        footfall.enter(guest(), 100_000);
        footfall.enter(guest(), 100_000);

        assertThat(reach(100_000)).isEqualTo(new Reach(0, 4, 1, 3, 4, 0, 0));
    }

    @Test
    void whoever_comes_back_after_a_break_has_not_left_and_not_entered() {
        Arrival first = person(7, false);
        footfall.enter(first, 0);
        footfall.leave(first, 10_000);
        footfall.enter(back(7), 12_000);

        assertThat(reach(12_000 + LATER)).isEqualTo(new Reach(0, 1, 0, 1, 10 + LATER / 1_000, 0, 0));
    }

    @Test
    void those_who_waited_for_the_opening_come_in_with_it_and_those_who_stay_to_the_end_have_not_left() {
        var waiting = new Footfall(5, false);
        Arrival early = person(7, false);
        waiting.enter(early, 0);
        waiting.open(60_000);
        waiting.close(90_000);
        waiting.leave(early, 95_000);

        assertThat(waiting.sitting(1_000_000).reach()).isEqualTo(new Reach(0, 1, 0, 1, 30, 0, 0));
    }

    @Test
    void people_count_by_the_way_of_their_first_coming_and_entries_by_the_way_of_each() {
        Arrival first = person(7, Source.FOLLOWS);
        footfall.enter(first, 0);
        footfall.leave(first, 4_000);
        Arrival again = person(7, Source.SHARE);
        footfall.enter(again, 100_000);
        footfall.saw(again, List.of(70L), List.of(70L));
        footfall.ordered(7);
        footfall.ordered(7);
        footfall.paid(7, 1_990);
        footfall.paid(7, 10);

        assertThat(footfall.sitting(101_000).sources())
                .containsExactly(
                        new SourceReach(Source.FOLLOWS, 1, 1, 4, 1, 1, 1, 1, 2_000),
                        new SourceReach(Source.SHARE, 1, 0, 1, 0, 0, 0, 0, 0));
    }

    @Test
    void the_way_of_an_order_is_not_known_where_its_buyer_never_came_and_the_crowd_has_no_ways() {
        footfall.enter(person(8, true), 0);
        footfall.ordered(8);
        footfall.ordered(9);
        footfall.paid(9, 500);

        assertThat(footfall.sitting(1_000).sources()).isEmpty();
    }

    @ForEachSeed(count = 100)
    void the_ways_of_people_add_up_to_what_people_did(long seed) {
        var random = new SplittableRandom(seed);
        var there = new ArrayList<Arrival>();
        long now = 0;
        for (int step = 0; step < 120; step++) {
            now += random.nextInt(1, 40_000);
            Source source = one(random, List.of(Source.values()));
            if (random.nextBoolean() || there.isEmpty()) {
                Arrival next = random.nextInt(3) == 0
                        ? new Arrival(new Sink(Viewer.GUEST), null, null, false, false, source)
                        : person(random.nextLong(1, 12), source);
                there.add(next);
                footfall.enter(next, now);
            } else {
                footfall.leave(there.remove(random.nextInt(there.size())), now);
            }
            if (!there.isEmpty()) {
                footfall.saw(there.get(random.nextInt(there.size())), List.of(random.nextLong(70, 74)), List.of());
            }
        }

        Sitting sitting = footfall.sitting(now);
        List<SourceReach> sources = Optional.ofNullable(sitting.sources()).orElseThrow();
        assertThat(sources.stream().mapToLong(SourceReach::entries).sum())
                .isEqualTo(sitting.reach().entries());
        assertThat(sources.stream().mapToLong(SourceReach::viewers).sum())
                .isEqualTo(sitting.reach().viewers());
        assertThat(sources.stream().mapToLong(SourceReach::productViewers).sum())
                .isEqualTo(sitting.reach().productViewers());
    }

    private static <T> T one(SplittableRandom random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static Arrival person(long id, Source source) {
        return new Arrival(new Sink(id), null, "小满", false, false, source);
    }

    @Test
    void the_shops_own_people_are_not_counted() {
        footfall.enter(new Arrival(new Sink(3), null, "店长", true, false), 0);

        assertThat(footfall.untold(50_000)).isEmpty();
    }

    @Test
    void an_item_counts_once_for_each_connection_and_a_viewer_once_for_each_step() {
        Arrival one = person(7, false);
        Arrival robot = person(8, true);
        footfall.enter(one, 0);
        footfall.enter(robot, 0);
        footfall.saw(one, List.of(70L, 71L), List.of());
        footfall.saw(one, List.of(70L), List.of(70L));
        footfall.saw(one, List.of(), List.of(70L, 71L));
        footfall.saw(robot, List.of(70L), List.of());

        Sitting sitting = footfall.sitting(0);

        assertThat(sitting.reach()).isEqualTo(new Reach(0, 2, 0, 2, 0, 2, 1));
        assertThat(sitting.simulated()).isEqualTo(new Reach(0, 1, 0, 1, 0, 1, 0));
        assertThat(sitting.items()).containsExactly(new ItemReach(70, 2, 1, 1, 0), new ItemReach(71, 1, 1, 0, 0));
    }

    @Test
    void only_what_has_grown_since_it_was_told_is_told_again() {
        Arrival one = person(7, false);
        footfall.enter(one, 0);
        footfall.saw(one, List.of(70L, 71L), List.of());
        Sitting told = footfall.untold(0).orElseThrow();
        footfall.told(told);
        footfall.saw(one, List.of(), List.of(71L));

        assertThat(footfall.untold(0).orElseThrow().items()).containsExactly(new ItemReach(71, 1, 1, 0, 0));
    }

    @ForEachSeed(count = 100)
    void numbers_only_grow_and_the_crowds_part_is_never_more_than_the_whole(long seed) {
        var random = new SplittableRandom(seed);
        var here = new ArrayList<Arrival>();
        Sitting before = footfall.sitting(0);
        long now = 0;
        for (int step = 0; step < 200; step++) {
            now += random.nextInt(0, 9_000);
            if (here.isEmpty() || random.nextInt(3) > 0) {
                Arrival next = random.nextInt(4) == 0
                        ? guest()
                        : new Arrival(
                                new Sink(random.nextLong(1, 30)),
                                random.nextInt(3) == 0 ? 4L : null,
                                "x",
                                random.nextInt(9) == 0,
                                random.nextBoolean());
                here.add(next);
                footfall.enter(next, now);
                footfall.saw(next, List.of(random.nextLong(1, 6)), random.nextBoolean() ? List.of(2L) : List.of());
            } else {
                footfall.leave(here.remove(random.nextInt(here.size())), now);
            }
            footfall.exposed(random.nextBoolean());
            Sitting after = footfall.sitting(now);

            assertThat(atLeast(after.reach(), before.reach())).isTrue();
            assertThat(after.simulated() == null || atLeast(after.reach(), after.simulated()))
                    .isTrue();
            assertThat(after.reach().viewers())
                    .isLessThanOrEqualTo(after.reach().entries());
            assertThat(after.reach().clickers())
                    .isLessThanOrEqualTo(after.reach().productViewers());
            before = after;
        }
    }

    private static boolean atLeast(Reach one, Reach other) {
        return one.exposures() >= other.exposures()
                && one.entries() >= other.entries()
                && one.exits() >= other.exits()
                && one.viewers() >= other.viewers()
                && one.watchSeconds() >= other.watchSeconds()
                && one.productViewers() >= other.productViewers()
                && one.clickers() >= other.clickers();
    }

    private Reach reach(long now) {
        return footfall.sitting(now).reach();
    }

    private static Arrival person(long id, boolean simulated) {
        return new Arrival(new Sink(id), null, "小满", false, simulated);
    }

    private static Arrival back(long id) {
        return new Arrival(new Sink(id), 12L, "小满", false, false);
    }

    private static Arrival guest() {
        return Arrival.guest(new Sink(Viewer.GUEST), null);
    }

    /** A viewer to whom nothing is sent. */
    private record Sink(long personId) implements Viewer {
        @Override
        public Executor lane() {
            return Runnable::run;
        }

        @Override
        public void write(ByteBuf frame) {
            frame.release();
        }

        @Override
        public long pendingBytes() {
            return 0;
        }

        @Override
        public void close(String reason) {}
    }
}
