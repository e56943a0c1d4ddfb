package org.qiantang.app.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.testkit.ForEachSeed;

class ProgrammeTest {
    private final Time time = new Time();
    private final List<String> airings = new ArrayList<>();
    private final Programme programme = new Programme(
            7, time, (_, source, live) -> airings.add(source + (live ? " on" : " off")), new AigcMark("0011-TEST"));
    private final Watcher watcher = new Watcher();

    @ForEachSeed(count = 200)
    void what_a_viewer_gets_goes_forward_and_can_be_decoded_through_any_cuts(long seed) {
        var random = new SplittableRandom(seed);
        List<Watcher> watchers = new ArrayList<>(List.of(watcher));
        programme.join(watcher);
        Feed human = null;
        Feed digital = null;
        int humanMs = random.nextInt();
        int digitalMs = random.nextInt();
        for (int step = 0; step < 400; step++) {
            time.ms += random.nextInt(60);
            switch (random.nextInt(12)) {
                case 0 -> human = programme.openHuman().orElse(human);
                case 1 -> digital = random.nextInt(4) == 0 ? programme.openDigital() : digital;
                case 2 -> {
                    if (human != null && random.nextInt(4) == 0) {
                        human.close();
                    }
                }
                case 3 -> {
                    if (watchers.size() < 5) {
                        var late = new Watcher();
                        watchers.add(late);
                        programme.join(late);
                    }
                }
                case 4 -> {
                    humanMs += random.nextInt(-20_000, 20_000);
                    programme.tick();
                }
                case 5, 6, 7 -> {
                    humanMs += random.nextInt(60);
                    feed(human, random, humanMs);
                }
                default -> {
                    digitalMs += random.nextInt(60);
                    feed(digital, random, digitalMs);
                }
            }
        }
        programme.end();

        assertThat(watchers).allSatisfy(Watcher::assertDecodable);
        assertThat(watchers)
                .allSatisfy(each ->
                        assertThat(each.everyTag).allMatch(tag -> tag.bytes().refCnt() == 0));
    }

    @Test
    void a_person_takes_the_air_with_the_first_key_frame_and_gives_it_back() {
        Feed digital = programme.openDigital();
        begin(digital, 1);
        Feed human = programme.openHuman().orElseThrow();
        human.accept(Tags.videoSetup(2));
        human.accept(Tags.frame(10, 5));
        List<String> before = List.copyOf(airings);

        human.accept(Tags.key(20, 5));
        boolean heeded = digital.accept(Tags.key(900, 5));
        OnAir during = programme.snapshot();
        human.close();

        assertThat(before).containsExactly("DIGITAL on");
        assertThat(heeded).as("the digital host may go on sending").isTrue();
        assertThat(during.source()).contains(Source.HUMAN);
        assertThat(airings).containsExactly("DIGITAL on", "DIGITAL off", "HUMAN on", "HUMAN off", "DIGITAL on");
        assertThat(human.accept(Tags.key(40, 5))).isFalse();
    }

    @Test
    void a_person_who_falls_silent_loses_the_air_to_the_digital_host() {
        Feed human = programme.openHuman().orElseThrow();
        begin(human, 1);
        Feed digital = programme.openDigital();
        begin(digital, 2);

        time.ms += 5_001;
        programme.tick();

        assertThat(programme.snapshot().source()).contains(Source.DIGITAL);
        assertThat(human.isOpen()).isTrue();
    }

    @Test
    void a_second_person_is_let_in_only_when_the_first_has_been_silent_for_five_seconds() {
        Feed first = programme.openHuman().orElseThrow();
        begin(first, 1);

        time.ms += 5_000;
        Optional<Feed> early = programme.openHuman();
        time.ms += 1;
        Optional<Feed> late = programme.openHuman();

        assertThat(early).isEmpty();
        assertThat(late).isPresent();
        assertThat(first.isOpen()).isFalse();
    }

    @Test
    void a_viewer_stays_while_a_publisher_comes_back_within_thirty_seconds() {
        Feed first = programme.openHuman().orElseThrow();
        begin(first, 1);
        programme.join(watcher);
        first.close();
        time.ms += 29_999;
        boolean endedEarly = programme.tick();
        begin(programme.openHuman().orElseThrow(), 1);
        time.ms += 60_000;
        boolean endedWhileOpen = programme.tick();

        assertThat(endedEarly || endedWhileOpen).isFalse();
        assertThat(watcher.ended).isFalse();
        assertThat(watcher.sorts()).endsWith("METADATA", "VIDEO_SETUP", "AUDIO_SETUP", "KEY");
    }

    @Test
    void a_digital_host_s_picture_says_what_made_it_and_whose_and_a_person_s_says_neither() {
        programme.join(watcher);
        begin(programme.openDigital(), 1);
        begin(programme.openHuman().orElseThrow(), 1);

        assertThat(watcher.metadata.getFirst())
                .contains("AIGC", "\"ContentProducer\":\"0011-TEST\"", "\"ProduceID\":\"room-7\"");
        assertThat(watcher.metadata.getLast()).contains("human").doesNotContain("AIGC");
    }

    @Test
    void a_programme_without_a_source_ends_after_thirty_seconds() {
        Feed only = programme.openHuman().orElseThrow();
        begin(only, 1);
        programme.join(watcher);
        only.close();

        time.ms += 30_000;

        assertThat(programme.tick()).isTrue();
        assertThat(watcher.ended).isTrue();
    }

    @Test
    void a_newcomer_begins_with_the_setups_and_the_last_key_frame() {
        Feed human = programme.openHuman().orElseThrow();
        begin(human, 1);
        human.accept(Tags.frame(50, 5));
        human.accept(Tags.key(100, 5));
        human.accept(Tags.sound(110));

        programme.join(watcher);

        assertThat(watcher.sorts()).containsExactly("METADATA", "VIDEO_SETUP", "AUDIO_SETUP", "KEY", "SOUND");
    }

