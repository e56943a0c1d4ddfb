package org.qiantang.app.closure;

/** What is done to close an account, in this order; each is noted, and harmless when done once more. */
enum Step {
    /** Nobody comes in any more: sessions and tokens end. */
    ENTRY,
    /** The address book, and addresses beside orders that never were paid and samples. */
    ADDRESSES,
    /** Bag, favourites, reminders, likes, whom one follows and who follows; agencies and invitations. */
    SHOPPING,
    /** Comments, lines that were held back, questions, and what was written in complaints that are over. */
    WORDS,
    /** Answers in courses, marks of identity papers, places in lists, an agency's figures, the name on exports. */
    RECORDS,
    /** Own films with their files. */
    FILMS,
    /** What suggestions know, in rows and in memory. */
    SUGGESTIONS,
    /** Who stands behind entries of the evidence log: their salts go, and all proofs go on holding. */
    EVIDENCE,
    /** Name, nickname and password; from then on there is a pseudonym. */
    NAME
}
