package org.qiantang.app.rulebook;

/** Why a version that is to be in force cannot be. */
enum ReaderTrouble {
    /** Its file is gone. */
    MISSING,
    /** Its file is another than the one that was approved. */
    DAMAGED,
    /** This program cannot read by it. */
    UNFIT
}
