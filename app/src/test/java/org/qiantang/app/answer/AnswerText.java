package org.qiantang.app.answer;

/** What a viewer reads of an answer. */
final class AnswerText {
    private AnswerText() {}

    static String of(Answer answer) {
        return switch (answer) {
            case Answer.Told told -> told.text();
            case Answer.AskBack back -> back.text();
            case Answer.HandOver handed -> handed.text();
            case Answer.Declined declined -> declined.text();
            case Answer.NotAQuestion _ -> "";
        };
    }
}
