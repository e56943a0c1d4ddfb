package org.qiantang.app.exam;

import java.time.InstantSource;
import org.qiantang.app.account.FourEyes;
import org.qiantang.app.guidance.Guidance;
import org.qiantang.app.journal.Office;
import org.qiantang.engine.guard.GuardInForce;
import org.qiantang.event.EventCodec;
import org.qiantang.event.Ids;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Questions of findings: their desk, the courier that takes them back, proposals, and the door for courses. */
@Configuration(proxyBeanMethods = false)
class ExamWiring {
    @Bean
    QuestionTable examQuestions(JdbcClient jdbc) {
        return new QuestionTable(jdbc);
    }

    @Bean
    FoundLines examFoundLines(JdbcClient jdbc, Office office, EventCodec codec) {
        return new FoundLines(jdbc, office, codec);
    }

    @Bean
    QuestionDesk questionDesk(
            Office office, QuestionTable questions, FoundLines lines, FourEyes eyes, Ids ids, InstantSource clock) {
        return new QuestionDesk(office, questions, lines, eyes, ids, clock);
    }

    @Bean
    FallenFindings fallenFindings(EventCodec codec, QuestionDesk desk) {
        return new FallenFindings(codec, desk);
    }

    @Bean
    Proposals examProposals(GuardInForce guard, Guidance guidance) {
        return new Proposals(guard, guidance.courses());
    }

    @Bean
    PublishedQuestions publishedQuestions(QuestionTable questions, FoundLines lines) {
        return new PublishedQuestions(questions, lines);
    }
}
