package org.qiantang.app.dossier;

import java.time.InstantSource;

/** Writes the end of measures whose term is over; they bind nobody from that moment on, whether it was written or not. */
final class DossierClock {
    private final MeasureRows measures;
    private final DossierDesk desk;
    private final InstantSource clock;

    DossierClock(MeasureRows measures, DossierDesk desk, InstantSource clock) {
        this.measures = measures;
        this.desk = desk;
        this.clock = clock;
    }

    void round() {
        for (MeasureRows.Over over : measures.over(clock.instant())) {
            desk.ask(over.dossierId(), new DossierRequest.EndTerm(over.measureId()));
        }
    }
}
