package org.qiantang.app.report;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The terms within which complaints are answered. The law says promptly (电子商务法 59); the numbers are our own.
 *
 * @param decideDays working days until the decision, and once more after it was contested
 * @param shopDays working days in which a shop answers
 * @param contestDays days after the decision within which its reporter may say that it does not satisfy
 * @param most how many complaints one person may file in a day
 * @param holidays days on which nobody works, beside Saturdays and Sundays
 * @param workdays Saturdays and Sundays on which people work
 */
@ConfigurationProperties("qiantang.complaints")
public record ReportSettings(
        @DefaultValue("7") int decideDays,
        @DefaultValue("2") int shopDays,
        @DefaultValue("15") int contestDays,
        @DefaultValue("20") int most,
        @Nullable List<LocalDate> holidays,
        @Nullable List<LocalDate> workdays) {
    public ReportSettings {
        within("decide-days", decideDays, 1, 60);
        within("shop-days", shopDays, 1, 30);
        within("contest-days", contestDays, 1, 90);
        within("most", most, 1, 1_000);
        holidays = holidays == null ? List.of() : List.copyOf(holidays);
        workdays = workdays == null ? List.of() : List.copyOf(workdays);
    }

    WorkingDays working() {
        return new WorkingDays(holidays == null ? List.of() : holidays, workdays == null ? List.of() : workdays);
    }

    private static void within(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: " + least + ".." + most + ")");
        }
    }
}
