package org.qiantang.app.selfcheck;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.qiantang.app.account.People;
import org.qiantang.app.guidance.SelfCheck;
import org.qiantang.app.web.Page;

/** Puts together what subjects answered and whether it still counts, as of now. */
final class Checks {
    private final CheckRows rows;
    private final SelfCheck list;
    private final People people;
    private final InstantSource clock;

    Checks(CheckRows rows, SelfCheck list, People people, InstantSource clock) {
        this.rows = rows;
        this.list = list;
        this.people = people;
        this.clock = clock;
    }

    String version() {
        return list.version();
    }

    Set<String> points(CheckRow row) {
        return list.points(Set.of(row.word()));
    }

    CheckView.Own own(CheckRow row, long subjectId) {
        Set<String> points = points(row);
        List<CheckRows.Answered> answers = rows.answers(row, subjectId, points);
        Instant oldest = answers.stream()
                .map(CheckRows.Answered::at)
                .min(Comparator.naturalOrder())
                .orElse(null);
        boolean other = answers.stream().anyMatch(one -> !one.version().equals(list.version()));
        Renewal renewal = Renewal.of(new Renewal.Told(answers.size(), points.size(), oldest, other), clock.instant());
        return new CheckView.Own(
                row.word(),
                subjectId,
                row == CheckRow.PLATFORM ? "" : people.nickname(subjectId),
                renewal.state().name(),
                answers.size(),
                points.size(),
                renewal.dueOn(),
                answers.stream().map(this::view).toList());
    }

    Page<CheckView.Submission> history(CheckRow row, long subjectId, long before, int most) {
        return Page.of(rows.submissions(row, subjectId, before, most + 1), most, one -> Long.toString(one.answersId()))
                .map(one -> new CheckView.Submission(
                        one.answersId(), one.version(), one.at(), people.nickname(one.byId()), one.answers()));
    }

    private CheckView.Answered view(CheckRows.Answered one) {
        return new CheckView.Answered(
                one.point(),
                one.version(),
                one.answer(),
                one.note(),
                one.proof(),
                one.provenOn(),
                one.dueOn(),
                one.at(),
                people.nickname(one.byId()));
    }
}
