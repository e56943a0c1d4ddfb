package org.qiantang.app.copywriting;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qiantang.app.copywriting.LiveScript.Segment;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Shelf;
import org.qiantang.event.Ids;

/** The scripts that a shop has approved for its shows; of variants the one that was on air least comes next. */
final class ApprovedScripts implements ScriptWriter.Approved {
    static final String ON_AIR = "digital-host";

    private final CopyTable table;
    private final Ids ids;
    private final InstantSource clock;

    ApprovedScripts(CopyTable table, Ids ids, InstantSource clock) {
        this.table = table;
        this.ids = ids;
        this.clock = clock;
    }

    /** The script to be said next, in its segments; empty where the shop has approved none. */
    @Override
    public Optional<LiveScript> next(long showId, Shelf shelf, boolean onAir) {
        Optional<CopyText> text = table.nextScript(showId);
        return text.flatMap(one -> Optional.ofNullable(one.approved())
                .flatMap(approved -> table.version(one.id(), approved.version()))
                .map(version -> {
                    if (onAir) {
                        var use = new CopyText.Use(
                                version.number(), ON_AIR, clock.instant().truncatedTo(ChronoUnit.MICROS), null);
                        table.use(ids.next(), one.id(), use);
                    }
                    return script(shelf, version.sentences());
                }));
    }

    @Override
    public boolean takeTurns(long showId) {
        return table.approvedVariants(showId) > 1;
    }

    /** Neighbours about the same item are a segment. */
    static LiveScript script(Shelf shelf, List<Sentence> sentences) {
        var segments = new ArrayList<Segment>();
        var lines = new ArrayList<LiveScript.Line>();
        for (int i = 0; i < sentences.size(); i++) {
            Sentence sentence = sentences.get(i);
            lines.add(sentence.line().line());
            boolean last = i == sentences.size() - 1 || sentences.get(i + 1).itemId() != sentence.itemId();
            if (last) {
                segments.add(new Segment(sentence.itemId(), title(shelf, sentence), lines));
                lines.clear();
            }
        }
        return new LiveScript(segments);
    }

    private static String title(Shelf shelf, Sentence sentence) {
        return shelf.offer(sentence.itemId())
                .map(Offer::title)
                .orElse(sentence.part().compareTo(Part.CLOSING) >= 0 ? "收尾" : "开场");
    }
}
