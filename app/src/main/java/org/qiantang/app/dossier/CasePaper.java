package org.qiantang.app.dossier;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A case document filled from a dossier, to be read and printed. It is a draft in our own form.
 *
 * @param body with places to fill in braces
 * @param values what fills them; a place without one is to be filled by hand
 * @param missing required places that are empty: until they are filled the document must not be issued
 * @param fields what each place is called
 */
record CasePaper(
        String document,
        Ladder.Text title,
        Ladder.Text header,
        Ladder.Text notice,
        Ladder.Text issuedBy,
        Ladder.Text ifPlatform,
        Ladder.Text body,
        Map<String, Ladder.Text> values,
        List<String> missing,
        Map<String, Ladder.Text> fields,
        List<Ladder.Text> beforeIssue) {
    CasePaper {
        values = Map.copyOf(values);
        missing = List.copyOf(missing);
        fields = Map.copyOf(fields);
        beforeIssue = List.copyOf(beforeIssue);
    }

    /** A document that the dossier calls for; {@code about} is the notice or measure it is about, if it is about one. */
    record Offered(String document, @Nullable Long aboutId, Ladder.Text title) {}
}
