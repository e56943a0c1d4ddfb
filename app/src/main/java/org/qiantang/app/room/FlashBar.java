package org.qiantang.app.room;

/** Why a flash sale that was allowed is not begun now. The last ones keep only the digital host from it, and no person. */
public enum FlashBar {
    /** Staff do not want it any more. */
    TAKEN_BACK,
    /** One of it is under way. */
    RUNNING,
    /** It was begun as often as it may be. */
    USED_UP,
    NOT_YET,
    /** It would not be over in time. */
    TOO_LATE,
    /** The one before it, or another one of its item, has only just ended. */
    PAUSE,
    FEW_LEFT,
    /** The item is not in the line-up. */
    GONE,
    /** An officer's measure keeps the shop from flash sales while it lasts. */
    MEASURE,
    /** What it sells costs no more than that already. */
    NOT_LOWER,
    /** Another flash sale runs, or one of the same item begins before it would be over. */
    ANOTHER_SALE,
    FEW_VIEWERS,
    /** Too little speaks for this moment. */
    NO_GROUNDS
}
