package org.qiantang.engine.fanout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.testkit.ForEachSeed;

class BroadcastTest {
    private static final String MUST = "(m\\d+)";
    private static final String TALK = "\"((?:own )?line \\d+)\"";

    private final Counters counters = new Counters();
    private Runnable free = () -> {};

    @Test
    void messages_between_two_flushes_leave_as_one_frame() {
        Broadcast show = broadcast(7);
        HandViewer viewer = arrive(show, 1, null);
        show.must(8, json("m1"));
        show.latest("viewers", "5".getBytes(UTF_8));
        show.sample(2, json("line 1"), json("own line 1"));

        show.flush();

        assertThat(viewer.read().heard)
                .containsExactly(
                        "hello 7 false",
                        "{\"k\":\"frame\",\"at\":8,\"must\":[\"m1\"],\"latest\":{\"viewers\":5},\"talk\":[\"line 1\"]}");
        assertThat(show.waiting()).isFalse();
    }

    @ForEachSeed(count = 600)
    void every_must_message_arrives_once_and_in_order_or_is_owed_with_the_state(long seed) {
        var random = new SplittableRandom(seed);
        Broadcast show = broadcast(0, random.nextInt(1, 4));
        List<String> said = new ArrayList<>();
        List<Page> pages = new ArrayList<>();
        for (int count = random.nextInt(1, 7); count > 0; count--) {
            pages.add(new Page(arrive(show, null, said)));
        }
        long at = 0;
        for (int step = 0; step < 400; step++) {
            Page page = pages.get(random.nextInt(pages.size()));
            switch (random.nextInt(9)) {
                case 0, 1, 2 -> {
                    at += random.nextInt(1, 3);
                    for (int count = random.nextInt(1, 4); count > 0; count--) {
                        said.add("m" + said.size());
                        show.must(at, json(said.getLast() + " ".repeat(random.nextInt(400))));
                    }
                }
                case 3 -> show.sample(random.nextLong(1, 5), json("line 1"), json("own line 1"));
                case 4, 5, 6 -> show.beat();
                case 7 -> page.viewer.read(random.nextInt(1, 4));
                case 8 -> {
                    if (random.nextInt(4) == 0) {
                        show.leave(page.viewer);
                        page.learn(said);
                        page.viewer = arrive(show, page.seen, said);
                    }
                }
                default -> throw new AssertionError();
            }
        }
        show.flush();
        pages.forEach(page -> page.viewer.read());

        for (Page page : pages) {
            page.learn(said);
            assertThat(page.known).isEqualTo(said);
        }
    }

    /** What a page makes of what it hears. */
    private static final class Page {
        HandViewer viewer;
        long seen;
        /** By message, or because a hello's state told it. */
        final List<String> known = new ArrayList<>();

        Page(HandViewer viewer) {
            this.viewer = viewer;
        }

        void learn(List<String> said) {
            seen = BroadcastTest.learn(viewer, seen, known, said);
        }
    }

    /** Adds what a viewer heard to what it knew, as a page does, and tells where it stands. */
    private static long learn(HandViewer viewer, long seen, List<String> known, List<String> said) {
        long at = seen;
        for (String text : viewer.heard) {
            if (text.startsWith("hello")) {
                String[] words = text.split(" ", -1);
                if (words[2].equals("false")) {
                    known.clear();
                    known.addAll(said.subList(0, Integer.parseInt(words[3])));
                    at = Long.parseLong(words[1]);
                }
                continue;
            }
            Pattern.compile(MUST)
                    .matcher(text)
                    .results()
                    .map(match -> match.group(1))
                    .forEach(known::add);
            at = Math.max(at, Long.parseLong(text.replaceAll("^.*?\"at\":(\\d+).*$", "$1")));
        }
        return at;
    }

    @Test
    void one_who_comes_back_gets_what_was_missed_and_nothing_twice() {
        Broadcast show = broadcast(0);
        show.must(1, json("m1"));
        show.must(2, json("m2"));
        show.must(2, json("m3"));
        show.must(5, json("m4"));
        show.flush();

        HandViewer back = arrive(show, 1, 1L);

        assertThat(back.read().heard.getFirst()).startsWith("hello 5 true");
        assertThat(back.all(MUST)).containsExactly("m2", "m3", "m4");
    }

