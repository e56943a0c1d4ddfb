package org.qiantang.app.room;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.journal.Aside;
import org.qiantang.engine.journal.Entry;
import org.qiantang.event.EventCodec;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.Streams;

/** What one turn of a desk came to: events to be written together, and answers that wait until they are. */
final class Batch {
    private record Line(ShowEvent.TalkLine line, String words) {}

    private record Waiting(Asked asked, Outcome.Answer answer, int after) {}

    private final List<ShowEvent> events = new ArrayList<>();
    private final List<List<Aside>> asides = new ArrayList<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private final List<Line> talk = new ArrayList<>();
    private final List<Asked> talkers = new ArrayList<>();
    private final List<Batch> followers = new ArrayList<>();
    private List<String> words = List.of();

    void happened(ShowEvent event, List<Aside> beside) {
        events.add(event);
        asides.add(beside);
    }

    /** The answer will speak of the latest event so far. */
    void answers(Asked asked, Outcome.Answer answer) {
        waiting.add(new Waiting(asked, answer, events.size()));
    }

    void said(Asked asked, Outcome.Said said) {
        talk.add(new Line(said.line(), said.words()));
        talkers.add(asked);
    }

    /** Makes one event of all that was said; null where nothing was. */
    ShowEvent.@Nullable TalkHeard gatherTalk(Instant now) {
        if (talk.isEmpty()) {
            return null;
        }
        var heard = new ShowEvent.TalkHeard(now, talk.stream().map(Line::line).toList());
        words = talk.stream().map(Line::words).toList();
        var beside = new ArrayList<Aside>();
        for (int slot = 0; slot < talk.size(); slot++) {
            byte[] text = words.get(slot).getBytes(StandardCharsets.UTF_8);
            beside.add(new Aside(slot, talk.get(slot).line().personId(), text));
        }
        happened(heard, beside);
        for (int i = 0; i < talkers.size(); i++) {
            long lineId = talk.get(i).line().lineId();
            answers(talkers.get(i), (shard, position) -> new Receipt.Done(shard, position, lineId));
        }
        return heard;
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    /** How many requests are answered by it. */
    int requests() {
        return waiting.size();
    }

    List<Entry> entries(long showId, EventCodec codec) {
        String stream = Streams.show(showId);
        var entries = new ArrayList<Entry>(events.size());
        for (int i = 0; i < events.size(); i++) {
            ShowEvent event = events.get(i);
            entries.add(new Entry(
                    stream, codec.typeOf(event), EventCodec.VERSION, event.at(), codec.bytes(event), asides.get(i)));
        }
        return entries;
    }

    /** The events with their places, for those who are told. */
    List<Audience.Happened> places(long first) {
        var places = new ArrayList<Audience.Happened>(events.size());
        for (int i = 0; i < events.size(); i++) {
            ShowEvent event = events.get(i);
            places.add(
                    new Audience.Happened(first + i, event, event instanceof ShowEvent.TalkHeard ? words : List.of()));
        }
        return places;
    }

    /** Lets the answers go, now that all is durable; {@code first} is the place of the batch's first event. */
    void release(int shard, long first) {
        for (Waiting one : waiting) {
            one.asked().receipt().complete(one.answer().at(shard, first + one.after() - 1));
        }
        followers.forEach(later -> later.release(shard, first + events.size()));
    }

    /** A later batch without events of its own, whose answers may lean on this one: it goes when this one goes. */
    void thenRelease(Batch later) {
        followers.add(later);
    }

    void fail(Throwable reason) {
        waiting.forEach(one -> one.asked().receipt().completeExceptionally(reason));
        talkers.forEach(one -> one.receipt().completeExceptionally(reason));
        followers.forEach(later -> later.fail(reason));
    }
}
