package org.qiantang.engine.tlog.pack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.tlog.Tree;
import org.qiantang.engine.tlog.leaf.Access;
import org.qiantang.engine.tlog.leaf.Disclosure;
import org.qiantang.engine.tlog.leaf.Leaf;
import org.qiantang.engine.tlog.merkle.Hash;
import org.qiantang.engine.tlog.note.Checkpoint;
import org.qiantang.engine.tlog.note.SignedNote;
import org.qiantang.engine.tlog.proof.LogProof;

/**
 * A pack being filled. It is closed with {@link #toSeal}; the list that this gives is written into the log by one more access
 * leaf, and with that leaf's proof the pack is sealed.
 *
 * <p>All leaves of a session between the first and the last in the pack must be in it. They are of one room, whose custody
 * ({@link org.qiantang.engine.tlog.leaf.Place#CUSTODY}) must be in it from its beginning, and holds the leaf of the seal too.
 */
public final class PackDraft {
    /** As many entries as a bundle has. */
    private static final int NEAR = 256;

    private final Tree tree;
    private final List<Part> parts = new ArrayList<>();
    private final TreeMap<Long, Leaf> leaves = new TreeMap<>();
    private final TreeMap<Long, SignedNote> checkpoints = new TreeMap<>();
    private final Map<Long, Integer> disclosures = new HashMap<>();
    private final TreeMap<Long, Absence> absences = new TreeMap<>();
    private List<byte[]> near = List.of();
    private long nearFrom;

    /** A pack from a log, as far as its tree goes, with the keys by which it can be checked. */
    public PackDraft(Tree tree, Trust trust) {
        this.tree = tree;
        add(Layout.POLICY, trust.policy().toString().getBytes(UTF_8));
        add(Layout.ANCHORS, trust.stamps().pem().getBytes(UTF_8));
        add(Layout.README, resource(Layout.README));
        add(Layout.RECORD, resource(Layout.RECORD));
    }

    /**
     * Packs a checkpoint with its cosignatures and time-stamps.
     *
     * @param stamps tokens over the checkpoint's {@link SignedNote#imprint}, one at least
     */
    public PackDraft checkpoint(SignedNote checkpoint, List<byte[]> stamps) {
        long size = Checkpoint.of(checkpoint).size();
        checkStamps(stamps);
        if (checkpoints.put(size, checkpoint) != null) {
            throw new IllegalArgumentException("checkpoint: a second one of size " + size + " (expected: one)");
        }
        add(Layout.checkpoint(size), checkpoint.bytes());
        for (int i = 0; i < stamps.size(); i++) {
            add(Layout.stamp(size, i), stamps.get(i));
        }
        return this;
    }

    /** Packs a leaf that names no file. */
    public PackDraft leaf(long index) {
        Leaf leaf = read(index);
        if (leaf.content() != null) {
            throw new IllegalArgumentException("leaf: " + index + " names a file (expected: one that names none)");
        }
        return pack(index, leaf);
    }

    /**
     * Packs a leaf with the file that it names; the file must stay as it is until the pack is written.
     *
     * @param extension of the file in the pack, such as {@code mp4}
     */
    public PackDraft leaf(long index, String extension, Path file) throws IOException {
        Leaf leaf = read(index);
        Part part = Part.of(Layout.file(index, extension), file);
        if (!part.isContent(leaf.content())) {
            throw new IllegalArgumentException("file: " + file + " (expected: the one that leaf " + index + " names)");
        }
        parts.add(part);
        return pack(index, leaf);
    }

    /** Packs a leaf without the file that it names, and says why. */
    public PackDraft leafWithout(long index, Absence why) {
        Leaf leaf = read(index);
        if (leaf.content() == null) {
            throw new IllegalArgumentException("leaf: " + index + " names no file (expected: one that does)");
        }
        absences.put(index, why);
        return pack(index, leaf);
    }

    /** Packs a personal field, in clear, of a leaf that was packed before. */
    public PackDraft disclose(long index, Disclosure field) {
        Leaf leaf = leaves.get(index);
        if (leaf == null || !leaf.bears(field)) {
            throw new IllegalArgumentException(
                    "disclosure: " + field.name() + " (expected: a field of leaf " + index + ", packed before)");
        }
        int number = disclosures.merge(index, 1, Integer::sum) - 1;
        add(Layout.disclosure(index, number), field.toString().getBytes(UTF_8));
        return this;
    }

    private Leaf read(long index) {
        if (leaves.containsKey(index)) {
            throw new IllegalArgumentException("leaf: " + index + " for the second time (expected: once)");
        }
        return Leaf.parse(entry(index));
    }

    /** Leaves are mostly packed one behind another, and a whole bundle is read for each: the last one is kept. */
    private byte[] entry(long index) {
        if (index < nearFrom || index >= nearFrom + near.size()) {
            if (index < 0 || index >= tree.size()) {
                throw new IllegalArgumentException(
                        "leaf: " + index + " (expected: 0 or more, below " + tree.size() + ")");
            }
            nearFrom = index - index % NEAR;
            near = tree.entries(nearFrom, Math.min(nearFrom + NEAR, tree.size()));
        }
        return near.get((int) (index - nearFrom));
    }

    private PackDraft pack(long index, Leaf leaf) {
        leaves.put(index, leaf);
        add(Layout.leaf(index), leaf.bytes());
        return this;
    }

