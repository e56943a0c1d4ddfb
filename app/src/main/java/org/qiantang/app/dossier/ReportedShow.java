package org.qiantang.app.dossier;

import java.util.Optional;

/** The show that a report (举报) is about; whoever keeps reports says. */
@FunctionalInterface
public interface ReportedShow {
    Optional<Long> showOf(long reportId);
}
