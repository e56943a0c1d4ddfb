package org.qiantang.engine.performance;

import java.util.List;
import java.util.stream.Stream;

/**
 * What signs, numbers and names in Latin letters are read as, family by family. The first rule that fits a place wins, so
 * what is more particular stands first: an address before a word, a telephone number before an amount.
 */
final class SpeechRules {
    static final List<Rule> ALL = Stream.of(
                    WebRules.ALL,
                    DigitNameRules.ALL,
                    FestivalRules.ALL,
                    CalendarRules.ALL,
                    ClockRules.ALL,
                    MoneyRules.ALL,
                    GarmentRules.ALL,
                    ProportionRules.ALL,
                    QuantityRules.ALL,
                    ModelRules.ALL,
                    SignRules.ALL,
                    QuantityRules.LEFT)
            .flatMap(List::stream)
            .toList();

    private SpeechRules() {}
}
