package org.qiantang.app.dossier;

import java.util.List;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.DossierEvent;

/** A dossier together with all that happened in it, read once from the journal. */
record Told(Dossier dossier, List<Step> steps) {
    Told {
        steps = List.copyOf(steps);
    }

    record Step(Recorded place, DossierEvent event) {}
}
