package org.qiantang.app.guard;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.room.Audience;
import org.qiantang.engine.guard.LastMinute;
import org.qiantang.engine.guard.RunUp;
import org.qiantang.engine.guard.Speaker;
import org.qiantang.engine.guard.Verdict;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.ShowEvent.HostKind;
import org.qiantang.event.TakenDown;
import org.qiantang.event.TakenDown.Means;

/**
 * What was said on air in the last minute, by show, as the journal tells it: once, with the numbers of the lines. Kept in
 * memory alone, and bounded: a show that is over is forgotten, and of too many the one that was silent longest. After a
 * restart the minute begins anew.
 */
final class Minutes implements Audience {
    private final int mostShows;

    /** Shows in the order in which they last spoke. */
    private final Map<Long, Talk> shows = new LinkedHashMap<>(16, 0.75f, true);

    private static final class Talk {
        private final LastMinute minute = new LastMinute();
        /** When a line that names no item was judged last. */
        private @Nullable Long onScreen;
    }

    Minutes(int mostShows) {
        this.mostShows = mostShows;
    }

    /** What is on screen while a line that names no item is judged: it is about that, in the journal too. */
    synchronized @Nullable Long onScreen(long showId, @Nullable Long itemId) {
        talk(showId).onScreen = itemId;
        return itemId;
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
            if (happened.event() instanceof ShowEvent.HostSpoke spoke) {
                hear(showId, spoke);
            } else if (happened.event() instanceof ShowEvent.ShowClosed) {
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
        Long item = spoke.itemId() == null ? talk.onScreen : spoke.itemId();
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
                .filter(found -> found.doubtPercent() == null)
                .filter(found -> found.from() >= 0 && found.from() < found.to() && found.to() <= end)
                .map(found -> new RunUp.Mark(
                        spoke.lineId(),
                        found.rule(),
                        found.category(),
                        verdict,
                        found.from(),
                        found.to(),
                        spoke.text().substring(found.from(), found.to())))
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
