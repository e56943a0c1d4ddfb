package org.qiantang.app.dossier;

import java.util.List;
import org.qiantang.event.DossierEvent;

/** What came of a request: events, none where it stands already, or a refusal. */
sealed interface DossierOutcome {
    record Written(List<DossierEvent> events) implements DossierOutcome {
        public Written {
            events = List.copyOf(events);
        }
    }

    record Refused(DossierRefusal refusal) implements DossierOutcome {}

    static DossierOutcome of(DossierEvent... events) {
        return new Written(List.of(events));
    }

    static DossierOutcome refused(DossierRefusal refusal) {
        return new Refused(refusal);
    }
}
