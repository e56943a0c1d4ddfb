package org.qiantang.app.copywriting;

/** What a sentence does in a film of goods. */
public enum FilmPart {
    /** The first sentence, over the title. */
    HOOK,
    /** What the film goes by. */
    LEAD,
    /** A fact that sells, the most telling first. */
    POINT,
    /** How the goods are used and kept. */
    HOW,
    /** The same fact of the goods and of the goods beside them; two sentences. */
    COMPARE,
    /** What must be said along with the praise. */
    WARNING,
    /** A paper that stands behind a fact. */
    PROOF,
    MAKER,
    DELIVERY,
    AFTER_SALE,
    /** Where today's price is to be seen: a film says none. */
    PRICE,
    CALL
}
