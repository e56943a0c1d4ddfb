package org.qiantang.app.report;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.qiantang.app.team.Deciders;

/** Why somebody may not decide a report: it is their own matter, or they have decided something of it before. */
final class Recusal {
    private final ReportTable reports;
    private final CaseRows cases;
    private final Deciders deciders;

    Recusal(ReportTable reports, CaseRows cases, Deciders deciders) {
        this.reports = reports;
        this.cases = cases;
        this.deciders = deciders;
    }

    /** Why not. */
    enum Bar {
        /** They reported, made or said it themselves, or work in the shop that it is about. */
        OWN_MATTER,
        /** They decided it first. */
        ANOTHER_OFFICER,
        /** They muted who reports in this show, who objects to that by reporting it. */
        OWN_MUTE
    }

    /** Empty where they may. Who has decided before steps back only while somebody else is left who may. */
    Optional<Bar> of(Report report, long personId) {
        Set<Long> concerned = beside(reports.about(report.id()), report.byPerson());
        if (concerned.contains(personId) || deciders.isOfShop(personId, report.merchantId())) {
            return Optional.of(Bar.OWN_MATTER);
        }
        Long first = report.firstBy();
        boolean again = report.contestedAt() != null && first != null && first == personId;
        Set<Long> muters = muters(report);
        if (!again && !muters.contains(personId)) {
            return Optional.empty();
        }
        concerned.addAll(muters);
        concerned.add(personId);
        if (!deciders.isAnyLeft(concerned, report.merchantId())) {
            return Optional.empty();
        }
        return Optional.of(again ? Bar.ANOTHER_OFFICER : Bar.OWN_MUTE);
    }

    /** Whom an officer muted objects by a report of the room. */
    private Set<Long> muters(Report report) {
        return report.kind() == Report.Kind.SHOW
                ? cases.mutersOf(report.byPerson(), report.showId(), report.at())
                : Set.of();
    }

    private static Set<Long> beside(Set<Long> concerned, long personId) {
        var people = new HashSet<>(concerned);
        people.add(personId);
        return people;
    }
}
