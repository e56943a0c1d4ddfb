package org.qiantang.app.avatar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiantang.app.host.Airing;
import org.qiantang.app.host.Body;
import org.qiantang.app.host.Body.Take.Progress;
import org.qiantang.app.host.Body.Trouble;
import org.qiantang.engine.performance.presenter.Likeness;

/** An engine that does well, and all the ways in which it may not, on a clock moved by hand. */
final class AvatarTest {
    private static final int RATE = Echo.SOUND_RATE;
    private static final int PER_PICTURE = RATE / 25;
    private static final short[] SENTENCE = Babble.of(1, 3, RATE);

    private FakeLiveTalking fake;
    private Avatar avatar;
    private long ms = 1_000;

    @BeforeEach
    void a_body_that_rests() throws Exception {
        fake = new FakeLiveTalking(0);
        avatar = avatar(fake.url(), "sesame-sesame", 0);
        passes(new short[2 * RATE]);
    }

    @AfterEach
    void closed() {
        avatar.close();
        fake.close();
    }

    @Test
    void a_sentence_begins_with_the_picture_that_its_own_sound_came_with() throws Exception {
        Body.Take take = avatar.take(SENTENCE, RATE).orElseThrow();
        passes(new short[RATE]);
        assertThat(take.progress()).isEqualTo(Progress.COMING);
        long begins = ms;

        for (int at = 0; take.progress() == Progress.COMING; at += PER_PICTURE) {
            passes(Arrays.copyOfRange(SENTENCE, at, at + PER_PICTURE));
        }

        assertThat(take.progress()).isEqualTo(Progress.BEGUN);
        assertThat(40L * number(take.at(0.2))).isBetween(begins + 150, begins + 250);
        assertThat(40L * number(take.at(0.6))).isBetween(begins + 550, begins + 650);
        assertThat(avatar.state().trouble()).isNull();
        assertThat(fake.asked).containsExactly("/humanaudio");
        assertThat(fake.bearers).containsExactly("Bearer sesame-sesame");
    }

    @Test
    void lips_that_run_ahead_of_their_sound_can_be_held_back() throws Exception {
        avatar.close();
        avatar = avatar(fake.url(), "sesame-sesame", 200);
        passes(new short[2 * RATE]);
        Body.Take take = avatar.take(SENTENCE, RATE).orElseThrow();
        long begins = ms;
        for (int at = 0; take.progress() == Progress.COMING; at += PER_PICTURE) {
            passes(Arrays.copyOfRange(SENTENCE, at, at + PER_PICTURE));
        }

        assertThat(40L * number(take.at(0.2))).isBetween(begins - 50, begins + 50);
    }

    @Test
    void a_refusal_leaves_the_sentence_to_ours_and_it_is_asked_again_in_pauses_that_double() throws Exception {
        fake.answer = "{\"code\":-1,\"msg\":\"session not found\"}";

        assertThat(avatar.take(SENTENCE, RATE)).isEmpty();
        assertThat(avatar.resting()).isNull();
        assertThat(avatar.state().trouble()).isEqualTo(Trouble.REFUSED);
        assertThat(avatar.state().again()).isEqualTo(now().plusSeconds(2));

        passes(new short[RATE]);
        assertThat(avatar.take(SENTENCE, RATE)).isEmpty();
        assertThat(fake.asked).as("nothing while it rests").containsExactly("/humanaudio");

        // The rest is over with the last step, after which the clock stands.
        passes(new short[RATE]);
        Instant asked = now();
        Airing.await(() -> asked.plusSeconds(4).equals(avatar.state().again()));
        assertThat(fake.asked).containsExactly("/humanaudio", "/is_speaking");

        fake.answer = "{\"code\":0,\"msg\":\"ok\",\"data\":false}";
        passes(new short[4 * RATE - PER_PICTURE]);
        assertThat(avatar.resting()).isNull();
        passes(new short[PER_PICTURE]);
        Airing.await(() -> avatar.state().trouble() == null);
        assertThat(avatar.resting()).isNotNull();
        assertThat(avatar.take(SENTENCE, RATE)).isPresent();
    }

    @Test
    void a_sentence_that_it_does_not_begin_in_time_is_ours_and_it_is_told_to_forget_it() throws Exception {
        Body.Take take = avatar.take(SENTENCE, RATE).orElseThrow();
        passes(new short[4 * RATE]);
        assertThat(take.progress()).isEqualTo(Progress.COMING);
        passes(new short[RATE]);

        assertThat(take.progress()).isEqualTo(Progress.LOST);
        assertThat(avatar.state().trouble()).isEqualTo(Trouble.LATE);
        Airing.await(() -> fake.asked.contains("/interrupt_talk"));
    }

