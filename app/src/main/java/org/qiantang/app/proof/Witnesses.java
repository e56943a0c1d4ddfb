package org.qiantang.app.proof;

import java.net.http.HttpClient;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.tlog.note.Checkpoint;
import org.qiantang.engine.tlog.note.NoteSignature;
import org.qiantang.engine.tlog.note.SignedNote;
import org.qiantang.engine.tlog.note.VerifierKey;
import org.qiantang.engine.tlog.witness.Visit;

/** The witnesses that were settled: shows them checkpoints, and remembers what came of it. */
final class Witnesses {
    private final List<One> all = new ArrayList<>();
    private final InstantSource clock;

    Witnesses(List<WitnessDoor.Settled> settled, HttpClient http, EvidenceLog log, InstantSource clock) {
        this.clock = clock;
        for (WitnessDoor.Settled witness : settled) {
            var visit = new Visit(
                    witness.key(),
                    new WitnessDoor(http, witness.address()),
                    (earlier, at) -> log.tree().consistency(earlier, at));
            all.add(new One(witness, visit));
        }
    }

    /**
     * How it stands with one witness.
     *
     * @param size of the last checkpoint that it has cosigned; 0 before the first
     */
    record Standing(
            String name,
            String address,
            long size,
            @Nullable Instant at,
            @Nullable Trouble trouble) {}

    private static final class One {
        private final WitnessDoor.Settled witness;
        private final Visit visit;
        private volatile long size;
        private volatile @Nullable Instant at;
        private volatile @Nullable Trouble trouble;

        One(WitnessDoor.Settled witness, Visit visit) {
            this.witness = witness;
            this.visit = visit;
        }
    }

    List<VerifierKey> keys() {
        return all.stream().map(one -> one.witness.key()).toList();
    }

    /** The checkpoint with the cosignatures that could be had; a witness that fails keeps nobody waiting but by its patience. */
    SignedNote show(SignedNote checkpoint) {
        SignedNote cosigned = checkpoint;
        for (One one : all) {
            cosigned = cosigned.with(ask(one, checkpoint));
        }
        return cosigned;
    }

    private List<NoteSignature> ask(One one, SignedNote checkpoint) {
        try {
            Visit.Outcome outcome = one.visit.show(checkpoint);
            if (outcome.refusal() == null) {
                one.size = Checkpoint.of(checkpoint).size();
                one.at = clock.instant();
                one.trouble = null;
            } else {
                one.trouble = new Trouble(clock.instant(), String.valueOf(outcome.refusal()));
            }
            return outcome.cosignatures();
        } catch (RuntimeException failed) {
            one.trouble = new Trouble(clock.instant(), String.valueOf(failed.getMessage()));
            return List.of();
        }
    }

    List<Standing> standings() {
        return all.stream()
                .map(one -> new Standing(
                        one.witness.key().name(), one.witness.address().toString(), one.size, one.at, one.trouble))
                .toList();
    }
}
