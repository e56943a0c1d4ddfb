package org.qiantang.app.register;

import java.security.SecureRandom;
import java.time.InstantSource;
import org.qiantang.app.account.People;
import org.qiantang.app.account.Secrets;
import org.qiantang.app.exam.PublishedQuestions;
import org.qiantang.app.guidance.Guidance;
import org.qiantang.app.journal.Office;
import org.qiantang.event.EventCodec;
import org.qiantang.event.Ids;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The register: its desk, its table, its readers, and the door at which others ask who is barred. */
@Configuration(proxyBeanMethods = false)
class RegisterWiring {
    @Bean
    Blacklist blacklist(JdbcClient jdbc) {
        return new Blacklist(jdbc);
    }

    @Bean
    RegisterDesk registerDesk(
            Office office, JdbcClient jdbc, InstantSource clock, Ids ids, Secrets secrets, Blacklist blacklist) {
        return new RegisterDesk(office, jdbc, clock, ids, new IdentityHash(secrets.of("identity")), blacklist);
    }

    @Bean
    SubjectTable subjectTable(EventCodec codec) {
        return new SubjectTable(codec);
    }

    @Bean
    NotedRows notedRows(JdbcClient jdbc) {
        return new NotedRows(jdbc);
    }

    @Bean
    Register register(
            JdbcClient jdbc,
            NotedRows noted,
            Blacklist blacklist,
            People people,
            Guidance guidance,
            EventCodec codec,
            InstantSource clock) {
        return new Register(
                new SubjectRows(jdbc), noted, new TraitRows(jdbc), blacklist, people, guidance, codec, clock);
    }

    @Bean
    KeptTries keptTries(JdbcClient jdbc) {
        return new KeptTries(jdbc);
    }

    @Bean
    CourseAttempts courseAttempts(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            RegisterDesk desk,
            Guidance guidance,
            Ids ids,
            InstantSource clock,
            PublishedQuestions published) {
        return new CourseAttempts(
                jdbc, transactions, desk, guidance.courses(), ids, clock, new SecureRandom(), published);
    }

    @Bean
    FindingRows findingRows(JdbcClient jdbc, InstantSource clock) {
        return new FindingRows(jdbc, clock);
    }

    @Bean
    Bars bars(Blacklist blacklist, NotedRows noted, InstantSource clock) {
        return new Bars(blacklist, noted, clock);
    }
}
