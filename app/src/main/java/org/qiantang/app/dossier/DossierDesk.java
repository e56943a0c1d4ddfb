package org.qiantang.app.dossier;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import org.qiantang.app.journal.Office;
import org.qiantang.app.order.At;
import org.qiantang.engine.journal.Aside;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.DossierEvent;
import org.qiantang.event.DossierEvent.FoundLine;
import org.qiantang.event.EventCodec;
import org.qiantang.event.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The only writer of dossiers: one turn a dossier, each whole or not at all. A dossier is what its events tell. */
final class DossierDesk {
    /** More than the decision lets one grow to, with all that may still end in it. */
    private static final int MOST_READ = 5 * DossierDecision.MOST_STEPS;

    private static final String TURN = """
            insert into dossier_turn (dossier_id, at) values (:dossier, :now)
                on conflict (dossier_id) do update set at = greatest(dossier_turn.at, excluded.at)
            returning at
            """;

    private final Office office;
    private final JdbcClient jdbc;
    private final EventCodec codec;
    private final DossierDecision decision;
    private final FindingDesk findings;
    private final OpenDossiers open;
    private final InstantSource clock;

    DossierDesk(
            Office office,
            JdbcClient jdbc,
            EventCodec codec,
            DossierDecision decision,
            FindingDesk findings,
            OpenDossiers open,
            InstantSource clock) {
        this.office = office;
        this.jdbc = jdbc;
        this.codec = codec;
        this.decision = decision;
        this.findings = findings;
        this.open = open;
        this.clock = clock;
    }

    /** Where it stands, after what was asked; a refusal is told to the asker. Words lie beside the first event. */
    At ask(long dossierId, DossierRequest request, Aside... words) {
        Office.Written<DossierOutcome> written = office.write(pen -> {
            Instant now = turn(dossierId);
            Dossier dossier = read(dossierId);
            DossierOutcome outcome = decision.decide(dossier, request, about(dossier), now);
            if (outcome instanceof DossierOutcome.Written(List<DossierEvent> events)) {
                for (int i = 0; i < events.size(); i++) {
                    pen.write(Streams.dossier(dossierId), events.get(i), i == 0 ? words : new Aside[0]);
                    open.write(dossierId, events.get(i));
                }
            }
            return outcome;
        });
        return switch (written.value()) {
            case DossierOutcome.Written _ -> new At(Streams.OFFICE, written.position());
            case DossierOutcome.Refused(DossierRefusal refusal) -> throw DossierWords.problem(refusal);
        };
    }

    private AboutFindings about(Dossier dossier) {
        return new AboutFindings(() -> findings.confirmations(dossier.findings()), this::elsewhere);
    }

    private OptionalLong elsewhere(Collection<FoundLine> lines) {
        findings.takeTurns(lines);
        return open.of(lines).values().stream().mapToLong(Long::longValue).min();
    }

    /** The dossier as it stands now; one that nobody opened tells nothing. */
    Dossier read(long dossierId) {
        return told(dossierId).dossier();
    }

    /** The same, with all that happened in it. */
    Told told(long dossierId) {
        var dossier = new Dossier(dossierId);
        var steps = new ArrayList<Told.Step>();
        for (Recorded place : office.story(Streams.dossier(dossierId), MOST_READ)) {
            DossierEvent event = event(place);
            dossier.apply(event);
            steps.add(new Told.Step(place, event));
        }
        return new Told(dossier, steps);
    }

    private DossierEvent event(Recorded place) {
        if (codec.read(place.type(), place.version(), place.body()) instanceof DossierEvent event) {
            return event;
        }
        throw new IllegalStateException("type: " + place.type() + " (expected: a dossier's event)");
    }

    private Instant turn(long dossierId) {
        return jdbc.sql(TURN)
                .param("dossier", dossierId)
                .param("now", clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(UTC))
                .query((row, _) -> row.getObject("at", OffsetDateTime.class).toInstant())
                .single();
    }
}
