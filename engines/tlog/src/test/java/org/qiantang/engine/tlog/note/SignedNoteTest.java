package org.qiantang.engine.tlog.note;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qiantang.engine.testkit.ForEachSeed;
import org.qiantang.engine.tlog.Keys;
import org.qiantang.engine.tlog.wire.Malformed;

class SignedNoteTest {
    /** The example of C2SP signed-note. */
    private static final String SPEC_KEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

    private static final String SPEC_NOTE = """
            This is an example message.

            — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
            """;

    private final NoteSigner log = new NoteSigner("example.com/log", Keys.ed25519());
    private final Cosigner witness = new Cosigner("example.com/witness", Keys.ed25519());

    @Test
    void the_note_of_the_specification_is_signed_by_the_key_of_the_specification() {
        VerifierKey key = VerifierKey.parse(SPEC_KEY);
        SignedNote note = SignedNote.parse(SPEC_NOTE);

        assertThat(note.text()).isEqualTo("This is an example message.\n");
        assertThat(note.signersAmong(List.of(key)).valid()).containsExactly(key);
        assertThat(key).hasToString(SPEC_KEY);
        assertThat(note).hasToString(SPEC_NOTE);
    }

    @Test
    void what_is_stamped_is_the_hash_of_the_text_without_the_signatures() {
        assertThat(SignedNote.parse(SPEC_NOTE).imprint().hex())
                .isEqualTo("da8b24ece15e4861ec7a890631d2472c1b1d5f978c009db81498ff5683c05fe8");
    }

    @Test
    void a_text_with_one_letter_changed_is_signed_by_nobody() {
        VerifierKey key = VerifierKey.parse(SPEC_KEY);

        SignedNote.Signers signers = SignedNote.parse(SPEC_NOTE.replace("example message", "exemple message"))
                .signersAmong(List.of(key));

        assertThat(signers.valid()).isEmpty();
        assertThat(signers.broken()).containsExactly(key);
    }

    @Test
    void a_note_may_hold_empty_lines_and_is_divided_at_the_last() {
        SignedNote note = signed("one\n\ntwo\n");

        SignedNote read = SignedNote.parse(note.toString());

        assertThat(read.text()).isEqualTo("one\n\ntwo\n");
        assertThat(read.signersAmong(List.of(log.verifier())).valid()).containsExactly(log.verifier());
    }

    @Test
    void signatures_by_strangers_count_for_nothing_even_under_a_known_name() {
        var stranger = new NoteSigner("example.com/log", Keys.ed25519());
        SignedNote note = signed("text\n").with(List.of(stranger.sign("text\n")));

        SignedNote.Signers signers = note.signersAmong(List.of(log.verifier()));

        assertThat(signers.valid()).containsExactly(log.verifier());
        assertThat(signers.broken()).isEmpty();
        assertThat(note.signersAmong(List.of()).valid()).isEmpty();
    }

    @Test
    void a_signature_that_says_to_be_by_a_known_key_and_is_not_breaks_the_note() {
        NoteSignature good = log.sign("text\n");
        byte[] bent = good.signature();
        bent[10] ^= 1;
        SignedNote note = signed("text\n").with(List.of(new NoteSignature(good.name(), good.keyId(), bent)));

        assertThat(note.signersAmong(List.of(log.verifier())).broken()).containsExactly(log.verifier());
    }

    @Test
    void a_cosignature_tells_when_it_was_made_and_the_first_time_counts() {
        Instant noon = Instant.parse("2026-06-18T12:00:00Z");
        SignedNote note = signed("text\n")
                .with(List.of(witness.sign("text\n", noon.plusSeconds(60)), witness.sign("text\n", noon)));

        SignedNote.Signers signers = note.signersAmong(List.of(log.verifier(), witness.verifier()));

        assertThat(signers.valid()).containsExactlyInAnyOrder(log.verifier(), witness.verifier());
        assertThat(signers.times()).containsOnlyKeys(witness.verifier()).containsEntry(witness.verifier(), noon);
    }

