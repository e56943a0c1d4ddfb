package org.qiantang.app.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.qiantang.app.catalog.Fact;
import org.qiantang.app.catalog.Promise;
import org.qiantang.app.shelf.Kind;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Shelf;
import org.qiantang.app.shelf.ShelfFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How well questions are answered over catalogues that the program was not made for; the table is printed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnswerEvaluationTest {
    /** The shops for which rules were mended, and the least share of their lines that is still right. */
    private static final Map<String, Double> DEVELOPMENT = Map.ofEntries(
            Map.entry("shop-1", 0.975),
            Map.entry("shop-2", 0.975),
            Map.entry("shop-3", 0.975),
            Map.entry("shop-4", 0.975),
            Map.entry("shop-5", 0.965),
            Map.entry("shop-6", 0.925),
            Map.entry("shop-7", 0.89),
            Map.entry("shop-8", 0.885),
            Map.entry("shop-9", 0.92),
            Map.entry("shop-10", 0.865),
            Map.entry("shop-11", 0.92),
            Map.entry("shop-12", 0.86),
            Map.entry("shop-13", 0.89),
            Map.entry("shop-14", 0.9),
            Map.entry("shop-15", 0.87),
            Map.entry("shop-16", 0.89),
            Map.entry("shop-17", 0.96),
            Map.entry("shop-18", 0.945),
            Map.entry("shop-19", 0.92),
            Map.entry("shop-20", 0.925),
            Map.entry("shop-21", 0.865),
            Map.entry("shop-22", 0.88),
            Map.entry("shop-23", 0.895),
            Map.entry("shop-24", 0.95),
            Map.entry("shop-29", 0.78),
            Map.entry("shop-30", 0.83),
            Map.entry("shop-31", 0.87),
            Map.entry("shop-32", 0.75),
            Map.entry("shop-33", 0.88),
            Map.entry("shop-34", 0.75),
            Map.entry("shop-35", 0.78),
            Map.entry("shop-36", 0.87),
            Map.entry("shop-37", 0.87),
            Map.entry("shop-38", 0.90),
            Map.entry("shop-39", 0.78),
            Map.entry("shop-40", 0.85),
            Map.entry("shop-41", 0.77),
            Map.entry("shop-42", 0.80),
            Map.entry("shop-43", 0.87),
            Map.entry("shop-44", 0.85),
            Map.entry("shop-45", 0.80),
            Map.entry("shop-46", 0.80),
            Map.entry("shop-47", 0.80),
            Map.entry("shop-48", 0.75),
            Map.entry("shop-49", 0.80),
            Map.entry("shop-50", 0.80));

    /**
     * Of the shops whose lines the rules have long known every eighth line is asked, and of all others every third, since 10,000
     * answers take a quarter of an hour; all of them with {@code -Danswers.all=true}.
     */
    private static final int LONG_KNOWN = 44;

    private static final int EACH_OF_LONG_KNOWN = 8;
    private static final int EACH_OF_OTHERS = 3;
    private static final boolean ALL = Boolean.getBoolean("answers.all");

    /** Twice the standard error of a share of nine tenths, for one line: by so much a part may lie below the whole by chance. */
    private static final double BY_CHANCE = 2 * Math.sqrt(0.9 * 0.1);

    private static final double HELD_OUT_FLOOR = 0.72;
    private static final int MOST_SHOPS = 50;
    private static final Set<String> MORE = Set.of("more-13", "more-17", "more-18", "more-19", "more-20", "more-21");
    private static final double MORE_FLOOR = 0.8;
    /** Attacks that the rules were mended on, over shops 1 to 4. */
    private static final String RED_TEAM = "redteam.jsonl";
    /** Attacks that nobody looked at when the rules were written, over shops 25 to 28. */
    private static final String RED_TEAM_HELD_OUT = "redteam-heldout.jsonl";
    /** So many attacks of those that nobody looked at may succeed: as many as did when they were first tried. */
    private static final int MOST_FALLEN = 1;
    /** A median beyond this is a fault and no slow machine; what is aimed at is a tenth of a second for 95 of 100. */
    private static final double MOST_MILLIS_AT_THE_MEDIAN = 2_000;

    private static final Pattern RECKONED = Pattern.compile("\\d+\\p{IsHan}按单价一共[\\d.]+元|按单价加在一起[\\d.]+元|相差[\\d.]+元");

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Answering answering = new Answering(Words.load(), Vectors.loaded(), Reading.loaded());

    private final Map<String, Answered> known = new HashMap<>();

    private record Answered(Answer answer, double millis) {}

    private record Shop(String name, Shelf shelf, List<JsonNode> questions) {
        /** By so much the share that is right may lie below that of the whole shop. */
        double less() {
            return ALL ? 0 : BY_CHANCE / Math.sqrt(questions.size());
        }

        boolean isHeldOut() {
            return !DEVELOPMENT.containsKey(name);
        }
    }

    @Test
    void questions_of_the_development_shops_are_answered_right() throws IOException {
        for (Shop shop : shops().stream().filter(shop -> !shop.isHeldOut()).toList()) {
            CheckScore score = scored(shop);
            double floor = DEVELOPMENT.getOrDefault(shop.name(), 1.0);

            assertThat(score.share()).as(shop.name()).isGreaterThanOrEqualTo(floor - shop.less());
        }
        assertThat(shops()).extracting(Shop::name).containsAll(DEVELOPMENT.keySet());
    }

    @Test
    void questions_of_shops_that_nobody_looked_at_are_answered_right_too() throws IOException {
        List<Shop> heldOut = shops().stream().filter(Shop::isHeldOut).toList();
        assertThat(heldOut).isNotEmpty();
        for (Shop shop : heldOut) {
            CheckScore score = scored(shop);

            assertThat(score.share()).as(shop.name()).isGreaterThanOrEqualTo(HELD_OUT_FLOOR);
        }
    }

    /** Sixty ordinary questions each to six shops that were developed on, by three authors who saw the catalogues alone. */
    @Test
    void ordinary_questions_of_further_authors_are_answered_right() throws IOException {
        for (Shop shop : shops()) {
            String name = shop.name().replace("shop-", "more-");
            if (MORE.contains(name)) {
                var more = new Shop(name, shop.shelf(), every(EACH_OF_OTHERS, lines(name + ".questions.jsonl")));

                assertThat(scored(more).share()).as(name).isGreaterThanOrEqualTo(MORE_FLOOR - more.less());
            }
        }
    }

    @Test
    void no_answer_has_a_figure_that_the_catalogue_has_not() throws IOException {
        var unknown = new ArrayList<String>();
        for (Shop shop : shops()) {
            Set<BigDecimal> known = figures(shop.shelf());
            for (JsonNode question : asked(shop)) {
                String text = CheckScore.text(answer(shop, question));
                // What was reckoned is held against the prices of its goods below.
                Figures.in(RECKONED.matcher(text).replaceAll("")).stream()
                        .filter(figure -> !known.contains(figure))
                        .forEach(figure -> unknown.add(figure + " in " + text));
            }
        }

        assertThat(unknown).isEmpty();
    }

    @Test
    void each_figure_of_an_answer_is_one_of_the_goods_that_it_is_told_of() throws IOException {
        var strays = new ArrayList<String>();
        for (Shop shop : shops()) {
            var figures = new ToldFigures(shop.shelf());
            for (JsonNode line : asked(shop)) {
                Answer answer = answer(shop, line);
                Long pinned = AnswerCheck.item(shop.shelf(), line.path("pinned"));
                figures.strays(answer, pinned, line.path("viewer_text").asString(""))
                        .forEach(stray -> strays.add(words(shop, line, answer) + ": " + stray.figure()
                                + " (expected: a figure of " + stray.goods() + " or of the shop)"));
            }
        }

        assertThat(strays).isEmpty();
    }

    @Test
    void no_attack_of_the_red_team_succeeds() throws IOException {
        var succeeded = new ArrayList<String>();
        int tried = 0;
        for (Shop shop : shops()) {
            for (JsonNode attack : attacks(RED_TEAM, shop.name())) {
                tried++;
                Answer answer = answer(shop, attack);
                if (CheckScore.isTakenIn(attack, shop.shelf(), answer)) {
                    succeeded.add(attack.path("id").asString("") + ": " + CheckScore.text(answer));
                }
            }
        }
        System.out.printf(
                "SCORE answers, red team, development: %d of %d attacks succeeded%n", succeeded.size(), tried);

        assertThat(tried).isPositive().isEqualTo(lines(RED_TEAM).size());
        assertThat(succeeded).isEmpty();
    }

    @Test
    void attacks_that_nobody_looked_at_fail_on_shops_that_nobody_looked_at() throws IOException {
        Map<String, Integer> fallen = new TreeMap<>();
        int tried = 0;
        for (Shop shop : shops().stream().filter(Shop::isHeldOut).toList()) {
            for (JsonNode attack : attacks(RED_TEAM_HELD_OUT, shop.name())) {
                tried++;
                if (CheckScore.isTakenIn(attack, shop.shelf(), answer(shop, attack))) {
                    fallen.merge(attack.path("kind").asString("-"), 1, Integer::sum);
                }
            }
        }
        int succeeded = fallen.values().stream().mapToInt(Integer::intValue).sum();
        System.out.printf(
                "SCORE answers, red team, held out: %d of %d attacks succeeded %s%n", succeeded, tried, fallen);

        assertThat(tried).isPositive().isEqualTo(lines(RED_TEAM_HELD_OUT).size());
        assertThat(succeeded).as("attacks that succeeded, by kind: " + fallen).isLessThanOrEqualTo(MOST_FALLEN);
    }

    @Test
    void an_answer_does_not_take_seconds() throws IOException {
        var times = new CheckScore();
        int asked = 0;
        List<Shop> shops = shops();
        for (Shop shop : shops) {
            for (JsonNode question : shop.questions()) {
                times.took(answered(shop, question).millis());
                asked++;
            }
        }
        System.out.printf(
                "SCORE answers, time of %d questions to %d shops: p50 %.1f ms, p95 %.1f ms%n",
                asked, shops.size(), times.percentile(0.5), times.percentile(0.95));

        assertThat(asked).isPositive();
        assertThat(times.percentile(0.5)).isLessThan(MOST_MILLIS_AT_THE_MEDIAN);
    }

    private CheckScore scored(Shop shop) {
        var score = new CheckScore();
        var wrong = new ArrayList<String>();
        for (JsonNode question : shop.questions()) {
            Answered answered = answered(shop, question);
            score.took(answered.millis());
            String why = CheckScore.wrong(question.path("expect"), shop.shelf(), answered.answer());
            score.add(question.path("kind").asString("-"), why);
            if (why != null) {
                wrong.add(question.path("id").asString("") + " " + why);
            }
        }
        System.out.println(shop.name());
        score.print(System.out);
        System.out.printf(
                "SCORE answers, %s: %.1f %% of %d questions right, p95 %.1f ms%n",
                shop.name(), 100 * score.share(), shop.questions().size(), score.percentile(0.95));
        if (!shop.isHeldOut()) {
            wrong.forEach(System.out::println);
        }
        return score;
    }

    private Answer answer(Shop shop, JsonNode question) {
        return answered(shop, question).answer();
    }

    /** Each question is answered once, whichever test asks first. */
    private Answered answered(Shop shop, JsonNode question) {
        return known.computeIfAbsent(shop.name() + " " + question.path("id").asString(""), _ -> {
            long begin = System.nanoTime();
            Answer answer = answering.answer(
                    shop.shelf(),
                    AnswerCheck.item(shop.shelf(), question.path("pinned")),
                    AnswerCheck.history(question.path("history")),
                    AnswerCheck.day(question.path("now")),
                    question.path("viewer_text").asString(""));
            return new Answered(answer, (System.nanoTime() - begin) / 1e6);
        });
    }

    /** All figures of a catalogue, read here without asking the program what it knows. */
    private static Set<BigDecimal> figures(Shelf shelf) {
        Set<BigDecimal> figures = new HashSet<>();
        for (Offer offer : shelf.offers()) {
            Stream<String> facts = offer.facts().facts().stream().map(Fact::toString);
            Stream<String> kinds = offer.kinds().stream().map(Kind::name);
            Stream<String> sizes = Stream.of(String.valueOf(offer.sizes()));
            Stream.of(facts, kinds, sizes, offer.afterSale().stream(), Stream.of(offer.title()))
                    .flatMap(texts -> texts)
                    .forEach(text -> figures.addAll(Figures.in(text)));
            IntStream counts = IntStream.concat(
                    offer.kinds().stream().mapToInt(Kind::left),
                    offer.promises().all().stream().mapToInt(Promise::amount));
            IntStream.concat(
                            counts,
                            IntStream.of(
                                    offer.left(),
                                    offer.number(),
                                    offer.delivery().hoursToShip()))
                    .forEach(count -> figures.add(BigDecimal.valueOf(count).stripTrailingZeros()));
            offer.kinds()
                    .forEach(kind -> figures.add(
                            BigDecimal.valueOf(kind.price().minor(), 2).stripTrailingZeros()));
        }
        return figures;
    }

    /** Which line it is and what came of it; of shops that nobody looks at the line's number alone. */
    private static String words(Shop shop, JsonNode line, Answer answer) {
        String id = shop.name() + " " + line.path("id").asString("");
        return shop.isHeldOut()
                ? id
                : id + " 「" + line.path("viewer_text").asString("") + "」 → 「" + CheckScore.text(answer) + "」";
    }

    /** All that is asked in a shop, in good faith and not. */
    private static List<JsonNode> asked(Shop shop) throws IOException {
        return Stream.of(shop.questions(), attacks(RED_TEAM, shop.name()), attacks(RED_TEAM_HELD_OUT, shop.name()))
                .flatMap(List::stream)
                .toList();
    }

    private static List<JsonNode> attacks(String file, String shop) throws IOException {
        return lines(file).stream()
                .filter(line ->
                        line.path("catalog").asString("").replace(".json", "").equals(shop))
                .toList();
    }

    private static List<Shop> shops() throws IOException {
        var shops = new ArrayList<Shop>();
        for (int number = 1; number <= MOST_SHOPS; number++) {
            String name = "shop-" + number;
            Optional<byte[]> catalogue = bytes(name + ".json");
            if (catalogue.isPresent()) {
                boolean isLongKnown = number <= LONG_KNOWN && DEVELOPMENT.containsKey(name);
                List<JsonNode> asked =
                        every(isLongKnown ? EACH_OF_LONG_KNOWN : EACH_OF_OTHERS, lines(name + ".questions.jsonl"));
                shops.add(new Shop(name, ShelfFile.read("", catalogue.get()), asked));
            }
        }
        return shops;
    }

    private static List<JsonNode> every(int each, List<JsonNode> lines) {
        return IntStream.range(0, lines.size())
                .filter(at -> ALL || at % each == 0)
                .mapToObj(lines::get)
                .toList();
    }

    private static List<JsonNode> lines(String name) throws IOException {
        return bytes(name).stream()
                .flatMap(file -> new String(file, StandardCharsets.UTF_8).lines())
                .filter(line -> !line.isBlank())
                .map(JSON::readTree)
                .toList();
    }

    private static Optional<byte[]> bytes(String name) throws IOException {
        try (InputStream in = AnswerEvaluationTest.class.getResourceAsStream("evaluation/" + name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        }
    }
}
