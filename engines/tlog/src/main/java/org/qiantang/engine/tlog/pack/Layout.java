package org.qiantang.engine.tlog.pack;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.tlog.wire.Decimal;

/** Where things lie in a pack. Numbers in names are indexes of leaves, or sizes of checkpoints. */
final class Layout {
    static final String SUMS = "SHA256SUMS";
    static final String README = "README.zh.md";
    static final String RECORD = "RECORD.zh.md";
    static final String CUSTODY = "custody.txt";
    static final String ABSENCES = "absences.txt";
    static final String POLICY = "trust/policy.txt";
    static final String ANCHORS = "trust/tsa.pem";
    static final String SEAL_LEAF = "seal/leaf.json";
    static final String SEAL_PROOF = "seal/leaf.tlog-proof";

    /** Enough for any file but what was captured, and what speaks of all the others. */
    static final int MOST_BYTES = 1 << 20;

    /** Enough for the list of as many files as a pack may have, with names as long as theirs are. */
    static final int MOST_LIST_BYTES = 1 << 24;

    /** What a file is, by its place. */
    enum Role {
        LEAF("leaves/(NUMBER)\\.json"),
        PROOF("proofs/(NUMBER)\\.tlog-proof"),
        FILE("files/(NUMBER)\\.[a-z0-9]{1,8}"),
        DISCLOSURE("disclosures/(NUMBER)-NUMBER\\.json"),
        CHECKPOINT("checkpoints/(NUMBER)\\.checkpoint"),
        CONSISTENCY("checkpoints/(NUMBER)-(NUMBER)\\.consistency"),
        STAMP("stamps/(NUMBER)-NUMBER\\.tst"),
        SEAL_LEAF("seal/leaf\\.json"),
        SEAL_PROOF("seal/leaf\\.tlog-proof"),
        SEAL_CONSISTENCY("seal/(NUMBER)-(NUMBER)\\.consistency"),
        SEAL_STAMP("seal/NUMBER\\.tst"),
        SUMS("SHA256SUMS"),
        CUSTODY("custody\\.txt"),
        ABSENCES("absences\\.txt"),
        TEXT("README\\.zh\\.md|RECORD\\.zh\\.md|trust/policy\\.txt|trust/tsa\\.pem");

        private final Pattern form;

        Role(String form) {
            this.form = Pattern.compile(form.replace("NUMBER", "(?:0|[1-9][0-9]{0,17})"));
        }

        /** The seal is made over the list of all else, and so is not in it. */
        boolean isListed() {
            return switch (this) {
                case SUMS, SEAL_LEAF, SEAL_PROOF, SEAL_CONSISTENCY, SEAL_STAMP -> false;
                case LEAF, PROOF, FILE, DISCLOSURE, CHECKPOINT, CONSISTENCY, STAMP, CUSTODY, ABSENCES, TEXT -> true;
            };
        }

        /** How long such a file may be; all but what was captured is held in memory to be read. */
        long mostBytes() {
            return switch (this) {
                case FILE -> ZipForm.MOST_BYTES;
                case SUMS, CUSTODY -> MOST_LIST_BYTES;
                case LEAF,
                        PROOF,
                        DISCLOSURE,
                        CHECKPOINT,
                        CONSISTENCY,
                        STAMP,
                        SEAL_LEAF,
                        SEAL_PROOF,
                        SEAL_CONSISTENCY,
                        SEAL_STAMP,
                        ABSENCES,
                        TEXT -> MOST_BYTES;
            };
        }
    }

    /**
     * A name as it is understood.
     *
     * @param number the index or size in it; -1 where it has none
     * @param second the second number of a consistency proof; -1 elsewhere
     */
    record Named(Role role, long number, long second) {}

    private Layout() {}

    /** What a file is by its name; null where packs have no such file. */
    static @Nullable Named of(String name) {
        for (Role role : Role.values()) {
            Matcher matcher = role.form.matcher(name);
            if (matcher.matches()) {
                return new Named(role, number(matcher, 1), number(matcher, 2));
            }
        }
        return null;
    }

    /** Whether it is the seal, or the list that is sealed. */
    static boolean isOfTheSeal(String name) {
        Named named = of(name);
        return named != null && !named.role().isListed();
    }

    static String leaf(long index) {
        return "leaves/" + index + ".json";
    }

    static String proof(long index) {
        return "proofs/" + index + ".tlog-proof";
    }

    static String file(long index, String extension) {
        return "files/" + index + "." + extension;
    }

    /** Where the file of a leaf would lie that is not given; its name has no end. */
    static String fileNotGiven(long index) {
        return "files/" + index;
    }

    static String disclosure(long index, int number) {
        return "disclosures/" + index + "-" + number + ".json";
    }

    static String checkpoint(long size) {
        return "checkpoints/" + size + ".checkpoint";
    }

    static String consistency(long older, long newer) {
        return "checkpoints/" + older + "-" + newer + ".consistency";
    }

    static String stamp(long size, int number) {
        return "stamps/" + size + "-" + number + ".tst";
    }

    static String sealConsistency(long older, long newer) {
        return "seal/" + older + "-" + newer + ".consistency";
    }

    static String sealStamp(int number) {
        return "seal/" + number + ".tst";
    }

    private static long number(Matcher matcher, int group) {
        return matcher.groupCount() < group ? -1 : Decimal.read("number in a name", matcher.group(group));
    }
}
