package org.qiantang.app.guidance;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every law, standard and guideline that the program names, and what of it must still be compared with the official text. */
public record LawSources(
        String version,
        String titleZh,
        String titleEn,
        String noticeZh,
        String noticeEn,
        Map<String, Sureness> sure,
        String byDateZh,
        String byDateEn,
        List<Source> sources,
        List<OpenTopic> topicsWithoutSource,
        String topicsNoteZh,
        String topicsNoteEn) {
    public LawSources {
        sure = Map.copyOf(sure);
        sources = List.copyOf(sources);
        topicsWithoutSource = List.copyOf(topicsWithoutSource);
    }

    public record Sureness(String tag, String zh, String en) {}

    public record Article(String article, String aboutZh, String aboutEn, String sure) {}

    public record Topic(String topic, String aboutZh, String aboutEn, String sure) {}

    /** An article that had another number before a day. */
    public record Renumbered(String now, String before, String actsBefore, String about, String aboutEn, String sure) {}

    public record Source(
            String id,
            String titleZh,
            String titleEn,
            String kind,
            String kindZh,
            @Nullable String number,
            @Nullable String numberSure,
            @Nullable String inForceFrom,
            @Nullable String fromSure,
            @Nullable String inForceTo,
            @Nullable String fromNoteZh,
            @Nullable String fromNoteEn,
            @Nullable String toNoteZh,
            @Nullable String toNoteEn,
            String usedForZh,
            String usedForEn,
            String sure,
            List<Article> articles,
            List<Topic> topics,
            List<Renumbered> renumbered,
            List<String> toCompareZh,
            List<String> toCompareEn) {
        public Source {
            articles = List.copyOf(articles);
            topics = List.copyOf(topics);
            renumbered = List.copyOf(renumbered);
            toCompareZh = List.copyOf(toCompareZh);
            toCompareEn = List.copyOf(toCompareEn);
        }
    }

    /** A matter for which no law is named in our sources: where to look, which is no citation. */
    public record OpenTopic(String id, String zh, String en, String lookInZh, String lookInEn, String sure) {}
}
