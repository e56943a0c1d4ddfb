package org.qiantang.app.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.qiantang.app.web.Problem;
import org.qiantang.engine.tlog.Tree;
import org.qiantang.engine.tlog.leaf.Access;
import org.qiantang.engine.tlog.leaf.Content;
import org.qiantang.engine.tlog.merkle.Hash;
import org.qiantang.engine.tlog.note.SignedNote;
import org.qiantang.engine.tlog.note.VerifierKey;
import org.qiantang.engine.tlog.pack.Absence;
import org.qiantang.engine.tlog.pack.PackDraft;
import org.qiantang.engine.tlog.pack.PackVerifier;
import org.qiantang.engine.tlog.pack.Trust;
import org.qiantang.engine.tlog.witness.Policy;

/** Makes sealed packs, one at a time. None leaves that the verifier would not pass. */
final class PackMaker {
    private static final long WAIT_SECONDS = 20;

    /** A minute less than the verifier allows, since an authority may say that its clock is not exact. */
    private static final Duration IN_TIME = Duration.ofMinutes(14);

    private final EvidenceLog log;
    private final Clerk clerk;
    private final Confirmer confirmer;
    private final Witnesses witnesses;
    private final StampTable stamps;
    private final AccessTable accesses;
    private final Custody custody;
    private final PackLeaves leaves;
    private final PackFiles files;
    private final ProofSettings settings;
    private final Path folder;
    private final ReentrantLock one = new ReentrantLock();

    PackMaker(
            EvidenceLog log,
            Clerk clerk,
            Confirmer confirmer,
            Witnesses witnesses,
            StampTable stamps,
            AccessTable accesses,
            Custody custody,
            PackLeaves leaves,
            PackFiles files,
            ProofSettings settings,
            Path folder) {
        this.log = log;
        this.clerk = clerk;
        this.confirmer = confirmer;
        this.witnesses = witnesses;
        this.stamps = stamps;
        this.accesses = accesses;
        this.custody = custody;
        this.leaves = leaves;
        this.files = files;
        this.settings = settings;
        this.folder = folder;
    }

    /** Makes a pack; the file is the caller's, who deletes it. */
    Path make(PackAsk ask, PackAsk.By by) throws IOException, InterruptedException {
        String room = custody.roomOf(ask.showId()).orElseThrow(Problem::notFound);
        if (!one.tryLock(WAIT_SECONDS, TimeUnit.SECONDS)) {
            throw new Problem(429, "packs-busy", "正在制作另一个证据包，请稍后再试", "another pack is being made; try again soon");
        }
        try {
            Files.createDirectories(folder);
            Path workplace = Files.createTempDirectory(folder, "pack");
            try {
                return make(ask, by, room, workplace);
            } finally {
                delete(workplace);
            }
        } finally {
            one.unlock();
        }
    }

    private Path make(PackAsk ask, PackAsk.By by, String room, Path workplace) throws IOException {
        clerk.bringUp();
        long covered = confirmer.confirmNow().size();
        Tree tree = log.tree();
        PackLeaves.Found found = leaves.find(ask, room, tree, covered);
        requireKept(ask, found);
        if (found.bytes() > settings.packBytes()) {
            throw PackLeaves.tooLarge();
        }
        Map<Long, Confirmer.Confirmed> checkpoints = checkpoints(found);
        Trust trust = trust(checkpoints);
        requireProvable(draft(tree, trust, checkpoints), found, workplace);
        PackDraft draft = draft(tree, trust, checkpoints);
        for (Noted leaf : found.show()) {
            files.add(leaf, ask.showId(), draft, workplace);
        }
        for (Noted leaf : found.custody()) {
            files.add(leaf, ask.showId(), draft, workplace);
            accesses.disclosure(leaf.index()).ifPresent(person -> draft.disclose(leaf.index(), person));
        }
        PackDraft.ToSeal open = draft.toSeal();
        byte[] sums = open.sums();
        var content = new Content(Hash.sha256(sums), sums.length, null);
        log.keep(Map.of(PackFiles.sums(content.sha256()), sums));
        Path pack = Files.createTempFile(folder, "pack", ".zip");
        try {
            long noted = custody.note(room, by.personId(), ask.about(), Access.Act.EXPORT, by.reason(), content);
            try {
                seal(open, noted).write(pack);
                requirePassed(PackVerifier.verify(pack, null));
            } catch (IOException | RuntimeException failed) {
                // The export stands in the log for good, and so must stand there too that nothing came of it.
                String reason = AccessTable.NOT_GIVEN + by.reason();
                custody.note(room, by.personId(), ask.about(), Access.Act.READ, reason, null);
                throw failed;
            }
            return pack;
        } catch (IOException | RuntimeException failed) {
            Files.delete(pack);
            throw failed;
        }
    }