    @Test
    void one_who_was_away_for_too_long_gets_the_state() {
        var show = new Broadcast(
                new Bounds(20, 64 * 1024, 48 * 1024, 2, 50, 100),
                0,
                counters,
                UnpooledByteBufAllocator.DEFAULT,
                new SplittableRandom(1),
                () -> {});
        show.must(1, json("m1"));
        show.must(2, json("m2"));
        show.must(3, json("m3"));
        show.flush();

        HandViewer late = arrive(show, 1, 0L);
        HandViewer inTime = arrive(show, 1, 1L);
        HandViewer fromTheFuture = arrive(show, 1, 9L);

        assertThat(late.read().heard).allMatch(text -> text.startsWith("hello 3 false"));
        assertThat(inTime.read().all(MUST)).containsExactly("m2", "m3");
        assertThat(fromTheFuture.read().heard).allMatch(text -> text.startsWith("hello 3 false"));
    }

    @Test
    void one_who_arrives_while_messages_wait_is_greeted_behind_them() {
        Broadcast show = broadcast(0);
        show.must(1, json("m1"));

        HandViewer viewer = arrive(show, 1, null);

        assertThat(viewer.read().heard).isEmpty();
        show.flush();
        assertThat(viewer.read().heard).hasSize(1);
        assertThat(viewer.heard.getFirst()).startsWith("hello 1 false");
    }

    @ForEachSeed
    void of_a_value_only_the_newest_is_sent(long seed) {
        var random = new SplittableRandom(seed);
        Broadcast show = broadcast(0);
        HandViewer viewer = arrive(show, 1, null);
        var newest = new TreeMap<String, Integer>();
        int frames = 0;
        for (int step = 0; step < 200; step++) {
            String key = "k" + random.nextInt(3);
            newest.put(key, step);
            show.latest(key, Integer.toString(step).getBytes(UTF_8));
            if (random.nextInt(10) == 0) {
                show.flush();
                frames++;
            }
        }
        show.flush();

        viewer.read();

        newest.forEach((key, value) ->
                assertThat(viewer.all("\"" + key + "\":(\\d+)").getLast()).isEqualTo(value.toString()));
        assertThat(viewer.heard.size() - 1).isLessThanOrEqualTo(frames + 1);
        assertThat(arrive(show, 2, null).read().all("\"k\\d\":(\\d+)"))
                .containsExactlyInAnyOrderElementsOf(
                        newest.values().stream().map(String::valueOf).toList());
    }

    @Test
    void a_newer_state_of_the_same_thing_takes_the_older_ones_place_within_a_frame() {
        Broadcast show = broadcast(0);
        HandViewer viewer = arrive(show, 1, null);
        show.mustState(1, "stock/1", json("m1"));
        show.must(1, json("m2"));
        show.mustState(2, "stock/1", json("m3"));
        show.flush();
        show.mustState(3, "stock/1", json("m4"));

        show.flush();

        assertThat(viewer.read().all(MUST)).containsExactly("m2", "m3", "m4");
        assertThat(counters.counts().superseded()).isEqualTo(1);
    }

    @ForEachSeed
    void own_lines_are_always_shown_to_their_author_and_marked(long seed) {
        var random = new SplittableRandom(seed);
        Broadcast show = broadcast(0);
        HandViewer author = arrive(show, 1, null);
        HandViewer authorsOtherPhone = arrive(show, 1, null);
        HandViewer guest = arrive(show, Viewer.GUEST, null);
        List<String> own = new ArrayList<>();
        int lines = 0;
        for (int frame = 0; frame < 10; frame++) {
            for (int count = random.nextInt(80); count > 0; count--) {
                long person = random.nextLong(1, 60);
                String line = "line " + lines++;
                show.sample(person, json(line), json("own " + line));
                if (person == 1) {
                    own.add("own " + line);
                }
            }
            show.flush();
        }

        assertThat(author.read().all("\"(own line \\d+)\"")).containsExactlyInAnyOrderElementsOf(own);
        assertThat(authorsOtherPhone.read().heard).isEqualTo(author.heard);
        assertThat(guest.read().all("\"(own)")).isEmpty();
        long shed =
                guest.all("\"shed\":(\\d+)").stream().mapToLong(Long::parseLong).sum();
        assertThat(guest.all(TALK).size() + shed).isEqualTo(lines);
        assertThat(counters.counts().sampledOut()).isEqualTo(shed);
        assertThat(counters.counts().leftOut()).isEqualTo(shed * 3);
    }

