package org.qiantang.app.simulation;

/** What could be wrong with a program: one of them is put in on purpose, to see that the simulation finds it. */
enum Defect {
    NONE,
    /** Answers leave before the commit. */
    ANSWER_BEFORE_COMMIT,
    /** An old owner may go on writing. */
    NO_FENCE,
    /** A batch whose answer was lost is written again without looking. */
    WRITTEN_AGAIN,
    /** A desk that reads its story back has forgotten the buyers' intents. */
    INTENT_FORGOTTEN,
    /** A desk that reads its story back has not seen that holds were released. */
    RELEASE_FORGOTTEN,
    /** Each try of a courier comes to the provider with another id. */
    COURIER_WITHOUT_ID,
    /** A courier's position is saved before it has done what it should. */
    SAVED_BEFORE_DONE,
    /** Money that a room did not take is kept. */
    LATE_MONEY_KEPT,
    /** A table's rows are written in another transaction than its position. */
    ROWS_APART_FROM_POSITION,
    /** The shop does not know transfers that come back twice. */
    SHOP_WITHOUT_IDS,
    /** Nobody asks about payments whose callback never came. */
    NOBODY_ASKS
}
