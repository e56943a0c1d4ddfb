package org.qiantang.engine.ear;

import java.time.Duration;

/**
 * What an ear did with what it was given, so far.
 *
 * @param taken sound that it was given
 * @param dropped sound of it that was not listened to, because the ear could not keep up, its engine failed or it was
 *     closed
 * @param sentences final ones that it heard
 * @param untold sentences of those that the listener missed
 * @param failures tries of the engine that failed
 */
public record EarTally(Duration taken, Duration dropped, long sentences, long untold, long failures) {}
