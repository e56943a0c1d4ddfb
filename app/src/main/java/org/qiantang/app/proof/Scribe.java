package org.qiantang.app.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.engine.tlog.leaf.Content;
import org.qiantang.engine.tlog.leaf.Kind;
import org.qiantang.engine.tlog.leaf.Leaf;
import org.qiantang.engine.tlog.leaf.Maker;
import org.qiantang.engine.tlog.leaf.Span;
import org.qiantang.engine.tlog.merkle.Hash;
import org.qiantang.engine.tlog.wire.Malformed;
import org.qiantang.event.EventCodec;
import org.qiantang.event.PreAirEvent.PreAirReviewed;
import org.qiantang.event.ShowEvent.SegmentRecorded;
import org.qiantang.event.ShowEvent.ShowPlanned;
import org.qiantang.event.Streams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes leaves of what the journal tells: of all its entries, and once more of pieces, lines, prices and pieces of stock. */
final class Scribe {
    /** The room of all that is in no room. */
    static final String OFFICE = "office";

    static final String SPOKEN = "HostSpoke";
    private static final String CLOSED = "ShowClosed";
    private static final String PLANNED = "ShowPlanned";
    private static final String RECORDED = "SegmentRecorded";
    private static final String REVIEWED = "PreAirReviewed";
    private static final Logger LOG = LoggerFactory.getLogger(Scribe.class);

    private static final Set<String> PRICES =
            Set.of("PriceChanged", "PriceSet", "ComparisonPriceSet", "ItemLinedUp", "FlashStarted", "FlashEnded");
    private static final Set<String> STOCK = Set.of(
            "StockReceived",
            "AllotmentSent",
            "AllotmentArrived",
            "AllotmentBounced",
            "AllotmentCameBack",
            "AllotmentTaken",
            "AllotmentReturned");

    /**
     * No time-stamp will confirm in time what is older than this when it comes to the log. Of an entry of the journal it is then only
     * claimed that the journal holds it now.
     */
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final EventCodec codec;
    private final Contents contents;
    private final Maker maker;

    Scribe(EventCodec codec, Contents contents, Maker maker) {
        this.codec = codec;
        this.contents = contents;
        this.maker = maker;
    }

    /** Adds the leaves of entries that stand one behind another in a shard. */
    void write(List<Recorded> entries, Sheaf sheaf, Instant now) {
        Map<Chapter, List<Recorded>> gathered = new LinkedHashMap<>();
        for (Recorded entry : entries) {
            Chapter chapter = chapterOf(entry, sheaf);
            List<Recorded> together = gathered.computeIfAbsent(chapter, _ -> new ArrayList<>());
            if (entry.position() == entries.getLast().position()) {
                // The last entry's leaf stands last, since it is by the last one that the log tells how far it has
                // come.
                gathered.forEach((other, before) -> journal(other == chapter ? List.of() : before, other, sheaf, now));
            }
            if (entry.type().equals(SPOKEN) || entry.type().equals(CLOSED)) {
                journal(together, chapter, sheaf, now);
                alone(entry, chapter, sheaf, now);
                continue;
            }
            together.add(entry);
            if (PRICES.contains(entry.type())) {
                event(Kind.PRICE, entry, chapter, sheaf, now);
            } else if (STOCK.contains(entry.type())) {
                event(Kind.STOCK, entry, chapter, sheaf, now);
            } else if (entry.type().equals(RECORDED)) {
                piece(entry, chapter, sheaf);
            } else if (entry.type().equals(REVIEWED)) {
                sealed(entry, sheaf, now);
            }
        }
        gathered.forEach((chapter, together) -> journal(together, chapter, sheaf, now));
    }

    /** Tells lines that no piece of a recording covers: their entries in the journal are all that there is. */
    void tellWithoutPicture(Chapter chapter, Instant before, Sheaf sheaf) {
        for (Line line : chapter.waiting()) {
            if (line.at().isBefore(before)) {
                tell(line, line.entry(), line.span(), chapter, sheaf);
            }
        }
    }

    /** Ends a session: its last leaf says how many it has. */
    void end(Chapter chapter, Sheaf sheaf, Instant now) {
        sheaf.add(
                chapter,
                place -> Leaf.captured(place, Kind.JOURNAL, Span.at(now), maker, null, List.of())
                        .asLast());
    }

    /** Whether the journal still holds what a leaf holds of it. */
    boolean isAsTold(Noted leaf) {
        Whence whence = leaf.whence();
        byte @Nullable [] bytes = whence == null ? null : contents.of(whence);
        return bytes != null && Hash.sha256(bytes).equals(leaf.sha256());
    }

    private Chapter chapterOf(Recorded entry, Sheaf sheaf) {
        if (entry.shard() == Streams.OFFICE) {
            return sheaf.chapter(OFFICE, "journal");
        }
        String room = sheaf.roomOf(entry.stream(), OFFICE);
        if (entry.type().equals(PLANNED)
                && codec.read(entry.type(), entry.version(), entry.body()) instanceof ShowPlanned planned) {
            room = Custody.room(planned.roomId());
        }
        return sheaf.chapter(room, entry.stream());
    }

    private void journal(List<Recorded> entries, Chapter chapter, Sheaf sheaf, Instant now) {
        if (!entries.isEmpty()) {
            add(entries, Map.of(), chapter, sheaf, now);
            entries.clear();
        }
    }