    @Test
    void a_clock_that_jumps_back_leaps_ahead_or_wraps_at_32_bits_never_takes_a_viewer_back() {
        Feed human = programme.openHuman().orElseThrow();
        programme.join(watcher);
        human.accept(Tags.videoSetup(1));
        for (int start : new int[] {0, -200, 2_000_000_000, Integer.MAX_VALUE - 100, 5, Integer.MIN_VALUE, -90_000}) {
            for (int step = 0; step < 10; step++) {
                human.accept(step == 0 ? Tags.key(start, 5) : Tags.frame(start + 40 * step, 5));
            }
        }

        List<Integer> times = watcher.seen.stream()
                .filter(one -> !one.sort().isSetup())
                .map(Watcher.Seen::timestampMs)
                .toList();
        assertThat(times).hasSize(70).isSorted().doesNotHaveDuplicates();
        assertThat(times.getLast()).as("frames stay as near as they were").isLessThan(70 * 60);
    }

    @Test
    void after_twenty_days_viewers_are_sent_for_a_clock_that_begins_anew() {
        Feed human = programme.openHuman().orElseThrow();
        begin(human, 1);
        programme.join(watcher);
        var files = new Watcher(false);
        programme.join(files);
        int ms = 0;
        for (long placed = 0; placed < Duration.ofDays(20).toMillis() && !watcher.ended; placed += 4_900) {
            ms += 4_900;
            human.accept(Tags.frame(ms, 5));
        }
        human.accept(Tags.key(ms + 40, 5));
        var comesBack = new Watcher();
        programme.join(comesBack);

        assertThat(watcher.ended).isTrue();
        assertThat(files.ended).as("who is no viewer stays").isFalse();
        assertThat(files.sorts()).endsWith("METADATA", "VIDEO_SETUP", "AUDIO_SETUP", "KEY");
        assertThat(comesBack.sorts()).containsExactly("METADATA", "VIDEO_SETUP", "AUDIO_SETUP", "KEY");
        assertThat(comesBack.seen.getLast().timestampMs()).isBetween(0, 100);
    }

    @Test
    void a_repeated_setup_is_no_cut_but_a_new_one_is() {
        Feed human = programme.openHuman().orElseThrow();
        begin(human, 1);
        programme.join(watcher);
        human.accept(Tags.videoSetup(1));
        human.accept(Tags.key(40, 5));
        human.accept(Tags.videoSetup(2));
        human.accept(Tags.frame(80, 5));
        human.accept(Tags.key(120, 5));

        assertThat(watcher.sorts().subList(4, watcher.sorts().size()))
                .containsExactly("KEY", "METADATA", "VIDEO_SETUP", "AUDIO_SETUP", "KEY");
    }

    private static void begin(Feed feed, int setup) {
        feed.accept(Tags.videoSetup(setup));
        feed.accept(Tags.soundSetup(setup));
        feed.accept(Tags.key(0, 5));
    }

    private static void feed(@Nullable Feed feed, SplittableRandom random, int nowMs) {
        if (feed == null) {
            return;
        }
        switch (random.nextInt(10)) {
            case 0 -> feed.accept(Tags.videoSetup(random.nextInt(3)));
            case 1 -> feed.accept(Tags.soundSetup(random.nextInt(2)));
            case 2, 3 -> feed.accept(Tags.key(nowMs, random.nextInt(100)));
            case 4, 5, 6 -> feed.accept(Tags.sound(nowMs - random.nextInt(40)));
            default -> feed.accept(Tags.frame(nowMs, random.nextInt(100)));
        }
    }

    /** A clock that a test turns. */
    private static final class Time implements InstantSource {
        long ms = 1_000_000;

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(ms);
        }
    }

    /** Keeps what it is handed, and says whether a decoder could follow. */
    private static final class Watcher implements Outlet {
        record Seen(EncodedTag.Sort sort, int era, int timestampMs) {}

        final List<Seen> seen = new ArrayList<>();
        final List<EncodedTag> everyTag = new ArrayList<>();
        final List<String> metadata = new ArrayList<>();
        final boolean viewer;
        boolean ended;

        Watcher() {
            this(true);
        }

        Watcher(boolean viewer) {
            this.viewer = viewer;
        }

        @Override
        public void offer(EncodedTag tag) {
            int time = tag.bytes().getUnsignedMedium(4) | (tag.bytes().getUnsignedByte(7) << 24);
            seen.add(new Seen(tag.sort(), tag.era(), time));
            everyTag.add(tag);
            if (tag.sort() == EncodedTag.Sort.METADATA) {
                metadata.add(tag.payload().toString(ISO_8859_1));
            }
        }

        @Override
        public void ended() {
            ended = true;
        }

        @Override
        public boolean isViewer() {
            return viewer;
        }

        List<String> sorts() {
            return seen.stream().map(one -> one.sort().name()).toList();
        }

        void assertDecodable() {
            int lastMs = 0;
            int era = 0;
            boolean keyed = false;
            for (Seen one : seen) {
                if (one.sort() == EncodedTag.Sort.METADATA) {
                    assertThat(one.era()).isGreaterThan(era);
                    era = one.era();
                    keyed = false;
                    continue;
                }
                assertThat(one.era()).isEqualTo(era);
                assertThat(one.timestampMs()).isGreaterThanOrEqualTo(lastMs);
                lastMs = one.timestampMs();
                keyed |= one.sort() == EncodedTag.Sort.KEY;
                assertThat(keyed || one.sort().isSetup())
                        .as("%s before a key frame", one)
                        .isTrue();
            }
        }
    }
}
