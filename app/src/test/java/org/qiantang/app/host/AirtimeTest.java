package org.qiantang.app.host;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiantang.app.web.Problem;
import org.qiantang.engine.performance.Utterance;
import org.qiantang.engine.performance.Utterance.PhonemeAt;
import org.qiantang.engine.performance.presenter.Pose;
import org.qiantang.engine.testkit.ForEachSeed;

/** What pages that draw the host are told and given of her sentences, frame by frame. */
final class AirtimeTest {
    private static final long SHOW = 7;
    private static final int FRAME = Speech.RATE / 25;
    private static final Playbill PLAYBILL = new Playbill(SHOW, 3, "钱塘茶集");

    private final Rehearsal house = new Rehearsal();
    private final Airtimes airtimes = new Airtimes(house, Runnable::run, () -> house.now, Optional.empty());
    private final Airtime airtime = airtimes.begin(PLAYBILL);
    private final DrawnShowEndpoints door =
            new DrawnShowEndpoints(airtimes, new Drawings(_ -> new byte[] {1}), () -> house.now);

    @Test
    void nothing_is_known_of_a_sentence_before_a_frame_has_carried_it() {
        airtime.air(true);

        assertThat(told().id()).isNull();

        airtime.goes(spoken("八十八元。"), Pose.TALKING, 0);

        assertThat(told().place()).isZero();
        assertThat(told().held()).isFalse();
        assertThat(told().at()).isEqualTo(house.now);
        DrawnShowEndpoints.DrawnSentence said =
                Objects.requireNonNull(door.drawnSentence(SHOW, underWay()).getBody());
        assertThat(said.text()).isEqualTo("八十八元。");
        assertThat(said.pose()).isEqualTo("talking");
        assertThat(said.seconds()).isEqualTo(2);
        assertThat(said.mouth()).extracting(AiredSentence.Shape::viseme).contains("aa");
        assertThat(said.loudness()).hasSize(100);
        assertThat(said.sound()).isEqualTo("/api/shows/7/drawn/sentences/" + underWay() + "/sound");
    }

    @Test
    void while_a_sentence_goes_on_as_it_should_pages_are_told_once() {
        airtime.air(true);
        Speech speech = spoken("八十八元。");
        int before = house.drawn.size();

        for (int frame = 0; frame < 40; frame++) {
            airtime.goes(speech, Pose.TALKING, (long) frame * FRAME);
            pass(40);
        }

        assertThat(house.drawn).hasSize(before + 1);
    }

    @Test
    void a_place_that_has_slipped_from_the_clock_is_told_anew() {
        airtime.air(true);
        Speech speech = spoken("八十八元。");
        airtime.goes(speech, Pose.TALKING, 0);
        pass(1_000);

        airtime.goes(speech, Pose.TALKING, FRAME);

        assertThat(told().place()).isEqualTo(0.04);
        assertThat(told().at()).isEqualTo(house.now);
    }

    @Test
    void a_sentence_that_is_held_is_told_with_its_place_and_told_again_when_it_goes_on() {
        airtime.air(true);
        Speech speech = spoken("八十八元。");
        airtime.goes(speech, Pose.TALKING, 0);
        pass(40);

        airtime.waits(FRAME);
        pass(300);
        airtime.waits(FRAME);

        assertThat(told().held()).isTrue();
        assertThat(told().place()).isEqualTo(0.04);
        String same = underWay();

        airtime.goes(speech, Pose.TALKING, FRAME);

        assertThat(told().held()).isFalse();
        assertThat(told().at()).isEqualTo(house.now);
        assertThat(underWay()).isEqualTo(same);
    }

    @Test
    void a_sentence_that_was_cut_is_told_as_cut_and_given_out_no_more() {
        airtime.air(true);
        airtime.goes(spoken("八十八元。"), Pose.TALKING, 0);
        String cut = underWay();

        airtime.ends(false);
        airtime.goes(spoken("九十九元。"), Pose.TALKING, 0);

        assertThat(told().cut()).containsExactly(cut);
        assertThat(underWay()).isNotEqualTo(cut);
        assertNotFound(() -> door.drawnSentence(SHOW, cut));
        assertNotFound(() -> door.drawnSentenceSound(SHOW, cut));
    }

