package org.qiantang.app.report;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/** Counts working days in China: Monday to Friday but for holidays, and the weekends' days that are worked instead. */
final class WorkingDays {
    static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final Set<LocalDate> holidays;
    private final Set<LocalDate> workdays;

    WorkingDays(List<LocalDate> holidays, List<LocalDate> workdays) {
        this.holidays = Set.copyOf(holidays);
        this.workdays = Set.copyOf(workdays);
    }

    /** The end of the last of so many working days, the day itself not counted. */
    Instant after(Instant moment, int days) {
        LocalDate day = LocalDate.ofInstant(moment, CHINA);
        int left = days;
        // A list of holidays without end would be no list: ten years are gone through at most.
        for (int i = 0; left > 0 && i < 3_660; i++) {
            day = day.plusDays(1);
            if (isWorked(day)) {
                left--;
            }
        }
        return day.plusDays(1).atStartOfDay(CHINA).toInstant();
    }

    private boolean isWorked(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return workdays.contains(day) || (!weekend && !holidays.contains(day));
    }
}
