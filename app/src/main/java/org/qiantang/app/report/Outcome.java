package org.qiantang.app.report;

/** What an officer found: it is so; it is not; it was dealt with under another report or case. */
enum Outcome {
    UPHELD,
    UNFOUNDED,
    ELSEWHERE
}
