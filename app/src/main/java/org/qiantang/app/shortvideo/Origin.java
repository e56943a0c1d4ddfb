package org.qiantang.app.shortvideo;

/** Who a film is from; the trade keeps them apart. */
enum Origin {
    /** A shop. */
    PGC,
    /** A viewer. */
    UGC,
    /** A host, or somebody of an agency. */
    PUGC;

    String word() {
        return FilmViews.word(this);
    }
}