    @Test
    void a_sentence_said_to_its_end_may_still_be_fetched_for_a_while_but_only_the_last_few() {
        airtime.air(true);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < Airtime.MOST_KEPT + 2; i++) {
            airtime.goes(spoken("第" + i + "句。"), Pose.TALKING, 0);
            ids.add(underWay());
            airtime.ends(true);
        }

        assertThat(told().id()).isNull();
        assertThat(told().cut()).isEmpty();
        assertThat(ids).doesNotHaveDuplicates();
        assertNotFound(() -> door.drawnSentence(SHOW, ids.get(1)));
        assertThat(door.drawnSentence(SHOW, ids.get(2)).getStatusCode().value()).isEqualTo(200);
    }

    @Test
    void a_person_who_takes_the_air_breaks_the_sentence_off_and_there_is_nothing_to_draw() {
        airtime.air(true);
        airtime.goes(spoken("八十八元。"), Pose.TALKING, 0);
        String cut = underWay();

        airtime.air(false);

        assertThat(house.drawn.getLast()).isEmpty();
        assertThat(Objects.requireNonNull(door.drawnShow(SHOW).getBody()).moment())
                .isNull();
        assertNotFound(() -> door.drawnSentence(SHOW, cut));

        airtime.air(true);

        assertThat(told().id()).isNull();
        assertThat(told().cut()).containsExactly(cut);
    }

    @Test
    void a_sentence_of_one_show_is_not_found_by_its_name_in_another() {
        Airtime other = airtimes.begin(new Playbill(8, 4, "另一间"));
        other.air(true);
        airtime.air(true);
        airtime.goes(spoken("八十八元。"), Pose.TALKING, 0);
        String here = Objects.requireNonNull(airtime.moment().orElseThrow().id());

        assertNotFound(() -> door.drawnSentence(8, here));
        assertNotFound(() -> door.drawnSentenceSound(8, here));
        assertNotFound(() -> door.drawnShow(9));
    }

    @Test
    void the_sound_is_the_host_s_own_made_into_a_file_once_and_marked() {
        airtime.air(true);
        Speech speech = spoken("八十八元。");
        airtime.goes(speech, Pose.TALKING, 0);

        var file = door.drawnSentenceSound(SHOW, underWay());

        byte[] wav = Objects.requireNonNull(file.getBody());
        assertThat(Objects.requireNonNull(file.getHeaders().getContentType()).toString())
                .isEqualTo("audio/wav");
        assertThat(new String(wav, 0, 600, ISO_8859_1)).contains("AIGC={").contains("show-7-" + underWay());
        assertThat(wav.length).isBetween(2 * 16_000 * 2, 2 * 16_000 * 2 + 1_000);
        assertThat(door.drawnSentenceSound(SHOW, underWay()).getBody()).isSameAs(wav);
        assertThat(file.getHeaders().getCacheControl()).contains("max-age=10,").contains("immutable");
    }

    @Test
    void while_the_sound_is_being_packed_mouth_and_hands_are_had_at_once(@TempDir Path folder) throws Exception {
        Path begun = folder.resolve("begun");
        Path slow = folder.resolve("slow");
        Path enough = folder.resolve("enough");
        Files.writeString(slow, """
                #!/bin/sh
                touch '%s'
                while [ ! -e '%s' ]; do sleep 0.05; done
                """.formatted(begun, enough));
        assertThat(slow.toFile().setExecutable(true)).isTrue();
        AiredSentence sentence = new AiredSentence("a", PLAYBILL, spoken("八十八元。"), Pose.TALKING);
        Thread packing = Thread.ofVirtual().start(() -> sentence.file(Optional.of(slow)));
        long patience = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!Files.exists(begun)) {
            assertThat(System.nanoTime()).as("packing has begun").isLessThan(patience);
            Thread.sleep(10);
        }

        assertThat(sentence.timeline().seconds()).isEqualTo(2);

        assertThat(packing.isAlive()).as("the sound is still being packed").isTrue();
        Files.createFile(enough);
        packing.join();
    }

    @Test
    void without_a_voice_there_is_a_text_for_as_long_as_it_takes_to_read_and_no_sound() {
        airtime.air(true);
        airtime.goes(Speech.silent("这句没有声音。"), Pose.TALKING, 0);

        DrawnShowEndpoints.DrawnSentence said =
                Objects.requireNonNull(door.drawnSentence(SHOW, underWay()).getBody());

        assertThat(said.sound()).isNull();
        assertThat(said.seconds()).isGreaterThan(1);
        assertThat(said.mouth()).isEmpty();
        assertNotFound(() -> door.drawnSentenceSound(SHOW, underWay()));
    }

    @Test
    void a_broadcast_that_ends_late_says_nothing_of_the_one_that_took_its_place() {
        airtime.air(true);
        Airtime next = airtimes.begin(PLAYBILL);
        next.air(true);
        next.goes(spoken("新的一句。"), Pose.TALKING, 0);
        int before = house.drawn.size();

        airtime.close();

        assertThat(house.drawn).hasSize(before);
        assertThat(airtimes.of(SHOW)).contains(next);

        next.close();

        assertThat(airtimes.of(SHOW)).isEmpty();
        assertThat(house.drawn.getLast()).isEmpty();
    }

    @Test
    void a_host_begun_anew_while_a_person_has_the_air_is_told_as_away_though_the_one_before_is_still_ending() {
        airtime.air(true);
        Airtime next = airtimes.begin(PLAYBILL);

        next.air(false);

        assertThat(house.drawn.getLast()).isEmpty();
    }

    @Test
    void what_one_has_cut_and_what_it_was_saying_is_told_as_cut_by_the_one_that_takes_its_place() {
        airtime.air(true);
        airtime.goes(spoken("八十八元。"), Pose.TALKING, 0);
        String cut = underWay();
        airtime.ends(false);
        airtime.goes(spoken("九十九元。"), Pose.TALKING, 0);
        String saying = underWay();

        airtimes.begin(PLAYBILL).air(true);

        assertThat(told().id()).isNull();
        assertThat(told().cut()).containsExactly(cut, saying);
    }

    @ForEachSeed(count = 200)
    void whatever_happens_only_what_was_on_air_and_not_cut_is_given_out_and_little_is_kept(long seed) {
        var random = new SplittableRandom(seed);
        List<String> cut = new ArrayList<>();
        Speech speech = spoken("一句。");
        long sample = 0;
        boolean onAir = true;
        airtime.air(true);
        for (int step = 0; step < 200; step++) {
            pass(random.nextInt(80));
            String before = airtime.moment().map(DrawnMoment::id).orElse(null);
            switch (random.nextInt(5)) {
                case 0, 1 -> {
                    if (onAir) {
                        airtime.goes(speech, Pose.TALKING, sample);
                        sample += FRAME;
                    }
                }
                case 2 -> airtime.waits(sample);
                case 3 -> {
                    boolean whole = random.nextBoolean();
                    airtime.ends(whole);
                    if (!whole && before != null) {
                        cut.add(before);
                    }
                    speech = spoken("一句。");
                    sample = 0;
                }
                case 4 -> {
                    onAir = random.nextInt(3) > 0;
                    airtime.air(onAir);
                    if (!onAir && before != null) {
                        cut.add(before);
                        speech = spoken("一句。");
                        sample = 0;
                    }
                }
                default -> throw new AssertionError("five ways");
            }
            assertThat(airtime.moment().isPresent()).isEqualTo(onAir);
            assertThat(cut).noneMatch(id -> airtime.sentence(id).isPresent());
            airtime.moment().ifPresent(now -> {
                assertThat(now.cut()).hasSizeLessThanOrEqualTo(Airtime.MOST_CUTS);
                assertThat(now.id() == null || airtime.sentence(now.id()).isPresent())
                        .isTrue();
                assertThat(house.drawn.getLast()).contains(now);
            });
        }
    }

    private DrawnMoment told() {
        return house.drawn.getLast().orElseThrow();
    }

    private String underWay() {
        return Objects.requireNonNull(told().id());
    }

    private void pass(int millis) {
        house.now = house.now.plus(Duration.ofMillis(millis));
    }

    private static void assertNotFound(Runnable asked) {
        assertThatThrownBy(asked::run).isInstanceOf(Problem.class).hasMessageContaining("not-found");
    }

    /** Two seconds of one vowel. */
    private static Speech spoken(String text) {
        short[] tone = new short[2 * Speech.RATE];
        for (int i = 0; i < tone.length; i++) {
            tone[i] = (short) (8_000 * Math.sin(Math.TAU * 300 * i / Speech.RATE));
        }
        return Speech.of(text, new Utterance(text, tone, Speech.RATE, List.of(new PhonemeAt(0, "a")), List.of()));
    }
}
