package org.qiantang.app.register;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Officers;
import org.qiantang.app.account.Person;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How the questions of courses are answered, for officers and administrators. */
@RestController
class QuestionFigureEndpoints {
    private static final int DAYS = 365;

    private final KeptTries kept;
    private final InstantSource clock;

    QuestionFigureEndpoints(KeptTries kept, InstantSource clock) {
        this.kept = kept;
        this.clock = clock;
    }

    record Figures(int days, List<KeptTries.Counted> questions) {}

    /** How often each question of the courses was asked, and answered rightly; of one course, or of all. */
    @GetMapping("/api/officer/questions/figures")
    Figures questionFigures(
            @RequestParam(defaultValue = "") String course, @AuthenticationPrincipal @Nullable Person person) {
        Officers.orAdmin(person);
        return new Figures(DAYS, kept.counted(course, clock.instant().minus(Duration.ofDays(DAYS))));
    }
}
