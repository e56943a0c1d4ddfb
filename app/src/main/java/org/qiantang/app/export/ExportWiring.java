package org.qiantang.app.export;

import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.qiantang.app.account.FourEyes;
import org.qiantang.app.journal.Office;
import org.qiantang.app.journal.Rounds;
import org.qiantang.app.proof.Checkpoints;
import org.qiantang.app.settings.Settings;
import org.qiantang.event.Ids;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Exports: their desk, their rows, and who writes the files. */
@Configuration(proxyBeanMethods = false)
class ExportWiring {
    private static final int ROWS_AT_A_TIME = 500;

    @Bean
    ExportTable exportTable(JdbcClient jdbc) {
        return new ExportTable(jdbc);
    }

    @Bean
    ExportDesk exportDesk(Office office, ExportTable exports, FourEyes eyes, Ids ids, InstantSource clock) {
        return new ExportDesk(office, exports, eyes, ids, clock);
    }

    @Bean(initMethod = "start")
    ExportWork exportWork(
            ExportTable exports,
            ExportDesk desk,
            DataSource database,
            PlatformTransactionManager transactions,
            Checkpoints checkpoints,
            ExportSettings settings,
            Settings places,
            InstantSource clock) {
        var rowByRow = new JdbcTemplate(database);
        rowByRow.setFetchSize(ROWS_AT_A_TIME);
        var oneView = new TransactionTemplate(transactions);
        oneView.setReadOnly(true);
        oneView.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        var apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return new ExportWork(
                exports,
                desk,
                JdbcClient.create(rowByRow),
                oneView,
                apart,
                checkpoints,
                places.data().resolve("exports"),
                Duration.ofHours(settings.keepHours()),
                clock);
    }

    @Bean
    Rounds exportRounds(ExportWork work) {
        return new Rounds("exports", Duration.ofSeconds(1), work::round);
    }
}
