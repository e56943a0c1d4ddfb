package org.qiantang.app.export;

/** The answer to who asks for an export, or decides about one. Every answer is normal business; none is an error. */
sealed interface ExportAnswer {
    record Done(Export export) implements ExportAnswer {}

    record NotThere() implements ExportAnswer {}

    /** It is not in the state that this needs. */
    record NotNow(Export.State state) implements ExportAnswer {}

    /** Who asked cannot consent. */
    record OwnAsking() implements ExportAnswer {}

    /** An administrator consents only where there is no officer but who asked. */
    record OfficersFirst() implements ExportAnswer {}

    record TooMany(int most) implements ExportAnswer {}
}
