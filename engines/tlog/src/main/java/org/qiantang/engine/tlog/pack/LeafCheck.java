package org.qiantang.engine.tlog.pack;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.tlog.leaf.Leaf;
import org.qiantang.engine.tlog.leaf.Span;
import org.qiantang.engine.tlog.note.Checkpoint;
import org.qiantang.engine.tlog.proof.LogProof;
import org.qiantang.engine.tlog.witness.Policy;

/** Whether each leaf is in the log, and was so soon after the time that it claims. */
final class LeafCheck {
    /** From its beginning on, what happens is to be confirmed within this time: checkpoints, witnesses and authorities are slow. */
    static final Duration LATEST = Duration.ofMinutes(15);

    /** How far a capturer's clock may be ahead of an authority's. */
    static final Duration AHEAD = Duration.ofMinutes(2);

    private final Inspection pack;
    private final Findings findings;
    private final Trust trust;
    private final Map<Long, Known> checkpoints;
    private final SortedMap<Long, PackedLeaf> byIndex = new TreeMap<>();

    private LeafCheck(Inspection pack, Trust trust, Map<Long, Known> checkpoints) {
        this.pack = pack;
        this.findings = pack.findings();
        this.trust = trust;
        this.checkpoints = checkpoints;
    }

    /** The leaves of the pack by their indexes, that of the seal too; those that cannot be read are left out. */
    static SortedMap<Long, PackedLeaf> run(Inspection pack, Trust trust, Map<Long, Known> checkpoints)
            throws IOException {
        var check = new LeafCheck(pack, trust, checkpoints);
        for (Map.Entry<String, Layout.Named> file : pack.of(Layout.Role.LEAF).entrySet()) {
            long index = file.getValue().number();
            check.take(file.getKey(), Layout.proof(index), index);
        }
        check.take(Layout.SEAL_LEAF, Layout.SEAL_PROOF, null);
        for (Map.Entry<String, Layout.Named> file : pack.of(Layout.Role.PROOF).entrySet()) {
            if (!pack.has(Layout.leaf(file.getValue().number()))) {
                pack.findings().fault(file.getKey(), Reason.LEAF_MISSING);
            }
        }
        return check.byIndex;
    }

    /** @param named the index in the file's name, where there is one */
    private void take(String path, String proofPath, @Nullable Long named) throws IOException {
        byte[] entry = pack.read(path, bytes -> bytes);
        LogProof proof = pack.read(proofPath, PackedLeaf::proof);
        if (proof == null) {
            findings.fault(path, Reason.PROOF_MISSING);
        }
        Leaf leaf = pack.read(path, Leaf::parse);
        if (entry == null || proof == null || leaf == null) {
            return;
        }
        if (named != null && named != proof.index()) {
            findings.fault(proofPath, Reason.OTHER_NUMBER);
        }
        prove(proofPath, proof, entry);
        long size = Checkpoint.of(proof.checkpoint()).size();
        Instant confirmed = confirmed(proofPath, proof, size);
        findings.inherit(path, proofPath);
        if (confirmed != null) {
            judgeTime(path, leaf, confirmed);
            pass(path, leaf, proof.index(), confirmed);
            findings.pass(proofPath, Reason.PROOF_HOLDS, size);
        }
        byIndex.put(proof.index(), new PackedLeaf(path, proofPath, proof.index(), leaf, proof));
    }

    private void pass(String path, Leaf leaf, long index, Instant confirmed) {
        Span span = leaf.span();
        if (leaf.kind().isCaptured()) {
            findings.pass(path, Reason.LEAF_PROVEN, leaf.kind(), index, confirmed);
        } else {
            Reason reason =
                    span.wallEnd().plus(LATEST).isBefore(confirmed) ? Reason.DERIVED_LATE : Reason.DERIVED_PROVEN;
            findings.pass(path, reason, leaf.kind(), index, confirmed, span.wallStart(), span.wallEnd());
        }
    }

    private void prove(String proofPath, LogProof proof, byte[] entry) {
        Policy.Standing standing = trust.policy().judge(proof.checkpoint());
        switch (proof.verify(entry, trust.policy())) {
            case HOLDS -> {}
            case NOT_BY_THE_LOG -> findings.fault(proofPath, Reason.NOT_BY_THE_LOG);
            case FALSE_SIGNATURE -> findings.fault(proofPath, Reason.FALSE_SIGNATURE, standing.broken());
            case TOO_FEW_WITNESSES ->
                findings.fault(
                        proofPath,
                        Reason.TOO_FEW_WITNESSES,
                        standing.witnessed().keySet());
            case NOT_IN_THE_TREE -> findings.fault(proofPath, Reason.NOT_IN_THE_TREE);
        }
    }

    /** When the proof's checkpoint was there by a time-stamp; null, and found to be wrong, where none says so. */
    private @Nullable Instant confirmed(String proofPath, LogProof proof, long size) {
        Known known = checkpoints.get(size);
        if (known == null) {
            findings.fault(proofPath, Reason.CHECKPOINT_MISSING, size);
            return null;
        }
        if (!known.note().text().equals(proof.checkpoint().text())) {
            findings.fault(proofPath, Reason.FORKED, size);
            findings.fault(known.path(), Reason.FORKED, size);
            return null;
        }
        findings.inherit(proofPath, known.path());
        if (known.confirmed() == null) {
            findings.fault(proofPath, Reason.STAMP_MISSING);
        }
        return known.confirmed();
    }

    private void judgeTime(String path, Leaf leaf, Instant confirmed) {
        Instant begun = leaf.span().wallStart();
        Instant ended = leaf.span().wallEnd();
        if (ended.isAfter(confirmed.plus(AHEAD))) {
            findings.fault(path, Reason.FROM_THE_FUTURE, ended, confirmed);
        }
        // Its beginning, lest a long span reach back. What was derived may come late: its time lies within that of its
        // sources, and theirs is looked at.
        if (leaf.kind().isCaptured() && begun.plus(LATEST).isBefore(confirmed)) {
            findings.fault(path, Reason.BACK_DATED, begun, confirmed);
        }
    }
}