    @ForEachSeed
    void sampling_is_fair_a_loud_person_cannot_push_the_others_out(long seed) {
        var random = new SplittableRandom(seed);
        Broadcast show = broadcast(0);
        HandViewer guest = arrive(show, Viewer.GUEST, null);
        for (int frame = 0; frame < 20; frame++) {
            // Person 0..39 say one line each; person 99 says a hundred.
            List<Long> speakers =
                    new ArrayList<>(LongStream.rangeClosed(1, 40).boxed().toList());
            for (int count = 0; count < 100; count++) {
                speakers.add(random.nextInt(speakers.size() + 1), 99L);
            }
            speakers.forEach(person -> show.sample(person, json("line " + person), json("own line " + person)));
            show.flush();
        }

        var shown = new TreeMap<String, Integer>();
        guest.read().all(TALK).forEach(line -> shown.merge(line, 1, Integer::sum));

        // 41 persons for 20 places: each is shown in every second or, at worst, every third frame.
        assertThat(shown).hasSize(41);
        assertThat(shown.values()).allMatch(times -> times >= 7 && times <= 10);
    }

    @Test
    void entrances_are_shown_only_where_talk_leaves_room() {
        Broadcast show = broadcast(0);
        HandViewer guest = arrive(show, Viewer.GUEST, null);
        for (int count = 0; count < 18; count++) {
            show.sample(count + 1, json("line " + count), json("own line " + count));
        }
        for (int count = 0; count < 30; count++) {
            show.filler(json("enter " + count));
        }

        show.flush();

        assertThat(guest.read().all("\"(line \\d+)\"")).hasSize(18);
        assertThat(guest.all("\"(enter \\d+)\"")).containsExactly("enter 28", "enter 29");
        assertThat(guest.all("\"shed\":(\\d+)")).containsExactly("28");
        assertThat(counters.counts().fillersLost()).isEqualTo(28);
        assertThat(counters.counts().sampledOut())
                .as("of what was said nothing is left out")
                .isZero();
    }

    @ForEachSeed
    void a_slow_viewer_stays_in_bounds_loses_talk_first_and_is_then_closed(long seed) {
        var random = new SplittableRandom(seed);
        Broadcast show = broadcast(0);
        HandViewer slow = arrive(show, 1, null);
        HandViewer healthy = arrive(show, 2, null);
        List<String> said = new ArrayList<>();
        long at = 0;
        while (slow.closed == null) {
            if (random.nextInt(3) == 0) {
                said.add("m" + said.size());
                show.must(++at, json(said.getLast() + " ".repeat(200)));
            }
            for (int line = 0; line < 20; line++) {
                show.sample(3, json("line " + line), json("own line " + line + " ".repeat(100)));
            }
            show.flush();
            healthy.read();
            assertThat(at).isLessThan(10_000);
        }

        assertThat(slow.closed).isEqualTo("slow");
        assertThat(slow.mostPending).isLessThanOrEqualTo(64 * 1024);
        assertThat(counters.counts().mostWaiting()).isEqualTo(slow.mostPending);
        assertThat(healthy.closed).isNull();
        assertThat(healthy.all(MUST)).isEqualTo(said);
        assertThat(counters.counts().shedForSlow()).isPositive();
        assertThat(counters.counts().closedSlow()).isEqualTo(1);
    }

    @Test
    void one_who_lagged_for_a_while_is_told_how_much_was_left_out() {
        Broadcast show = broadcast(0);
        HandViewer viewer = arrive(show, 1, null);
        int frames = 0;
        while (counters.counts().shedForSlow() < 60) {
            for (int line = 0; line < 20; line++) {
                show.sample(3, json("line " + line + "\",\"" + " ".repeat(200)), json("own"));
            }
            show.flush();
            frames++;
        }
        viewer.read();

        show.sample(3, json("line 99"), json("own"));
        show.flush();

        assertThat(viewer.read().all("\"shed\":(\\d+)")).containsExactly("60");
        assertThat(viewer.all(TALK)).hasSize((frames - 3) * 20 + 1);
    }

