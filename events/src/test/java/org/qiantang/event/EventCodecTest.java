package org.qiantang.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.qiantang.engine.testkit.ForEachSeed;
import org.qiantang.event.ShowEvent.FoundInLine;
import org.qiantang.event.ShowEvent.HostKind;
import org.qiantang.event.ShowEvent.HostSpoke;
import org.qiantang.event.ShowEvent.ItemPinned;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The golden files are what old journals hold: they are added to, never changed. */
class EventCodecTest {
    static final List<Event> SAMPLES = SampleEvents.all();
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final long PAST_BROWSER_NUMBERS = 1L << 53;

    private final EventCodec codec = new EventCodec();
    private final JsonMapper json = new JsonMapper();

    @Test
    void equal_bytes_are_read_once_and_others_are_not_mistaken_for_them() {
        Event pinned = SAMPLES.getFirst();
        byte[] bytes = codec.bytes(pinned);
        String type = codec.typeOf(pinned);

        Event first = codec.read(type, EventCodec.VERSION, bytes);

        assertThat(codec.read(type, EventCodec.VERSION, bytes)).isSameAs(first);
        assertThat(codec.read(type, EventCodec.VERSION, bytes.clone()))
                .as("another follower's copy")
                .isSameAs(first);
        for (Event other : SAMPLES) {
            assertThat(codec.read(codec.typeOf(other), EventCodec.VERSION, codec.bytes(other)))
                    .isEqualTo(other);
        }
    }

    @Test
    void a_body_of_more_than_4_kib_is_not_remembered_and_one_of_just_so_many_is() {
        Event pinned = SAMPLES.getFirst();
        String type = codec.typeOf(pinned);
        byte[] fits = padded(codec.bytes(pinned), EventCodec.LONGEST_REMEMBERED);
        byte[] tooLong = padded(codec.bytes(pinned), EventCodec.LONGEST_REMEMBERED + 1);

        Event remembered = codec.read(type, EventCodec.VERSION, fits);
        Event forgotten = codec.read(type, EventCodec.VERSION, tooLong);

        assertThat(codec.read(type, EventCodec.VERSION, fits)).isSameAs(remembered);
        assertThat(codec.read(type, EventCodec.VERSION, tooLong))
                .isNotSameAs(forgotten)
                .isEqualTo(forgotten);
        assertThat(forgotten).isEqualTo(pinned);
    }

    /** The same JSON with spaces behind it. */
    private static byte[] padded(byte[] body, int length) {
        byte[] padded = Arrays.copyOf(body, length);
        Arrays.fill(padded, body.length, length, (byte) ' ');
        return padded;
    }

    @Test
    void what_was_read_as_one_type_is_never_handed_out_as_another() {
        byte[] empty = "{}".getBytes(UTF_8);
        for (String type : List.of("ShowClosed", "ShowOpened", "ShowClosed")) {
            assertThat(codec.typeOf(codec.read(type, EventCodec.VERSION, empty)))
                    .isEqualTo(type);
        }
    }

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void the_golden_file_reads_as_the_sample(Event sample) throws IOException {
        String type = codec.typeOf(sample);

        assertThat(codec.read(type, EventCodec.VERSION, golden(type))).isEqualTo(sample);
    }

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void the_sample_is_written_as_its_golden_file(Event sample) throws IOException {
        JsonNode written = json.readTree(codec.bytes(sample));

        assertThat(written).isEqualTo(json.readTree(golden(codec.typeOf(sample))));
    }

    @Test
    void every_type_has_one_sample_and_one_golden_file_and_no_file_is_left_over() throws IOException {
        assertThat(SAMPLES.stream().map(codec::typeOf))
                .containsExactlyInAnyOrderElementsOf(codec.types().keySet());
        try (Stream<Path> files = Files.list(GOLDEN)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(codec.types().keySet().stream()
                            .map(EventCodecTest::fileName)
                            .toList());
        }
    }

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void no_number_is_larger_than_a_browser_can_read(Event sample) {
        JsonNode written = json.readTree(codec.bytes(sample));

        assertThat(numbers(written)).allMatch(number -> Math.abs(number) < PAST_BROWSER_NUMBERS);
    }

    @ForEachSeed
    void what_is_written_is_read_as_it_was(long seed) {
        var events = new RandomEvents(seed);

        codec.types().forEach((name, type) -> {
            Event event = events.of(type);

            assertThat(codec.read(name, EventCodec.VERSION, codec.bytes(event))).isEqualTo(event);
        });
    }

    @Test
    void a_64_bit_id_is_written_as_text_and_read_as_text_or_number() {
        var pinned = new ItemPinned(SAMPLES.getFirst().at(), Long.MAX_VALUE);
        ObjectNode written = object(codec.bytes(pinned));
        ObjectNode asNumber = written.deepCopy().put("itemId", Long.MAX_VALUE);

        assertThat(written.get("itemId")).isEqualTo(json.getNodeFactory().stringNode("9223372036854775807"));
        assertThat(codec.read("ItemPinned", EventCodec.VERSION, json.writeValueAsBytes(asNumber)))
                .isEqualTo(pinned);
    }

