package org.qiantang.app.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.qiantang.engine.journal.Backoff;
import org.qiantang.engine.journal.DurabilityCheck;
import org.qiantang.engine.journal.Follower;
import org.qiantang.engine.journal.Followers;
import org.qiantang.engine.journal.PostgresJournal;
import org.qiantang.engine.journal.PostgresOffice;
import org.qiantang.event.EventCodec;
import org.qiantang.event.Ids;
import org.qiantang.event.Streams;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The road itself: the journal, the office's pen, and all followers. */
@Configuration(proxyBeanMethods = false)
class JournalWiring {
    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    EventCodec eventCodec() {
        return new EventCodec();
    }

    @Bean
    @DependsOnDatabaseInitialization
    PostgresJournal journal(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            DurabilityCheck.require(connection);
        }
        return new PostgresJournal(database);
    }

    @Bean
    PostgresOffice officeShard(PostgresJournal journal) {
        return new PostgresOffice(journal, Streams.OFFICE);
    }

    @Bean
    Office office(
            PostgresOffice shard, DataSource database, PlatformTransactionManager transactions, EventCodec codec) {
        return new Office(shard, database, new TransactionTemplate(transactions), codec);
    }

    @Bean
    Ids ids(InstantSource clock, PostgresOffice office) {
        return Ids.of(clock, Streams.OFFICE, office.epoch());
    }

    @Bean(destroyMethod = "")
    Followers followers(PostgresJournal journal, DataSource database, List<Follower> all) {
        var backoff = new Backoff(Duration.ofMillis(50), Duration.ofSeconds(30), RandomGenerator.getDefault());
        return new Followers(journal, database, backoff, all);
    }

    @Bean
    OwnWrites ownWrites(ObjectProvider<Followers> followers) {
        return new OwnWrites(followers);
    }

    @Bean
    FollowersLife followersLife(Followers followers) {
        return new FollowersLife(followers);
    }

    @Bean
    FollowersHealth followersHealth(Followers followers) {
        return new FollowersHealth(followers);
    }
}
