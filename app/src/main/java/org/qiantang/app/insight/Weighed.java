package org.qiantang.app.insight;

/**
 * Advice with what hangs on it, for the order of a list alone and shown nowhere: the money, in fen, by which the show's sales
 * would differ if this one figure stood at what it is held against and all else stayed. It is no forecast.
 */
record Weighed(Advice advice, double minor) {}