    @Test
    void what_is_absent_is_read_as_absent() {
        var small =
                new HostSpoke(SAMPLES.getFirst().at(), 1, HostKind.DIGITAL, null, "欢迎来到直播间", "PASS", List.of(), null);

        assertThat(codec.read("HostSpoke", EventCodec.VERSION, codec.bytes(small)))
                .isEqualTo(small);
    }

    /** What has been added to an event since is absent in what was written before. */
    @ParameterizedTest
    @FieldSource("SAMPLES")
    void a_field_that_an_older_writer_did_not_have_is_read_as_absent(Event sample) throws IOException {
        String type = codec.typeOf(sample);
        ObjectNode older = object(golden(type));
        ObjectNode absent = older.deepCopy();
        for (RecordComponent component : sample.getClass().getRecordComponents()) {
            if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                older.remove(component.getName());
                absent.putNull(component.getName());
            }
        }

        Event read = codec.read(type, EventCodec.VERSION, json.writeValueAsBytes(older));

        assertThat(json.readTree(codec.bytes(read))).isEqualTo(absent);
    }

    @Test
    void a_finding_of_before_its_facts_were_kept_is_still_read_and_one_with_them_is_read_as_written()
            throws IOException {
        ObjectNode line = object(golden("HostSpoke"));
        ObjectNode older = line.deepCopy();
        ((ObjectNode) older.get("findings").get(0)).remove("against");

        assertThat(codec.read("HostSpoke", EventCodec.VERSION, json.writeValueAsBytes(older)))
                .isInstanceOfSatisfying(
                        HostSpoke.class,
                        spoken -> assertThat(spoken.findings()).singleElement().satisfies(found -> {
                            assertThat(found.verdict()).isEqualTo("violates");
                            assertThat(found.against()).isNull();
                        }));
        assertThat(codec.read("HostSpoke", EventCodec.VERSION, json.writeValueAsBytes(line)))
                .isInstanceOfSatisfying(
                        HostSpoke.class,
                        spoken -> assertThat(spoken.findings())
                                .extracting(FoundInLine::against)
                                .containsExactly(new HeldAgainst(
                                        List.of(new FactThen("现有库存", "640")), List.of("检测报告"), "scoped_fact")));
    }

    @Test
    void an_answer_approved_before_shops_had_policies_is_still_read() {
        byte[] old = """
                {"at": "2026-11-24T12:00:00.123456Z", "faqId": "118000000000000903", "merchantId": "118000000000000005",
                 "productId": "118000000000000011", "revision": 2, "question": "主播穿多少码", "answer": "主播穿 M 码",
                 "facts": [], "personId": "118000000000000007"}
                """.getBytes(UTF_8);

        assertThat(codec.read("FaqApproved", EventCodec.VERSION, old))
                .isInstanceOfSatisfying(HelpdeskEvent.FaqApproved.class, approved -> {
                    assertThat(approved.answer()).isEqualTo("主播穿 M 码");
                    assertThat(approved.policy()).isNull();
                    assertThat(approved.also()).isNull();
                });
    }

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void a_field_of_a_newer_writer_is_passed_over(Event sample) throws IOException {
        String type = codec.typeOf(sample);
        ObjectNode newer = object(golden(type));
        newer.putObject("fieldOfTomorrow").put("depth", 2);

        assertThat(codec.read(type, EventCodec.VERSION, json.writeValueAsBytes(newer)))
                .isEqualTo(sample);
    }

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void an_event_of_an_older_writer_lacks_what_may_be_absent(Event sample) throws IOException {
        String type = codec.typeOf(sample);
        ObjectNode older = object(golden(type));
        Arrays.stream(sample.getClass().getRecordComponents())
                .filter(part -> part.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .forEach(part -> older.remove(part.getName()));

        assertThat(codec.read(type, EventCodec.VERSION, json.writeValueAsBytes(older)))
                .hasSameClassAs(sample);
    }

    @Test
    void an_unknown_type_or_version_is_refused_never_skipped() {
        byte[] body = "{\"at\":\"2026-11-24T12:00:00Z\"}".getBytes(UTF_8);

        assertThatThrownBy(() -> codec.read("ShowDreamt", EventCodec.VERSION, body))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("event type: ShowDreamt v1 (expected: one of [");
        assertThatThrownBy(() -> codec.read("ShowOpened", EventCodec.VERSION + 1, body))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("event type: ShowOpened v2 (expected: one of ");
    }

    private ObjectNode object(byte[] text) {
        return (ObjectNode) json.readTree(text);
    }

    private static Stream<Long> numbers(JsonNode node) {
        if (node.isIntegralNumber()) {
            return Stream.of(node.longValue());
        }
        return node.valueStream().flatMap(EventCodecTest::numbers);
    }

    private static byte[] golden(String type) throws IOException {
        return Files.readAllBytes(GOLDEN.resolve(fileName(type)));
    }

    private static String fileName(String type) {
        return type + ".v" + EventCodec.VERSION + ".json";
    }
}
