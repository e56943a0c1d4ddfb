package org.qiantang.event;

import java.util.List;
import java.util.stream.Stream;

/** Which lines a spoken line takes back. */
public final class Corrections {
    private Corrections() {}

    /** The one that was meant first, with those that said the same; empty where nothing is taken back. */
    public static List<Long> in(ShowEvent.HostSpoke line) {
        Long meant = line.correctedLineId();
        if (meant == null) {
            return List.of();
        }
        List<CorrectedLine> alike = line.alsoCorrected();
        return alike == null
                ? List.of(meant)
                : Stream.concat(Stream.of(meant), alike.stream().map(CorrectedLine::lineId))
                        .toList();
    }
}
