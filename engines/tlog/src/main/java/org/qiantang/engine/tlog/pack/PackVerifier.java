package org.qiantang.engine.tlog.pack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.tlog.stamp.StampTrust;
import org.qiantang.engine.tlog.wire.Utf8;
import org.qiantang.engine.tlog.witness.Policy;

/** Checks a pack, file by file, with nothing but the pack and whom one trusts. */
public final class PackVerifier {
    private static final Set<Reason> NOT_GIVEN = Set.of(Reason.ERASED, Reason.PAST_RETENTION, Reason.WITHHELD);

    private PackVerifier() {}

    /**
     * What came of a pack.
     *
     * @param findings one for each file that is or should be in it
     * @param sessions what it holds of each session whose leaves could be read
     * @param trust whom it was checked for; null where the pack's own could not be read
     * @param ownTrust whether that is what the pack itself brought along
     */
    public record Report(
            List<Finding> findings,
            List<Session> sessions,
            @Nullable Trust trust,
            boolean ownTrust) {
        public Report {
            findings = List.copyOf(findings);
            sessions = List.copyOf(sessions);
        }

        /** Whether nothing is wrong. What is not given is neither right nor wrong, and has to be looked at. */
        public boolean isPassed() {
            return findings.stream().noneMatch(finding -> finding.reason().isFault());
        }

        /** How many files are not given, and are said not to be. */
        public long notGiven() {
            return findings.stream()
                    .filter(finding -> NOT_GIVEN.contains(finding.reason()))
                    .count();
        }

        /** How many good time-stamps are by authorities that do not say of themselves to be no third party. */
        public long stampsByOthers() {
            return findings.stream()
                    .filter(finding -> finding.reason() == Reason.STAMP_HOLDS)
                    .count();
        }
    }

    /**
     * Checks a pack.
     *
     * @param given whom one trusts; null to take the pack's word for it
     * @throws IOException if the file cannot be read
     */
    public static Report verify(Path file, @Nullable Trust given) throws IOException {
        try (var zip = new ZipReader(file)) {
            return verify(new Inspection(zip), given);
        } catch (Faulty faulty) {
            String path = faulty.path().isEmpty() ? String.valueOf(file.getFileName()) : faulty.path();
            var finding = new Finding(path, faulty.reason(), List.of(faulty.fact()));
            return new Report(List.of(finding), List.of(), given, given == null);
        }
    }

    /**
     * Checks what is to become a pack, in all but its seal, by the trust that it brings along: who seals it writes into the log that
     * it was exported, and so should know before that it can be.
     *
     * @throws IOException if the file cannot be read
     */
    public static Report verifyUnsealed(Path file) throws IOException {
        Report report = verify(file, null);
        List<Finding> findings = report.findings().stream()
                .filter(finding -> !Layout.isOfTheSeal(finding.path()))
                .toList();
        return new Report(findings, report.sessions(), report.trust(), report.ownTrust());
    }

    private static Report verify(Inspection pack, @Nullable Trust given) throws IOException {
        SumsCheck.run(pack);
        Trust trust = given == null ? ownTrust(pack) : given;
        List<Session> sessions = List.of();
        if (trust != null) {
            Map<Long, Known> checkpoints = CheckpointCheck.run(pack, trust);
            SortedMap<Long, PackedLeaf> leaves = LeafCheck.run(pack, trust, checkpoints);
            sessions = ChainCheck.run(pack.findings(), leaves.values());
            CustodyCheck.run(pack, leaves);
            FileCheck.run(pack, leaves);
        }
        return new Report(pack.findings().all(pack.names()), sessions, trust, given == null);
    }

    private static @Nullable Trust ownTrust(Inspection pack) throws IOException {
        Policy policy = pack.read(Layout.POLICY, bytes -> Policy.parse(Utf8.read("policy", bytes)));
        StampTrust stamps = pack.read(Layout.ANCHORS, bytes -> StampTrust.parse(Utf8.read("certificates", bytes)));
        return policy == null || stamps == null ? null : new Trust(policy, stamps);
    }
}
