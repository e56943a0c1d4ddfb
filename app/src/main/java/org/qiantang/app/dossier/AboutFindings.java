package org.qiantang.app.dossier;

import java.util.Collection;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.qiantang.event.DossierEvent.FoundLine;

/**
 * What a decision may depend on beside the dossier's own story; asked only where it does, and nobody changes it meanwhile.
 *
 * @param confirmed what officers have confirmed of the dossier's findings
 * @param open another dossier that is open and has one of these findings; empty where none has
 */
record AboutFindings(Supplier<Confirmations> confirmed, Function<Collection<FoundLine>, OptionalLong> open) {
    Confirmations confirmations() {
        return confirmed.get();
    }

    OptionalLong elsewhere(Collection<FoundLine> findings) {
        return open.apply(findings);
    }
}
