package org.qiantang.app.aftersale;

/** How far an after-sale case is. */
public enum CaseState {
    /** The seller is to answer. */
    ASKED,
    /** The buyer is to answer another amount. */
    OFFERED,
    /** The buyer is to send the goods back. */
    RETURNING,
    /** The goods are on their way back. */
    SENT_BACK,
    /** The goods are back; the seller is to send others. */
    REPLACING,
    /** Money has been ordered back. */
    REFUNDING,
    DONE,
    REFUSED,
    DISPUTED,
    ENDED;

    /** Whether pieces and money are kept for it. */
    boolean isOpen() {
        return switch (this) {
            case ASKED, OFFERED, RETURNING, SENT_BACK, REPLACING, DISPUTED -> true;
            case REFUNDING, DONE, REFUSED, ENDED -> false;
        };
    }
}
