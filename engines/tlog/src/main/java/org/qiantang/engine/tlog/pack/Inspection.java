package org.qiantang.engine.tlog.pack;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.tlog.merkle.Hash;
import org.qiantang.engine.tlog.wire.Malformed;

/** A pack on the table: its files by what they are, and what has been found of them so far. */
final class Inspection {
    private final ZipReader zip;
    private final Map<Layout.Role, Map<String, Layout.Named>> byRole = new HashMap<>();
    private final Map<String, Hash> hashes = new HashMap<>();
    private final Findings findings = new Findings();

    /** Makes something of a file's bytes. */
    @FunctionalInterface
    interface Form<T> {
        T read(byte[] bytes);
    }

    /** Looks at all files once: whether they have a place in a pack, and whether their bytes are whole. */
    Inspection(ZipReader zip) throws IOException {
        this.zip = zip;
        for (String name : zip.names()) {
            Layout.Named named = Layout.of(name);
            ZipReader.Digest digest = zip.digest(name);
            hashes.put(name, digest.sha256());
            if (named == null) {
                findings.fault(name, Reason.UNKNOWN_PLACE);
            } else if (zip.size(name) > named.role().mostBytes()) {
                findings.fault(name, Reason.TOO_LARGE, named.role().mostBytes());
            } else if (!digest.crcAgrees()) {
                findings.fault(name, Reason.CHANGED);
            }
            if (named != null) {
                byRole.computeIfAbsent(named.role(), role -> new TreeMap<>()).put(name, named);
            }
        }
    }

    Findings findings() {
        return findings;
    }

    /** The names of all files of a kind, with the numbers in them. */
    Map<String, Layout.Named> of(Layout.Role role) {
        return byRole.getOrDefault(role, Map.of());
    }

    List<String> names() {
        return List.copyOf(zip.names());
    }

    boolean has(String name) {
        return zip.has(name);
    }

    Hash sha256(String name) {
        Hash hash = hashes.get(name);
        if (hash == null) {
            throw new IllegalArgumentException("name: " + name + " (expected: one in the pack)");
        }
        return hash;
    }

    long size(String name) {
        return zip.size(name);
    }

    /** What a small file says; null, and found to be wrong, where it is absent, damaged or not in form. */
    <T> @Nullable T read(String name, Form<T> form) throws IOException {
        if (!zip.has(name)) {
            findings.fault(name, Reason.MISSING);
        }
        if (findings.isFaulty(name)) {
            return null;
        }
        try {
            return form.read(zip.bytes(name));
        } catch (Malformed broken) {
            findings.fault(name, Reason.MALFORMED, String.valueOf(broken.getMessage()));
            return null;
        }
    }
}
