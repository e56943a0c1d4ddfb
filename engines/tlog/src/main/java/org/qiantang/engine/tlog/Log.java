package org.qiantang.engine.tlog;

import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.tlog.merkle.Hash;
import org.qiantang.engine.tlog.merkle.Merkle;
import org.qiantang.engine.tlog.note.Checkpoint;
import org.qiantang.engine.tlog.note.NoteSignature;
import org.qiantang.engine.tlog.note.NoteSigner;
import org.qiantang.engine.tlog.note.SignedNote;
import org.qiantang.engine.tlog.store.TileStore;
import org.qiantang.engine.tlog.wire.Malformed;

/**
 * The one writer of a log. Entries are added in batches; a batch is in the log once its checkpoint is durable, and only then is
 * the checkpoint handed to anybody.
 *
 * <p>Tiles are written first, the head last. A crash between leaves tiles that no head names; the next batch writes over them. So
 * a log never has two checkpoints of one size, and never one whose tiles are not there. Whoever does not know how an append
 * ended opens the log again and looks at its size.
 */
public final class Log {
    /** The most entries of one batch. */
    public static final int MOST_ENTRIES = 1 << 16;

    /** The most bytes of one entry: its length takes two bytes in a bundle. */
    public static final int MOST_BYTES = (1 << 16) - 1;

    /** The last checkpoint that this log has signed. */
    private static final String HEAD = "head";

    /** The last checkpoint shown to the world, with what witnesses have added to it. */
    private static final String CHECKPOINT = "checkpoint";

    private final TileStore store;
    private final NoteSigner signer;
    private final Set<String> outgrown = new LinkedHashSet<>();
    private RightEdge edge;
    private SignedNote head;
    private boolean uncertain;

    private Log(TileStore store, NoteSigner signer, RightEdge edge, SignedNote head) {
        this.store = store;
        this.signer = signer;
        this.edge = edge;
        this.head = head;
    }

    /**
     * Begins a log. Its origin is the signer's name.
     *
     * @throws IllegalStateException if there is one: a second beginning would be a fork
     */
    public static Log create(TileStore store, NoteSigner signer) {
        if (store.read(HEAD) != null || store.read(CHECKPOINT) != null) {
            throw new IllegalStateException("store: a log is in it (expected: none)");
        }
        if (hasTiles(store)) {
            throw new IllegalStateException("store: tiles of a log that has lost its head are in it (expected: none)");
        }
        RightEdge edge = RightEdge.load(store, 0);
        SignedNote head = sign(signer, new Checkpoint(signer.verifier().name(), 0, Merkle.EMPTY));
        store.write(Map.of(HEAD, head.bytes()));
        return new Log(store, signer, edge, head);
    }

    /**
     * Goes on with a log. What it hands out first is durable by then, however the last append ended.
     *
     * @throws IllegalStateException if there is none, or it is signed by another key
     * @throws DamagedLog if the head is not what the tiles make, or the log has lost what it has shown to the world
     */
    public static Log open(TileStore store, NoteSigner signer) {
        SignedNote head = readNote(store, HEAD, signer);
        if (head == null) {
            throw new IllegalStateException("store: no log in it (expected: one that was created)");
        }
        Checkpoint at = Checkpoint.of(head);
        RightEdge edge = RightEdge.load(store, at.size());
        if (!edge.root().equals(at.root())) {
            throw new DamagedLog("the tiles make another root than the head names: size=" + at.size());
        }
        SignedNote shown = readNote(store, CHECKPOINT, signer);
        if (shown != null && !isPast(Checkpoint.of(shown), new Tree(store, at.size()))) {
            throw new DamagedLog("the checkpoint shown to the world is not in the log's past: " + shown.text());
        }
        // An append that failed may have left a head that is read here and that a power cut would take back. Its tiles
        // were
        // durable before it was written.
        store.write(Map.of(HEAD, head.bytes()));
        return new Log(store, signer, edge, head);
    }

    /**
     * Goes on with a log, or begins it where there is none.
     *
     * @throws IllegalStateException if there are tiles and no head, or it is signed by another key
     * @throws DamagedLog as {@link #open} does
     */
    public static Log openOrCreate(TileStore store, NoteSigner signer) {
        return store.read(HEAD) == null ? create(store, signer) : open(store, signer);
    }

    /**
     * Adds entries behind one another, all of them or none. Without entries nothing changes.
     *
     * @return where they begin, and the log's new checkpoint
     * @throws UncheckedIOException if the disk fails; the log must then be opened again
     */
    public synchronized Appended append(List<byte[]> entries) {
        checkEntries(entries);
        long first = edge.size();
        if (entries.isEmpty()) {
            return new Appended(first, head);
        }
        fence();
        RightEdge grown = edge.copy();
        Map<String, byte[]> tiles = new LinkedHashMap<>();
        Set<String> filled = new LinkedHashSet<>();
        entries.forEach(entry -> grown.add(entry, (full, width, bytes) -> {
            tiles.put(full, bytes);
            filled.add(TilePath.partials(full));
        }));
        grown.partials((full, width, bytes) -> tiles.put(TilePath.ofWidth(full, width), bytes));
        Checkpoint next = new Checkpoint(signer.verifier().name(), grown.size(), grown.root());
        refuseToFork(next, new Tree(new Overlay(tiles, store), next.size()));

        SignedNote signed = sign(signer, next);
        uncertain = true;
        store.write(tiles);
        store.write(Map.of(HEAD, signed.bytes()));
        uncertain = false;
        edge = grown;
        head = signed;
        outgrown.addAll(filled);
        dropOutgrown();
        return new Appended(first, signed);
    }

