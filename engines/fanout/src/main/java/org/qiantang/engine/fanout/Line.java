package org.qiantang.engine.fanout;

/**
 * One line of talk.
 *
 * @param personId who said it, or {@link Viewer#GUEST} for the house
 * @param shared the line as everybody sees it
 * @param own the line as its author sees it
 */
record Line(long personId, byte[] shared, byte[] own) {}
