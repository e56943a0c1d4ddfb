package org.qiantang.engine.tlog.pack;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.tlog.merkle.Hash;
import org.qiantang.engine.tlog.merkle.Merkle;
import org.qiantang.engine.tlog.note.Checkpoint;
import org.qiantang.engine.tlog.note.SignedNote;
import org.qiantang.engine.tlog.stamp.StampTrust;
import org.qiantang.engine.tlog.witness.Policy;

/** Whether the checkpoints are signed by whom they must be, stamped, and all of one log that only grew. */
final class CheckpointCheck {
    private final Inspection pack;
    private final Findings findings;
    private final Trust trust;
    private final TreeMap<Long, Known> bySize = new TreeMap<>();

    private CheckpointCheck(Inspection pack, Trust trust) {
        this.pack = pack;
        this.findings = pack.findings();
        this.trust = trust;
    }

    /** The checkpoints of the pack by their sizes, that of the seal too. */
    static Map<Long, Known> run(Inspection pack, Trust trust) throws IOException {
        var check = new CheckpointCheck(pack, trust);
        for (Map.Entry<String, Layout.Named> file :
                pack.of(Layout.Role.CHECKPOINT).entrySet()) {
            check.takeFile(file.getKey(), file.getValue().number());
        }
        check.takeSeal();
        for (Map.Entry<String, Layout.Named> stamp : pack.of(Layout.Role.STAMP).entrySet()) {
            if (!check.bySize.containsKey(stamp.getValue().number())) {
                check.findings.fault(
                        stamp.getKey(),
                        Reason.CHECKPOINT_MISSING,
                        stamp.getValue().number());
            }
        }
        check.oneLog();
        check.growth();
        return check.bySize;
    }

    /** A policy may trust several logs; what a pack tells is told by one of them. */
    private void oneLog() {
        if (bySize.isEmpty()) {
            return;
        }
        // The largest, which is the seal's.
        String origin = bySize.lastEntry().getValue().checkpoint().origin();
        for (Known known : bySize.values()) {
            String other = known.checkpoint().origin();
            if (!other.equals(origin)) {
                findings.fault(known.path(), Reason.OTHER_LOG, other, origin);
            }
        }
    }

    private void takeFile(String path, long size) throws IOException {
        Checkpoint checkpoint = pack.read(path, bytes -> Checkpoint.of(SignedNote.parse(bytes)));
        if (checkpoint == null) {
            return;
        }
        if (checkpoint.size() != size) {
            findings.fault(path, Reason.OTHER_NUMBER);
        }
        List<String> stamps = pack.of(Layout.Role.STAMP).entrySet().stream()
                .filter(file -> file.getValue().number() == size)
                .map(Map.Entry::getKey)
                .toList();
        SignedNote note = pack.read(path, SignedNote::parse);
        if (note != null) {
            take(path, checkpoint, note, stamps);
            findings.pass(
                    path,
                    Reason.CHECKPOINT_ACCEPTED,
                    trust.policy().judge(note).witnessed().size());
        }
    }

    private void takeSeal() throws IOException {
        SignedNote note =
                pack.read(Layout.SEAL_PROOF, bytes -> PackedLeaf.proof(bytes).checkpoint());
        if (note != null) {
            List<String> stamps = List.copyOf(pack.of(Layout.Role.SEAL_STAMP).keySet());
            take(Layout.SEAL_PROOF, Checkpoint.of(note), note, stamps);
        }
    }

    private void take(String path, Checkpoint checkpoint, SignedNote note, List<String> stamps) throws IOException {
        Policy.Standing standing = trust.policy().judge(note);
        if (!standing.broken().isEmpty()) {
            findings.fault(path, Reason.FALSE_SIGNATURE, standing.broken());
        } else if (!standing.logSigned()) {
            findings.fault(path, Reason.NOT_BY_THE_LOG);
        } else if (!standing.quorumMet()) {
            findings.fault(path, Reason.TOO_FEW_WITNESSES, standing.witnessed().keySet());
        }
        Instant confirmed = confirmed(note, stamps);
        if (confirmed == null) {
            findings.fault(path, Reason.STAMP_MISSING);
        }
        Known other = bySize.putIfAbsent(checkpoint.size(), new Known(path, note, checkpoint, confirmed));
        if (other != null && !other.note().text().equals(note.text())) {
            findings.fault(path, Reason.FORKED, checkpoint.size());
            findings.fault(other.path(), Reason.FORKED, checkpoint.size());
        }
    }