    private void alone(Recorded entry, Chapter chapter, Sheaf sheaf, Instant now) {
        if (entry.type().equals(SPOKEN)) {
            long line = contents.spoken(entry).lineId();
            Leaf leaf = add(
                    List.of(entry), Map.of(Whence.TYPE, SPOKEN, Whence.LINE, Long.toString(line)), chapter, sheaf, now);
            chapter.waits(new Line(line, entry.shard(), entry.position(), leaf.hash(), leaf.span()));
        } else {
            add(List.of(entry), Map.of(Whence.TYPE, entry.type()), chapter, sheaf, now);
        }
    }

    private Leaf add(List<Recorded> entries, Map<String, String> more, Chapter chapter, Sheaf sheaf, Instant now) {
        Map<String, String> all = new LinkedHashMap<>(more);
        Recorded first = entries.getFirst();
        if (first.shard() != Streams.OFFICE) {
            all.put(Whence.STREAM, first.stream());
        }
        var whence = new Whence(
                Whence.Form.JOURNAL,
                first.shard(),
                first.position(),
                entries.getLast().position(),
                all);
        Content content = content(Contents.journal(entries), whence);
        Span span = span(entries, now);
        return sheaf.add(chapter, place -> Leaf.captured(place, Kind.JOURNAL, span, maker, content));
    }

    private static Span span(List<Recorded> entries, Instant now) {
        Instant first =
                entries.stream().map(Recorded::at).min(Instant::compareTo).orElse(now);
        Instant last =
                entries.stream().map(Recorded::at).max(Instant::compareTo).orElse(now);
        return first.isBefore(now.minus(FRESH)) || last.isAfter(now) ? Span.at(now) : new Span(null, first, last);
    }

    private void event(Kind kind, Recorded entry, Chapter chapter, Sheaf sheaf, Instant now) {
        var whence = Whence.one(Whence.Form.EVENT, entry.shard(), entry.position(), Map.of(Whence.TYPE, entry.type()));
        Content content = content(entry.body(), whence);
        Span span = span(List.of(entry), now);
        sheaf.add(chapter, place -> Leaf.captured(place, kind, span, maker, content));
    }

    /** What was sealed of a show before it went on air stands among that show's leaves, so that its packs hold it. */
    private void sealed(Recorded entry, Sheaf sheaf, Instant now) {
        if (codec.read(entry.type(), entry.version(), entry.body()) instanceof PreAirReviewed review) {
            Chapter show = sheaf.chapter(Custody.room(review.roomId()), Streams.show(review.showId()));
            event(Kind.PRICE, entry, show, sheaf, now);
        }
    }

    private void piece(Recorded entry, Chapter chapter, Sheaf sheaf) {
        if (!(codec.read(entry.type(), entry.version(), entry.body()) instanceof SegmentRecorded piece)) {
            return;
        }
        try {
            var whence = Whence.one(
                    Whence.Form.PIECE,
                    entry.shard(),
                    entry.position(),
                    Map.of(Whence.PIECE, Integer.toString(piece.number())));
            var content = new Content(Hash.fromHex(piece.sha256()), piece.bytes(), whence.toString());
            var span = new Span(new Span.MediaTime(piece.fromMs(), piece.toMs()), piece.from(), piece.to());
            Leaf media = sheaf.add(chapter, place -> Leaf.captured(place, Kind.MEDIA, span, maker, content));
            for (Line line : chapter.waiting()) {
                if (!line.at().isBefore(span.wallStart()) && line.at().isBefore(span.wallEnd())) {
                    tell(line, media.hash(), Span.at(line.at()), chapter, sheaf);
                }
            }
        } catch (Malformed wrong) {
            // Its entry is in the log all the same, and nothing else may wait for it.
            LOG.warn("piece of a recording cannot be a leaf: show={} why={}", entry.stream(), wrong.getMessage());
        }
    }

    /** A line's transcript behind what it is heard in, and the guard's verdict behind the transcript. */
    private void tell(Line line, Hash source, Span span, Chapter chapter, Sheaf sheaf) {
        chapter.told(line);
        Optional<Contents.Spoken> found = contents.line(line.shard(), line.position(), line.id());
        if (found.isEmpty()) {
            LOG.warn("a line is no longer in the journal: line={} at={}/{}", line.id(), line.shard(), line.position());
            sheaf.lose(line);
            return;
        }
        Contents.Spoken spoken = found.get();
        Map<String, String> named = Map.of(Whence.LINE, Long.toString(line.id()));
        Content words =
                content(spoken.words(), Whence.one(Whence.Form.TAKEN_LINE, line.shard(), line.position(), named));
        var engine = new Maker(maker.capturer(), null, spoken.engine());
        Leaf transcript =
                sheaf.add(chapter, place -> Leaf.derived(place, spoken.kind(), span, engine, words, List.of(source)));
        Content verdict =
                content(spoken.verdict(), Whence.one(Whence.Form.VERDICT, line.shard(), line.position(), named));
        var judge = new Maker(maker.capturer(), spoken.rules(), null);
        sheaf.add(
                chapter, place -> Leaf.derived(place, Kind.VERDICT, span, judge, verdict, List.of(transcript.hash())));
    }

    private static Content content(byte[] bytes, Whence whence) {
        return new Content(Hash.sha256(bytes), bytes.length, whence.toString());
    }
}