    @Test
    void a_cosignature_with_another_time_than_the_signed_one_is_false() {
        NoteSignature good = witness.sign("text\n", Instant.parse("2026-06-18T12:00:00Z"));
        byte[] later = good.signature();
        later[7] ^= 1;
        SignedNote note = signed("text\n").with(List.of(new NoteSignature(good.name(), good.keyId(), later)));

        assertThat(note.signersAmong(List.of(witness.verifier())).broken()).containsExactly(witness.verifier());
    }

    @Test
    void a_key_signs_as_a_log_or_as_a_witness_and_never_as_the_other() {
        var pair = Keys.ed25519();
        var asLog = new NoteSigner("example.com/both", pair);
        var asWitness = new Cosigner("example.com/both", pair);

        assertThat(asLog.verifier().id()).isNotEqualTo(asWitness.verifier().id());
        assertThat(signed("text\n")
                        .with(List.of(asLog.sign("text\n")))
                        .signersAmong(List.of(asWitness.verifier()))
                        .valid())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text",
                "text\n",
                "text\n\n",
                "text\n\n— name AAAAAAA=",
                "text\n\nname AAAAAAA=\n",
                "text\n\n- name AAAAAAA=\n",
                "text\n\n—  AAAAAAA=\n",
                "text\n\n— name\n",
                "text\n\n— na+me AAAAAAA=\n",
                "text\n\n— na\u00a0me AAAAAAA=\n",
                "text\n\n— name AAAAAA==\n",
                "text\n\n— name AAAAAAA\n",
                "text\n\n— name AAAAAAB=\n",
                "text\n\n— name AAAAAAA= \n",
                "te\txt\n\n— name AAAAAAA=\n",
                "te\rxt\n\n— name AAAAAAA=\n"
            })
    void what_is_not_a_signed_note_is_refused_with_a_reason(String text) {
        assertThatThrownBy(() -> SignedNote.parse(text))
                .isInstanceOf(Malformed.class)
                .hasMessageContaining("expected: ");
    }

    @Test
    void bytes_that_are_not_utf_8_are_no_note() {
        byte[] bytes = SPEC_NOTE.getBytes(UTF_8);
        bytes[3] = (byte) 0xC3;

        assertThatThrownBy(() -> SignedNote.parse(bytes))
                .isInstanceOf(Malformed.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void a_note_with_more_signatures_than_anybody_needs_is_refused() {
        NoteSignature one = log.sign("text\n");

        assertThat(new SignedNote("text\n", Collections.nCopies(SignedNote.MOST_SIGNATURES, one)).signatures())
                .hasSize(64);
        assertThatThrownBy(() -> new SignedNote("text\n", Collections.nCopies(SignedNote.MOST_SIGNATURES + 1, one)))
                .isInstanceOf(Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com/foo",
                "example.com/foo+530d903a",
                "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/fo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530d903a+AukyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3Q==",
                "+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
            })
    void what_is_not_a_verifier_key_is_refused_with_a_reason(String text) {
        assertThatThrownBy(() -> VerifierKey.parse(text))
                .isInstanceOf(Malformed.class)
                .hasMessageContaining("expected: ");
    }

    @Test
    void a_long_or_strange_text_does_not_fill_the_message_about_it() {
        assertThatThrownBy(() -> VerifierKey.parse("\u001b[31m" + "x".repeat(10_000)))
                .hasMessageContaining("…")
                .satisfies(broken ->
                        assertThat(broken.getMessage()).hasSizeLessThan(200).doesNotContain("\u001b"));
    }

    @ForEachSeed(count = 300)
    void no_damage_to_a_note_makes_it_pass_or_makes_anything_but_a_refusal(long seed) {
        var random = new SplittableRandom(seed);
        byte[] bytes = SPEC_NOTE.getBytes(UTF_8);
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        VerifierKey key = VerifierKey.parse(SPEC_KEY);

        try {
            SignedNote note = SignedNote.parse(bytes);
            assertThat(note.signersAmong(List.of(key)).valid()).isEmpty();
        } catch (Malformed refused) {
            assertThat(refused).hasMessageContaining("expected: ");
        }
    }

    private SignedNote signed(String text) {
        return new SignedNote(text, List.of(log.sign(text)));
    }
}
