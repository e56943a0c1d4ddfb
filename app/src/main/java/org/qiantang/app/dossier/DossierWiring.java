package org.qiantang.app.dossier;

import java.time.Duration;
import java.time.InstantSource;
import org.qiantang.app.account.People;
import org.qiantang.app.catalog.Archive;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.ShopDesk;
import org.qiantang.app.evidence.FactSheets;
import org.qiantang.app.journal.Office;
import org.qiantang.app.journal.Rounds;
import org.qiantang.app.recording.Clips;
import org.qiantang.app.room.Boards;
import org.qiantang.app.room.Rooms;
import org.qiantang.app.room.Story;
import org.qiantang.app.show.Shows;
import org.qiantang.engine.guard.GuardInForce;
import org.qiantang.engine.journal.Followers;
import org.qiantang.engine.journal.PostgresJournal;
import org.qiantang.event.EventCodec;
import org.qiantang.event.Ids;
import org.qiantang.event.Streams;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Findings and dossiers: their desks and tables, the measures and provisional limits that bind, and who carries them out and ends them. */
@Configuration(proxyBeanMethods = false)
class DossierWiring {
    @Bean
    Ladder ladder() {
        return Ladder.load();
    }

    @Bean
    CasePapers casePapers(DossierSheets sheets, Ladder ladder, People people) {
        return new CasePapers(new PaperValues(sheets, ladder, people), ladder);
    }

    @Bean
    FindingTable findingTable(EventCodec codec) {
        return new FindingTable(codec);
    }

    @Bean
    DossierTable dossierTable(EventCodec codec) {
        return new DossierTable(codec);
    }

    @Bean
    FoundRows foundRows(JdbcClient jdbc) {
        return new FoundRows(jdbc);
    }

    @Bean
    HeldRows heldRows(JdbcClient jdbc) {
        return new HeldRows(jdbc);
    }

    @Bean
    HeldJudgements heldJudgements(JdbcClient jdbc) {
        return new HeldJudgements(jdbc);
    }

    @Bean(destroyMethod = "close")
    HeldLines heldLines(HeldRows rows, Ids ids, InstantSource clock) {
        return new HeldLines(rows, ids, clock);
    }

    @Bean
    DossierRows dossierRows(JdbcClient jdbc) {
        return new DossierRows(jdbc);
    }

    @Bean
    MeasureRows measureRows(JdbcClient jdbc) {
        return new MeasureRows(jdbc);
    }

    @Bean
    Bounds bounds(MeasureRows rows, InstantSource clock) {
        return new Bounds(rows, clock);
    }

    @Bean
    FindingDesk findingDesk(Office office, JdbcClient jdbc, EventCodec codec, InstantSource clock) {
        return new FindingDesk(office, jdbc, codec, clock);
    }

    @Bean
    OpenDossiers openDossiers(JdbcClient jdbc) {
        return new OpenDossiers(jdbc);
    }

    @Bean
    DossierDesk dossierDesk(
            Office office,
            JdbcClient jdbc,
            EventCodec codec,
            Ladder ladder,
            FindingDesk findings,
            OpenDossiers open,
            InstantSource clock) {
        return new DossierDesk(office, jdbc, codec, new DossierDecision(ladder), findings, open, clock);
    }

    @Bean
    LimitRows limitRows(JdbcClient jdbc) {
        return new LimitRows(jdbc);
    }

    @Bean
    ProvisionalLimits provisionalLimits(LimitRows rows, InstantSource clock) {
        return new ProvisionalLimits(rows, clock);
    }

    @Bean
    LimitDesk limitDesk(Office office, FindingDesk findings, EventCodec codec, ProvisionalSettings settings) {
        return new LimitDesk(office, findings, codec, settings.term());
    }

    @Bean
    LimitSheets limitSheets(
            LimitRows rows, GuardInForce guard, People people, PostgresJournal journal, InstantSource clock) {
        return new LimitSheets(rows, guard, people, journal, clock);
    }

    @Bean
    LimitConfirming limitConfirming(
            LimitDesk limits,
            DossierDesk dossiers,
            FindingDesk findings,
            OpenDossiers open,
            DossierSheets sheets,
            Ladder ladder,
            Ids ids) {
        return new LimitConfirming(limits, dossiers, findings, open, sheets, ladder, ids);
    }

    @Bean
    LimitCourier limitCourier(
            EventCodec codec, LimitDesk desk, Boards boards, MeasureRows measures, InstantSource clock) {
        return new LimitCourier(codec, desk, boards, measures, clock);
    }

    @Bean
    Rounds provisionalLimitTerms(LimitRows rows, LimitDesk desk, InstantSource clock) {
        return new Rounds("provisional-limit-terms", Duration.ofSeconds(2), () -> {
            for (LimitRows.Over over : rows.over(clock.instant())) {
                desk.endTerm(over.showId(), over.limitId());
            }
        });
    }

    @Bean
    FindingSheets findingSheets(
            FoundRows rows,
            DossierRows dossiers,
            JdbcClient jdbc,
            Story story,
            FactSheets facts,
            Clips clips,
            GuardInForce guard,
            People people,
            InstantSource clock) {
        return new FindingSheets(
                rows, new LenientRows(jdbc), dossiers, new OnScreen(story), facts, clips, guard, people, clock);
    }

    @Bean
    DossierSheets dossierSheets(
            DossierDesk desk,
            FoundRows found,
            FindingSheets findings,
            People people,
            Catalog catalog,
            PostgresJournal journal,
            ObjectProvider<Followers> followers,
            InstantSource clock) {
        return new DossierSheets(desk, found, findings, people, catalog, journal, followers, clock);
    }

    @Bean
    DossierSubjects dossierSubjects(JdbcClient jdbc, Catalog catalog, Shows shows, ReportedShow reports) {
        return new DossierSubjects(jdbc, catalog, shows, reports);
    }

    @Bean
    MeasureKeeper measureKeeper(MeasureRows measures, Rooms rooms, Archive goods, InstantSource clock) {
        return new MeasureKeeper(measures, rooms, goods, clock);
    }

    @Bean
    Rounds measureKeeping(MeasureKeeper keeper, PostgresJournal journal, ObjectProvider<Followers> followers) {
        return new Rounds("measure-keeping", Duration.ofSeconds(2), () -> {
            // In a table that is being folded anew a measure still stands that was lifted since.
            if (followers
                    .getObject()
                    .awaitFolded(
                            DossierTable.NAME, Streams.OFFICE, journal.head(Streams.OFFICE), Duration.ofSeconds(2))) {
                keeper.round();
            }
        });
    }

    @Bean
    MeasureCourier measureCourier(
            EventCodec codec,
            ShopDesk shops,
            Archive goods,
            MeasureRows measures,
            DossierDesk dossiers,
            FindingDesk findings,
            MeasureCall call,
            ObjectProvider<Followers> followers,
            InstantSource clock) {
        return new MeasureCourier(codec, shops, goods, measures, dossiers, findings, call, followers, clock);
    }

    @Bean
    Rounds measureTerms(MeasureRows measures, DossierDesk desk, InstantSource clock) {
        var terms = new DossierClock(measures, desk, clock);
        return new Rounds("measure-terms", Duration.ofSeconds(2), terms::round);
    }
}
