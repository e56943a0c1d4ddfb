package org.qiantang.engine.tlog.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qiantang.engine.tlog.Keys;
import org.qiantang.engine.tlog.Log;
import org.qiantang.engine.tlog.TestClock;
import org.qiantang.engine.tlog.note.Cosigner;
import org.qiantang.engine.tlog.note.NoteSigner;
import org.qiantang.engine.tlog.note.SignedNote;
import org.qiantang.engine.tlog.store.MemoryTiles;
import org.qiantang.engine.tlog.wire.Malformed;

class VisitTest {
    private final NoteSigner logSigner = new NoteSigner("example.com/log", Keys.ed25519());
    private final Cosigner cosigner = new Cosigner("example.com/witness", Keys.ed25519());
    private final MemoryTiles memory = new MemoryTiles();
    private final Witness witness = new Witness(cosigner, List.of(logSigner.verifier()), memory, new TestClock());
    private final Log log = Log.create(new MemoryTiles(), logSigner);
    private final List<String> asked = new ArrayList<>();

    @Test
    void a_log_that_comes_again_and_again_is_cosigned_each_time_at_the_first_question() {
        Visit visit = visit(witness);

        for (int i = 0; i < 5; i++) {
            SignedNote head =
                    log.append(List.of(("entry " + i).getBytes(UTF_8))).checkpoint();
            Visit.Outcome outcome = visit.show(head);

            assertThat(head.with(outcome.cosignatures())
                            .signersAmong(List.of(cosigner.verifier()))
                            .valid())
                    .hasSize(1);
        }

        assertThat(asked).hasSize(5);
    }

    @Test
    void a_log_that_has_forgotten_its_last_visit_asks_twice_and_is_cosigned() {
        log.append(List.of(new byte[1], new byte[2]));
        visit(witness).show(log.head());
        log.append(List.of(new byte[3]));
        asked.clear();

        Visit.Outcome outcome = visit(witness).show(log.head());

        assertThat(outcome.cosignatures()).hasSize(1);
        assertThat(asked).hasSize(2);
        assertThat(asked.get(1)).startsWith("old 2\n");
    }

    @Test
    void a_refusal_is_handed_on_and_not_argued_with() {
        Log fork = Log.create(new MemoryTiles(), logSigner);
        fork.append(List.of(new byte[9], new byte[9]));
        new Visit(
                        cosigner.verifier(),
                        witness::addCheckpoint,
                        (older, at) -> fork.tree().consistency(older, at))
                .show(fork.head());
        log.append(List.of(new byte[1], new byte[2], new byte[3]));

        Visit.Outcome outcome = visit(witness).show(log.head());

        assertThat(outcome.cosignatures()).isEmpty();
        assertThat(requireNonNull(outcome.refusal()).kind()).isEqualTo(Reply.Kind.INCONSISTENT);
    }

    @Test
    void a_log_that_is_behind_what_its_witness_saw_does_not_ask_again() {
        log.append(List.of(new byte[1]));
        SignedNote early = log.head();
        log.append(List.of(new byte[2]));
        visit(witness).show(log.head());
        asked.clear();

        Visit.Outcome outcome = visit(witness).show(early);

        assertThat(requireNonNull(outcome.refusal()).kind()).isEqualTo(Reply.Kind.OTHER_SIZE);
        assertThat(asked).hasSize(1);
    }

    @Test
    void a_cosignature_by_another_key_is_thrown_away() {
        var impostor = new Witness(
                new Cosigner("example.com/witness", Keys.ed25519()),
                List.of(logSigner.verifier()),
                new MemoryTiles(),
                new TestClock());

        assertThat(visit(impostor).show(log.head()).cosignatures()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "no newline", "hello\n", "— example.com/witness AAAA\n", "<html>\n</html>\n"})
    void an_answer_that_is_not_in_form_is_a_refusal_and_stops_nothing(String text) {
        for (Reply.Kind kind : List.of(Reply.Kind.COSIGNED, Reply.Kind.OTHER_SIZE)) {
            var reply = new Reply(kind, text);
            var visit = new Visit(
                    cosigner.verifier(),
                    body -> reply,
                    (older, at) -> log.tree().consistency(older, at));

            Visit.Outcome outcome = visit.show(log.head());

            assertThat(outcome.cosignatures()).isEmpty();
            assertThat(outcome.refusal()).isEqualTo(reply);
        }
    }

    @Test
    void an_answer_that_came_by_http_is_known_by_its_status() {
        for (Reply.Kind kind : Reply.Kind.values()) {
            assertThat(Reply.Kind.of(kind.status()).status()).isEqualTo(kind.status());
        }
        assertThat(Reply.Kind.of(409)).isEqualTo(Reply.Kind.OTHER_SIZE);
        assertThatThrownBy(() -> Reply.Kind.of(500))
                .isInstanceOf(Malformed.class)
                .hasMessageContaining("status: 500");
    }

    @Test
    void a_fork_of_the_same_size_is_a_refusal_by_http_too() {
        log.append(List.of(new byte[] {1}));
        visit(witness).show(log.head());
        Log fork = Log.create(new MemoryTiles(), logSigner);
        fork.append(List.of(new byte[] {2}));
        var visit = new Visit(
                cosigner.verifier(),
                body -> {
                    Reply reply = witness.addCheckpoint(body);
                    return new Reply(Reply.Kind.of(reply.status()), reply.text());
                },
                (older, at) -> fork.tree().consistency(older, at));

        Visit.Outcome outcome = visit.show(fork.head());

        assertThat(outcome.cosignatures()).isEmpty();
        assertThat(requireNonNull(outcome.refusal()).text()).startsWith("another tree was signed");
    }

    @Test
    void of_many_cosignatures_by_one_witness_one_is_taken() {
        String text = log.head().text();
        var lines = new StringBuilder();
        for (int i = 1; i <= SignedNote.MOST_SIGNATURES; i++) {
            lines.append(cosigner.sign(text, Instant.ofEpochSecond(i)).line());
        }
        var reply = new Reply(Reply.Kind.COSIGNED, lines.toString());
        var visit = new Visit(
                cosigner.verifier(), body -> reply, (older, at) -> log.tree().consistency(older, at));

        assertThat(log.head().with(visit.show(log.head()).cosignatures()).signatures())
                .hasSize(2);
    }

    private Visit visit(Witness of) {
        return new Visit(
                cosigner.verifier(),
                body -> {
                    asked.add(body);
                    return of.addCheckpoint(body);
                },
                (older, at) -> log.tree().consistency(older, at));
    }
}
