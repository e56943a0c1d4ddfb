package org.qiantang.app.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qiantang.app.insight.Profile.Dimension;
import org.qiantang.app.payment.OneDatabase;
import org.qiantang.engine.testkit.ForEachSeed;
import org.qiantang.event.EventCodec;
import org.springframework.jdbc.core.simple.JdbcClient;

class AudienceRecountTest {
    private static final Instant NOW = PlayedAudience.MIDNIGHT.plus(Duration.ofHours(10));
    private static final List<Long> SHOPS = List.of(PlayedAudience.SHOP, PlayedAudience.OTHER);

    private static OneDatabase database;
    private static JdbcClient jdbc;
    private static AudienceRecount recount;
    private static Segments segments;
    private static Audiences audiences;
    private static Followers followers;

    @BeforeAll
    static void start() throws Exception {
        database = OneDatabase.start();
        jdbc = JdbcClient.create(database.pool());
        recount = new AudienceRecount(jdbc);
        segments = new Segments(jdbc);
        audiences = new Audiences(new AudienceRows(jdbc), segments, InstantSource.fixed(NOW));
        followers = new Followers(new InsightTable(new EventCodec()), database.pool());
        PlayedAudience.writePeople(jdbc);
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    @ForEachSeed(count = 12)
    void every_group_of_a_shows_and_of_a_shops_buyers_is_what_a_recount_of_the_journal_by_sql_comes_to(long seed)
            throws SQLException {
        var played = new PlayedAudience(seed);
        played.write(database.pool());
        followers.clear();

        mix(played, new SplittableRandom(seed));

        equalsRecount(played);
    }

    @ForEachSeed(count = 2)
    void a_replay_from_the_first_event_comes_to_the_same_groups(long seed) throws SQLException {
        var played = new PlayedAudience(seed);
        played.write(database.pool());
        followers.clear();
        mix(played, new SplittableRandom(seed));

        followers.clear();
        followers.fold(played.office());
        followers.fold(played.floor());

        equalsRecount(played);
    }

    @ForEachSeed(count = 8)
    void who_is_leaving_and_who_is_alike_is_whom_a_recount_of_the_journal_by_sql_names(long seed) throws SQLException {
        var played = new PlayedAudience(seed);
        played.write(database.pool());
        followers.clear();
        mix(played, new SplittableRandom(seed));

        for (long shop : SHOPS) {
            Audience told = audiences.of(shop, 90);
            for (Segments.Kind kind : Segments.Kind.values()) {
                List<Long> people = recount.people(shop, kind, PlayedAudience.MIDNIGHT);
                Integer number = Hiding.isSmall(people.size()) ? null : (Integer) people.size();

                assertThat(segments.people(shop, kind, PlayedAudience.MIDNIGHT))
                        .as("%s of %d", kind, shop)
                        .isEqualTo(people);
                assertThat(told.segments()).contains(new Profile.Group(kind.name(), number));
            }
        }
    }

    /** What the other tests compare is worth comparing: all kinds of groups are told, and all are hidden somewhere. */
    @Test
    void made_up_shops_have_groups_to_tell_and_groups_to_hide_in_each_dimension_and_people_in_each_segment()
            throws SQLException {
        List<String> lines = new ArrayList<>();
        int leaving = 0;
        int alike = 0;
        for (long seed = 1; seed <= 6; seed++) {
            var played = new PlayedAudience(seed);
            played.write(database.pool());
            for (int days : Audiences.DAYS) {
                lines.addAll(ofShop(PlayedAudience.SHOP, days));
            }
            played.shows().forEach(show -> {
                lines.addAll(ofShow(show));
                lines.addAll(recount.reported(shopOf(show), show));
            });
            leaving += recount.people(PlayedAudience.SHOP, Segments.Kind.LEAVING, PlayedAudience.MIDNIGHT)
                    .size();
            alike += recount.people(PlayedAudience.SHOP, Segments.Kind.ALIKE, PlayedAudience.MIDNIGHT)
                    .size();
        }

        for (String dimension :
                List.of("returning", "rfm", "price", "time", "interests", "sources", "recency", "frequency", "money")) {
            assertThat(lines).as(dimension).anyMatch(line -> line.matches(dimension + " \\S+ [1-9]\\d+"));
            assertThat(lines).as(dimension).anyMatch(line -> line.matches(dimension + " \\S+ -"));
        }
        assertThat(lines).noneMatch(line -> line.matches(".* [1-9]"));
        assertThat(leaving).isPositive();
        assertThat(alike).isPositive();
    }

    private void equalsRecount(PlayedAudience played) {
        for (long shop : SHOPS) {
            for (int days : Audiences.DAYS) {
                assertThat(lines(audiences.of(shop, days)))
                        .as("%d days of %d", days, shop)
                        .isEqualTo(ofShop(shop, days));
            }
        }
        var profiles = new ProfileRows(jdbc);
        for (long id : played.shows()) {
            InsightRows.Show show = show(id);
            assertThat(lines(audiences.of(show))).as("show %d", id).isEqualTo(ofShow(id));
            assertThat(lines(profiles.of(show).dimensions()))
                    .as("report of %d", id)
                    .isEqualTo(recount.reported(shopOf(id), id));
        }
    }

    private static List<String> ofShop(long shop, int days) {
        int larger =
                Audiences.DAYS.stream().filter(one -> one > days).findFirst().orElse(days);
        return recount.ofShop(shop, days, larger, PlayedAudience.MIDNIGHT);
    }

    private static List<String> ofShow(long show) {
        Instant closed = jdbc.sql("select at from event where type = 'ShowClosed' and stream = 'show/' || :show")
                .param("show", String.valueOf(show))
                .query((row, _) -> InsightRows.time(row, "at"))
                .single();
        return recount.ofShow(shopOf(show), show, closed);
    }

    private static InsightRows.Show show(long id) {
        return new InsightRows(jdbc).show(id).orElseThrow();
    }

    private static long shopOf(long show) {
        return show / 100;
    }

    private static List<String> lines(Audience told) {
        List<String> lines = new ArrayList<>();
        lines.add("buyers all " + number(told.buyers()));
        lines.addAll(lines(told.dimensions()));
        return lines;
    }

    private static List<String> lines(List<Dimension> dimensions) {
        return dimensions.stream()
                .flatMap(dimension -> dimension.groups().stream()
                        .map(group -> dimension.id() + " " + group.id() + " " + number(group.people())))
                .toList();
    }

    private static String number(@Nullable Integer people) {
        return people == null ? "-" : people.toString();
    }

    private void mix(PlayedAudience played, SplittableRandom random) throws SQLException {
        followers.mix(played.floor(), played.office(), 60, random);
    }
}
