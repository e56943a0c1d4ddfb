package org.qiantang.app.dossier;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.qiantang.event.DossierEvent;
import org.qiantang.event.DossierEvent.FoundLine;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which open dossier has a finding, one at most. Written by the desk together with its events, since the lists of dossiers tell it
 * a moment later, when another officer may have asked already.
 */
final class OpenDossiers {
    private static final String OF = """
            select show_id, line_id, dossier_id
              from open_dossier_finding
             where (show_id, line_id) in (select * from unnest(:shows::bigint[], :lines::bigint[]))
            """;
    private static final String TAKE = """
            insert into open_dossier_finding (show_id, line_id, dossier_id)
            select show_id, line_id, :dossier from unnest(:shows::bigint[], :lines::bigint[]) as f (show_id, line_id)
            """;

    private final JdbcClient jdbc;

    OpenDossiers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of these findings those that an open dossier has, with its number. */
    Map<FoundLine, Long> of(Collection<FoundLine> lines) {
        return jdbc
                .sql(OF)
                .param("shows", shows(lines))
                .param("lines", numbers(lines))
                .query((row, _) -> Map.entry(
                        new FoundLine(row.getLong("show_id"), row.getLong("line_id")), row.getLong("dossier_id")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What is being written of a dossier: what it takes in it has from now on, until it is closed. */
    void write(long dossierId, DossierEvent event) {
        if (event instanceof DossierEvent.DossierOpened opened) {
            take(dossierId, opened.findings());
        } else if (event instanceof DossierEvent.FindingsJoined joined) {
            take(dossierId, joined.findings());
        } else if (event instanceof DossierEvent.DossierClosed) {
            jdbc.sql("delete from open_dossier_finding where dossier_id = :dossier")
                    .param("dossier", dossierId)
                    .update();
        }
    }

    private void take(long dossierId, List<FoundLine> lines) {
        jdbc.sql(TAKE)
                .param("dossier", dossierId)
                .param("shows", shows(lines))
                .param("lines", numbers(lines))
                .update();
    }

    private static Long[] shows(Collection<FoundLine> lines) {
        return lines.stream().map(FoundLine::showId).toArray(Long[]::new);
    }

    private static Long[] numbers(Collection<FoundLine> lines) {
        return lines.stream().map(FoundLine::lineId).toArray(Long[]::new);
    }
}