    /** By when the note was there at the latest, as the earliest good time-stamp among these says; null where there is none. */
    private @Nullable Instant confirmed(SignedNote note, List<String> stamps) throws IOException {
        Instant earliest = null;
        var strangers = new ArrayList<String>();
        for (String path : stamps) {
            StampTrust.Verdict verdict = pack.read(path, token -> trust.stamps().judge(token, note.imprint()));
            if (verdict == null) {
                continue;
            }
            StampTrust.Stamp stamp = verdict.stamp();
            if (verdict.kind() == StampTrust.Kind.NOT_TRUSTED) {
                strangers.add(path);
            } else if (stamp == null) {
                findings.fault(path, reason(verdict.kind(), false), "time-stamp token");
            } else {
                findings.pass(path, reason(verdict.kind(), stamp.local()), stamp.at(), stamp.authority());
                // The authority's clock may be behind by as much as it says.
                Instant latest = stamp.at().plus(stamp.accuracy());
                earliest = earliest == null || latest.isBefore(earliest) ? latest : earliest;
            }
        }
        // A pack is made for many who check it, and not all of them trust the same authorities.
        for (String path : strangers) {
            if (earliest == null) {
                findings.fault(path, Reason.STAMP_NOT_TRUSTED);
            } else {
                findings.note(path, Reason.STAMP_NOT_COUNTED);
            }
        }
        return earliest;
    }

    private static Reason reason(StampTrust.Kind kind, boolean local) {
        return switch (kind) {
            case HOLDS -> local ? Reason.STAMP_HOLDS_LOCALLY : Reason.STAMP_HOLDS;
            case NOT_A_TOKEN -> Reason.MALFORMED;
            case OTHER_IMPRINT -> Reason.STAMP_OF_OTHER;
            case FALSE_SIGNATURE -> Reason.STAMP_FALSE;
            case WEAK -> Reason.STAMP_WEAK;
            case NOT_TRUSTED -> Reason.STAMP_NOT_TRUSTED;
        };
    }

    /** Each checkpoint must come with the proof that it grew out of the one before it. */
    private void growth() throws IOException {
        for (Layout.Role role : List.of(Layout.Role.CONSISTENCY, Layout.Role.SEAL_CONSISTENCY)) {
            for (Map.Entry<String, Layout.Named> file : pack.of(role).entrySet()) {
                grows(file.getKey(), file.getValue());
            }
        }
        Known older = null;
        for (Known newer : bySize.values()) {
            if (older != null) {
                long from = older.checkpoint().size();
                long to = newer.checkpoint().size();
                String proof = newer.path().equals(Layout.SEAL_PROOF)
                        ? Layout.sealConsistency(from, to)
                        : Layout.consistency(from, to);
                if (!pack.has(proof)) {
                    findings.fault(proof, Reason.MISSING);
                }
                findings.inherit(newer.path(), proof);
            }
            older = newer;
        }
    }

    private void grows(String path, Layout.Named sizes) throws IOException {
        Known older = bySize.get(sizes.number());
        Known newer = bySize.get(sizes.second());
        List<Hash> proof = pack.read(path, ConsistencyFile::parse);
        if (proof == null) {
            return;
        }
        if (older == null || newer == null) {
            findings.fault(path, Reason.CHECKPOINT_MISSING, older == null ? sizes.number() : sizes.second());
        } else if (!Merkle.extendsTree(
                older.checkpoint().root(), sizes.number(), newer.checkpoint().root(), sizes.second(), proof)) {
            findings.fault(path, Reason.NOT_CONSISTENT, sizes.number(), sizes.second());
        } else {
            findings.pass(path, Reason.CONSISTENT, sizes.number(), sizes.second());
        }
    }
}
