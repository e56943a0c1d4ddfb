package org.qiantang.engine.tlog.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.qiantang.engine.tlog.merkle.Hash;
import org.qiantang.engine.tlog.wire.Lines;
import org.qiantang.engine.tlog.wire.Malformed;
import org.qiantang.engine.tlog.wire.Utf8;

/**
 * A text with the signatures of one or more keys (C2SP signed-note). Nothing in the text is to be believed before
 * {@link #signersAmong} has named a key that is trusted.
 *
 * @param text ends in a newline, and is what is signed
 */
public record SignedNote(String text, List<NoteSignature> signatures) {
    /** The most signatures of a note; the specification asks for 16 at least. */
    public static final int MOST_SIGNATURES = 64;

    private static final int MOST_CHARACTERS = 1 << 19;

    public SignedNote {
        signatures = List.copyOf(signatures);
        if (!text.endsWith("\n") || text.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            throw new Malformed("note", text, "a text without controls that ends in a newline");
        }
        if (!UTF_8.newEncoder().canEncode(text)) {
            throw new Malformed("note", text, "text that has a form in UTF-8");
        }
        if (signatures.isEmpty() || signatures.size() > MOST_SIGNATURES) {
            throw new Malformed("signatures", signatures.size() + " of them", "1 to " + MOST_SIGNATURES);
        }
    }

    /**
     * Reads a note as it is kept and sent.
     *
     * @throws Malformed if the bytes are not a signed note in UTF-8
     */
    public static SignedNote parse(byte[] bytes) {
        return parse(Utf8.read("note", bytes));
    }

    /**
     * Reads a note. The text may hold empty lines: the last one divides it from the signatures.
     *
     * @throws Malformed if it is not a signed note
     */
    public static SignedNote parse(String note) {
        if (note.length() > MOST_CHARACTERS) {
            throw new Malformed("note", note.length() + " characters", MOST_CHARACTERS + " at most");
        }
        int gap = note.lastIndexOf("\n\n");
        if (gap < 0) {
            throw new Malformed("note", note, "an empty line before the signatures");
        }
        var signatures = new ArrayList<NoteSignature>();
        var lines = new Lines("signatures", note.substring(gap + 2));
        while (!lines.isAtEnd()) {
            signatures.add(NoteSignature.parse(lines.take()));
        }
        return new SignedNote(note.substring(0, gap + 1), signatures);
    }

    /** The same text with more signatures behind those it has. */
    public SignedNote with(Collection<NoteSignature> more) {
        var all = new ArrayList<NoteSignature>(signatures);
        all.addAll(more);
        return new SignedNote(text, all);
    }

    /**
     * What the signatures are worth to somebody who trusts these keys. Lines by other keys count for nothing.
     *
     * @param valid the keys that have signed
     * @param broken the keys in whose name a signature stands that is not theirs; the note is then to be refused
     * @param times when those who tell a time have signed; of several times the first
     */
    public record Signers(Set<VerifierKey> valid, Set<VerifierKey> broken, Map<VerifierKey, Instant> times) {
        public Signers {
            valid = Set.copyOf(valid);
            broken = Set.copyOf(broken);
            times = Map.copyOf(times);
        }
    }

    public Signers signersAmong(Collection<VerifierKey> trusted) {
        var valid = new LinkedHashSet<VerifierKey>();
        var broken = new LinkedHashSet<VerifierKey>();
        var times = new LinkedHashMap<VerifierKey, Instant>();
        for (NoteSignature signature : signatures) {
            for (VerifierKey key : trusted) {
                if (!key.isNamedIn(signature)) {
                    continue;
                }
                if (!key.verifies(text, signature)) {
                    broken.add(key);
                    continue;
                }
                valid.add(key);
                if (key.type() == SignatureType.COSIGNATURE_V1) {
                    times.merge(key, Cosigner.timeOf(signature), (one, other) -> one.isBefore(other) ? one : other);
                }
            }
        }
        return new Signers(valid, broken, times);
    }

    /** The SHA-256 of the text, over which time-stamps are asked for. */
    public Hash imprint() {
        return Hash.sha256(text.getBytes(UTF_8));
    }

    /** The note as it is kept and sent. */
    @Override
    public String toString() {
        var note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature.line()));
        return note.toString();
    }

    public byte[] bytes() {
        return toString().getBytes(UTF_8);
    }
}
