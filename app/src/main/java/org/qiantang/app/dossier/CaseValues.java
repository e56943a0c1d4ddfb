package org.qiantang.app.dossier;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What fills the places of a case document, in both languages; what is not known is left out. */
final class CaseValues {
    private final Map<String, Ladder.Text> values = new LinkedHashMap<>();

    CaseValues put(String field, @Nullable String value) {
        return put(field, value, value);
    }

    CaseValues put(String field, @Nullable String zh, @Nullable String en) {
        if (zh != null && en != null && !zh.isBlank()) {
            values.put(field, new Ladder.Text(zh, en));
        }
        return this;
    }

    CaseValues put(String field, @Nullable Instant moment) {
        return moment == null ? this : put(field, DossierWords.moment(moment));
    }

    CaseValues term(String field, int hours) {
        boolean inDays = hours % 24 == 0;
        long count = inDays ? Duration.ofHours(hours).toDays() : hours;
        String unit = inDays ? " day" : " hour";
        return put(field, count + (inDays ? " 天" : " 小时"), count + unit + (count == 1 ? "" : "s"));
    }

    Map<String, Ladder.Text> all() {
        return values;
    }
}
