package org.qiantang.app.report;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
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
 * @param holidays days such as 2027-01-01 on which nobody works, beside Saturdays and Sundays
 * @param workdays Saturdays and Sundays on which people work
 */
@ConfigurationProperties("qiantang.complaints")
public record ReportSettings(
        @DefaultValue("7") int decideDays,
        @DefaultValue("2") int shopDays,
        @DefaultValue("15") int contestDays,
        @DefaultValue("20") int most,
        @Nullable List<String> holidays,
        @Nullable List<String> workdays) {
    public ReportSettings {
        within("decide-days", decideDays, 1, 60);
        within("shop-days", shopDays, 1, 30);
        within("contest-days", contestDays, 1, 90);
        within("most", most, 1, 1_000);
        days("holidays", holidays);
        days("workdays", workdays);
    }

    WorkingDays working() {
        return new WorkingDays(days("holidays", holidays), days("workdays", workdays));
    }

    private static List<LocalDate> days(String name, @Nullable List<String> texts) {
        try {
            return texts == null
                    ? List.of()
                    : texts.stream().map(LocalDate::parse).toList();
        } catch (DateTimeParseException wrong) {
            throw new IllegalArgumentException(
                    name + ": " + wrong.getParsedString() + " (expected: days such as 2027-01-01)", wrong);
        }
    }

    private static void within(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: " + least + ".." + most + ")");
        }
    }
}
