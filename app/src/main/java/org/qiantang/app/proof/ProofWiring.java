package org.qiantang.app.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Secrets;
import org.qiantang.app.journal.Rounds;
import org.qiantang.app.recording.RecordingSettings;
import org.qiantang.app.recording.Recordings;
import org.qiantang.app.settings.Settings;
import org.qiantang.engine.journal.Journal;
import org.qiantang.engine.tlog.leaf.Maker;
import org.qiantang.engine.tlog.stamp.RemoteAuthority;
import org.qiantang.engine.tlog.stamp.StampAuthority;
import org.qiantang.engine.tlog.stamp.StampTrust;
import org.qiantang.event.EventCodec;
import org.qiantang.event.Ids;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The evidence log in the folder {@code log} of the program's data, who writes it, who confirms it, and who makes packs of it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProofSettings.class)
class ProofWiring {
    private static final Maker CAPTURER = Maker.capturer("qiantang");
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LEAST_PATIENCE = Duration.ofSeconds(60);
    private static final Duration GATHERED = Duration.ofSeconds(2);
    private static final Duration SHOWN = Duration.ofSeconds(4);

    @Bean
    Notes proofNotes(JdbcClient jdbc, TransactionTemplate transactions) {
        return new Notes(jdbc, transactions);
    }

    @Bean
    AccessTable accessTable(JdbcClient jdbc) {
        return new AccessTable(jdbc);
    }

    @Bean
    StampTable stampTable(JdbcClient jdbc) {
        return new StampTable(jdbc);
    }

    @Bean
    Keys proofKeys(JdbcClient jdbc, Secrets secrets, InstantSource clock) {
        return new Keys(jdbc, secrets, clock, new SecureRandom());
    }

    @Bean
    EvidenceLog evidenceLog(Settings settings, ProofSettings proof, Keys keys, Notes notes) {
        return new EvidenceLog(settings.data().resolve("log"), () -> keys.log(proof.origin()), notes::size);
    }

    @Bean
    Custody custody(AccessTable accesses, RoomOfShow rooms, Ids ids, InstantSource clock) {
        return new Custody(accesses, rooms, ids, clock, new SecureRandom());
    }

    @Bean
    Checkpoints checkpoints(EvidenceLog log) {
        return new Checkpoints(log);
    }

    @Bean
    Looks looks(Custody custody, InstantSource clock) {
        return new Looks(custody, clock);
    }

    @Bean
    Contents proofContents(Journal journal, EventCodec codec, RuleBase rules) {
        return new Contents(journal, codec, rules::version);
    }

    @Bean
    Clerk evidenceClerk(
            Journal journal,
            EvidenceLog log,
            Notes notes,
            EventCodec codec,
            Contents contents,
            AccessTable accesses,
            RecordingSettings recording,
            InstantSource clock) {
        // A piece ends with the next key frame after its time, and is told of a little later.
        Duration piece = Duration.ofSeconds(recording.segmentSeconds()).multipliedBy(2);
        Duration patience = piece.compareTo(LEAST_PATIENCE) > 0 ? piece : LEAST_PATIENCE;
        return new Clerk(
                journal,
                log,
                notes,
                new Scribe(codec, contents, CAPTURER),
                accesses,
                new AccessLeaves(CAPTURER),
                patience,
                clock);
    }

    @Bean
    Witnesses witnesses(ProofSettings settings, EvidenceLog log, InstantSource clock) {
        List<WitnessDoor.Settled> settled =
                settings.witnesses().stream().map(WitnessDoor.Settled::parse).toList();
        return new Witnesses(settled, client(), log, clock);
    }

    @Bean
    Confirmer confirmer(
            ProofSettings settings,
            EvidenceLog log,
            StampTable stamps,
            Witnesses witnesses,
            Keys keys,
            Clerk clerk,
            InstantSource clock) {
        StampTrust others = roots(settings);
        // Our key is opened beside what else starts: that takes longer than all other beans of this package.
        CompletableFuture<Confirmer.Ours> ours =
                CompletableFuture.supplyAsync(() -> Confirmer.Ours.of(keys.stamps(), others));
        return new Confirmer(
                log, stamps, witnesses, ours::join, authority(settings, others), clerk::bringAccesses, clock);
    }

    /** A key that cannot be read stops the start. */
    @Bean
    SmartInitializingSingleton proofKeysOpened(Confirmer confirmer) {
        return confirmer::trust;
    }

    private static @Nullable StampTrust roots(ProofSettings settings) {
        if (settings.stampRoots() == null) {
            return null;
        }
        try {
            return StampTrust.parse(Files.readString(settings.stampRoots()));
        } catch (IOException trouble) {
            throw new UncheckedIOException("stamp-roots: " + settings.stampRoots() + " cannot be read", trouble);
        }
    }

    private static @Nullable StampAuthority authority(ProofSettings settings, @Nullable StampTrust roots) {
        return settings.stampUrl() == null || roots == null
                ? null
                : new RemoteAuthority(client(), settings.stampUrl(), PATIENCE, roots, new SecureRandom());
    }

    private static HttpClient client() {
        return HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    }

    /** The verifier as the build put it in; where it did not, there is none to be had. */
    @Bean
    VerifierJar verifierJar() throws IOException {
        return VerifierJar.find();
    }

    @Bean
    ProofState proofState(
            EvidenceLog log,
            Clerk clerk,
            Confirmer confirmer,
            Witnesses witnesses,
            Notes notes,
            StampTable stamps,
            Journal journal,
            VerifierJar verifierJar) {
        return new ProofState(log, clerk, confirmer, witnesses, notes, stamps, journal, verifierJar);
    }

    @Bean
    LeafSamples leafSamples(JdbcClient jdbc, EvidenceLog log, Contents contents) {
        return new LeafSamples(jdbc, log, contents);
    }

    @Bean
    PackAsks packAsks(Journal journal, Notes notes, Clerk clerk, OrderPlace orders, InstantSource clock) {
        return new PackAsks(journal, notes, clerk, orders, clock);
    }

    @Bean
    PackMaker packMaker(
            EvidenceLog log,
            Clerk clerk,
            Confirmer confirmer,
            Witnesses witnesses,
            StampTable stamps,
            AccessTable accesses,
            Custody custody,
            Notes notes,
            Contents contents,
            Recordings recordings,
            ProofSettings settings,
            Settings places) {
        return new PackMaker(
                log,
                clerk,
                confirmer,
                witnesses,
                stamps,
                accesses,
                custody,
                new PackLeaves(notes),
                new PackFiles(contents, recordings::file, log),
                settings,
                places.data().resolve("packs"));
    }

    @Bean
    Rounds evidenceLeaves(Clerk clerk) {
        return new Rounds("evidence-log", GATHERED, clerk::round);
    }

    @Bean
    Rounds evidenceCheckpoints(Confirmer confirmer) {
        return new Rounds("evidence-checkpoints", SHOWN, confirmer::round);
    }
}
