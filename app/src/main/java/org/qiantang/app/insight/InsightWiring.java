package org.qiantang.app.insight;

import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.stage.Counts;
import org.qiantang.app.stage.Stage;
import org.qiantang.event.EventCodec;
import org.qiantang.event.Sitting;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Figures of shows: the dictionary, the table that they are counted from, and who counts. */
@Configuration(proxyBeanMethods = false)
class InsightWiring {
    @Bean
    MetricBook metricBook() {
        return MetricBook.read();
    }

    @Bean
    InsightTable insightTable(EventCodec codec) {
        return new InsightTable(codec);
    }

    @Bean
    InsightRows insightRows(JdbcClient jdbc) {
        return new InsightRows(jdbc);
    }

    @Bean
    Screens screens(
            InsightRows rows,
            JdbcClient jdbc,
            MetricBook book,
            Stage stage,
            InstantSource clock,
            PlatformTransactionManager transactions) {
        return new Screens(
                rows,
                new SourceRows(jdbc),
                new HotWords(HotWords.in(jdbc), clock, Thread::startVirtualThread),
                book,
                now(stage),
                clock,
                moment(transactions));
    }

    private static TransactionTemplate moment(PlatformTransactionManager transactions) {
        var moment = new TransactionTemplate(transactions);
        moment.setReadOnly(true);
        moment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        return moment;
    }

    @Bean
    Stretches stretches(InsightRows rows, JdbcClient jdbc) {
        return new Stretches(rows, jdbc);
    }

    @Bean
    ShowReporter showReporter(InsightRows rows, Screens screens, JdbcClient jdbc, InstantSource clock) {
        return new ShowReporter(
                rows, screens, new Market(new MarketRows(jdbc), clock), new StockRows(jdbc), new ProfileRows(jdbc));
    }

    @Bean
    ReportPaper reportPaper(MetricBook book) {
        return new ReportPaper(book, new PaperFonts(PaperFonts.usual(Path.of(System.getProperty("user.home")))));
    }

    @Bean
    Segments segments(JdbcClient jdbc) {
        return new Segments(jdbc);
    }

    @Bean
    Audiences audiences(JdbcClient jdbc, Segments segments, InstantSource clock) {
        return new Audiences(new AudienceRows(jdbc), segments, clock);
    }

    @Bean
    Behind behind(JdbcClient jdbc, EventCodec codec) {
        return new Behind(jdbc, codec);
    }

    @Bean
    BehindDays behindDays(JdbcClient jdbc, EventCodec codec) {
        return new BehindDays(jdbc, codec);
    }

    @Bean
    ExposureEndpoints.Exposed exposed(Stage stage) {
        return stage::exposed;
    }

    private static Screens.Now now(Stage stage) {
        return new Screens.Now() {
            @Override
            public @Nullable Sitting sitting(long showId) {
                return stage.sitting(showId).orElse(null);
            }

            @Override
            public long viewers(long showId) {
                return stage.counts(showId).viewers();
            }

            @Override
            public long crowd(long showId) {
                Counts counts = stage.counts(showId);
                return counts.simulated();
            }
        };
    }
}
