package org.qiantang.app.dossier;

import java.util.Set;

/**
 * What officers have confirmed of findings.
 *
 * @param stand whether at least one of them is confirmed now
 * @param officers all who ever confirmed one of them
 */
record Confirmations(boolean stand, Set<Long> officers) {
    Confirmations {
        officers = Set.copyOf(officers);
    }
}
