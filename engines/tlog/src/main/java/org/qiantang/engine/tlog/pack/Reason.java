package org.qiantang.engine.tlog.pack;

/** Why a file of a pack passes, or does not, or neither. The words for it are made where it is shown. */
public enum Reason {
    /** A file is the one its leaf names. Facts: the leaf's index. */
    FILE_FITS(true),
    /** A leaf is in the log, in its place, at a credible time. Facts: kind, index, time by which it existed. */
    LEAF_PROVEN(true),
    /**
     * A leaf that was derived from others is in the log, and its time is theirs. Facts: kind, index, time by which it existed, from
     * when and until when what it speaks of happened.
     */
    DERIVED_PROVEN(true),
    /** The same of one that was derived too late to be taken for something noted at the time. Facts: the same. */
    DERIVED_LATE(true),
    /** A proof holds. Facts: the size of its checkpoint. */
    PROOF_HOLDS(true),
    /** A checkpoint is signed by its log and by enough witnesses. Facts: how many signed. */
    CHECKPOINT_ACCEPTED(true),
    /** One checkpoint grows out of another. */
    CONSISTENT(true),
    /** A time-stamp holds. Facts: time, authority. */
    STAMP_HOLDS(true),
    /** A time-stamp holds, but its authority is no third party. Facts: time, authority. */
    STAMP_HOLDS_LOCALLY(true),
    /** A personal field in clear is the one its leaf was committed to. Facts: its name. */
    DISCLOSURE_FITS(true),
    /** The ledger says what the access leaves say. */
    CUSTODY_FITS(true),
    /** The list of all files is the one that was sealed in the log. */
    SUMS_SEALED(true),
    /** A file that proves nothing itself is as it was when the pack was sealed. */
    LISTED(true),
    /** The list of files that are not given names just those. Facts: how many. */
    ABSENCES_LISTED(true),

    /** A time-stamp is by an authority that is not trusted, and the checkpoint has another that holds. */
    STAMP_NOT_COUNTED(),
    /** A file is not given, since it was erased. What its leaf says of it stands. Facts: the leaf's index. */
    ERASED(),
    /** A file is not given, since it was kept as long as it had to be. Facts: the leaf's index. */
    PAST_RETENTION(),
    /** A file is not given for another reason. Facts: the leaf's index. */
    WITHHELD(),

    /** The file is no zip as packs are. Facts: what is wrong. */
    NOT_A_PACK(false),
    COMPRESSED(false),
    BAD_NAME(false),
    TWICE(false),
    /** There are bytes before, between or behind the files. */
    STRAY_BYTES(false),
    /** Facts: the most bytes that such a file may have. */
    TOO_LARGE(false),
    UNKNOWN_PLACE(false),
    /** Facts: what is wrong. */
    MALFORMED(false),
    /** The bytes are not those of the list, or of the zip's own check. */
    CHANGED(false),
    NOT_LISTED(false),
    MISSING(false),
    /** Something else that is wrong leaves nothing to check it by. */
    UNCHECKED(false),

    NOT_BY_THE_LOG(false),
    FALSE_SIGNATURE(false),
    /** Facts: who signed. */
    TOO_FEW_WITNESSES(false),
    NOT_IN_THE_TREE(false),
    /** There is another checkpoint of the same size. Facts: the size. */
    FORKED(false),
    /** A checkpoint is of another log than the seal's. Facts: the two origins. */
    OTHER_LOG(false),
    /** A checkpoint does not grow out of the one before. Facts: the sizes. */
    NOT_CONSISTENT(false),
    /** A number in a file is not the one in its name. */
    OTHER_NUMBER(false),

    STAMP_OF_OTHER(false),
    STAMP_FALSE(false),
    STAMP_WEAK(false),
    STAMP_NOT_TRUSTED(false),
    STAMP_MISSING(false),
    /** What is proven or stamped is a checkpoint that is not in the pack. Facts: its size. */
    CHECKPOINT_MISSING(false),

    /** A leaf claims to be older than anybody can confirm, whether it was noted later or no time-stamp could be had. Facts: the time claimed, the time confirmed. */
    BACK_DATED(false),
    /** A leaf claims to be younger than its time-stamp. Facts: the time claimed, the time confirmed. */
    FROM_THE_FUTURE(false),
    /** Leaves of a session are missing. Facts: the number after which there is a gap. */
    GAP(false),
    /** A leaf does not name the one before it. */
    CHAIN_BROKEN(false),
    /** A leaf stands in the log before one that came earlier. */
    OUT_OF_ORDER(false),
    /** There is a leaf behind the last one of its session. */
    BEHIND_THE_END(false),
    PROOF_MISSING(false),
    LEAF_MISSING(false),
    FILE_MISSING(false),
    /** A file is not the one its leaf names. */
    FILE_DIFFERS(false),
    /** What a leaf was derived from is not in the pack, or not before it. */
    SOURCE_MISSING(false),
    /** A leaf claims a time that no single one of those it was derived from covers. */
    OUTSIDE_ITS_SOURCES(false),
    /** A leaf belongs to another room than what it hangs together with. */
    OTHER_ROOM(false),
    /** An access, such as that of the seal, stands elsewhere than in the custody of the room. Facts: the room. */
    OTHER_CUSTODY(false),
    /** The list of files that are not given names one that is, or that no leaf names. Facts: the index. */
    ABSENCE_DIFFERS(false),
    DISCLOSURE_DIFFERS(false),
    CUSTODY_DIFFERS(false),
    /** The leaf of the seal is no export of this list of files. */
    SEAL_DIFFERS(false);

    private final boolean passing;
    private final boolean fault;

    /** One that says neither. */
    Reason() {
        this.passing = false;
        this.fault = false;
    }

    Reason(boolean passing) {
        this.passing = passing;
        this.fault = !passing;
    }

    public boolean isPassing() {
        return passing;
    }

    /** Whether a pack with such a file does not pass. */
    public boolean isFault() {
        return fault;
    }
}
