package org.qiantang.app.dossier;

import java.util.List;

/**
 * A finding that may belong to another one, of the same shop and of no dossier yet.
 *
 * @param same what they share: rule, claim, product
 */
record RelatedFinding(FindingSheet.Brief line, List<String> same) {
    RelatedFinding {
        same = List.copyOf(same);
    }
}
