package org.qiantang.app.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiantang.app.payment.OneDatabase;
import org.qiantang.engine.tlog.leaf.Kind;
import org.qiantang.engine.tlog.leaf.Leaf;
import org.qiantang.event.ShowEvent.HostKind;
import org.qiantang.event.Streams;
import org.qiantang.event.TakenDown;
import org.qiantang.event.TakenDown.Means;

/** What the leaves of lines say of how they were taken down, and the bytes of those that are older than that. */
class TranscriptTest {
    private static final long SHOW = 7;
    private static OneDatabase database;

    @TempDir
    Path folder;

    private Evening evening;
    private Instant now;

    @BeforeAll
    static void open() throws IOException {
        database = OneDatabase.start();
    }

    @AfterAll
    static void close() throws IOException {
        database.close();
    }

    @BeforeEach
    void begin() {
        evening = new Evening(database.pool(), folder);
        evening.opens(SHOW);
        now = evening.hands.instant();
    }

    @AfterEach
    void leave() {
        evening.close();
    }

    private TakenDown heard() {
        return new TakenDown(Means.HEARD, "funasr", "2pass", now, now.plusSeconds(2), null);
    }

    private TakenDown seen() {
        return new TakenDown(Means.SEEN, "rapidocr", "v5", now, now, 87);
    }

    /** Nothing is recorded here, so that lines are told after a minute. */
    private List<Leaf> told(Kind kind) {
        evening.hands.advance(Duration.ofSeconds(61));
        evening.clerk.bringUp();
        return evening.leaves().stream().filter(leaf -> leaf.kind() == kind).toList();
    }

    private String words(Leaf leaf) {
        String codec = Objects.requireNonNull(leaf.content()).codec();
        return made(Objects.requireNonNull(Whence.parse(codec)));
    }

    private String made(Whence whence) {
        return new String(Objects.requireNonNull(evening.contents().of(whence)), UTF_8);
    }

    @Test
    void what_was_read_in_the_picture_has_a_leaf_of_its_own_kind_that_names_the_reader() {
        evening.takes(SHOW, 1, HostKind.HUMAN, "画面上的", seen());

        List<Leaf> read = told(Kind.OCR);

        assertThat(read).singleElement().satisfies(leaf -> {
            assertThat(leaf.maker().model()).isEqualTo("rapidocr v5");
            assertThat(words(leaf)).isEqualTo("""
                    {"at":"%s","line":"1","speaker":"HUMAN","taken_down":{"confidence_percent":87,"engine":"rapidocr",\
                    "from":"%s","means":"seen","to":"%s","version":"v5"},"text":"画面上的"}""".formatted(now, now, now));
        });
        assertThat(evening.notes.untold("room/7", "show/7"))
                .as("it is told once and waits no longer")
                .isEmpty();
    }

    @Test
    void a_line_that_was_heard_names_what_heard_it_and_one_that_came_as_words_says_so() {
        evening.takes(SHOW, 1, HostKind.HUMAN, "念出来的", heard());
        evening.takes(SHOW, 2, HostKind.HUMAN, "打出来的", null);
        evening.takes(SHOW, 3, HostKind.DIGITAL, "数字人说的", null);

        List<Leaf> lines = told(Kind.ASR);

        assertThat(lines.stream().map(leaf -> String.valueOf(leaf.maker().model())))
                .containsExactly("funasr 2pass", "null", "null");
        assertThat(words(lines.get(0))).contains("\"engine\":\"funasr\"", "\"means\":\"heard\"");
        assertThat(words(lines.get(1))).contains("\"taken_down\":{\"means\":\"entered\"}");
        assertThat(words(lines.get(2))).contains("\"taken_down\":{\"means\":\"performed\"}");
    }

    @Test
    void the_words_of_a_leaf_that_is_older_than_how_lines_were_taken_down_are_made_again_byte_for_byte() {
        evening.takes(SHOW, 1, HostKind.HUMAN, "念出来的", heard());
        long position = evening.journal.head(Streams.FLOOR);
        String codec = "qiantang-line; shard=%d; from=%d; to=%d; line=1".formatted(Streams.FLOOR, position, position);

        Whence older = Objects.requireNonNull(Whence.parse(codec));

        assertThat(older).hasToString(codec);
        assertThat(made(older))
                .isEqualTo("{\"at\":\"%s\",\"line\":\"1\",\"speaker\":\"HUMAN\",\"text\":\"念出来的\"}".formatted(now));
    }

    @Test
    void a_new_leaf_names_its_words_by_another_codec_than_older_ones() {
        evening.takes(SHOW, 1, HostKind.HUMAN, "打出来的", null);
        long position = evening.journal.head(Streams.FLOOR);

        Leaf line = told(Kind.ASR).getFirst();

        assertThat(Objects.requireNonNull(line.content()).codec())
                .isEqualTo("qiantang-line-2; shard=%d; from=%d; to=%d; line=1"
                        .formatted(Streams.FLOOR, position, position));
    }
}
