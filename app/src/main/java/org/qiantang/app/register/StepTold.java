package org.qiantang.app.register;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.RegisterEvent;

/** Says an event as a step of its subject's history. */
final class StepTold {
    private StepTold() {}

    static SubjectView.Step of(NotedRows.Step row, RegisterEvent event, String by) {
        return switch (event) {
            case RegisterEvent.IdentityChecked one ->
                step(row, by, one.document().name(), one.age().name(), one.validUntil());
            case RegisterEvent.PaperChecked one -> step(row, by, one.paper().name(), "", one.validUntil());
            case RegisterEvent.CheckWithdrawn one -> step(row, by, "", one.reason(), null);
            case RegisterEvent.CourseTaken one ->
                new SubjectView.Step(
                        row.position(),
                        row.what(),
                        row.at(),
                        by,
                        one.course(),
                        one.passed() ? "PASSED" : "FAILED",
                        one.validUntil(),
                        one.right(),
                        one.asked(),
                        List.of());
            case RegisterEvent.ListAnswered one ->
                new SubjectView.Step(
                        row.position(), row.what(), row.at(), by, one.list(), "", null, null, null, one.answers());
            case RegisterEvent.Blacklisted one ->
                step(row, by, one.reason().name(), one.basis(), one.until().toString());
            case RegisterEvent.BlacklistLifted one -> step(row, by, one.reason().name(), "", null);
        };
    }

    private static SubjectView.Step step(
            NotedRows.Step row, String by, String about, String words, @Nullable String until) {
        return new SubjectView.Step(
                row.position(), row.what(), row.at(), by, about, words, until, null, null, List.of());
    }
}
