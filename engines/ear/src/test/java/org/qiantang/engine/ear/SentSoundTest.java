package org.qiantang.engine.ear;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.testkit.ForEachSeed;

class SentSoundTest {
    @Test
    void the_servers_time_is_counted_from_the_first_sound_of_its_connection() {
        SentSound sent = new SentSound();
        new Show(Duration.ofMinutes(10)).hush(Duration.ofSeconds(2)).frames().forEach(sent::add);

        assertThat(sent.placeOf(Duration.ofMillis(1_500))).isEqualTo(Duration.ofMillis(601_500));
        assertThat(sent.end()).isEqualTo(Duration.ofSeconds(602));
    }

    @Test
    void a_hole_is_filled_with_quiet_and_what_comes_after_it_keeps_its_time() {
        SentSound sent = new SentSound();
        new Show(Duration.ZERO).hush(Duration.ofSeconds(1)).frames().forEach(sent::add);
        new Show(Duration.ofSeconds(60)).hush(Duration.ofSeconds(1)).frames().forEach(sent::add);

        Duration afterHole = Duration.ofSeconds(1).plus(SentSound.HOLE);
        assertThat(sent.placeOf(Duration.ofMillis(999))).isEqualTo(Duration.ofMillis(999));
        assertThat(sent.placeOf(afterHole.plusMillis(500))).isEqualTo(Duration.ofMillis(60_500));
    }

    @Test
    void times_that_the_server_cannot_know_are_held_inside_what_was_sent() {
        SentSound sent = new SentSound();
        new Show(Duration.ofSeconds(5)).hush(Duration.ofSeconds(1)).frames().forEach(sent::add);

        assertThat(sent.placeOf(Duration.ofDays(1))).isEqualTo(Duration.ofSeconds(6));
    }

    @ForEachSeed(count = 200)
    void all_sound_is_sent_in_order_and_every_place_lies_in_a_frame_or_a_hole(long seed) {
        var random = new SplittableRandom(seed);
        SentSound sent = new SentSound();
        var given = new ByteArrayOutputStream();
        var gone = new ByteArrayOutputStream();
        Duration now = Duration.ofMillis(random.nextInt(10_000));
        Duration begin = now;
        for (int i = 0; i < 60; i++) {
            boolean hole = i > 0 && random.nextInt(10) == 0;
            now = hole ? now.plusMillis(random.nextInt(250, 5_000)) : now;
            byte[] pcm = new byte[2 * random.nextInt(1, 4_000)];
            random.nextBytes(pcm);
            if (hole) {
                given.writeBytes(new byte[(int) Pcm.bytes(SentSound.HOLE)]);
            }
            given.writeBytes(pcm);
            Frame frame = new Frame(now, pcm);
            sent.add(frame).forEach(gone::writeBytes);
            now = frame.end();

            assertThat(sent.end()).isEqualTo(now);
            Duration anywhere = sent.placeOf(Duration.ofMillis(random.nextInt(100_000)));
            assertThat(anywhere).isBetween(begin, now);
        }
        gone.writeBytes(sent.rest());

        assertThat(gone.toByteArray()).isEqualTo(given.toByteArray());
    }
}
