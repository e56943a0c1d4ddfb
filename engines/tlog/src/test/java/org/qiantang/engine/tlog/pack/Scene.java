package org.qiantang.engine.tlog.pack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.tlog.Keys;
import org.qiantang.engine.tlog.Log;
import org.qiantang.engine.tlog.TestClock;
import org.qiantang.engine.tlog.Tree;
import org.qiantang.engine.tlog.json.Json;
import org.qiantang.engine.tlog.leaf.Access;
import org.qiantang.engine.tlog.leaf.Content;
import org.qiantang.engine.tlog.leaf.Disclosure;
import org.qiantang.engine.tlog.leaf.Kind;
import org.qiantang.engine.tlog.leaf.Leaf;
import org.qiantang.engine.tlog.leaf.Maker;
import org.qiantang.engine.tlog.leaf.Place;
import org.qiantang.engine.tlog.leaf.Span;
import org.qiantang.engine.tlog.merkle.Hash;
import org.qiantang.engine.tlog.note.Cosigner;
import org.qiantang.engine.tlog.note.NoteSigner;
import org.qiantang.engine.tlog.note.SignedNote;
import org.qiantang.engine.tlog.note.VerifierKey;
import org.qiantang.engine.tlog.stamp.LocalAuthority;
import org.qiantang.engine.tlog.stamp.LocalKeys;
import org.qiantang.engine.tlog.store.MemoryTiles;
import org.qiantang.engine.tlog.witness.Policy;
import org.qiantang.engine.tlog.witness.Visit;
import org.qiantang.engine.tlog.witness.Witness;

/** A small show with all that watches it: a log, three witnesses of whom two are enough, an authority, a clock, and a recorder. */
public final class Scene {
    private static final Maker RECORDER = Maker.capturer("recorder-1 edition 3");
    private static final Maker MODEL = new Maker("transcriber-1", null, "paraformer-zh 2.0");

    final TestClock clock = new TestClock();
    final NoteSigner logSigner = new NoteSigner("qiantang.example/evidence", Keys.ed25519());
    final MemoryTiles store = new MemoryTiles();
    final Log log = Log.create(store, logSigner);
    final LocalAuthority authority = authority(clock);
    final List<Cosigner> cosigners = List.of(
            new Cosigner("park.example/w", Keys.ed25519()),
            new Cosigner("notary.example/w", Keys.ed25519()),
            new Cosigner("court.example/w", Keys.ed25519()));

    final Map<Long, Path> files = new LinkedHashMap<>();
    final Map<Long, Absence> absences = new LinkedHashMap<>();
    final Map<Long, List<Disclosure>> disclosures = new LinkedHashMap<>();
    final List<SignedNote> checkpoints = new ArrayList<>();
    final Map<SignedNote, List<byte[]>> stamps = new LinkedHashMap<>();

    Place place = Place.first("room/7", "show/42");
    Place custody = Place.first("room/7", Place.CUSTODY);

    private final Path folder;
    private final Random random = new Random(1);
    private final SecureRandom salts = new SecureRandom();
    private final List<Visit> visits = new ArrayList<>();

    public Scene(Path folder) {
        this.folder = folder;
        for (Cosigner cosigner : cosigners) {
            var witness = new Witness(cosigner, List.of(logSigner.verifier()), new MemoryTiles(), clock);
            visits.add(new Visit(
                    cosigner.verifier(),
                    witness::addCheckpoint,
                    (older, at) -> log.tree().consistency(older, at)));
        }
    }

    /** A show of some pieces of six seconds, each with a transcript and a viewer's line, and somebody who looks at it afterwards. */
    public static Scene played(Path folder) {
        var scene = new Scene(folder);
        for (int i = 0; i < 4; i++) {
            Leaf media = scene.media();
            scene.transcript(media);
            scene.chat();
            if (i % 2 == 1) {
                scene.checkpoint();
            }
        }
        scene.end();
        scene.look();
        scene.checkpoint();
        return scene;
    }

    Leaf media() {
        clock.advance(Duration.ofSeconds(6));
        var bytes = new byte[300];
        random.nextBytes(bytes);
        return mediaAt(clock.instant(), bytes);
    }

    Leaf mediaAt(Instant end, byte[] bytes) {
        return mediaOver(end.minusSeconds(6), end, bytes);
    }

    Leaf mediaOver(Instant start, Instant end, byte[] bytes) {
        var span = new Span(new Span.MediaTime(0, 6000), start, end);
        Leaf leaf = Leaf.captured(place, Kind.MEDIA, span, RECORDER, content(bytes, "fmp4/h264+aac"));
        place = leaf.next();
        append(leaf, bytes);
        return leaf;
    }

    Leaf transcript(Leaf media) {
        return transcript(media, media.span());
    }

    Leaf transcript(Leaf media, Span span) {
        return transcript(List.of(media), span);
    }

    Leaf transcript(List<Leaf> media, Span span) {
        byte[] bytes = ("这款面霜今天只要九十九元 " + random.nextInt()).getBytes(UTF_8);
        List<Hash> sources = media.stream().map(Leaf::hash).toList();
        Leaf leaf = Leaf.derived(place, Kind.ASR, span, MODEL, content(bytes, null), sources);
        place = leaf.next();
        append(leaf, bytes);
        return leaf;
    }

    Leaf chat() {
        List<Disclosure> fields = List.of(field("nick", "小明"), field("words", "敏感肌能用吗"));
        Leaf leaf = Leaf.chat(place, Span.at(clock.instant()), RECORDER, fields);
        place = leaf.next();
        disclosures.put(append(leaf, null), fields);
        return leaf;
    }

