package org.qiantang.app.report;

import java.util.Optional;

/** What the rest of the house asks about reports (举报). */
public final class Reports {
    private final ReportTable table;

    Reports(ReportTable table) {
        this.table = table;
    }

    /** The show that a report is about, be it the show itself or a line in it; empty for one about a film. */
    public Optional<Long> showOf(long reportId) {
        return table.one(reportId).filter(report -> report.filmId() == null).map(Report::showId);
    }
}
