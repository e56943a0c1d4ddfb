package org.qiantang.app.dossier;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.DossierEvent.Consent;
import org.qiantang.event.DossierEvent.MeasureKind;

/** The ladder of measures (处置阶梯): what may be taken, with whose consent, for how long, and how it is appealed. */
final class Ladder {
    private static final String FILE = "action-ladder.yaml";
    private static final Duration USUAL_DUE = Duration.ofDays(7);

    private final String version;
    private final Text notice;
    private final Map<MeasureKind, Rung> rungs;
    private final List<NotOffered> notOffered;
    private final Map<String, Duration> dueBySeverity;
    private final Map<String, Text> severities = new HashMap<>();
    private final List<Text> principles;

    private Ladder(YamlPart page) {
        version = page.text("version");
        notice = page.both("notice");
        principles = page.pages("principles").stream()
                .map(one -> new Text(one.text("zh"), one.text("en")))
                .toList();
        rungs = new EnumMap<>(MeasureKind.class);
        var left = new ArrayList<NotOffered>();
        for (YamlPart measure : page.pages("measures")) {
            String kind = measure.maybe("kind");
            if (kind == null) {
                left.add(new NotOffered(measure.text("id"), measure.text("en")));
            } else {
                Rung rung = rung(MeasureKind.valueOf(kind), measure);
                rungs.put(rung.kind(), rung);
            }
        }
        notOffered = List.copyOf(left);
        dueBySeverity = dues(page);
        page.pages("severities")
                .forEach(one -> severities.put(one.text("id"), new Text(one.text("zh"), one.text("en"))));
    }

    static Ladder load() {
        return new Ladder(YamlPart.read(FILE));
    }

    /** Something said in both languages. */
    record Text(String zh, String en) {}

    /** A ground in law; the article is null where its number has not been confirmed, and {@code sure} says how it is known. */
    record Ground(
            @Nullable String law,
            @Nullable String article,
            @Nullable String topic,
            String sure) {
        String said() {
            String what = article != null ? article : topic == null ? "" : "（" + topic + "）";
            return (law == null ? "" : law) + what;
        }
    }

    /**
     * A measure that the program can bind somebody by.
     *
     * @param endedByRepair whether it ends when what was wrong has been put right and checked; else it runs its term
     */
    record Rung(
            MeasureKind kind,
            Text name,
            Text mayTake,
            Text consent,
            Text longest,
            Text appeal,
            Text binds,
            boolean endedByRepair,
            Text ends,
            String document,
            Text documentTitle,
            List<Consent> needs,
            Duration most,
            Duration answerWithin,
            Duration appealWithin,
            List<Ground> grounds) {
        Rung {
            needs = List.copyOf(needs);
            grounds = List.copyOf(grounds);
        }
    }

    /** A measure of the ladder that cannot bind anybody in this program yet. */
    record NotOffered(String zh, String en) {}

    String version() {
        return version;
    }

    Text notice() {
        return notice;
    }

    List<Text> principles() {
        return principles;
    }

    Rung rung(MeasureKind kind) {
        Rung rung = rungs.get(kind);
        if (rung == null) {
            throw new IllegalStateException("kind: " + kind + " (expected: one of the ladder's)");
        }
        return rung;
    }

    List<Rung> rungs() {
        return List.copyOf(rungs.values());
    }

    List<NotOffered> notOffered() {
        return notOffered;
    }

    /** How grave a finding of some severity is, in words. */
    Optional<Text> severity(String id) {
        return Optional.ofNullable(severities.get(id));
    }

    /** How soon a dossier is due whose findings are as grave as these; a week where there are none. */
    Duration due(Collection<String> severities) {
        return severities.stream()
                .map(severity -> dueBySeverity.getOrDefault(severity, USUAL_DUE))
                .min(Duration::compareTo)
                .orElse(USUAL_DUE);
    }

    private static Rung rung(MeasureKind kind, YamlPart measure) {
        return new Rung(
                kind,
                new Text(measure.text("id"), measure.text("en")),
                measure.both("may_take"),
                measure.both("consent"),
                measure.both("longest"),
                measure.both("appeal"),
                measure.both("binds"),
                measure.yes("ended_by_repair"),
                measure.both("ends"),
                measure.text("document"),
                measure.both("document_title"),
                measure.texts("needs").stream().map(Consent::valueOf).toList(),
                Duration.ofHours(measure.number("longest_hours")),
                Duration.ofHours(measure.number("answer_hours")),
                Duration.ofHours(measure.number("appeal_hours")),
                measure.pages("basis").stream().map(Ladder::ground).toList());
    }

    private static Ground ground(YamlPart basis) {
        return new Ground(basis.maybe("law"), basis.maybe("article"), basis.maybe("topic"), basis.text("sure"));
    }

    /** A severity is due with the soonest of the levels that it begins at. */
    private static Map<String, Duration> dues(YamlPart page) {
        var ofLevel = new HashMap<String, Duration>();
        page.pages("levels")
                .forEach(level -> ofLevel.put(level.text("id"), Duration.ofHours(level.number("due_hours"))));
        var dues = new HashMap<String, Duration>();
        for (YamlPart severity : page.pages("severities")) {
            severity.texts("default").stream()
                    .map(level -> {
                        Duration due = ofLevel.get(level);
                        if (due == null) {
                            throw new IllegalArgumentException(
                                    "level: " + level + " (expected: one of " + ofLevel.keySet() + ")");
                        }
                        return due;
                    })
                    .min(Duration::compareTo)
                    .ifPresent(due -> dues.put(severity.text("id"), due));
        }
        return Map.copyOf(dues);
    }
}
