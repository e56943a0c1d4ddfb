package org.qiantang.app.radar;

/**
 * What of all that was seen is asked for.
 *
 * @param own only what is of the asker's own shows
 * @param crowd whether a demo's crowd is counted with people
 */
record Asked(Kind kind, Span span, Looker looker, boolean own, boolean crowd) {}