    private static PackDraft draft(Tree tree, Trust trust, Map<Long, Confirmer.Confirmed> checkpoints) {
        var draft = new PackDraft(tree, trust);
        checkpoints.values().forEach(over -> draft.checkpoint(over.checkpoint(), over.stamps()));
        return draft;
    }

    /** Before the export is written down all is checked but the files, of which the draft itself takes no others, and the seal. */
    private static void requireProvable(PackDraft trial, PackLeaves.Found found, Path workplace) throws IOException {
        for (Noted leaf : found.byIndex().values()) {
            if (leaf.sha256() == null) {
                trial.leaf(leaf.index());
            } else {
                trial.leafWithout(leaf.index(), Absence.WITHHELD);
            }
        }
        Path unsealed = workplace.resolve("unsealed.zip");
        trial.toSeal().write(unsealed);
        requirePassed(PackVerifier.verifyUnsealed(unsealed));
    }

    private PackDraft.Sealed seal(PackDraft.ToSeal open, long noted) {
        clerk.bringUp();
        long index = accesses.indexOf(noted)
                .orElseThrow(() -> new IllegalStateException("access: " + noted + " (expected: in the log by now)"));
        Confirmer.Confirmed over = confirmer.confirmNow();
        return open.seal(log.tree(), index, over.checkpoint(), over.stamps());
    }

    /** What was never recorded cannot be asked for; what was and is gone is said to be so. */
    private void requireKept(PackAsk ask, PackLeaves.Found found) {
        Instant moment = ask.moment();
        List<Noted> asked = moment == null
                ? found.pieces()
                : found.pieces().stream()
                        .filter(piece -> !moment.isBefore(piece.from()) && moment.isBefore(piece.to()))
                        .toList();
        if (!asked.isEmpty() && asked.stream().noneMatch(piece -> files.isKept(ask.showId(), piece))) {
            throw new Problem(
                    410,
                    "recording-gone",
                    "这段录像已过保存期并被删除，只剩它的散列值留在证据日志里",
                    "this part of the recording is no longer kept; only its hashes stand in the evidence log");
        }
    }

    /** For each leaf a checkpoint over it that bears a time-stamp: an independent word that it was there, where that came in time. */
    private Map<Long, Confirmer.Confirmed> checkpoints(PackLeaves.Found found) {
        Map<Long, Confirmer.Confirmed> all = new TreeMap<>();
        long known = 0;
        for (Noted leaf : new TreeMap<>(found.byIndex()).values()) {
            if (leaf.index() >= known) {
                known = stamps.bestOver(leaf.index(), leaf.from().plus(IN_TIME)).orElseThrow();
                all.put(known, confirmer.confirmed(known));
            }
        }
        return all;
    }

    /** As many witnesses are asked for as were settled, or as have signed all that is in the pack, where those are fewer. */
    private Trust trust(Map<Long, Confirmer.Confirmed> checkpoints) {
        List<VerifierKey> logs = List.of(log.key());
        for (int needed = settings.needed(); ; needed--) {
            Policy policy = Policy.of(logs, needed, witnesses.keys());
            boolean met = checkpoints.values().stream()
                    .map(Confirmer.Confirmed::checkpoint)
                    .map((SignedNote note) -> policy.judge(note))
                    .allMatch(Policy.Standing::quorumMet);
            if (needed == 0 || met) {
                return new Trust(policy, confirmer.trust());
            }
        }
    }

    private static void requirePassed(PackVerifier.Report report) {
        if (!report.isPassed()) {
            String why = report.findings().stream()
                    .filter(finding -> finding.reason().isFault())
                    .map(finding -> finding.path() + " " + finding.reason() + " " + finding.facts())
                    .findFirst()
                    .orElse("");
            throw new Problem(
                    409,
                    "not-provable",
                    "这一段不能通过验证：它进入证据日志、盖上时间戳时已经太晚，或内容对不上",
                    "this would not pass the verifier: it came into the log or was time-stamped too late, or does not fit",
                    Map.of("why", why));
        }
    }

    private static void delete(Path workplace) throws IOException {
        try (Stream<Path> files = Files.walk(workplace)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