    void end() {
        byte[] bytes = "events 100 to 180".getBytes(UTF_8);
        Leaf leaf = Leaf.captured(place, Kind.JOURNAL, Span.at(clock.instant()), RECORDER, content(bytes, null))
                .asLast();
        place = leaf.next();
        append(leaf, bytes);
    }

    void look() {
        Leaf leaf = access(Access.Act.READ, null);
        custody = leaf.next();
        append(leaf, null);
    }

    /** A leaf among those of the custody that is no access. */
    void noteInCustody() {
        byte[] bytes = "events 180 to 190".getBytes(UTF_8);
        Leaf leaf = Leaf.captured(custody, Kind.JOURNAL, Span.at(clock.instant()), RECORDER, content(bytes, null));
        custody = leaf.next();
        append(leaf, bytes);
    }

    /** Signs what there is, has it cosigned by all witnesses, and stamped. */
    SignedNote checkpoint() {
        clock.advance(Duration.ofSeconds(10));
        SignedNote checkpoint = cosigned(log.head());
        checkpoints.add(checkpoint);
        stamps.put(checkpoint, List.of(stamp(checkpoint)));
        return checkpoint;
    }

    /** By when the last checkpoint was there: the authority says that it may be off by a second. */
    String confirmed() {
        return clock.instant().plusSeconds(1).toString();
    }

    SignedNote cosigned(SignedNote head) {
        SignedNote cosigned = head;
        for (Visit visit : visits) {
            cosigned = cosigned.with(visit.show(head).cosignatures());
        }
        return cosigned;
    }

    byte[] stamp(SignedNote checkpoint) {
        try {
            return authority.stamp(checkpoint.imprint());
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    public Trust trust() {
        List<VerifierKey> keys = cosigners.stream().map(Cosigner::verifier).toList();
        return new Trust(Policy.of(List.of(logSigner.verifier()), 2, keys), authority.trust());
    }

    /** The file of a leaf has been erased. */
    public void leaveOut(long index) {
        absences.put(index, Absence.ERASED);
    }

    /** All leaves of the show in a sealed pack. */
    public Path pack() {
        try {
            PackDraft draft = draft();
            Path zip = folder.resolve("pack-" + log.tree().size() + ".zip");
            seal(draft.toSeal()).write(zip);
            return zip;
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    PackDraft draft() throws IOException {
        return draft(log.tree());
    }

    PackDraft draft(Tree tree) throws IOException {
        var draft = new PackDraft(tree, trust());
        for (SignedNote checkpoint : checkpoints) {
            draft.checkpoint(checkpoint, stamps.getOrDefault(checkpoint, List.of()));
        }
        for (Map.Entry<Long, Path> leaf : files.entrySet()) {
            Absence absence = absences.get(leaf.getKey());
            if (absence != null) {
                draft.leafWithout(leaf.getKey(), absence);
            } else if (Files.size(leaf.getValue()) == 0) {
                draft.leaf(leaf.getKey());
            } else {
                draft.leaf(leaf.getKey(), "bin", leaf.getValue());
            }
        }
        for (Map.Entry<Long, List<Disclosure>> leaf : disclosures.entrySet()) {
            leaf.getValue().forEach(field -> draft.disclose(leaf.getKey(), field));
        }
        return draft;
    }

    PackDraft.Sealed seal(PackDraft.ToSeal open) {
        Leaf leaf = access(Access.Act.EXPORT, content(open.sums(), null));
        long index = log.append(List.of(leaf.bytes())).first();
        SignedNote checkpoint = cosigned(log.head());
        return open.seal(log.tree(), index, checkpoint, List.of(stamp(checkpoint)));
    }

    /** Seals files that somebody has had hands on, as only who holds the log can. */
    void reseal(Map<String, byte[]> pack) {
        reseal(pack, Access.Act.EXPORT);
    }

    void reseal(Map<String, byte[]> pack, Access.Act act) {
        pack.keySet().removeIf(name -> name.startsWith("seal/"));
        byte[] sums = Tamper.mendSums(pack);
        Leaf leaf = access(act, content(sums, null));
        long index = log.append(List.of(leaf.bytes())).first();
        SignedNote checkpoint = cosigned(log.head());
        Tamper.putSeal(pack, log.tree(), index, checkpoint, stamp(checkpoint));
    }

    long append(Leaf leaf, byte @Nullable [] bytes) {
        long index = log.append(List.of(leaf.bytes())).first();
        try {
            Path file = folder.resolve("file-" + index);
            Files.write(file, bytes == null ? new byte[0] : bytes);
            files.put(index, file);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
        return index;
    }

    private Leaf access(Access.Act act, @Nullable Content content) {
        return Leaf.access(
                custody,
                Span.at(clock.instant()),
                RECORDER,
                new Access(act, "case 2026-9", "desk 3"),
                content,
                List.of(field(Leaf.PERSON, "officer 12")));
    }

    private Disclosure field(String name, String value) {
        return Disclosure.of(name, Json.of(value), salts);
    }

    private static Content content(byte[] bytes, @Nullable String codec) {
        return new Content(Hash.sha256(bytes), bytes.length, codec);
    }

    static LocalAuthority authority(TestClock clock) {
        Instant from = Instant.parse("2020-01-01T00:00:00Z");
        Instant to = Instant.parse("2049-01-01T00:00:00Z");
        var random = new SecureRandom();
        return new LocalAuthority(LocalKeys.make(LocalKeys.Curve.P256, from, to, random), clock, random);
    }
}
