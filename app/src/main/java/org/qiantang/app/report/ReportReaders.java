package org.qiantang.app.report;

/** Is told who opens which complaint, so that it can be known afterwards; nobody waits for it. */
@FunctionalInterface
public interface ReportReaders {
    void opened(long showId, long reportId, long officerId);
}
