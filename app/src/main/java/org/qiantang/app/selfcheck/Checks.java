package org.qiantang.app.selfcheck;

import java.util.Set;
import org.qiantang.app.account.People;
import org.qiantang.app.guidance.SelfCheck;
import org.qiantang.app.web.Page;

/** Puts together what subjects answered and how far each has come. */
final class Checks {
    private final CheckRows rows;
    private final Overview overview;
    private final SelfCheck list;
    private final People people;

    Checks(CheckRows rows, Overview overview, SelfCheck list, People people) {
        this.rows = rows;
        this.overview = overview;
        this.list = list;
        this.people = people;
    }

    String version() {
        return list.version();
    }

    Set<String> points(CheckRow row) {
        return list.points(Set.of(row.word()));
    }

    CheckView.Own own(CheckRow row, long subjectId) {
        CheckView.InList told = overview.one(row, subjectId);
        return new CheckView.Own(
                row.word(),
                subjectId,
                row == CheckRow.PLATFORM ? "" : people.nickname(subjectId),
                told.state(),
                told.answered(),
                told.points(),
                told.renewBy(),
                rows.answers(row, subjectId, points(row)).stream()
                        .map(this::view)
                        .toList());
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
