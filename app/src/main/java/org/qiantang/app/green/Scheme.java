package org.qiantang.app.green;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * The scheme of the score, as its own page has it. It is our proposal; only the four headings are official. What does not add up
 * in it stops the program at its start.
 */
record Scheme(
        String version,
        String noticeZh,
        String noticeEn,
        Window window,
        Enough enoughData,
        List<Grade> grades,
        Rounding rounding,
        List<Line> principles,
        List<Dimension> dimensions,
        List<Heading> headings,
        List<Party> parties,
        Rounding partyView,
        Rounding vetoRule,
        List<Veto> vetoes,
        List<Line> pageTexts,
        List<Indicator> indicators) {
    static final String FILE = "green-room.yaml";
    static final int WHOLE = 100;

    private static final JsonMapper READER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .withConfigOverride(
                    List.class, list -> list.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .build();

    record Line(String id, String zh, String en) {
        Said said() {
            return new Said(zh, en);
        }
    }

    record Window(int days, String recomputeZh, String recomputeEn) {}

    record Enough(int liveHours, String zh, String en) {}

    /** From a figure to the last one, or to below one. */
    record Grade(
            String id,
            int from,
            @Nullable Integer to,
            @Nullable Integer below,
            String zh,
            String en) {
        boolean holds(BigDecimal points) {
            boolean low = points.compareTo(BigDecimal.valueOf(from)) >= 0;
            return low && (below == null || points.compareTo(BigDecimal.valueOf(below)) < 0);
        }
    }

    record Rounding(String zh, String en) {}

    record Dimension(String id, String en, int points, String mark) {}

    record Heading(String id, String en, int points, List<String> indicators, String mark) {}

    record Party(String id, String zh, String en, int ownPoints, List<String> own, List<String> view, int viewPoints) {}

    record Veto(
            String id,
            String zh,
            String en,
            String conditionZh,
            String conditionEn,
            String explainZh,
            String explainEn) {
        Said explain() {
            return new Said(explainZh, explainEn);
        }
    }

    Scheme {
        grades = List.copyOf(grades);
        principles = List.copyOf(principles);
        dimensions = List.copyOf(dimensions);
        headings = List.copyOf(headings);
        parties = List.copyOf(parties);
        vetoes = List.copyOf(vetoes);
        pageTexts = List.copyOf(pageTexts);
        indicators = List.copyOf(indicators);
        requireGrades(grades);
        Map<String, Indicator> known = byId(indicators);
        require(
                "dimensions",
                WHOLE,
                dimensions.stream().mapToInt(Dimension::points).sum());
        require("headings", WHOLE, headings.stream().mapToInt(Heading::points).sum());
        for (Dimension dimension : dimensions) {
            int sum = indicators.stream()
                    .filter(one -> one.dimension().equals(dimension.id()))
                    .mapToInt(Indicator::points)
                    .sum();
            require(dimension.id(), dimension.points(), sum);
        }
        for (Heading heading : headings) {
            require(heading.id(), heading.points(), points(known, heading.indicators()));
            heading.indicators().forEach(id -> requireUnder(heading, one(known, id)));
        }
        for (Party party : parties) {
            require(party.id() + " own", party.ownPoints(), points(known, party.own()));
            require(party.id() + " view", party.viewPoints(), points(known, party.view()));
        }
        List<String> owned =
                parties.stream().flatMap(party -> party.own().stream()).sorted().toList();
        List<String> headed = headings.stream()
                .flatMap(one -> one.indicators().stream())
                .sorted()
                .toList();
        List<String> all = known.keySet().stream().sorted().toList();
        if (!owned.equals(all) || !headed.equals(all)) {
            throw new IllegalArgumentException(
                    "indicators: each under one heading and one party (expected: " + all + ")");
        }
        indicators.forEach(Indicator::counting);
    }

    static Scheme load() {
        try (var in = Scheme.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + ": absent (expected: on the class path)");
            }
            var options = new LoaderOptions();
            options.setAllowDuplicateKeys(false);
            Object tree =
                    new Yaml(new SafeConstructor(options)).load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return READER.convertValue(tree, Scheme.class);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    Indicator indicator(String id) {
        return one(byId(indicators), id);
    }

    Party party(String id) {
        return parties.stream()
                .filter(party -> party.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("party: " + id + " (expected: one of the scheme)"));
    }

    /** The indicators that a party's own page shows. */
    List<Indicator> viewOf(String party) {
        Map<String, Indicator> known = byId(indicators);
        return party(party).view().stream().map(id -> one(known, id)).toList();
    }

    Said pageText(String id) {
        return pageTexts.stream()
                .filter(line -> line.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("text: " + id + " (expected: one of the scheme)"))
                .said();
    }

    /** The grade of a figure that was cut to one decimal. */
    Grade grade(BigDecimal cut) {
        return grades.stream()
                .filter(grade -> grade.holds(cut))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("points: " + cut + " (expected: 0..100)"));
    }

    private static Map<String, Indicator> byId(List<Indicator> indicators) {
        Map<String, Indicator> known = new LinkedHashMap<>();
        for (Indicator one : indicators) {
            if (known.put(one.id(), one) != null) {
                throw new IllegalArgumentException("indicator: " + one.id() + " twice (expected: once)");
            }
        }
        return known;
    }

    private static Indicator one(Map<String, Indicator> known, String id) {
        Indicator indicator = known.get(id);
        if (indicator == null) {
            throw new IllegalArgumentException("indicator: " + id + " (expected: one of " + known.keySet() + ")");
        }
        return indicator;
    }

    private static int points(Map<String, Indicator> known, List<String> ids) {
        return ids.stream().mapToInt(id -> one(known, id).points()).sum();
    }

    private static void require(String what, int points, int sum) {
        if (points != sum) {
            throw new IllegalArgumentException(what + ": " + sum + " points (expected: " + points + ")");
        }
    }

    private static void requireUnder(Heading heading, Indicator one) {
        if (!one.heading().equals(heading.id())) {
            throw new IllegalArgumentException(one.id() + ": " + one.heading() + " (expected: " + heading.id() + ")");
        }
    }

    /** Grades leave no gap between nothing and all. */
    private static void requireGrades(List<Grade> grades) {
        var edges = new ArrayList<Integer>();
        for (Grade grade : grades) {
            edges.add(grade.from());
            Integer below = grade.below();
            Integer last = grade.to();
            edges.add(below != null ? below : last != null ? last : -1);
        }
        for (int i = 0; i + 2 < edges.size(); i += 2) {
            if (!edges.get(i).equals(edges.get(i + 3))) {
                throw new IllegalArgumentException("grades: " + edges + " (expected: without a gap, the best first)");
            }
        }
        if (edges.isEmpty() || edges.get(1) != WHOLE || edges.get(edges.size() - 2) != 0) {
            throw new IllegalArgumentException("grades: " + edges + " (expected: 0 to 100)");
        }
    }
}
