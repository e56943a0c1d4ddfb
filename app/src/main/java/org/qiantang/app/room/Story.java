package org.qiantang.app.room;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.qiantang.engine.journal.Aside;
import org.qiantang.engine.journal.Journal;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.EventCodec;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.Streams;

/** A show's events read back from the journal, as its desk wrote them. */
public final class Story {
    private static final int PAGE = 1_000;
    private static final int TRADE_PAGE = 5_000;

    private static final Set<String> SAID =
            Set.of(ShowEvent.TalkHeard.class.getSimpleName(), ShowEvent.AudienceCounted.class.getSimpleName());

    private final Journal journal;
    private final EventCodec codec;
    private final int tradePage;

    public Story(Journal journal, EventCodec codec) {
        this(journal, codec, TRADE_PAGE);
    }

    /**
     * A story that reads trade in pages of another length.
     *
     * @param tradePage events, at least one
     */
    Story(Journal journal, EventCodec codec, int tradePage) {
        this.journal = journal;
        this.codec = codec;
        this.tradePage = tradePage;
    }

    /** Tells the whole show from its first event, without the viewers' words. */
    public void tell(long showId, Consumer<Audience.Happened> listener) {
        tell(showId, 0, happened -> {
            listener.accept(happened);
            return true;
        });
    }

    /**
     * Tells what a desk trades on: the whole show but for what viewers said, of which a long show holds very much. What
     * they said since the last event that is told is told too, so that the last place and time are the stream's own.
     */
    public void tellTrade(long showId, Consumer<Audience.Happened> listener) {
        long last = 0;
        List<Recorded> page = trade(showId, 0);
        while (!page.isEmpty()) {
            long end = page.getLast().position();
            // While this page is understood and told, the database reads the next: a long show waits for both in turn
            // else.
            CompletableFuture<List<Recorded>> next = page.size() < tradePage
                    ? CompletableFuture.completedFuture(List.of())
                    : CompletableFuture.supplyAsync(() -> trade(showId, end), Thread::startVirtualThread);
            List<ShowEvent> events = page.parallelStream().map(this::event).toList();
            for (int i = 0; i < events.size(); i++) {
                listener.accept(new Audience.Happened(page.get(i).position(), events.get(i), List.of()));
            }
            last = end;
            page = arrived(next);
        }
        tell(showId, last, happened -> {
            listener.accept(happened);
            return true;
        });
    }

    private static List<Recorded> arrived(CompletableFuture<List<Recorded>> page) {
        try {
            return page.join();
        } catch (CompletionException trouble) {
            // Who asks sees the journal's own trouble, whether a page was read ahead or not.
            throw trouble.getCause() instanceof RuntimeException cause ? cause : trouble;
        }
    }

    private List<Recorded> trade(long showId, long after) {
        return journal.readStream(Streams.FLOOR, Streams.show(showId), SAID, after, tradePage);
    }

    /** Tells the show from after a position on, for as long as the listener wants to hear more. */
    public void tell(long showId, long after, Predicate<Audience.Happened> listener) {
        long last = after;
        List<Recorded> page;
        do {
            page = journal.readStream(Streams.FLOOR, Streams.show(showId), last, PAGE);
            for (Recorded place : page) {
                if (!listener.test(new Audience.Happened(place.position(), event(place), List.of()))) {
                    return;
                }
                last = place.position();
            }
        } while (page.size() == PAGE);
    }

    /**
     * The place of the show's last event before a moment, after which {@link #tell(long, long, Predicate)} begins with that
     * moment; 0 where there is none. A stream's time never runs back, so that it is found by halves and not by reading all.
     */
    public long lastBefore(long showId, Instant moment) {
        String stream = Streams.show(showId);
        long before = 0;
        long past = journal.head(Streams.FLOOR);
        while (before < past) {
            long middle = before + (past - before) / 2;
            List<Recorded> next = journal.readStream(Streams.FLOOR, stream, middle, 1);
            if (next.isEmpty() || !next.getFirst().at().isBefore(moment)) {
                past = middle;
            } else {
                before = next.getFirst().position();
            }
        }
        return before;
    }

    /** What was said at this place, by slot; empty strings where the words have been forgotten. */
    public List<String> words(long position, int lines) {
        var words = new String[lines];
        Arrays.fill(words, "");
        for (Aside aside : journal.asides(Streams.FLOOR, position)) {
            if (aside.slot() < lines) {
                words[aside.slot()] = new String(aside.body(), StandardCharsets.UTF_8);
            }
        }
        return List.of(words);
    }

    private ShowEvent event(Recorded place) {
        if (codec.read(place.type(), place.version(), place.body()) instanceof ShowEvent event) {
            return event;
        }
        throw new IllegalStateException("type: " + place.type() + " (expected: a show's event)");
    }
}