    @Test
    void a_private_message_reaches_all_sockets_of_one_person_and_nobody_else() {
        Broadcast show = broadcast(0);
        HandViewer phone = arrive(show, 1, null);
        HandViewer desk = arrive(show, 1, null);
        HandViewer other = arrive(show, 2, null);
        HandViewer guest = arrive(show, Viewer.GUEST, null);

        show.tell(1, json("yours"));
        show.flush();

        assertThat(phone.read().heard.getLast()).isEqualTo("\"yours\"");
        assertThat(desk.read().heard.getLast()).isEqualTo("\"yours\"");
        assertThat(other.read().heard).hasSize(1);
        assertThat(guest.read().heard).hasSize(1);
    }

    @Test
    void one_who_has_left_hears_nothing_more() {
        Broadcast show = broadcast(0);
        HandViewer viewer = arrive(show, 1, null);

        show.leave(viewer);
        show.must(1, json("m1"));
        show.flush();

        assertThat(viewer.read().heard).hasSize(1);
    }

    @Test
    void a_lane_that_is_behind_gets_one_frame_of_all_that_was_said_meanwhile() {
        var lane = new ArrayDeque<Runnable>();
        var free = new AtomicInteger();
        this.free = free::incrementAndGet;
        Broadcast show = broadcast(0);
        var viewer = new HandViewer(1, lane::add);
        show.join(viewer, null, (at, resumed) -> json("hello"));
        lane.remove().run();

        for (int place = 1; place <= 9; place++) {
            show.must(place, json("m" + place));
            show.flush();
        }

        assertThat(lane).as("frames handed to the lane").hasSize(1);
        assertThat(free).hasValue(0);
        lane.remove().run();
        assertThat(free).as("told once that there is room").hasValue(1);
        show.flush();
        lane.remove().run();
        assertThat(lane).isEmpty();
        assertThat(viewer.read().heard).hasSize(3);
        assertThat(viewer.all(MUST)).containsExactly("m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8", "m9");
        assertThat(free).as("nobody waited the second time").hasValue(1);
    }

    @Test
    void what_waits_for_a_lane_that_is_behind_stays_bounded() {
        var lane = new ArrayDeque<Runnable>();
        Broadcast show = broadcast(0);
        var viewer = new HandViewer(1, lane::add);
        show.join(viewer, null, (at, resumed) -> json("hello"));
        lane.remove().run();

        for (int place = 1; place <= 40_000; place++) {
            show.reached(place);
            show.sample(place, json("line " + place), json("own line " + place));
            show.flush();
        }

        assertThat(lane).as("a frame for each 2,000 lines at most").hasSizeLessThanOrEqualTo(20);
    }

    @Test
    void those_who_sit_on_when_others_leave_miss_nothing_and_get_nothing_twice() {
        Broadcast show = broadcast(0);
        List<HandViewer> viewers = new ArrayList<>();
        for (long person = 1; person <= 20; person++) {
            viewers.add(arrive(show, person, null));
        }
        List.of(19, 0, 7, 18, 8).forEach(gone -> show.leave(viewers.get(gone)));

        show.must(1, json("m1"));
        show.sample(5, json("line 1"), json("own line 1"));
        show.flush();

        for (int place = 0; place < viewers.size(); place++) {
            boolean left = List.of(19, 0, 7, 18, 8).contains(place);
            HandViewer viewer = viewers.get(place).read();
            assertThat(viewer.all(MUST)).hasSize(left ? 0 : 1);
            assertThat(viewer.all(TALK)).isEqualTo(left ? List.of() : List.of(place == 4 ? "own line 1" : "line 1"));
        }
    }

    @Test
    void a_place_in_the_journal_never_goes_down() {
        Broadcast show = broadcast(7);

        assertThatThrownBy(() -> show.must(6, json("m1"))).hasMessage("offset: 6 (expected: not below 7)");
    }

