package org.qiantang.engine.performance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How many sentences of hosts are read right: of sets that were looked at while the rules were written, and of two that
 * were not.
 *
 * <p>A sentence is right if its reading is the one written beside it or one of the others allowed, marks, blanks and the
 * case of letters aside, and the words marked in it have their pinyin. A neutral syllable may have its full tone, and a word
 * that another of the allowed readings does not have is not asked for; so says the datasheet beside the sets.
 */
final class SpeechEvaluationTest {
    private static final double DEVELOPMENT_FLOOR = 0.95;
    private static final double HELD_OUT_FLOOR = 0.97;
    private static final double UNSEEN_FLOOR = 0.93;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void of_the_sentences_looked_at_nearly_all_are_read_right() throws IOException {
        assertThat(share("development.jsonl", true)).isGreaterThanOrEqualTo(DEVELOPMENT_FLOOR);
    }

    /** Six more authors. Their sentences were scored before anybody looked at a line: see the datasheet. */
    @Test
    void of_the_sentences_of_six_more_authors_nearly_all_are_read_right() throws IOException {
        assertThat(share("second.jsonl", true)).isGreaterThanOrEqualTo(DEVELOPMENT_FLOOR);
        assertThat(share("third.jsonl", true)).isGreaterThanOrEqualTo(DEVELOPMENT_FLOOR);
        assertThat(share("fourth.jsonl", true)).isGreaterThanOrEqualTo(DEVELOPMENT_FLOOR);
        assertThat(share("fifth.jsonl", true)).isGreaterThanOrEqualTo(DEVELOPMENT_FLOOR);
        assertThat(share("sixth.jsonl", true)).isGreaterThanOrEqualTo(DEVELOPMENT_FLOOR);
        assertThat(share("seventh.jsonl", true)).isGreaterThanOrEqualTo(DEVELOPMENT_FLOOR);
    }

    /** Its sentences are not printed: who sees them would write rules for them. */
    @Test
    void of_the_sentences_held_out_most_are_read_right() throws IOException {
        assertThat(share("heldout.jsonl", false)).isGreaterThanOrEqualTo(HELD_OUT_FLOOR);
        assertThat(share("eighth.jsonl", false)).isGreaterThanOrEqualTo(UNSEEN_FLOOR);
    }

    private static double share(String name, boolean show) throws IOException {
        List<JsonNode> sentences = read(name);
        Map<String, int[]> kinds = new TreeMap<>();
        int right = 0;
        for (JsonNode sentence : sentences) {
            int[] counts = kinds.computeIfAbsent(sentence.path("kind").asString(), _ -> new int[2]);
            counts[1]++;
            String wrong = whatIsWrong(sentence);
            if (wrong == null) {
                counts[0]++;
                right++;
            } else if (show) {
                System.out.println("  " + sentence.path("text").asString() + " -> " + wrong);
            }
        }
        System.out.printf(
                "SCORE words for the ear, %s: %d of %d sentences right (%.1f %%)%n",
                name, right, sentences.size(), 100.0 * right / sentences.size());
        kinds.forEach((kind, counts) -> System.out.printf("  %s %d/%d%n", kind, counts[0], counts[1]));
        return (double) right / sentences.size();
    }

    private static @Nullable String whatIsWrong(JsonNode sentence) {
        String spoken = SpeechNormaliser.read(sentence.path("text").asString()).spoken();
        boolean usual = bare(spoken).equals(bare(sentence.path("reading").asString()));
        boolean allowed = usual;
        for (JsonNode other : sentence.path("also")) {
            allowed |= bare(spoken).equals(bare(other.asString()));
        }
        if (!allowed) {
            return spoken;
        }
        List<String> syllables = Pinyin.syllables(spoken, SpeechDictionary.NONE);
        for (Map.Entry<String, JsonNode> word : sentence.path("pinyin").properties()) {
            int at = spoken.indexOf(word.getKey());
            String sound = word.getValue().asString();
            if (at < 0
                    ? usual
                    : !isHeard(syllables.subList(at, at + word.getKey().length()), sound)) {
                return word.getKey() + " is not " + sound;
            }
        }
        return null;
    }

    private static boolean isHeard(List<String> syllables, String sound) {
        String said = syllables.stream().filter(syllable -> !syllable.isEmpty()).collect(Collectors.joining(" "));
        return said.matches(sound.replace("5", "[1-5]"));
    }

    private static String bare(String reading) {
        return reading.replaceAll("[\\p{P}\\p{S}\\p{Z}\\s]", "")
                .replace('〇', '零')
                .toLowerCase(Locale.ROOT);
    }

    private static List<JsonNode> read(String name) throws IOException {
        try (InputStream file = SpeechEvaluationTest.class.getResourceAsStream("evaluation/" + name)) {
            if (file == null) {
                throw new IOException("evaluation/" + name + " is not beside the tests");
            }
            String lines = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return lines.lines()
                    .filter(line -> !line.isBlank())
                    .map(JSON::readTree)
                    .toList();
        }
    }
}