    /**
     * Closes the draft: makes the proofs, the ledger, and the list to be sealed.
     *
     * @throws IllegalArgumentException if a leaf is under no checkpoint, or a file is longer than such a file may be
     */
    public ToSeal toSeal() {
        if (checkpoints.isEmpty()) {
            throw new IllegalArgumentException("checkpoints: none (expected: one or more)");
        }
        var closed = new ArrayList<Part>(parts);
        for (Map.Entry<Long, Leaf> leaf : leaves.entrySet()) {
            long index = leaf.getKey();
            Map.Entry<Long, SignedNote> over = checkpoints.higherEntry(index);
            if (over == null) {
                throw new IllegalArgumentException("leaf: " + index + " (expected: below a checkpoint in the pack)");
            }
            byte[] entry = leaf.getValue().bytes();
            var proof = new LogProof(index, tree.inclusion(index, over.getKey(), entry), over.getValue());
            closed.add(Part.of(Layout.proof(index), proof.toString().getBytes(UTF_8)));
        }
        @Nullable Long older = null;
        for (long newer : checkpoints.keySet()) {
            if (older != null) {
                byte[] proof = ConsistencyFile.write(tree.consistency(older, newer));
                closed.add(Part.of(Layout.consistency(older, newer), proof));
            }
            older = newer;
        }
        closed.add(Part.of(Layout.CUSTODY, Custody.write(leaves.values())));
        if (!absences.isEmpty()) {
            closed.add(Part.of(Layout.ABSENCES, Absences.write(absences)));
        }
        closed.forEach(PackDraft::checkSize);
        return new ToSeal(closed, checkpoints.lastKey());
    }

    /** A pack to which only its seal is lacking. */
    public static final class ToSeal {
        private final List<Part> parts;
        private final long lastSize;
        private final Part sums;
        private final byte[] list;

        private ToSeal(List<Part> parts, long lastSize) {
            this.parts = parts;
            this.lastSize = lastSize;
            this.list = Sums.write(parts);
            this.sums = Part.of(Layout.SUMS, list);
            checkSize(sums);
        }

        /** The bytes that the leaf of the seal must name as its content. */
        public byte[] sums() {
            return list.clone();
        }

        /** Writes it as it is, for {@link PackVerifier#verifyUnsealed} alone. */
        public void write(Path file) throws IOException {
            var all = new ArrayList<Part>(parts);
            all.add(sums);
            ZipWriter.write(file, all);
        }

        /**
         * Puts the seal on the pack.
         *
         * @param tree the log with the leaf of the seal in it
         * @param index of that leaf
         * @param checkpoint over it, later than all others in the pack, with its cosignatures
         * @param stamps tokens over that checkpoint's {@link SignedNote#imprint}, one at least
         */
        public Sealed seal(Tree tree, long index, SignedNote checkpoint, List<byte[]> stamps) {
            checkStamps(stamps);
            long size = Checkpoint.of(checkpoint).size();
            if (size <= lastSize) {
                throw new IllegalArgumentException("checkpoint: of size " + size
                        + " (expected: later than all in the pack, above " + lastSize + ")");
            }
            byte[] entry = tree.entry(index);
            if (!isSeal(Leaf.parse(entry))) {
                throw new IllegalArgumentException(
                        "leaf: " + index + " (expected: of an export, with the list of files as its content)");
            }
            var proof = new LogProof(index, tree.inclusion(index, size, entry), checkpoint);
            List<Hash> grown = tree.consistency(lastSize, size);
            var all = new ArrayList<Part>(parts);
            all.add(sums);
            all.add(Part.of(Layout.SEAL_LEAF, entry));
            all.add(Part.of(Layout.SEAL_PROOF, proof.toString().getBytes(UTF_8)));
            all.add(Part.of(Layout.sealConsistency(lastSize, size), ConsistencyFile.write(grown)));
            for (int i = 0; i < stamps.size(); i++) {
                all.add(Part.of(Layout.sealStamp(i), stamps.get(i)));
            }
            all.forEach(PackDraft::checkSize);
            return new Sealed(all);
        }

        private boolean isSeal(Leaf leaf) {
            Access access = leaf.access();
            return access != null && access.act() == Access.Act.EXPORT && sums.isContent(leaf.content());
        }
    }

    /** A pack with all that belongs into it, to be written as often as it is asked for. */
    public static final class Sealed {
        private final List<Part> parts;
        private final long size;

        private Sealed(List<Part> parts) {
            this.parts = List.copyOf(parts);
            this.size = ZipWriter.size(parts);
        }

        /** The bytes of the pack. */
        public long size() {
            return size;
        }

        /**
         * Writes the pack into a stream, which stays open.
         *
         * @throws IOException if the stream or a file of the pack fails; what was written is then no pack
         */
        public void writeTo(OutputStream out) throws IOException {
            ZipWriter.write(out, parts);
        }

        /** Writes the pack into a file, which has its name only once it is whole. */
        public void write(Path file) throws IOException {
            ZipWriter.write(file, parts);
        }
    }

    private static void checkStamps(List<byte[]> stamps) {
        if (stamps.isEmpty()) {
            throw new IllegalArgumentException("stamps: none (expected: one or more over each checkpoint)");
        }
    }

    private void add(String name, byte[] bytes) {
        parts.add(Part.of(name, bytes));
    }

    /** What the verifier would refuse is not packed. */
    static void checkSize(Part part) {
        Layout.Named named = Layout.of(part.name());
        long most = named == null ? 0 : named.role().mostBytes();
        if (part.header().size() > most) {
            throw new IllegalArgumentException(
                    part.name() + ": " + part.header().size() + " bytes (expected: " + most + " at most)");
        }
    }

    private static byte[] resource(String name) {
        try (InputStream in = PackDraft.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource: " + name + " (expected: beside this class)");
            }
            return in.readAllBytes();
        } catch (IOException trouble) {
            throw new UncheckedIOException("not read: resource=" + name, trouble);
        }
    }
}
