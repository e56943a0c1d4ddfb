package org.qiantang.event;

import java.time.Instant;
import org.qiantang.event.FindingEvent.Ruling;

/** What officers made of acts, likes and orders that rules hold for doubtful: stream {@code doubt/ID} in the office shard. */
public sealed interface DoubtEvent extends GovernEvent {
    long doubtId();

    /**
     * An officer judged a doubt; a later judgement of the same one counts instead. Figures leave out what is doubtful until it is
     * withdrawn as a false alarm.
     *
     * @param doubtId made of the rule and of what it is about, so that a replay finds the same
     * @param rule that raised it, as {@code CIRCLE}
     */
    record DoubtJudged(Instant at, long doubtId, String rule, Ruling ruling, String reason, long officerId)
            implements DoubtEvent {}
}
