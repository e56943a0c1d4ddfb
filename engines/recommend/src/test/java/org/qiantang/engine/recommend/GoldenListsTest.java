package org.qiantang.engine.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * One stream of events and the lists that come of it, each place with its reason, its propensity and what other policies would
 * have put there, as they were looked through when they were kept. Numbers are kept in four digits. {@code -Dgolden.write=true}
 * writes them anew.
 */
class GoldenListsTest {
    private static final long SEED = 20_261_127;
    private static final int EVENTS = 900;
    private static final int PLACES = 8;
    private static final Instant LATER = Shop.BEGIN.plusSeconds(40L * EVENTS);

    @Test
    void the_lists_of_a_stream_their_reasons_and_propensities_are_those_that_were_kept() throws IOException {
        Recommender recommender = grown();
        var lists = new StringBuilder();
        for (long user = 0; user <= 4; user++) {
            for (Kind kind : List.of(Kind.PRODUCT, Kind.ROOM)) {
                write(lists, recommender, Request.of(user, kind, PLACES, LATER, 31 + user));
            }
        }
        // In one of twenty lists or so something new is tried.
        long trying = LongStream.rangeClosed(1, 1_000)
                .filter(seed -> recommender.rank(Request.of(1, Kind.PRODUCT, PLACES, LATER, seed)).placements().stream()
                        .anyMatch(Placement::explored))
                .findFirst()
                .orElseThrow();
        write(lists, recommender, Request.of(1, Kind.PRODUCT, PLACES, LATER, trying));
        write(lists, recommender, new Request(1, Kind.PRODUCT, PLACES, Set.of(), Set.of(3L, 4L), 5, LATER, SEED));
        recommender.learn(new Event.Personalised(2, false, LATER));
        write(lists, recommender, Request.of(2, Kind.PRODUCT, PLACES, LATER, SEED));
        recommender.learn(new Event.Forgotten(3, LATER));
        write(lists, recommender, Request.of(3, Kind.PRODUCT, PLACES, LATER, SEED));

        Path kept = Path.of("src/test/resources/golden", "lists.txt");
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(kept.getParent());
            Files.writeString(kept, lists);
        }
        assertThat(lists.toString()).isEqualTo(Files.readString(kept).replace("\r\n", "\n"));
    }

    /** Listed, lived in, fitted, and taught by what was on screens and clicked. */
    private static Recommender grown() {
        var random = new SplittableRandom(SEED);
        List<Event> events = new ArrayList<>(Shop.listed(random));
        events.addAll(Shop.lived(random, EVENTS));
        Recommender recommender = Shop.after(events);
        recommender.refit(SEED);
        Instant at = Shop.BEGIN.plusSeconds(20L * EVENTS);
        for (int screen = 0; screen < 200; screen++) {
            at = at.plusSeconds(30);
            long user = 1L + screen % Shop.PEOPLE;
            Ranking shown = recommender.rank(Request.of(user, Kind.PRODUCT, PLACES, at, screen));
            recommender.learn(new Event.Shown(
                    user, shown.placements().stream().map(Placement::impression).toList(), at));
            for (Placement place : shown.placements()) {
                if (random.nextInt(4) == 0) {
                    recommender.learn(new Event.Acted(user, place.item(), Act.CLICK, at.plusSeconds(5)));
                }
            }
        }
        return recommender;
    }

    private static void write(StringBuilder lists, Recommender recommender, Request request) {
        Ranking ranking = recommender.rank(request);
        lists.append(String.format(
                Locale.ROOT,
                "person %d, %s, seed %d, beside %d, %s\n",
                request.user(),
                request.kind(),
                request.seed(),
                request.beside(),
                ranking.personalised() ? "personalised" : "as for a stranger"));
        for (Placement place : ranking.placements()) {
            String others = place.others().stream()
                    .map(other ->
                            String.format(Locale.ROOT, "%s %.4f", other.same() ? "same" : "other", other.chance()))
                    .collect(Collectors.joining(", "));
            lists.append(String.format(
                    Locale.ROOT,
                    "  %d %s score %.4f click %.4f before %d propensity %.4f%s [%s]\n",
                    place.item(),
                    place.reason(),
                    place.score(),
                    place.predicted().click(),
                    place.before(),
                    place.propensity(),
                    place.explored() ? " tried" : "",
                    others));
        }
    }
}
