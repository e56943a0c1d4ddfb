package org.qiantang.app.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.journal.Entry;
import org.qiantang.engine.journal.MemoryJournal;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.engine.journal.ShardWriter;
import org.qiantang.engine.tlog.leaf.Leaf;
import org.qiantang.engine.tlog.leaf.Maker;
import org.qiantang.engine.tlog.merkle.Hash;
import org.qiantang.engine.tlog.note.NoteSigner;
import org.qiantang.engine.tlog.pack.Trust;
import org.qiantang.engine.tlog.stamp.LocalAuthority;
import org.qiantang.engine.tlog.stamp.LocalKeys;
import org.qiantang.engine.tlog.witness.Policy;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.Ids;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.Streams;
import org.qiantang.event.TakenDown;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

/** Shows of an evening in a journal in memory, with all of the evidence log around them: real rows, real files, a clock by hand. */
// A null where none should be fails the test, as it ought to.
@NullUnmarked
final class Evening implements AutoCloseable {
    static final long ROOM = 7;
    static final long OFFICER = 12;

    /** The process falls between its append to the log and its note of it. */
    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Killed() {
            super("killed", null, false, false);
        }
    }

    final Hands hands = new Hands();
    MemoryJournal journal = new MemoryJournal();
    final EventCodec codec = new EventCodec();
    final Path folder;
    final JdbcClient jdbc;
    final AccessTable accesses;
    final Custody custody;
    final ProofSettings settings = new ProofSettings(null, null, null, List.of(), 0, 64);
    final LocalAuthority authority;
    private final DataSource database;
    private final NoteSigner signer;
    private ShardWriter floor = journal.take(Streams.FLOOR);
    private ShardWriter office = journal.take(Streams.OFFICE);
    boolean dies;
    EvidenceLog log;
    Notes notes;
    Clerk clerk;
    Confirmer confirmer;

    /** A clock that stands still until it is moved. */
    static final class Hands implements InstantSource {
        private Instant now = Instant.parse("2026-06-18T12:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        void advance(Duration by) {
            now = now.plus(by);
        }
    }

    Evening(DataSource database, Path folder) {
        this.database = database;
        this.folder = folder;
        this.jdbc = JdbcClient.create(database);
        jdbc.sql("truncate proof_leaf, proof_session, proof_shard, proof_stamp, proof_access")
                .update();
        var random = new SecureRandom();
        this.accesses = new AccessTable(jdbc);
        this.custody =
                new Custody(accesses, showId -> Optional.of(ROOM), Ids.of(hands, Streams.OFFICE, 1), hands, random);
        this.signer = new NoteSigner("evening.example/evidence", key());
        Instant from = Instant.parse("2020-01-01T00:00:00Z");
        Instant to = Instant.parse("2049-01-01T00:00:00Z");
        this.authority = new LocalAuthority(LocalKeys.make(LocalKeys.Curve.P256, from, to, random), hands, random);
        start();
    }

    private static KeyPair key() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException absent) {
            throw new AssertionError(absent);
        }
    }

    /** The process as it is after a start: it remembers nothing. */
    void start() {
        if (log != null) {
            log.close();
        }
        dies = false;
        notes = new Notes(jdbc, new Mortal(new DataSourceTransactionManager(database)));
        log = new EvidenceLog(folder.resolve("log"), () -> signer, notes::size);
        Maker maker = Maker.capturer("evening");
        Contents contents = contents();
        clerk = new Clerk(
                journal,
                log,
                notes,
                new Scribe(codec, contents, maker),
                accesses,
                new AccessLeaves(maker),
                Duration.ofSeconds(60),
                hands);
        confirmer = new Confirmer(
                log,
                new StampTable(jdbc),
                witnesses(),
                () -> Confirmer.Ours.of(authority, null),
                null,
                clerk::bringAccesses,
                hands);
    }

    /** A backup is played in: what stood behind a position of the floor is lost, and the process starts anew. */
    void loses(long after) {
        MemoryJournal before = journal;
        journal = new MemoryJournal();
        floor = journal.take(Streams.FLOOR);
        office = journal.take(Streams.OFFICE);
        for (Recorded entry : before.read(Streams.FLOOR, 0, Math.toIntExact(after))) {
            again(floor, entry);
        }
        for (Recorded entry : before.read(Streams.OFFICE, 0, 1_000)) {
            again(office, entry);
        }
        start();
    }

    private static void again(ShardWriter shard, Recorded entry) {
        shard.append(List.of(
                        new Entry(entry.stream(), entry.type(), entry.version(), entry.at(), entry.body(), List.of())))
                .join();
    }

    Contents contents() {
        return new Contents(journal, codec, () -> "2026.06");
    }

    private Witnesses witnesses() {
        return new Witnesses(List.of(), HttpClient.newHttpClient(), log, hands);
    }

    private final class Mortal extends TransactionTemplate {
        private static final long serialVersionUID = 1L;

        Mortal(DataSourceTransactionManager transactions) {
            super(transactions);
        }

        @Override
        public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
            if (dies) {
                throw new Killed();
            }
            return super.execute(action);
        }
    }

    void happens(long showId, Event event) {
        write(floor, Streams.show(showId), event);
    }

    void happensInTheOffice(String stream, Event event) {
        write(office, stream, event);
    }

    private void write(ShardWriter shard, String stream, Event event) {
        shard.append(List.of(new Entry(
                        stream, codec.typeOf(event), EventCodec.VERSION, event.at(), codec.bytes(event), List.of())))
                .join();
    }

    void opens(long showId) {
        Instant now = hands.instant();
        happens(showId, new ShowEvent.ShowPlanned(now, showId, ROOM, 1, 2, "晚场", ShowEvent.HostKind.HUMAN, 300));
        happens(showId, new ShowEvent.ShowOpened(now));
    }

    void says(long showId, long lineId, String text) {
        takes(showId, lineId, ShowEvent.HostKind.HUMAN, text, null);
    }

    /** @param how a machine took it down; null where none did */
    void takes(long showId, long lineId, ShowEvent.HostKind speaker, String text, @Nullable TakenDown how) {
        var found = new ShowEvent.FoundInLine(
                "absolute", "ABSOLUTE", "广告法 9", 0, 2, "HIGH", "BLOCK", "不得使用绝对化用语", null, null, null, null, null);
        happens(
                showId,
                new ShowEvent.HostSpoke(
                        hands.instant(),
                        lineId,
                        speaker,
                        null,
                        text,
                        "violates",
                        List.of(found),
                        null,
                        null,
                        how,
                        null,
                        null));
    }

    /** The officer looks at something. */
    void looks(long showId, String about) {
        custody.looked(showId, OFFICER, about, "查看", hands.instant());
    }

    /** A piece of ten seconds that ends now; its bytes lie on disk. */
    void records(long showId, int number, Instant opened) {
        Instant to = hands.instant();
        Instant from = to.minusSeconds(10);
        byte[] bytes = ("picture " + showId + " " + number).repeat(40).getBytes(UTF_8);
        try {
            Files.createDirectories(folder.resolve("pieces"));
            Files.write(piece(showId, number), bytes);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
        happens(
                showId,
                new ShowEvent.SegmentRecorded(
                        to,
                        number,
                        number + ".ts",
                        from,
                        to,
                        Duration.between(opened, from).toMillis(),
                        Duration.between(opened, to).toMillis(),
                        true,
                        bytes.length,
                        Hash.sha256(bytes).hex()));
    }

    Path piece(long showId, int number) {
        return folder.resolve("pieces").resolve(showId + "-" + number + ".ts");
    }

    PackAsks asks() {
        return new PackAsks(journal, notes, clerk, orderId -> Optional.empty(), hands);
    }

    PackMaker maker() {
        return maker(custody);
    }

    /** @param noting where exports are written down */
    PackMaker maker(Custody noting) {
        Footage footage = (showId, number) -> Optional.of(piece(showId, number)).filter(Files::isRegularFile);
        return new PackMaker(
                log,
                clerk,
                confirmer,
                witnesses(),
                new StampTable(jdbc),
                accesses,
                noting,
                new PackLeaves(notes),
                new PackFiles(contents(), footage, log),
                settings,
                folder.resolve("packs"));
    }

    /** Whom a court would trust: this log and this authority, and nobody that a pack names. */
    Trust trust() {
        return new Trust(Policy.of(List.of(log.key()), 0, List.of()), authority.trust());
    }

    List<Leaf> leaves() {
        return log.tree().entries(0, log.tree().size()).stream()
                .map(Leaf::parse)
                .toList();
    }

    /** A show of four pieces with a line in each, and minute by minute its checkpoints. */
    Instant plays(long showId) {
        Instant opened = hands.instant();
        opens(showId);
        for (int number = 1; number <= 4; number++) {
            hands.advance(Duration.ofSeconds(4));
            says(showId, showId * 100 + number, "全网最低 " + number);
            clerk.bringUp();
            hands.advance(Duration.ofSeconds(6));
            records(showId, number, opened);
            clerk.bringUp();
            confirmer.round();
        }
        return opened;
    }

    @Override
    public void close() {
        log.close();
    }
}
