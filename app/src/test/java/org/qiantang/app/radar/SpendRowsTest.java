package org.qiantang.app.radar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.Types;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.qiantang.app.payment.OneDatabase;
import org.qiantang.engine.testkit.ForEachSeed;
import org.springframework.jdbc.core.simple.JdbcClient;

/** That the rows behind a channel's figures add up to them, typed in again, imported twice and left in part unknown. */
class SpendRowsTest {
    private static final Looker SHOP = new Looker(Looker.Side.SHOP, 2);
    private static final Looker OTHER = new Looker(Looker.Side.SHOP, 3);
    private static final Instant NOW = PlayedShops.NOW;
    private static final List<String> CHANNELS = List.of("朋友圈", "抖音", "快手");
    private static final List<String> CAMPAIGNS = List.of("", "春茶");
    private static final int DAYS = 40;
    private static final int PAGE = 7;

    private static OneDatabase database;
    private static JdbcClient jdbc;
    private static SpendTable table;

    @BeforeAll
    static void start() throws Exception {
        database = OneDatabase.start();
        jdbc = JdbcClient.create(database.pool());
        table = new SpendTable(jdbc);
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    @ForEachSeed(count = 10)
    void the_rows_of_a_channel_in_a_span_add_up_to_its_figures(long seed) {
        var random = new SplittableRandom(seed);
        play(random);

        for (int days : Span.LENGTHS) {
            Span span = Span.upTo(InstantSource.fixed(NOW), days);
            for (String campaign : CAMPAIGNS) {
                for (SpendTable.Channel channel : table.channels(SHOP, span, campaign, 100)) {
                    addsUp(channel, rows(SpendTable.Wanted.of(campaign, channel.channel(), span)));
                }
            }
        }
    }

    private static void addsUp(SpendTable.Channel channel, List<SpendTable.Row> rows) {
        assertThat(rows).isNotEmpty().allMatch(row -> row.channel().equals(channel.channel()));
        assertThat(rows.stream().mapToLong(SpendTable.Row::spendMinor).sum()).isEqualTo(channel.spendMinor());
        List<SpendTable.Row> ordered =
                rows.stream().filter(row -> row.orders() != null).toList();
        List<SpendTable.Row> sold =
                rows.stream().filter(row -> row.gmvMinor() != null).toList();
        long orders = ordered.stream()
                .mapToLong(row -> row.orders() == null ? 0 : row.orders())
                .sum();
        long gmv = sold.stream()
                .mapToLong(row -> row.gmvMinor() == null ? 0 : row.gmvMinor())
                .sum();
        assertThat(channel.orders()).isEqualTo(ordered.isEmpty() ? null : (Long) orders);
        assertThat(channel.gmvMinor()).isEqualTo(sold.isEmpty() ? null : (Long) gmv);
        if (channel.costPerOrder() != null) {
            assertThat(channel.costPerOrder()).isCloseTo(spend(ordered) / orders, within(1e-6));
        }
        if (channel.roas() != null) {
            assertThat(channel.roas()).isCloseTo(gmv / spend(sold), within(1e-6));
        }
    }

    private static double spend(List<SpendTable.Row> rows) {
        return rows.stream().mapToLong(SpendTable.Row::spendMinor).sum();
    }

    private static List<SpendTable.Row> rows(SpendTable.Wanted wanted) {
        var all = new ArrayList<SpendTable.Row>();
        List<SpendTable.Row> page;
        do {
            page = table.rows(SHOP, wanted, all.size(), PAGE);
            all.addAll(page);
        } while (!page.isEmpty());
        return all;
    }

    /** Two files that tell of the same days, then what is typed in, some of it twice; another shop spends, too. */
    private static void play(SplittableRandom random) {
        jdbc.sql("delete from radar_spend").update();
        jdbc.sql("delete from radar_file").update();
        for (long file = 1; file <= 2; file++) {
            jdbc.sql("""
                            insert into radar_file (file_id, side, owner_id, name, sha256, row_count, imported_at, imported_by)
                            values (:file, 'SHOP', 2, '投放.csv', 'sha' || :file, 1, now(), 1)
                            """).param("file", file).update();
            var told = new HashSet<List<Object>>();
            for (int line = 2; line < DAYS; line++) {
                SpendTable.Entry entry = typed(random);
                // A file that tells the same twice is refused.
                if (told.add(List.of(entry.day(), entry.channel(), entry.campaign()))) {
                    imported(file, line, entry);
                }
            }
        }
        for (int entry = 0; entry < DAYS; entry++) {
            table.put(random.nextInt(4) == 0 ? OTHER : SHOP, 100 + entry, typed(random), NOW, 1);
        }
    }

    private static void imported(long file, int line, SpendTable.Entry entry) {
        jdbc.sql("""
                        insert into radar_outside (file_id, line, day, platform, kind, name, campaign, orders, gmv_minor, spend_minor)
                        values (:file, :line, :day, :channel, 'CHANNEL', :channel, :campaign, :orders, :gmv, :spend)
                        """)
                .param("file", file)
                .param("line", line)
                .param("day", entry.day())
                .param("channel", entry.channel())
                .param("campaign", entry.campaign())
                .param("orders", entry.orders(), Types.BIGINT)
                .param("gmv", entry.gmvMinor(), Types.BIGINT)
                .param("spend", entry.spendMinor())
                .update();
    }

    private static SpendTable.Entry typed(SplittableRandom random) {
        LocalDate today = LocalDate.ofInstant(NOW, Span.ZONE);
        return new SpendTable.Entry(
                today.minusDays(random.nextInt(DAYS)),
                CHANNELS.get(random.nextInt(CHANNELS.size())),
                CAMPAIGNS.get(random.nextInt(CAMPAIGNS.size())),
                random.nextInt(100_000),
                random.nextInt(3) == 0 ? null : (Long) random.nextLong(20),
                random.nextInt(3) == 0 ? null : (Long) random.nextLong(500_000));
    }
}
