package org.qiantang.app.guidance;

import java.util.List;
import java.util.Optional;

/** All courses, and when one counts as passed. */
public record Courses(
        String version,
        String titleZh,
        String titleEn,
        String noticeZh,
        String noticeEn,
        Passing passing,
        List<Course> courses) {
    public Courses {
        courses = List.copyOf(courses);
    }

    /** So many of the questions asked must be right; a pass holds for some months, and tries are few a day. */
    public record Passing(
            int questions,
            int right,
            int validMonths,
            String zh,
            String en,
            int mostDaily,
            String retakeZh,
            String retakeEn,
            int tryMinutes,
            String mark) {}

    public Optional<Course> course(String id) {
        return courses.stream().filter(course -> course.id().equals(id)).findFirst();
    }
}
