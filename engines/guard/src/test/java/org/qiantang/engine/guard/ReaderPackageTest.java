package org.qiantang.engine.guard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qiantang.engine.guard.meaning.Opinion;
import org.qiantang.engine.guard.meaning.SecondReader;
import org.qiantang.engine.guard.meaning.UnfitReader;
import org.qiantang.engine.guard.meaning.UnfitReader.Fault;

/** Packages of the second reader: what is read from them, and what is refused. */
class ReaderPackageTest {
    private static final String LINE = "我婆婆喝了半个月，那个瓶子都收起来了";
    private static final String BESIDE = "口播主播 ; 商品未知";

    private static byte[] model;
    private static String categories;
    private static String temperature;

    @BeforeAll
    static void read() throws IOException {
        model = resource("model.onnx");
        var card = new Properties();
        card.load(new ByteArrayInputStream(resource("card.properties")));
        temperature = card.getProperty("temperature");
        categories = "\"" + card.getProperty("categories").replace(",", "\",\"") + "\"";
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream bytes = SecondReader.class.getResourceAsStream(name)) {
            if (bytes == null) {
                throw new IOException(name + ": missing");
            }
            return bytes.readAllBytes();
        }
    }

    private static String card(String kinds) {
        return """
                {"format": 1, "version": "2099.1", "categories": [%s], "temperature": 1.1, "threshold": 0.6,
                 "threshold_in_shows": 0.7, "trained_by": "a team", "trained_on": "the shipped model",
                 "measured": {"day": "2026-11-30", "lines": 420, "by": "set T", "by_zh": "T 组",
                   "rules": {"f1": 0.2, "false_alarms": 0.1, "recall": 0.1, "evasion_recall": 0.1},
                   "with_reader": {"f1": 0.8, "false_alarms": 0.1, "recall": 0.8, "evasion_recall": 0.8},
                   "shows": "none", "shows_zh": "无"}}""".formatted(kinds);
    }

    private static Map<String, byte[]> files() {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("reader.json", card(categories).getBytes(UTF_8));
        files.put("model.onnx", model);
        return files;
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, UTF_8)) {
            zip.setLevel(1);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static ReaderPackage packed(byte[] zip) throws IOException, UnfitReader {
        return ReaderPackage.read(new ByteArrayInputStream(zip));
    }

    private static UnfitReader refused(byte[] zip) throws IOException {
        try {
            packed(zip).load().close();
        } catch (UnfitReader refused) {
            return refused;
        }
        throw new AssertionError("it is taken");
    }

    private static UnfitReader refusedWith(String name, byte[] content) throws IOException {
        Map<String, byte[]> files = files();
        files.put(name, content);
        return refused(zip(files));
    }

    @Test
    void the_shipped_model_under_another_card_reads_the_same_and_goes_by_its_own_thresholds() throws Exception {
        Map<String, byte[]> files = files();
        files.put(
                "reader.json",
                card(categories)
                        .replace("\"temperature\": 1.1", "\"temperature\": " + temperature)
                        .getBytes(UTF_8));
        ReaderPackage known = packed(zip(files));

        try (SecondReader own = SecondReader.load();
                SecondReader brought = known.load()) {
            Opinion opinion = brought.read(LINE, BESIDE);

            assertThat(brought.version()).isEqualTo("2099.1");
            assertThat(brought.threshold()).isEqualTo(0.6);
            assertThat(brought.thresholdInShows()).isEqualTo(0.7);
            assertThat(opinion).isEqualTo(own.read(LINE, BESIDE));
        }
        assertThat(known.card().trainedBy()).isEqualTo("a team");
        assertThat(known.card().measured()).isNotNull();
    }

    @Test
    void a_model_with_its_own_vocabulary_is_cut_by_it() throws Exception {
        Map<String, byte[]> files = files();
        files.put("vocabulary.txt", "[UNK]\n[CLS]\n[SEP]\n好".getBytes(UTF_8));

        try (SecondReader few = packed(zip(files)).load();
                SecondReader own = SecondReader.load()) {
            assertThat(few.read(LINE, BESIDE)).isNotEqualTo(own.read(LINE, BESIDE));
        }
    }

    @Test
    void what_is_no_zip_or_half_of_one_is_refused() throws IOException {
        byte[] whole = zip(files());

        assertThat(refused(new byte[0]).fault()).isEqualTo(Fault.NO_ZIP);
        assertThat(refused("hello".getBytes(UTF_8)).fault()).isEqualTo(Fault.NO_ZIP);
        assertThat(refused(Arrays.copyOf(whole, whole.length / 2)).fault()).isEqualTo(Fault.NO_ZIP);
    }

    @Test
    void a_file_too_many_or_one_too_few_is_refused_by_name() throws IOException {
        Map<String, byte[]> files = files();
        files.remove("model.onnx");

        assertThat(refused(zip(files)).fault()).isEqualTo(Fault.MISSING_FILE);
        assertThat(refused(zip(files)).place()).isEqualTo("model.onnx");
        assertThat(refusedWith("../model.onnx", new byte[1]).fault()).isEqualTo(Fault.STRANGE_FILE);
    }

    @Test
    void what_unpacks_to_more_than_a_model_may_have_is_refused_before_it_is_in_memory() throws IOException {
        assertThat(refusedWith("model.onnx", new byte[(64 << 20) + 1]).fault()).isEqualTo(Fault.TOO_LARGE);
        assertThat(refusedWith("reader.json", new byte[(64 << 10) + 1]).place()).isEqualTo("reader.json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"format\": 1|\"format\": 2|format",
                "2099.1|20+99|version",
                "\"threshold\": 0.6|\"threshold\": 60|threshold",
                "\"threshold\": 0.6|\"threshold\": \"0.6\"|threshold",
                "\"temperature\": 1.1|\"temperature\": 0|temperature",
                "\"trained_by\": \"a team\"|\"trained_by\": \" \"|trained_by",
                "\"trained_by\": \"a team\"|\"trained_by\": \"a team\", \"colour\": 1|colour",
                "\"trained_by\": \"a team\"|\"trained_by\": \"half \\ud83d\"|trained_by",
                "\"trained_by\": \"a team\"|\"trained_by\": \"two\\nlines\"|trained_by",
                "\"vulgar\"|\"rude\"|categories",
                "2026-11-30|yesterday|measured.day",
                "\"f1\": 0.8|\"f1\": 8|measured.with_reader.f1"
            })
    void a_field_of_the_card_that_is_not_as_it_must_be_is_named(String written, String instead, String field)
            throws IOException {
        String card = card(categories);
        assertThat(card).contains(written);

        UnfitReader refused =
                refusedWith("reader.json", card.replace(written, instead).getBytes(UTF_8));

        assertThat(refused.fault()).isEqualTo(Fault.CARD);
        assertThat(refused.place()).isEqualTo(field);
    }

    @Test
    void a_card_that_is_no_json_is_refused() throws IOException {
        assertThat(refusedWith("reader.json", "version=1".getBytes(UTF_8)).fault())
                .isEqualTo(Fault.CARD);
        assertThat(refusedWith("reader.json", "[]".getBytes(UTF_8)).fault()).isEqualTo(Fault.CARD);
        assertThat(refusedWith("reader.json", new byte[] {(byte) 0xff}).fault()).isEqualTo(Fault.CARD);
    }

    @Test
    void what_is_no_model_or_a_model_of_another_kind_is_refused() throws IOException {
        assertThat(refusedWith("model.onnx", "no model".getBytes(UTF_8)).fault())
                .isEqualTo(Fault.NO_MODEL);
        assertThat(refusedWith("model.onnx", TinyOnnx.identity()).fault()).isEqualTo(Fault.INPUTS);
    }

    @Test
    void a_model_whose_weights_lie_elsewhere_is_refused_before_the_runtime_looks_for_them() throws IOException {
        UnfitReader refused = refusedWith("model.onnx", TinyOnnx.weightsElsewhere());

        assertThat(refused.fault()).isEqualTo(Fault.NO_MODEL);
        assertThat(refused.expected()).contains("its weights in it");
        assertThat(refusedWith("model.onnx", "\0\0\0\0ORTM and more".getBytes(UTF_8))
                        .expected())
                .contains("its weights in it");
    }

    @Test
    void what_is_told_of_a_long_field_does_not_end_in_half_a_character() throws IOException {
        String card = card(categories).replace("2099.1", "x".repeat(199) + "\uD83D\uDE00".repeat(9));

        UnfitReader refused = refusedWith("reader.json", card.getBytes(UTF_8));

        assertThat(refused.found()).isEqualTo("x".repeat(199) + "…");
    }

    @Test
    void a_model_that_gives_other_figures_than_its_card_speaks_of_is_refused() throws IOException {
        byte[] one = card("\"vulgar\"").getBytes(UTF_8);

        assertThat(refusedWith("reader.json", one).fault()).isEqualTo(Fault.OUTPUTS);
    }

    @Test
    void a_vocabulary_with_pieces_that_the_model_does_not_know_is_refused_by_the_trial() throws IOException {
        var pieces = new StringBuilder("[UNK]\n[CLS]\n[SEP]\n");
        for (int i = 0; i < 50_000; i++) {
            pieces.append("piece").append(i).append('\n');
        }

        assertThat(refusedWith("vocabulary.txt", pieces.toString().getBytes(UTF_8))
                        .fault())
                .isEqualTo(Fault.FAILS);
        assertThat(refusedWith("vocabulary.txt", "[UNK]\n[CLS]".getBytes(UTF_8)).fault())
                .isEqualTo(Fault.VOCABULARY);
        assertThat(refusedWith("vocabulary.txt", "[UNK]\n[UNK]".getBytes(UTF_8)).fault())
                .isEqualTo(Fault.VOCABULARY);
    }
}
