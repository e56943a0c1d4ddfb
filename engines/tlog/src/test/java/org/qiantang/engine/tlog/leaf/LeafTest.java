package org.qiantang.engine.tlog.leaf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qiantang.engine.tlog.Keys;
import org.qiantang.engine.tlog.Log;
import org.qiantang.engine.tlog.json.Json;
import org.qiantang.engine.tlog.merkle.Hash;
import org.qiantang.engine.tlog.note.NoteSigner;
import org.qiantang.engine.tlog.proof.LogProof;
import org.qiantang.engine.tlog.store.MemoryTiles;
import org.qiantang.engine.tlog.wire.Malformed;
import org.qiantang.engine.tlog.witness.Policy;

class LeafTest {
    private static final Instant NOON = Instant.parse("2026-06-18T12:00:00.123456Z");
    private static final Place FIRST = Place.first("room/7", "show/42");
    private static final Maker RECORDER = Maker.capturer("recorder-1 edition 3");
    private static final Content PIECE =
            new Content(Hash.sha256("sound and picture".getBytes(UTF_8)), 17, "fmp4/h264+aac");

    private final SecureRandom random = new SecureRandom();

    @Test
    void a_leaf_is_canonical_json_with_the_fields_by_their_names() {
        var span = new Span(new Span.MediaTime(0, 6000), NOON, NOON.plusSeconds(6));
        Leaf leaf = Leaf.captured(FIRST, Kind.MEDIA, span, RECORDER, PIECE);

        assertThat(leaf)
                .hasToString("{\"capturer\":\"recorder-1 edition 3\",\"codec\":\"fmp4/h264+aac\",\"kind\":\"media\","
                        + "\"pts_end\":6000,\"pts_start\":0,\"room\":\"room/7\",\"seq\":1,\"session\":\"show/42\","
                        + "\"sha256\":\"" + PIECE.sha256().hex() + "\",\"size\":17,\"v\":1,"
                        + "\"wall_end\":\"2026-06-18T12:00:06.123Z\",\"wall_start\":\"2026-06-18T12:00:00.123Z\"}");
    }

