package org.qiantang.app.report;

import java.time.Instant;

/** The answer to who has something done about a report. Every answer is normal business; none is an error. */
sealed interface ReportAnswer {
    record Done(Report report) implements ReportAnswer {}

    record NotThere() implements ReportAnswer {}

    record ClosedAlready() implements ReportAnswer {}

    record AcceptedAlready() implements ReportAnswer {}

    /** The shop still owes the last answer, and its term is not over. */
    record ShopOwes(Instant until) implements ReportAnswer {}

    /** The shop was not asked, or has answered already. */
    record NothingOwed() implements ReportAnswer {}

    /** Nobody knows of which shop the show was. */
    record NoShop() implements ReportAnswer {}

    record NotDecided() implements ReportAnswer {}

    record ContestedBefore() implements ReportAnswer {}

    record TooLate(Instant until) implements ReportAnswer {}

    /** The same person has filed the same thing anew meanwhile. */
    record FiledAnew() implements ReportAnswer {}

    /** Somebody else must decide. */
    record Barred(Recusal.Bar why) implements ReportAnswer {}

    /** What it is to be joined to is not there, or is of another show or shop. */
    record NothingToTie() implements ReportAnswer {}

    record TooMany(int most) implements ReportAnswer {}
}
