package org.qiantang.app.dossier;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.qiantang.engine.journal.Aside;
import org.qiantang.engine.journal.Journal;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.DossierEvent;

/** What a shop's people wrote beside a dossier, each of it read once; empty where it has been forgotten. */
final class ShopWords {
    private final Map<Long, String> byPlace = new HashMap<>();
    private final Map<Long, String> byReply = new HashMap<>();
    private final Map<Long, String> byMeasure = new HashMap<>();

    ShopWords(Told told, Journal journal) {
        for (Told.Step step : told.steps()) {
            if (step.event() instanceof DossierEvent.ShopReplied reply) {
                byReply.put(reply.replyId(), read(step.place(), journal));
            } else if (step.event() instanceof DossierEvent.MeasureAppealed appeal) {
                byMeasure.put(appeal.measureId(), read(step.place(), journal));
            }
        }
    }

    String at(long position) {
        return byPlace.getOrDefault(position, "");
    }

    String ofReply(long replyId) {
        return byReply.getOrDefault(replyId, "");
    }

    String ofAppeal(long measureId) {
        return byMeasure.getOrDefault(measureId, "");
    }

    private String read(Recorded place, Journal journal) {
        String said = beside(place.shard(), place.position(), journal);
        byPlace.put(place.position(), said);
        return said;
    }

    /** What was written beside one place of the journal; empty where it has been forgotten. */
    static String beside(int shard, long position, Journal journal) {
        return journal.asides(shard, position).stream()
                .filter(aside -> aside.slot() == 0)
                .findFirst()
                .map(Aside::body)
                .map(body -> new String(body, StandardCharsets.UTF_8))
                .orElse("");
    }
}
