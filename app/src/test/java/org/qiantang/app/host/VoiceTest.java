package org.qiantang.app.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiantang.engine.performance.SpeechDictionary;
import org.qiantang.engine.performance.Utterance;

final class VoiceTest {
    private final List<String> heard = new ArrayList<>();

    @Test
    void prices_reach_the_speaker_as_words_while_the_subtitle_keeps_the_text() {
        Speech speech = voice(SpeechDictionary.NONE).speech("今天¥88");

        assertThat(heard).containsExactly("今天八十八元");
        assertThat(speech.text()).isEqualTo("今天¥88");
    }

    @Test
    void a_word_of_the_house_is_said_as_its_dictionary_says(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("words.tsv");
        Files.writeString(file, "QT-88\t钱塘八八\t-\n");

        voice(SpeechDictionary.read(file)).speech("QT-88今晚开售");

        assertThat(heard).containsExactly("钱塘八八今晚开售");
    }

    private Voice voice(SpeechDictionary words) {
        Voice.Speaker speaker = spoken -> {
            heard.add(spoken);
            return new Utterance(spoken, new short[4_800], 48_000, List.of(), List.of());
        };
        return new Voice(speaker, words, Runnable::run, () -> Instant.EPOCH);
    }
}
