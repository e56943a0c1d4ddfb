package org.qiantang.app.report;

/** Why something is reported. */
enum Reason {
    FALSE_CLAIM,
    COUNTERFEIT,
    OFF_PLATFORM,
    FRAUD,
    VULGAR,
    ABUSE,
    MINORS,
    ILLEGAL,
    OTHER
}
