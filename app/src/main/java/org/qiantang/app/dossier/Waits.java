package org.qiantang.app.dossier;

import java.util.ArrayList;
import java.util.List;

/** What an officer has to do in a dossier, by name. */
final class Waits {
    private Waits() {}

    static List<String> of(DossierRows.Row row) {
        var waits = new ArrayList<String>();
        if (row.consents() > 0) {
            waits.add("consent");
        }
        if (row.decideBy() != null) {
            waits.add("appeal");
        }
        if (row.repairWaits()) {
            waits.add("repair");
        }
        if (row.answerWaits()) {
            waits.add("answer");
        }
        return List.copyOf(waits);
    }
}
