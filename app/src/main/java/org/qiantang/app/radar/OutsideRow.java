package org.qiantang.app.radar;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One row of another platform's report; what the report does not say is null.
 *
 * @param row as spreadsheets number it: the header is 1
 * @param gmvMinor sales, in fen
 */
record OutsideRow(
        int row,
        LocalDate day,
        String platform,
        OutsideKind kind,
        String name,
        String campaign,
        @Nullable Long exposures,
        @Nullable Long clicks,
        @Nullable Long orders,
        @Nullable Long gmvMinor,
        @Nullable Long spendMinor) {

    /** What no two rows of a file may share. */
    Key key() {
        return new Key(day, platform, kind, name, campaign);
    }

    record Key(LocalDate day, String platform, OutsideKind kind, String name, String campaign) {}
}
