package org.qiantang.app.takedown;

/** The answer to somebody who wants something done about a film or a comment below it. Each is normal business. */
public sealed interface TakedownAnswer {
    /** It is written down, and lists show it. */
    record Done() implements TakedownAnswer {}

    /** Its owner has deleted it meanwhile. */
    record Gone() implements TakedownAnswer {}

    record DownAlready() implements TakedownAnswer {}

    record NotDown() implements TakedownAnswer {}

    /** The owner has objected to this takedown once. */
    record ContestedAlready() implements TakedownAnswer {}

    /** No objection waits for a decision. */
    record NotContested() implements TakedownAnswer {}

    /** Who took it down does not decide whether that was right, while there is another officer. */
    record AnotherMustDecide() implements TakedownAnswer {}

    record HiddenAlready() implements TakedownAnswer {}

    record NotHidden() implements TakedownAnswer {}
}
