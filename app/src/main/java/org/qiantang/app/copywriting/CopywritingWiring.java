package org.qiantang.app.copywriting;

import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.People;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.copywriting.ModelCopywriter.Purse;
import org.qiantang.app.guard.RoomGuard;
import org.qiantang.app.media.AigcMark;
import org.qiantang.app.shelf.Shelves;
import org.qiantang.app.team.Team;
import org.qiantang.engine.guard.GuardInForce;
import org.qiantang.event.Ids;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class CopywritingWiring {
    @Bean
    CopyTable copyTable(JdbcClient jdbc) {
        return new CopyTable(jdbc);
    }

    @Bean
    ScriptWriter scriptWriter(Shelves shelves, ModelSettings settings, CopyTable texts, Ids ids, InstantSource clock) {
        var approved = new ApprovedScripts(texts, ids, clock);
        return new ScriptWriter(
                shelves,
                new Grammar(Phrases.load()),
                praises(settings, purse(texts, settings, clock)),
                new SecureRandom(),
                approved);
    }

    @Bean
    Slots slots(Shelves shelves, InstantSource clock) {
        return new Slots(shelves, clock);
    }

    @Bean
    CopyShelves copyShelves(Shelves shelves, Catalog catalog) {
        return new CopyShelves(shelves, catalog);
    }

    @Bean
    CopyDesk copyDesk(
            CopyTable texts,
            CopyShelves shelves,
            RoomGuard room,
            GuardInForce guard,
            Catalog catalog,
            ModelSettings settings,
            TransactionTemplate transactions,
            Ids ids,
            InstantSource clock) {
        var grammar = new GrammarCopywriter(Phrases.loadForTexts());
        return new CopyDesk(
                texts,
                shelves,
                new Proofreading(new GuardJudge(room, guard, catalog, clock), Phrases.claims()),
                grammar,
                model(settings, grammar, purse(texts, settings, clock)),
                new Writing(Executors.newVirtualThreadPerTaskExecutor()),
                transactions,
                ids,
                clock,
                new SecureRandom());
    }

    @Bean
    FilmScripts filmScripts(Shelves shelves, RoomGuard room, GuardInForce guard, Catalog catalog, InstantSource clock) {
        return new FilmScripts(
                shelves,
                catalog,
                new Proofreading(new GuardJudge(room, guard, catalog, clock), Phrases.claims()),
                Phrases.loadForFilms(),
                () -> guard.now().version(),
                clock);
    }

    @Bean
    CopyPosts copyPosts(Team team, CopyTable texts) {
        return new CopyPosts(team, texts);
    }

    @Bean
    Comparisons comparisons(CopyTable texts, StretchFigures figures) {
        return new Comparisons(texts, figures);
    }

    @Bean
    AudienceReader audienceReader() {
        return AudienceReader.load();
    }

    @Bean
    CopyViews copyViews(CopyDesk desk, CopyTable texts, CopyShelves shelves, People people, AudienceReader audiences) {
        return new CopyViews(desk, texts, shelves, people, audiences);
    }

    @Bean
    CopyExport copyExport(CopyDesk desk, CopyShelves shelves, AigcMark mark) {
        return new CopyExport(desk, shelves, mark);
    }

    private static Purse purse(CopyTable texts, ModelSettings settings, InstantSource clock) {
        return new Purse() {
            @Override
            public boolean hasLeft(long merchantId) {
                return texts.spent(merchantId, today()) < settings.dailyTokens();
            }

            @Override
            public void spend(long merchantId, int tokens) {
                texts.spend(merchantId, today(), tokens);
            }

            private LocalDate today() {
                return LocalDate.ofInstant(clock.instant(), CopyDesk.CHINA);
            }
        };
    }

    static @Nullable Copywriter model(ModelSettings settings, Copywriter grammar, Purse purse) {
        if (!settings.isConfigured()) {
            return null;
        }
        return new ModelCopywriter(talk(settings), new ClaimCheck(Phrases.claims()), grammar, purse);
    }

    static ScriptWriter.Praises praises(ModelSettings settings, Purse purse) {
        if (!settings.isConfigured()) {
            return (_, _) -> _ -> List.of();
        }
        return new ModelWriter(talk(settings), new ClaimCheck(Phrases.claims()), purse);
    }

    private static ModelTalk talk(ModelSettings settings) {
        // Who listens keeps the time; the client's own watch only sees that nothing hangs for ever.
        var model = OpenAiStreamingChatModel.builder()
                .baseUrl(settings.baseUrl())
                .apiKey(settings.key())
                .modelName(settings.model())
                .timeout(settings.timeout().plusSeconds(10))
                .maxTokens(settings.maxTokens())
                .build();
        return new ModelTalk(model, settings.model(), settings.timeout());
    }
}