    @Test
    void every_kind_of_leaf_is_read_back_as_it_was_written() {
        Leaf media = Leaf.captured(FIRST, Kind.MEDIA, Span.at(NOON), RECORDER, PIECE);
        var model = new Maker("transcriber", "rules-2026-06", "whisper-large-v3");
        Leaf asr = Leaf.derived(media.next(), Kind.ASR, Span.at(NOON), model, PIECE, List.of(media.hash()));
        Leaf chat = Leaf.chat(asr.next(), Span.at(NOON), RECORDER, List.of(field("nick", "小明"), field("words", "多少钱")));
        Leaf access = Leaf.access(
                chat.next(),
                Span.at(NOON),
                RECORDER,
                new Access(Access.Act.HAND_OVER, "case 9", "desk 3"),
                null,
                List.of(field(Leaf.PERSON, "officer 12")));
        Leaf price =
                Leaf.captured(access.next(), Kind.PRICE, Span.at(NOON), RECORDER, null, List.of(field("set_by", "小红")));
        Leaf last = Leaf.captured(price.next(), Kind.JOURNAL, Span.at(NOON), RECORDER, PIECE)
                .asLast();

        for (Leaf leaf : List.of(media, asr, chat, access, price, last)) {
            assertThat(Leaf.parse(leaf.bytes())).isEqualTo(leaf);
        }
        assertThat(last.sessionLeaves()).isEqualTo(6);
        assertThat(last.place().previous()).isEqualTo(price.hash());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"v\":2}",
                "{\"capturer\":\"c\",\"kind\":\"price\",\"room\":\"r\",\"seq\":1,\"session\":\"s\",\"v\":1,\"wall_end\":\"2026-06-18T12:00:06.123Z\"}",
                "{\"capturer\":\"c\",\"kind\":\"price\",\"room\":\"r\",\"seq\":1,\"session\":\"s\",\"surprise\":1,\"v\":1,\"wall_end\":\"2026-06-18T12:00:06.123Z\",\"wall_start\":\"2026-06-18T12:00:06.123Z\"}",
                "{\"capturer\":\"c\",\"kind\":\"price\",\"room\":\"r\",\"seq\":1,\"session\":\"s\",\"v\":1,\"wall_end\":\"2026-06-18T12:00:06Z\",\"wall_start\":\"2026-06-18T12:00:06Z\"}",
                "{\"capturer\":\"c\",\"kind\":\"rumour\",\"room\":\"r\",\"seq\":1,\"session\":\"s\",\"v\":1,\"wall_end\":\"2026-06-18T12:00:06.123Z\",\"wall_start\":\"2026-06-18T12:00:06.123Z\"}",
                "{\"capturer\":\"c\",\"kind\":\"price\",\"room\":\"r\",\"seq\":2,\"session\":\"s\",\"v\":1,\"wall_end\":\"2026-06-18T12:00:06.123Z\",\"wall_start\":\"2026-06-18T12:00:06.123Z\"}"
            })
    void what_is_not_understood_to_the_last_field_is_no_leaf(String text) {
        assertThatThrownBy(() -> Leaf.parse(text.getBytes(UTF_8))).isInstanceOf(Malformed.class);
    }

    @Test
    void a_leaf_that_would_be_wrong_cannot_be_made() {
        Span now = Span.at(NOON);
        List<Hash> none = List.of();
        var nobody = new TreeMap<String, Hash>();

        assertThatThrownBy(() -> new Leaf(FIRST, Kind.MEDIA, now, RECORDER, null, none, nobody, null, null))
                .hasMessageContaining("content");
        assertThatThrownBy(() -> new Leaf(FIRST, Kind.CHAT, now, RECORDER, PIECE, none, nobody, null, null))
                .hasMessageContaining("its words are personal fields");
        assertThatThrownBy(() -> new Leaf(FIRST, Kind.ASR, now, RECORDER, PIECE, none, nobody, null, null))
                .hasMessageContaining("sources");
        assertThatThrownBy(() -> new Leaf(FIRST, Kind.ACCESS, now, RECORDER, null, none, nobody, null, null))
                .hasMessageContaining("access");
        assertThatThrownBy(() -> new Leaf(FIRST, Kind.PRICE, now, RECORDER, null, none, nobody, null, 7L))
                .hasMessageContaining("session_leaves");
        assertThatThrownBy(() -> new Place("r", "s", 2, null)).hasMessageContaining("prev_leaf");
        assertThatThrownBy(() -> new Span(null, NOON, NOON.minusSeconds(1))).hasMessageContaining("wall");
    }

    @ParameterizedTest
    @ValueSource(strings = {"show\n42", "show\t42", "show\u202e42", "show\u200b42", "show\u202842", "show\u008542"})
    void what_would_not_stand_in_one_line_is_no_place_and_no_access(String text) {
        assertThatThrownBy(() -> Place.first(text, "show/42")).hasMessageContaining("one plain line each");
        assertThatThrownBy(() -> Place.first("room/7", text)).hasMessageContaining("one plain line each");
        assertThatThrownBy(() -> new Access(Access.Act.READ, text, "desk 3")).hasMessageContaining("one plain line");
        assertThatThrownBy(() -> new Access(Access.Act.READ, "case 9", text)).hasMessageContaining("one plain line");
    }

    @Test
    void a_character_that_no_edition_of_unicode_knows_yet_may_stand_in_a_place() {
        assertThat(Place.first("room/\u0378", "show/42").room()).isEqualTo("room/\u0378");
        assertThatThrownBy(() -> Place.first("", "show/42")).hasMessageContaining("not empty");
    }

    @Test
    void how_a_session_is_captured_is_a_leaf_with_the_facts_as_its_content() {
        var facts =
                new CaptureFacts("rtmp://example.com/live/room-7", "recorder-1", Hash.sha256(), "ntp.ntsc.ac.cn", -12);
        Leaf leaf = Leaf.captured(
                FIRST,
                Kind.CAPTURE,
                Span.at(NOON),
                RECORDER,
                new Content(Hash.sha256(facts.bytes()), facts.bytes().length, null));

        assertThat(Leaf.parse(leaf.bytes())).isEqualTo(leaf);
        assertThat(CaptureFacts.parse(facts.bytes())).isEqualTo(facts);
        assertThat(new String(facts.bytes(), UTF_8))
                .isEqualTo("{\"clock\":\"ntp.ntsc.ac.cn\",\"clock_offset_ms\":-12,\"host\":\"recorder-1\","
                        + "\"software_sha256\":\"" + Hash.sha256().hex() + "\","
                        + "\"stream\":\"rtmp://example.com/live/room-7\"}");
        assertThatThrownBy(() -> CaptureFacts.parse("{\"clock\":\"c\"}".getBytes(UTF_8)))
                .isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> new Leaf(
                        FIRST, Kind.CAPTURE, Span.at(NOON), RECORDER, null, List.of(), new TreeMap<>(), null, null))
                .hasMessageContaining("in a capture leaf");
    }

    @Test
    void once_a_personal_field_is_erased_every_proof_still_holds() {
        var signer = new NoteSigner("example.com/log", Keys.ed25519());
        Policy policy = Policy.of(List.of(signer.verifier()), 0, List.of());
        Log log = Log.create(new MemoryTiles(), signer);
        Disclosure phone = field("phone", "13800138000");
        Leaf leaf = Leaf.chat(FIRST, Span.at(NOON), RECORDER, List.of(phone, field("words", "call me")));
        log.append(List.of(leaf.bytes()));
        log.append(List.of(new byte[] {1}));

        // Erased: value and salt are gone, and all that is left is what the log has.
        byte[] kept = log.tree().entry(0);
        var proof = new LogProof(0, log.tree().inclusion(0, 2), log.head());

        assertThat(proof.verify(kept, policy)).isEqualTo(LogProof.Verdict.HOLDS);
        assertThat(Leaf.parse(kept).personal()).containsKey("phone");
        assertThat(new String(kept, UTF_8)).doesNotContain("13800138000", "call me");
        assertThat(Leaf.parse(kept).bears(phone)).isTrue();
    }

    /** Whoever has the leaf and knows that it is one of a few numbers still cannot say which. */
    @Test
    void a_value_cannot_be_found_by_trying_all_values_without_the_salt() {
        Disclosure phone = field("phone", "13800138000");
        Leaf leaf = Leaf.chat(FIRST, Span.at(NOON), RECORDER, List.of(phone));

        List<String> guesses = LongStream.range(13_800_137_000L, 13_800_139_000L)
                .mapToObj(Long::toString)
                .toList();

        assertThat(guesses).contains("13800138000").noneMatch(guess -> {
            var noSalt = new Disclosure(new byte[Disclosure.SALT_BYTES], "phone", Json.of(guess));
            Hash bare = Hash.sha256(guess.getBytes(UTF_8));
            Hash quoted = Hash.sha256(Json.of(guess).bytes());
            return leaf.bears(noSalt)
                    || leaf.personal().containsValue(bare)
                    || leaf.personal().containsValue(quoted);
        });
        assertThat(leaf.bears(new Disclosure(phone.salt(), "phone", Json.of("13800138000"))))
                .isTrue();
    }

    @Test
    void one_value_twice_looks_like_two_values() {
        assertThat(field("nick", "小明").commitment())
                .isNotEqualTo(field("nick", "小明").commitment());
    }

    @Test
    void a_field_cannot_be_passed_off_as_another_or_with_another_value() {
        Disclosure nick = field("nick", "小明");
        Leaf leaf = Leaf.chat(FIRST, Span.at(NOON), RECORDER, List.of(nick, field("words", "小明")));

        assertThat(leaf.bears(new Disclosure(nick.salt(), "words", Json.of("小明"))))
                .isFalse();
        assertThat(leaf.bears(new Disclosure(nick.salt(), "nick", Json.of("小红"))))
                .isFalse();
    }

    @Test
    void a_disclosure_is_hashed_as_it_is_written() {
        Disclosure nick = field("nick", "小明");

        Disclosure read = Disclosure.parse(nick.toString());

        assertThat(nick.toString()).startsWith("[\"").endsWith("\",\"nick\",\"小明\"]");
        assertThat(read.commitment()).isEqualTo(Hash.sha256(nick.toString().getBytes(UTF_8)));
        assertThatThrownBy(() -> Disclosure.parse("[\"AAAA\",\"nick\",\"小明\"]")).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> Disclosure.parse("{}")).isInstanceOf(Malformed.class);
    }

    private Disclosure field(String name, String value) {
        return Disclosure.of(name, Json.of(value), random);
    }
}
