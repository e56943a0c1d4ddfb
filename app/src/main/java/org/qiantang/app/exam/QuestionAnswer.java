package org.qiantang.app.exam;

import java.util.List;

/** The answer to who would make a question. Every answer is normal business; none is an error. */
sealed interface QuestionAnswer {
    record Done(ExamQuestion question) implements QuestionAnswer {}

    record NotThere() implements QuestionAnswer {}

    /** Nobody has confirmed the finding, or it was withdrawn. */
    record NotConfirmed() implements QuestionAnswer {}

    /** What was found began in a line before: nobody could be asked it of this line alone. */
    record BeginsEarlier() implements QuestionAnswer {}

    /** It is not in the state that this needs. */
    record NotNow(ExamQuestion.State state) implements QuestionAnswer {}

    /** Somebody wrote it anew meanwhile. */
    record Moved(int revision) implements QuestionAnswer {}

    /** Who wrote it cannot agree to it. */
    record OwnWork() implements QuestionAnswer {}

    /** An administrator agrees only where no officer is left who had no hand in it. */
    record OfficersFirst() implements QuestionAnswer {}

    /** Something in it still tells whose words they were. */
    record StillKnown(List<Unknowable.Standing> standing) implements QuestionAnswer {
        public StillKnown {
            standing = List.copyOf(standing);
        }
    }
}
