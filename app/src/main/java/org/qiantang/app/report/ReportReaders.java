package org.qiantang.app.report;

/** Is told who opens which complaint, so that it can be known afterwards; nobody waits for it. */
public interface ReportReaders {
    /** One about a show or a line said in it. */
    void opened(long showId, long reportId, long officerId);

    /** What viewers said around the moment of one, which is read only by who asks for it. */
    void readChat(long showId, long reportId, long officerId);

    /** One about a film or what was said below it, which belong to no show. */
    void openedOfFilm(long filmId, long reportId, long officerId);
}