    /** The batch is in the log by now, so that a disk that fails here has not failed it: what stays is tried again next time. */
    private void dropOutgrown() {
        for (String folder : List.copyOf(outgrown)) {
            try {
                store.drop(folder);
                outgrown.remove(folder);
            } catch (UncheckedIOException trouble) {
                return;
            }
        }
    }

    /**
     * Where a batch went.
     *
     * @param first the index of its first entry
     * @param checkpoint the log's checkpoint with the batch in it
     */
    public record Appended(long first, SignedNote checkpoint) {}

    /** The log's last checkpoint, with the log's own signature. */
    public synchronized SignedNote head() {
        return head;
    }

    /** The log as it stands now. */
    public synchronized Tree tree() {
        return new Tree(store, edge.size());
    }

    /**
     * Shows a checkpoint to the world, with the cosignatures it has by now, and those it was shown with before by others. It is
     * served at {@code checkpoint}, beside the tiles.
     *
     * @throws IllegalArgumentException if it is none of this log's, or older than what was shown before
     */
    public synchronized void publish(SignedNote checkpoint) {
        Checkpoint shown = Checkpoint.of(checkpoint);
        if (!isBy(signer, checkpoint) || !isPast(shown, tree())) {
            throw new IllegalArgumentException("checkpoint: " + shown + " (expected: one that this log has signed)");
        }
        SignedNote before = published();
        if (before != null && Checkpoint.of(before).size() > shown.size()) {
            throw new IllegalArgumentException(
                    "checkpoint: of size " + shown.size() + " (expected: not older than the last one shown)");
        }
        store.write(Map.of(CHECKPOINT, withThoseOf(before, checkpoint).bytes()));
    }

    /** A witness that does not answer today has seen the tree all the same. */
    private static SignedNote withThoseOf(@Nullable SignedNote before, SignedNote checkpoint) {
        if (before == null || !before.text().equals(checkpoint.text())) {
            return checkpoint;
        }
        List<NoteSignature> lacking = before.signatures().stream()
                .filter(old -> checkpoint.signatures().stream()
                        .noneMatch(signature -> signature.keyId() == old.keyId()
                                && signature.name().equals(old.name())))
                .toList();
        return checkpoint.with(lacking);
    }

    /** The last checkpoint shown to the world; null before the first. */
    public synchronized @Nullable SignedNote published() {
        return readNote(store, CHECKPOINT, signer);
    }

    private static void checkEntries(List<byte[]> entries) {
        if (entries.size() > MOST_ENTRIES) {
            throw new IllegalArgumentException(
                    "entries: " + entries.size() + " (expected: " + MOST_ENTRIES + " at most)");
        }
        for (byte[] entry : entries) {
            if (entry.length > MOST_BYTES) {
                throw new IllegalArgumentException(
                        "entry: " + entry.length + " bytes (expected: " + MOST_BYTES + " at most)");
            }
        }
    }

    /** A second writer is kept out by the store's lock where it has one; this finds one that came in all the same. */
    private void fence() {
        if (uncertain) {
            throw new IllegalStateException("log: the end of an append is not known (expected: opened again since)");
        }
        if (!Arrays.equals(store.read(HEAD), head.bytes())) {
            throw new IllegalStateException("head: moved by another writer (expected: " + head.text() + ")");
        }
    }

    /** The last thing before the log's name is put under a checkpoint; read from the tiles as they will lie in the store. */
    private void refuseToFork(Checkpoint next, Tree tree) {
        Checkpoint last = Checkpoint.of(head);
        List<Hash> proof = tree.consistency(last.size(), next.size());
        if (!Merkle.extendsTree(last.root(), last.size(), next.root(), next.size(), proof)) {
            throw new DamagedLog(
                    "what would be signed is not what was signed, with more behind it: size=" + last.size());
        }
    }

    /** Looks for what every log that is not empty has: its first tile, full or as wide as it has come. */
    private static boolean hasTiles(TileStore store) {
        String first = TilePath.tile(0, 0);
        return IntStream.rangeClosed(1, TilePath.WIDTH)
                .anyMatch(width -> store.read(TilePath.ofWidth(first, width)) != null);
    }

    private static SignedNote sign(NoteSigner signer, Checkpoint checkpoint) {
        return new SignedNote(checkpoint.text(), List.of(signer.sign(checkpoint.text())));
    }

    private static @Nullable SignedNote readNote(TileStore store, String path, NoteSigner signer) {
        byte @Nullable [] bytes = store.read(path);
        if (bytes == null) {
            return null;
        }
        try {
            SignedNote note = SignedNote.parse(bytes);
            if (!isBy(signer, note)) {
                throw new IllegalStateException(path + ": not signed by the key (expected: " + signer.verifier() + ")");
            }
            return note;
        } catch (Malformed broken) {
            throw new DamagedLog(path + " cannot be read", broken);
        }
    }

    private static boolean isBy(NoteSigner signer, SignedNote note) {
        return Checkpoint.of(note).origin().equals(signer.verifier().name())
                && note.signersAmong(List.of(signer.verifier())).valid().contains(signer.verifier());
    }

    private static boolean isPast(Checkpoint checkpoint, Tree tree) {
        return checkpoint.size() <= tree.size() && tree.root(checkpoint.size()).equals(checkpoint.root());
    }

    /** A store with files that are about to be written into it. */
    private record Overlay(Map<String, byte[]> files, TileStore below) implements TileStore {
        @Override
        public byte @Nullable [] read(String path) {
            byte @Nullable [] bytes = files.get(path);
            return bytes == null ? below.read(path) : bytes;
        }

        @Override
        public void write(Map<String, byte[]> more) {
            throw new UnsupportedOperationException("only read through");
        }

        @Override
        public void drop(String folder) {
            throw new UnsupportedOperationException("only read through");
        }
    }
}
