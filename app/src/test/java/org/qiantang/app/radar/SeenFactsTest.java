package org.qiantang.app.radar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qiantang.app.insight.PlayedAudience;
import org.qiantang.app.payment.OneDatabase;
import org.qiantang.app.web.Bookmark;
import org.qiantang.app.web.Problem;
import org.qiantang.engine.testkit.ForEachSeed;
import org.springframework.jdbc.core.simple.JdbcClient;

/** That what is behind a figure adds up to it, over made-up days with refunds, doubtful orders and events that come twice. */
class SeenFactsTest {
    private static final int PAGE = 7;

    private static OneDatabase database;
    private static JdbcClient jdbc;
    private static SeenRows rows;
    private static SeenFacts facts;

    @BeforeAll
    static void start() throws Exception {
        database = OneDatabase.start();
        jdbc = JdbcClient.create(database.pool());
        rows = new SeenRows(jdbc);
        facts = new SeenFacts(jdbc);
        PlayedAudience.writePeople(jdbc);
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    @ForEachSeed(count = 12)
    void what_is_behind_ones_own_figures_adds_up_to_each_of_them_page_by_page(long seed) throws SQLException {
        PlayedRadar.fold(new PlayedAudience(seed), database.pool());

        var random = new SplittableRandom(seed);
        for (Kind kind : PlayedRadar.KINDS) {
            int days = Span.LENGTHS.get(random.nextInt(Span.LENGTHS.size()));
            Asked asked = PlayedRadar.asked(kind, days, true, random.nextBoolean());
            for (Seen seen : rows.all(asked, "", "")) {
                for (SeenFigure figure : SeenFigure.values()) {
                    if (figure.isOf(kind)) {
                        assertThat(sum(figure, behind(asked, seen.id(), figure)))
                                .as("%s of %d, %s", figure, seen.id(), asked)
                                .isEqualTo(value(figure, seen.now()));
                    }
                }
            }
        }
    }

    @ForEachSeed(count = 5)
    void each_order_behind_a_figure_is_a_payment_in_the_journal_and_none_is_in_doubt(long seed) throws SQLException {
        PlayedRadar.fold(new PlayedAudience(seed), database.pool());
        Asked asked = PlayedRadar.asked(Kind.ROOM, 90, true, true);

        List<RadarFact> orders = behind(asked, PlayedAudience.SHOP, SeenFigure.ORDERS);

        assertThat(orders).isNotEmpty();
        for (RadarFact order : orders) {
            assertThat(jdbc.sql("""
                                    select count(*) from event
                                     where shard || ':' || position = :place and type = 'OrderPaid'
                                       and (convert_from(body, 'UTF8')::jsonb->>'orderId')::bigint = :order
                                       and not exists (select from doubtful_order where order_id = :order)
                                    """)
                            .param("place", order.place())
                            .param("order", order.orderId())
                            .query((row, _) -> row.getLong(1))
                            .single())
                    .isEqualTo(1);
        }
    }

    @ForEachSeed(count = 5)
    void of_others_nothing_is_listed_whatever_is_asked_for(long seed) throws SQLException {
        PlayedRadar.fold(new PlayedAudience(seed), database.pool());
        Asked all = PlayedRadar.asked(Kind.PRODUCT, 90, false, true);
        Asked hosts = PlayedRadar.asked(Kind.HOST, 90, false, true);
        Asked ownHosts = PlayedRadar.asked(Kind.HOST, 90, true, true);

        List<Seen> goods = rows.all(all, "", "");
        assertThat(goods).anyMatch(seen -> !seen.mine());
        for (Seen seen : goods) {
            if (!seen.mine()) {
                for (SeenFigure figure : SeenFigure.values()) {
                    if (figure.isOf(Kind.PRODUCT)) {
                        assertThat(behind(all, seen.id(), figure)).isEmpty();
                    }
                }
            }
        }
        // One host stood in both shops' shows.
        List<Seen> stood = rows.all(hosts, "", "");
        assertThat(stood).isNotEmpty();
        for (Seen host : stood) {
            assertThat(host.mine()).isFalse();
            assertThat(behind(hosts, host.id(), SeenFigure.ORDERS))
                    .isNotEmpty()
                    .isEqualTo(behind(ownHosts, host.id(), SeenFigure.ORDERS));
        }
    }

    @ForEachSeed(count = 6)
    void what_is_behind_an_agencys_own_figures_adds_up_to_them_by_hours_of_its_shows_and_names_no_order(long seed)
            throws SQLException {
        PlayedRadar.fold(new PlayedAudience(seed), database.pool());
        PlayedRadar.signed(60, jdbc);
        List<Long> its = jdbc.sql("""
                        select w.show_id
                          from insight_show w
                          join agency_member a on w.opened_at >= a.joined_at
                         where w.kind = 'STAGE'
                        """).query((row, _) -> row.getLong(1)).list();

        assertThat(its).isNotEmpty();
        for (Kind kind : PlayedRadar.KINDS) {
            Asked asked = PlayedRadar.asked(PlayedRadar.AGENCY, kind, 90, true, true);
            List<Seen> own = rows.all(asked, "", "");
            assertThat(own).isNotEmpty();
            for (Seen seen : own) {
                for (SeenFigure figure : SeenFigure.values()) {
                    if (figure.isOf(kind)) {
                        List<RadarFact> hours = behind(asked, seen.id(), figure);
                        assertThat(hours.stream()
                                        .mapToLong(hour -> told(figure, hour))
                                        .sum())
                                .as("%s of %d, %s", figure, seen.id(), asked)
                                .isEqualTo(value(figure, seen.now()));
                        assertThat(hours).allMatch(hour -> isAnHourOf(its, hour));
                    }
                }
            }
        }
    }

    @ForEachSeed(count = 5)
    void an_agency_is_told_nothing_of_shows_from_before_its_host_joined_nor_of_a_shops_shelf(long seed)
            throws SQLException {
        PlayedRadar.fold(new PlayedAudience(seed), database.pool());
        PlayedRadar.signed(0, jdbc);

        for (Kind kind : PlayedRadar.KINDS) {
            Asked all = PlayedRadar.asked(PlayedRadar.AGENCY, kind, 90, false, true);
            List<Seen> seen = rows.all(all, "", "");
            assertThat(seen).isNotEmpty().noneMatch(Seen::mine);
            for (Seen one : seen) {
                for (SeenFigure figure : SeenFigure.values()) {
                    if (figure.isOf(kind)) {
                        assertThat(behind(all, one.id(), figure)).isEmpty();
                    }
                }
            }
        }
    }

    /** Of one figure, what it adds up and nothing beside it. */
    private static long told(SeenFigure figure, RadarFact hour) {
        Long sum = figure.isMoney() ? hour.minor() : hour.count();
        Long beside = figure.isMoney() ? hour.count() : hour.minor();
        assertThat(beside).as("%s tells no more: %s", figure, hour).isNull();
        return sum == null ? 0 : sum;
    }

    private static boolean isAnHourOf(List<Long> shows, RadarFact fact) {
        Long show = fact.showId();
        return show != null
                && shows.contains(show)
                && fact.place().equals("show/" + show)
                && fact.orderId() == null
                && fact.at().equals(fact.at().truncatedTo(ChronoUnit.HOURS));
    }

    @Test
    void goods_have_no_likes_and_all_else_no_clicks() {
        assertThat(SeenFigure.named("radar_clicks", Kind.PRODUCT)).isEqualTo(SeenFigure.CLICKS);
        assertThatThrownBy(() -> SeenFigure.named("radar_likes", Kind.BRAND)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> SeenFigure.named("radar_clicks", Kind.SHOW)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> SeenFigure.named("gmv", Kind.SHOW)).isInstanceOf(Problem.class);
    }

    private static List<RadarFact> behind(Asked asked, long id, SeenFigure figure) {
        var all = new ArrayList<SeenFacts.Placed>();
        Bookmark after = Bookmark.NEWEST;
        List<SeenFacts.Placed> page;
        do {
            page = facts.of(asked, id, figure, after, PAGE);
            all.addAll(page);
            after = page.isEmpty() ? after : page.getLast().bookmark();
        } while (!page.isEmpty());
        return all.stream().map(SeenFacts.Placed::fact).toList();
    }

    private static long sum(SeenFigure figure, List<RadarFact> behind) {
        return switch (figure) {
            case VIEWS, LIKES, EXPOSURES, CLICKS, PIECES ->
                behind.stream()
                        .mapToLong(fact -> fact.count() == null ? 0 : fact.count())
                        .sum();
            case SALES ->
                behind.stream()
                        .mapToLong(fact -> fact.minor() == null ? 0 : fact.minor())
                        .sum();
            case ORDERS, HOURS -> behind.size();
        };
    }

    private static long value(SeenFigure figure, Seen.Facts now) {
        return switch (figure) {
            case VIEWS -> now.views();
            case LIKES -> now.likes();
            case EXPOSURES -> now.exposures();
            case CLICKS -> now.clicks();
            case PIECES -> now.pieces();
            case SALES -> now.minor();
            case ORDERS, HOURS -> now.orders();
        };
    }
}
