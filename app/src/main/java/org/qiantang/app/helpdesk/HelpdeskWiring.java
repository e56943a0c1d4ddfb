package org.qiantang.app.helpdesk;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.People;
import org.qiantang.app.answer.Answers;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.guard.GoodsGuard;
import org.qiantang.app.guard.RoomGuard;
import org.qiantang.app.journal.Office;
import org.qiantang.app.journal.Rounds;
import org.qiantang.app.room.Boards;
import org.qiantang.app.room.Receipt;
import org.qiantang.app.room.Refusal;
import org.qiantang.app.room.Rooms;
import org.qiantang.app.room.WordHash;
import org.qiantang.app.shelf.Shelves;
import org.qiantang.app.show.Shows;
import org.qiantang.app.team.Act;
import org.qiantang.app.team.Team;
import org.qiantang.engine.guard.Judgement;
import org.qiantang.engine.guard.Speaker;
import org.qiantang.engine.guard.Verdict;
import org.qiantang.event.Ids;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The helpdesk: rows, desks, and the live desks of all shows. Who counts followers is wired by the process. */
@Configuration(proxyBeanMethods = false)
class HelpdeskWiring {
    private static final int ANSWER_SECONDS = 10;
    private static final int RETRY_SECONDS = 2;
    private static final Duration SWEEP = Duration.ofHours(1);

    @Bean
    HandOverRows handOverRows(JdbcClient jdbc) {
        return new HandOverRows(jdbc);
    }

    @Bean
    FaqRows faqRows(JdbcClient jdbc, JsonMapper json) {
        return new FaqRows(jdbc, json);
    }

    @Bean
    PageQuestionRows pageQuestionRows(JdbcClient jdbc, JsonMapper json) {
        return new PageQuestionRows(jdbc, json);
    }

    @Bean
    QuestionTerm questionTerm(JdbcClient jdbc, HelpdeskSettings settings, InstantSource clock) {
        return new QuestionTerm(jdbc, settings, clock);
    }

    @Bean
    Rounds questionTerms(QuestionTerm term) {
        return new Rounds("question-terms", SWEEP, term::sweep);
    }

    @Bean
    FaqBook faqBook(FaqRows rows, Catalog catalog) {
        return new FaqBook(rows, catalog);
    }

    @Bean
    HandOverDesk handOverDesk(Office office, HandOverRows rows, WordHash hash, Ids ids, InstantSource clock) {
        return new HandOverDesk(office, rows, hash, ids, clock);
    }

    @Bean
    FaqDesk faqDesk(Office office, FaqRows rows, WordHash hash, Ids ids, InstantSource clock) {
        return new FaqDesk(office, rows, hash, ids, clock);
    }

    @Bean
    FaqCheck faqCheck(Gate gate, Catalog catalog, Shelves shelves) {
        return new FaqCheck(gate, catalog, shelves);
    }

    @Bean
    FaqIntake faqIntake(FaqDesk desk, FaqCheck check, Catalog catalog) {
        return new FaqIntake(desk, check, catalog);
    }

    @Bean
    Grounds helpdeskGrounds(Shelves shelves, Boards boards) {
        return new Grounds(shelves, boards);
    }

    @Bean("helpdeskGate")
    Gate helpdeskGate(RoomGuard rooms, GoodsGuard goods, Shelves shelves, Catalog catalog) {
        return new PricedGate(guarded(rooms, goods), shelves, catalog);
    }

    private static Gate guarded(RoomGuard rooms, GoodsGuard goods) {
        return new Gate() {
            @Override
            public Judged judge(long showId, @Nullable Long itemId, boolean machine, String text) {
                return judged(rooms.spoken(showId, itemId, speaker(machine), text));
            }

            @Override
            public Judged ofProduct(long productId, boolean machine, String text) {
                return judged(goods.ofProduct(productId, speaker(machine), text));
            }

            @Override
            public Judged ofShop(long merchantId, String text) {
                return judged(goods.ofShop(merchantId, Speaker.STAFF, text));
            }
        };
    }

    private static Speaker speaker(boolean machine) {
        return machine ? Speaker.BOT : Speaker.STAFF;
    }

    private static Gate.Judged judged(Judgement judgement) {
        String message = judgement.standing().stream()
                .map(finding -> finding.message() + " · " + finding.messageEn() + "（" + finding.source()
                        + finding.article() + "）")
                .collect(Collectors.joining("；"));
        return new Gate.Judged(
                judgement.verdict() == Verdict.CLEAR,
                judgement.verdict() == Verdict.VIOLATES,
                RoomGuard.verdict(judgement),
                judgement.version(),
                message);
    }

    @Bean
    Voice helpdeskVoice(Rooms rooms) {
        return (showId, line) -> {
            try {
                return rooms.ask(showId, line)
                        .orTimeout(ANSWER_SECONDS, TimeUnit.SECONDS)
                        .join();
            } catch (CompletionException trouble) {
                return new Receipt.Refused(new Refusal.Busy(RETRY_SECONDS));
            }
        };
    }

    @Bean
    Replies helpdeskReplies(HandOverDesk desk, FaqDesk faq, Gate gate, Voice voice, Boards boards) {
        return new Replies(desk, faq, gate, voice, boards);
    }

    @Bean
    ProductChat productChat(
            Answers answers,
            Grounds grounds,
            FaqBook faq,
            Gate gate,
            Catalog catalog,
            Shelves shelves,
            Shows shows,
            Boards boards,
            HandOverDesk handOvers,
            PageQuestionRows rows,
            Office office,
            WordHash hash,
            Ids ids,
            InstantSource clock) {
        return new ProductChat(
                answers, grounds, faq, gate, catalog, shelves, shows, boards, handOvers, rows, office, hash, ids,
                clock);
    }

    @Bean
    SpokenAnswers spokenAnswers(PageQuestionRows rows, ProductChat chat, ReadsAloud reader, InstantSource clock) {
        return new SpokenAnswers(rows, chat, new MeasuredReader(reader, new Listeners(clock)));
    }

    @Bean(destroyMethod = "close")
    Helpdesk helpdesk(
            Answers answers,
            Grounds grounds,
            FaqBook faq,
            Gate gate,
            Voice voice,
            HandOverDesk handOvers,
            Boards boards,
            Followers followers,
            People people,
            Shows shows,
            Office office,
            JdbcClient jdbc,
            Rooms rooms,
            InstantSource clock) {
        var company = new Company(
                new Drafts(answers::answer, grounds, faq, gate),
                gate,
                voice,
                handOvers,
                boards,
                followers,
                people::isSimulatedAtHand);
        var helpdesk = new Helpdesk(company, shows, new SettingRows(office, jdbc, clock), clock);
        rooms.tell(helpdesk);
        helpdesk.start();
        return helpdesk;
    }

    @Bean
    HostDesk hostDesk(
            Shows shows,
            Boards boards,
            FaqBook faq,
            HandOverDesk handOvers,
            HandOverRows rows,
            People people,
            Team team,
            Helpdesk helpdesk) {
        LongPredicate staffed = merchantId ->
                people.ofShop(merchantId).stream().anyMatch(person -> team.mayInShop(person, merchantId, Act.ANSWER));
        return new HostDesk(shows, boards, faq, handOvers, rows, staffed, helpdesk);
    }
}
