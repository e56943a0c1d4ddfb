package org.qiantang.app.rulebook;

/**
 * The answer to who would change which version of the second reader is in force. Every answer is normal business; none is
 * an error.
 */
sealed interface ReaderAnswer {
    record Done(BroughtReader reader) implements ReaderAnswer {}

    record NotThere() implements ReaderAnswer {}

    /** It is not in the state that this needs. */
    record NotNow(RuleChange.State state) implements ReaderAnswer {}

    /** Somebody brought it forward anew meanwhile. */
    record Moved(int revision) implements ReaderAnswer {}

    /** Another package has this version, here or in the program. */
    record Taken(String version) implements ReaderAnswer {}

    /** Who brought it cannot approve it. */
    record OwnWork() implements ReaderAnswer {}

    /** An administrator approves only where no officer is left who had no hand in it. */
    record OfficersFirst() implements ReaderAnswer {}

    record NotTried() implements ReaderAnswer {}

    /** Its file is not what it was. */
    record NoFile(ReaderTrouble trouble) implements ReaderAnswer {}
}
