package org.qiantang.app.host;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.qiantang.app.media.AigcMark;
import org.qiantang.engine.performance.SpeechDictionary;
import org.qiantang.engine.performance.SpeechFailed;
import org.qiantang.engine.performance.Utterance;
import org.qiantang.engine.performance.VoiceWish;
import org.qiantang.engine.performance.presenter.Look;

/** Voices that are heard before they are saved: judged, marked, and so many a while for each person. */
final class AuditionsTest {
    private static final long PERSON = 5;

    private final List<String> spoken = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-29T12:00:00Z");
    private boolean fails;

    private final HouseVoice voice = new HouseVoice(
            List.of(new Speakers.Engine("fake", new Voice.Speaker() {
                @Override
                public Utterance speak(String words) throws SpeechFailed {
                    return speak(words, VoiceWish.NONE);
                }

                @Override
                public Utterance speak(String words, VoiceWish wish) throws SpeechFailed {
                    if (fails) {
                        throw new SpeechFailed("the voice is gone");
                    }
                    spoken.add(words + " " + wish.voice() + " " + wish.pace());
                    return new Utterance(words, new short[4_800], 24_000, List.of(), List.of());
                }
            })),
            SpeechDictionary.NONE,
            () -> now,
            AigcMark.HOUSE);
    private final Auditions auditions = new Auditions(
            voice,
            (_, _, text) ->
                    new Passed(!text.contains("最好"), text.contains("最好") ? "violates" : "clear", List.of(), null),
            () -> now);

    @AfterEach
    void close() {
        voice.close();
    }

    @Test
    void a_voice_is_heard_at_its_pace_in_a_file_that_says_what_made_it() {
        Look look = spokenBy("deep", 1.2);

        Auditions.Heard heard = auditions.hear(PERSON, 7, Auditions.words(look), look);

        assertThat(heard)
                .isInstanceOfSatisfying(
                        Auditions.Heard.Sound.class,
                        sound -> assertThat(new String(sound.wav(), ISO_8859_1))
                                .startsWith("RIFF")
                                .contains("AIGC={"));
        assertThat(spoken).isNotEmpty().allSatisfy(said -> assertThat(said).endsWith("deep 1.2"));
    }

    @Test
    void what_the_guard_keeps_from_being_said_is_not_heard_here_either() {
        Auditions.Heard heard = auditions.hear(PERSON, 7, "全国最好的茶。", Look.DEFAULT);

        assertThat(heard).isInstanceOf(Auditions.Heard.Refused.class);
        assertThat(spoken).isEmpty();
    }

    @Test
    void twenty_new_ones_in_ten_minutes_are_enough_and_what_lies_ready_is_not_counted() {
        for (int i = 0; i < Auditions.MOST_A_WHILE; i++) {
            assertThat(auditions.hear(PERSON, 7, "第" + i + "句。", Look.DEFAULT))
                    .isInstanceOf(Auditions.Heard.Sound.class);
        }

        assertThat(auditions.hear(PERSON, 7, "又一句。", Look.DEFAULT)).isEqualTo(new Auditions.Heard.TooMany(20, 10));
        assertThat(auditions.hear(PERSON, 7, "第3句。", Look.DEFAULT)).isInstanceOf(Auditions.Heard.Sound.class);
        assertThat(auditions.hear(PERSON + 1, 7, "又一句话。", Look.DEFAULT)).isInstanceOf(Auditions.Heard.Sound.class);
        now = now.plus(Auditions.WHILE);
        assertThat(auditions.hear(PERSON, 7, "再一句。", Look.DEFAULT)).isInstanceOf(Auditions.Heard.Sound.class);
    }

    @Test
    void what_the_guard_refuses_is_counted_too() {
        for (int i = 0; i < Auditions.MOST_A_WHILE; i++) {
            assertThat(auditions.hear(PERSON, 7, "第" + i + "句最好。", Look.DEFAULT))
                    .isInstanceOf(Auditions.Heard.Refused.class);
        }

        assertThat(auditions.hear(PERSON, 7, "又一句最好。", Look.DEFAULT)).isEqualTo(new Auditions.Heard.TooMany(20, 10));
    }

    @Test
    void what_could_not_be_spoken_is_not_counted() {
        fails = true;
        for (int i = 0; i < 2 * Auditions.MOST_A_WHILE; i++) {
            assertThat(auditions.hear(PERSON, 7, "第" + i + "句。", Look.DEFAULT)).isEqualTo(new Auditions.Heard.Unable());
        }

        fails = false;
        now = now.plusSeconds(31);

        assertThat(auditions.hear(PERSON, 7, "第一句。", Look.DEFAULT)).isInstanceOf(Auditions.Heard.Sound.class);
    }

    private static Look spokenBy(String voice, double pace) {
        Look usual = Look.DEFAULT;
        return new Look(
                usual.build(),
                usual.age(),
                usual.face(),
                usual.skin(),
                usual.hair(),
                usual.hairColour(),
                usual.outfit(),
                usual.dye(),
                usual.glasses(),
                usual.scene(),
                usual.light(),
                voice,
                pace,
                usual.manner());
    }
}