    @Test
    void in_a_big_room_blocks_of_viewers_hear_one_after_the_other_all_that_was_said_up_to_their_turn() {
        Broadcast show = broadcast(0, 2);
        List<HandViewer> viewers = new ArrayList<>();
        for (long person = 1; person <= 5; person++) {
            viewers.add(arrive(show, person, null));
        }
        assertThat(show.blocks()).isEqualTo(3);

        show.must(1, json("m1"));
        show.beat();
        show.must(2, json("m2"));
        show.beat();
        show.beat();

        assertThat(viewers.get(0).read().all(MUST)).containsExactly("m1");
        assertThat(viewers.get(2).read().all(MUST)).containsExactly("m1", "m2");
        assertThat(viewers.get(4).read().heard).hasSize(2).last().asString().contains("[\"m1\",\"m2\"]");
        assertThat(show.waiting()).isTrue();
        show.beat();
        assertThat(viewers.get(1).read().all(MUST)).containsExactly("m1", "m2");
        assertThat(show.waiting()).isFalse();
    }

    @Test
    void who_opens_another_block_is_told_by_the_state_what_still_waits_for_the_others() {
        Broadcast show = broadcast(0, 1);
        HandViewer first = arrive(show, 1, null);
        show.must(1, json("m1"));

        HandViewer second = arrive(show, 2, null);
        HandViewer back = arrive(show, 3, 0L);
        show.must(2, json("m2"));
        show.flush();

        assertThat(first.read().all(MUST)).containsExactly("m1", "m2");
        assertThat(second.read().heard.getFirst()).isEqualTo("hello 1 false");
        assertThat(second.all(MUST)).containsExactly("m2");
        assertThat(back.read().heard.getFirst()).isEqualTo("hello 1 true");
        assertThat(back.all(MUST)).containsExactly("m1", "m2");
    }

    @Test
    void what_is_said_to_one_who_waits_to_be_let_in_is_heard_behind_the_greeting_and_once() {
        Broadcast show = broadcast(0);
        HandViewer first = arrive(show, 1, null);
        show.must(1, json("m1"));

        HandViewer waiting = arrive(show, 2, null);
        HandViewer other = arrive(show, 3, null);
        show.tell(2, "{\"k\":\"own\"}".getBytes(UTF_8));
        show.flush();
        show.must(2, json("m2"));
        show.flush();

        assertThat(waiting.read().heard.getFirst()).isEqualTo("hello 1 false");
        assertThat(waiting.heard.get(1)).isEqualTo("{\"k\":\"own\"}");
        assertThat(waiting.heard).hasSize(3);
        assertThat(other.read().heard).hasSize(2);
        assertThat(first.read().heard).noneMatch(text -> text.contains("own"));
    }

    @Test
    void a_block_that_all_have_left_has_no_turn_any_more() {
        Broadcast show = broadcast(0, 1);
        HandViewer first = arrive(show, 1, null);
        HandViewer second = arrive(show, 2, null);

        show.leave(first);
        show.leave(second);
        show.leave(second);

        assertThat(show.blocks()).isEqualTo(1);
        HandViewer third = arrive(show, 3, null);
        show.must(1, json("m1"));
        show.beat();
        assertThat(third.read().all(MUST)).containsExactly("m1");
    }

    private Broadcast broadcast(long start) {
        return broadcast(start, Bounds.USUAL.viewersPerBlock());
    }

    private Broadcast broadcast(long start, int viewersPerBlock) {
        Bounds usual = Bounds.USUAL;
        return new Broadcast(
                new Bounds(
                        usual.linesPerFrame(),
                        usual.viewerBytes(),
                        usual.ringBytes(),
                        usual.ringMessages(),
                        usual.patience(),
                        viewersPerBlock),
                start,
                counters,
                UnpooledByteBufAllocator.DEFAULT,
                new SplittableRandom(start),
                free);
    }

    private HandViewer arrive(Broadcast show, long person, @Nullable Long from) {
        var viewer = new HandViewer(person);
        show.join(viewer, from, (at, resumed) -> ("hello " + at + " " + resumed).getBytes(UTF_8));
        return viewer;
    }

    /** One whose hello also tells how many messages its state stands for. */
    private HandViewer arrive(Broadcast show, @Nullable Long from, List<String> said) {
        var viewer = new HandViewer(1);
        show.join(viewer, from, (at, resumed) -> ("hello " + at + " " + resumed + " " + said.size()).getBytes(UTF_8));
        return viewer;
    }

    private static byte[] json(String text) {
        return ("\"" + text + "\"").getBytes(UTF_8);
    }
}
