package org.qiantang.app.guard;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.room.Audience;
import org.qiantang.app.room.Pinned;
import org.qiantang.engine.guard.LastMinute;
import org.qiantang.engine.guard.RunUp;
import org.qiantang.engine.guard.Speaker;
import org.qiantang.engine.guard.Verdict;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.ShowEvent.HostKind;
import org.qiantang.event.TakenDown;
import org.qiantang.event.TakenDown.Means;

/**
 * What was said on air in the last minute, by show, as the journal tells it: once, with the numbers of the lines; and what
 * was on screen when, since a line may be judged a while after it was said. Kept in memory alone, and bounded: a show that
 * is over is forgotten, and of too many the one of which nothing was told longest. After a restart the minute begins anew.
 */
final class Minutes implements Audience {
    /** Far more changes of what is on screen than there are in the time by which a line may be late. */
    private static final int MOST_PINS = 64;

    /** Percent; what the second reader doubts from here on it found by itself, below it a rule's words did. */
    private static final int LIKELY = 50;

    private final int mostShows;

    /** Shows in the order in which something was last told of them. */
    private final Map<Long, Talk> shows = new LinkedHashMap<>(16, 0.75f, true);

    private static final class Talk {
        private final LastMinute minute = new LastMinute();
        private final Pinned pinned = new Pinned(MOST_PINS);
    }

    Minutes(int mostShows) {
        this.mostShows = mostShows;
    }

    /**
     * What was on screen when a line was said that names no item: it is about that.
     *
     * @param now what is on screen now, which counts for a show of which no change has been told yet
     */
    synchronized @Nullable Long onScreen(long showId, Instant at, @Nullable Long now) {
        Talk talk = talk(showId);
        talk.pinned.beginWith(now);
        return talk.pinned.at(at);
    }

    /**
     * What a line goes on from.
     *
     * @param about the item that is spoken of, or is on screen; null where none is
     */
    synchronized RunUp before(long showId, @Nullable Long about, Speaker speaker, String text, Instant at) {
        Talk talk = shows.get(showId);
        return talk == null
                ? RunUp.NONE
                : talk.minute.before(new LastMinute.Said(0, at.toEpochMilli(), speaker, named(about), text, true));
    }

    @Override
    public synchronized void happened(long showId, List<Happened> events) {
        for (Happened happened : events) {
            ShowEvent event = happened.event();
            if (event instanceof ShowEvent.HostSpoke spoke) {
                hear(showId, spoke);
            } else if (Pinned.isMovedBy(event)) {
                talk(showId).pinned.hear(event);
            } else if (event instanceof ShowEvent.ShowClosed) {
                shows.remove(showId);
            }
        }
    }

    private void hear(long showId, ShowEvent.HostSpoke spoke) {
        TakenDown how = spoke.takenDown();
        if (how != null && how.means() == Means.SEEN) {
            return;
        }
        Talk talk = talk(showId);
        Long item = spoke.itemId() == null ? talk.pinned.at(spoke.saidAt()) : spoke.itemId();
        talk.minute.hear(
                new LastMinute.Said(
                        spoke.lineId(),
                        spoke.saidAt().toEpochMilli(),
                        spoke.speaker() == HostKind.DIGITAL ? Speaker.BOT : Speaker.HOST,
                        named(item),
                        spoke.text(),
                        true),
                marks(spoke));
    }

    /** The journal keeps one verdict for a line, its worst: a finding beside a worse one counts as that. */
    private static List<RunUp.Mark> marks(ShowEvent.HostSpoke spoke) {
        Verdict verdict = spoke.verdict().equals("violates") ? Verdict.VIOLATES : Verdict.NEEDS_EVIDENCE;
        int end = spoke.text().length();
        return spoke.findings().stream()
                .filter(found -> found.doubtPercent() == null || found.doubtPercent() < LIKELY)
                .filter(found -> found.from() >= 0 && found.from() < found.to() && found.to() <= end)
                .map(found -> new RunUp.Mark(
                        spoke.lineId(),
                        found.rule(),
                        found.category(),
                        verdict,
                        found.from(),
                        found.to(),
                        spoke.text().substring(found.from(), found.to()),
                        found.doubtPercent() != null))
                .toList();
    }

    private Talk talk(long showId) {
        Talk talk = shows.computeIfAbsent(showId, _ -> new Talk());
        if (shows.size() > mostShows) {
            shows.remove(shows.keySet().iterator().next());
        }
        return talk;
    }

    private static String named(@Nullable Long item) {
        return item == null ? "" : Long.toString(item);
    }
}