    @Test
    void one_that_goes_on_with_other_words_loses_the_sentence() throws Exception {
        Body.Take take = avatar.take(SENTENCE, RATE).orElseThrow();
        short[] other = Babble.of(9, 3, RATE);
        System.arraycopy(SENTENCE, 0, other, 0, RATE);

        passes(other);
        passes(new short[RATE]);

        assertThat(take.progress()).isEqualTo(Progress.LOST);
        assertThat(avatar.state().trouble()).isEqualTo(Trouble.OTHER_WORDS);
    }

    @Test
    void two_seconds_without_a_picture_are_no_picture() throws Exception {
        Body.Take take = avatar.take(SENTENCE, RATE).orElseThrow();
        ms += 1_900;
        assertThat(take.progress()).isEqualTo(Progress.COMING);
        ms += 200;

        assertThat(take.progress()).isEqualTo(Progress.LOST);
        assertThat(avatar.resting()).isNull();
        assertThat(avatar.state().trouble()).isEqualTo(Trouble.NO_PICTURE);
    }

    @Test
    void a_door_that_is_shut_is_told_apart_from_a_refusal() throws Exception {
        fake.close();

        assertThat(avatar.take(SENTENCE, RATE)).isEmpty();
        assertThat(avatar.state().trouble()).isEqualTo(Trouble.UNREACHABLE);
    }

    @Test
    void what_is_cut_is_stopped_there_before_another_sentence_is_handed_over() throws Exception {
        Body.Take take = avatar.take(SENTENCE, RATE).orElseThrow();
        take.cut();
        take.cut();
        assertThat(avatar.take(Babble.of(2, 2, RATE), RATE)).isPresent();

        assertThat(fake.asked).containsExactly("/humanaudio", "/interrupt_talk", "/humanaudio");
        assertThat(take.at(0.1)).isNull();
    }

    @Test
    void many_pictures_take_no_more_room_than_a_few() {
        Reel reel = new Reel();
        for (int i = 0; i < 1_000; i++) {
            reel.add(40L * i, picture(i), 0);
        }

        assertThat(reel.at(40L * 990, 0)).extracting(AvatarTest::number).isEqualTo(990);
        assertThat(reel.at(40L * (1_000 - Reel.MOST - 2), 0)).as("gone").isNull();
        assertThat(reel.at(90_000, 0))
                .as("what is not there yet is the newest")
                .extracting(AvatarTest::number)
                .isEqualTo(999);
    }

    @Test
    void settings_that_cannot_be_meant_stop_the_start_and_show_no_key() {
        var engine =
                new AvatarSettings.Engine(URI.create("http://gpu:8010"), "0", "hidden", "k-0123456789abcdef", 3, 4, 0);

        assertThat(engine.toString()).doesNotContain("hidden").doesNotContain("k-01");
        assertThatThrownBy(() -> new AvatarSettings(List.of(engine, engine)))
                .hasMessage("qiantang.avatar.engines: room 3 (expected: each room and each stream key once)");
        assertThatThrownBy(() -> new AvatarSettings.Engine(
                        URI.create("http://gpu:8010"), "0", "hid\rden", "k-0123456789abcdef", 3, 4, 0))
                .hasMessageStartingWith("qiantang.avatar bearer: has characters")
                .hasMessageNotContaining("hid");
        assertThatThrownBy(() -> new AvatarSettings.Engine(URI.create("http://gpu:8010"), "0", null, "short", 3, 4, 0))
                .hasMessageStartingWith("qiantang.avatar stream-key: 5 characters");
        assertThatThrownBy(() ->
                        new AvatarSettings.Engine(URI.create("gpu:8010"), "0", null, "k-0123456789abcdef", 3, 4, 0))
                .hasMessageStartingWith("qiantang.avatar url: gpu:8010");
    }

    private Avatar avatar(URI url, String bearer, int lipsMs) {
        var engine = new AvatarSettings.Engine(url, "0", bearer, "avatar-0123456789", 3, 4, lipsMs);
        InstantSource clock = this::now;
        return new Avatar(
                engine,
                new LiveTalking(engine),
                new Avatar.Tools(Path.of("no-ffmpeg"), clock, () -> 1_000_000 * ms),
                1,
                1,
                _ -> {});
    }

    private Instant now() {
        return Instant.EPOCH.plus(Duration.ofMillis(ms));
    }

    /** The engine sends this sound with its pictures, and the audience sees it at rest, as the clock goes on. */
    private void passes(short[] sound) {
        for (int at = 0; at + PER_PICTURE <= sound.length; at += PER_PICTURE) {
            avatar.eyeAndEar.heard(ms, Arrays.copyOfRange(sound, at, at + PER_PICTURE));
            avatar.eyeAndEar.seen(ms, picture((int) (ms / 40)));
            ms += 40;
            avatar.resting();
        }
    }

    private static Likeness picture(int number) {
        return new Likeness(1, 1, new int[] {number});
    }

    private static int number(@Nullable Likeness picture) {
        return picture == null ? -1 : picture.points()[0];
    }
}
