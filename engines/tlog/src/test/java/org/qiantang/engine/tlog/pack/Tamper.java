package org.qiantang.engine.tlog.pack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.qiantang.engine.tlog.Tree;
import org.qiantang.engine.tlog.merkle.Hash;
import org.qiantang.engine.tlog.note.Checkpoint;
import org.qiantang.engine.tlog.note.SignedNote;
import org.qiantang.engine.tlog.proof.LogProof;

/** Hands in a pack: takes it apart, changes what is in it, and puts it together again so that the zip itself looks well. */
final class Tamper {
    private Tamper() {}

    static Map<String, byte[]> open(Path pack) {
        var files = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipReader(pack)) {
            for (String name : zip.names()) {
                files.put(name, zip.bytes(name));
            }
        } catch (IOException | Faulty trouble) {
            throw new AssertionError(trouble);
        }
        return files;
    }

    static Path write(Path file, Map<String, byte[]> files) {
        var parts = new ArrayList<Part>();
        files.forEach((name, bytes) -> parts.add(Part.of(name, bytes)));
        try {
            ZipWriter.write(file, parts);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
        return file;
    }

    static void edit(Map<String, byte[]> files, String name, UnaryOperator<String> change) {
        String before = new String(there(files, name), UTF_8);
        String after = change.apply(before);
        if (after.equals(before)) {
            throw new AssertionError("nothing was changed in " + name);
        }
        files.put(name, after.getBytes(UTF_8));
    }

    static void swap(Map<String, byte[]> files, String one, String other) {
        byte[] bytes = there(files, one);
        files.put(one, there(files, other));
        files.put(other, bytes);
    }

    static byte[] there(Map<String, byte[]> files, String name) {
        byte[] bytes = files.get(name);
        if (bytes == null) {
            throw new AssertionError("no " + name + " in " + files.keySet());
        }
        return bytes;
    }

    /** Makes the list of files say what is there now. */
    static byte[] mendSums(Map<String, byte[]> files) {
        var sums = new TreeMap<String, Hash>();
        files.forEach((name, bytes) -> {
            Layout.Named named = Layout.of(name);
            if (named == null || named.role().isListed()) {
                sums.put(name, Hash.sha256(bytes));
            }
        });
        byte[] list = Sums.write(sums);
        files.put(Layout.SUMS, list);
        return list;
    }

    static void putSeal(Map<String, byte[]> files, Tree tree, long index, SignedNote checkpoint, byte[] stamp) {
        long size = Checkpoint.of(checkpoint).size();
        long last = files.keySet().stream()
                .map(Layout::of)
                .filter(named -> named != null && named.role() == Layout.Role.CHECKPOINT)
                .mapToLong(named -> named == null ? 0 : named.number())
                .max()
                .orElse(0);
        List<Hash> growth = tree.consistency(last, size);
        var proof = new LogProof(index, tree.inclusion(index, size), checkpoint);
        files.put(Layout.SEAL_LEAF, tree.entry(index));
        files.put(Layout.SEAL_PROOF, proof.toString().getBytes(UTF_8));
        files.put(Layout.sealConsistency(last, size), ConsistencyFile.write(growth));
        files.put(Layout.sealStamp(0), stamp);
    }
}
