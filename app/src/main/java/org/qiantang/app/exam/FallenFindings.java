package org.qiantang.app.exam;

import java.util.Set;
import org.qiantang.app.journal.EventCourier;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.FindingEvent.FindingJudged;
import org.qiantang.event.FindingEvent.Ruling;
import org.qiantang.event.Streams;

/** Withdraws the questions that were made of a finding once it is withdrawn, be it by an officer or by an upheld appeal. */
final class FallenFindings extends EventCourier {
    private final QuestionDesk desk;

    FallenFindings(EventCodec codec, QuestionDesk desk) {
        super(codec, Set.of(FindingJudged.class));
        this.desk = desk;
    }

    @Override
    public String name() {
        return "fallen-findings";
    }

    @Override
    public Set<Integer> shards() {
        return Set.of(Streams.OFFICE);
    }

    @Override
    protected boolean wants(Recorded place, Event event) {
        return event instanceof FindingJudged judged && judged.ruling() == Ruling.WITHDRAWN;
    }

    @Override
    protected void carry(Recorded place, Event event, String requestId) {
        if (event instanceof FindingJudged judged) {
            desk.fall(judged.showId(), judged.lineId(), judged.at());
        }
    }
}
