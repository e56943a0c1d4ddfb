package org.qiantang.app.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.tlog.merkle.Hash;
import org.qiantang.engine.tlog.pack.Absence;
import org.qiantang.engine.tlog.pack.PackDraft;

/** Puts leaves into a pack with the files that they name: pieces as they lie on disk, all else made from the journal again. */
final class PackFiles {
    private static final String SUMS = "sums/";

    private final Contents contents;
    private final Footage footage;
    private final EvidenceLog log;

    PackFiles(Contents contents, Footage footage, EvidenceLog log) {
        this.contents = contents;
        this.footage = footage;
        this.log = log;
    }

    /** Where the list of a pack's files is kept: the leaf of its seal names it, and later packs show that leaf. */
    static String sums(Hash sha256) {
        return SUMS + sha256.hex();
    }

    /** @param folder for files until the pack is written */
    void add(Noted leaf, long showId, PackDraft draft, Path folder) throws IOException {
        Hash sha256 = leaf.sha256();
        if (sha256 == null) {
            draft.leaf(leaf.index());
            return;
        }
        Whence whence = leaf.whence();
        Optional<Path> file = whence == null
                ? Optional.of(log.file(sums(sha256)))
                : whence.form() == Whence.Form.PIECE
                        ? piece(showId, whence)
                        : made(whence, sha256, folder.resolve(Long.toString(leaf.index())));
        if (file.isPresent() && Files.isRegularFile(file.get())) {
            draft.leaf(leaf.index(), extension(whence), file.get());
        } else {
            boolean isPiece = whence != null && whence.form() == Whence.Form.PIECE;
            draft.leafWithout(leaf.index(), isPiece ? Absence.PAST_RETENTION : Absence.WITHHELD);
        }
    }

    boolean isKept(long showId, Noted piece) {
        Whence whence = piece.whence();
        return whence != null && piece(showId, whence).isPresent();
    }

    private Optional<Path> piece(long showId, Whence whence) {
        Long number = whence.number(Whence.PIECE);
        return number == null ? Optional.empty() : footage.file(showId, Math.toIntExact(number));
    }

    /** Empty where the journal does not hold any more what it held. */
    private Optional<Path> made(Whence whence, Hash sha256, Path file) throws IOException {
        byte @Nullable [] bytes = contents.of(whence);
        if (bytes == null || !Hash.sha256(bytes).equals(sha256)) {
            return Optional.empty();
        }
        Files.write(file, bytes);
        return Optional.of(file);
    }

    private static String extension(@Nullable Whence whence) {
        if (whence == null) {
            return "txt";
        }
        return switch (whence.form()) {
            case JOURNAL -> "txt";
            case EVENT, LINE, TAKEN_LINE, VERDICT -> "json";
            case PIECE -> "ts";
        };
    }
}
