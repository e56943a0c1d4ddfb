package org.qiantang.app.dossier;

import java.time.Instant;

/** Why a dossier's desk says no. Every refusal is normal business; the words are made at the edge. */
sealed interface DossierRefusal {
    record NoSuchDossier() implements DossierRefusal {}

    record NoSuchMeasure() implements DossierRefusal {}

    record Closed() implements DossierRefusal {}

    /** So many things have happened in it that only what ends something is still written. */
    record Full(int most) implements DossierRefusal {}

    record TooManyFindings(int most) implements DossierRefusal {}

    /** The shop has written so often since officers last told it something. */
    record TooManyReplies(int most) implements DossierRefusal {}

    /** A measure needs at least one confirmed finding: what only needs evidence is no ground for one. */
    record NothingConfirmed() implements DossierRefusal {}

    /** One of that kind waits for consent, or binds already. */
    record MeasuredAlready() implements DossierRefusal {}

    record TermTooLong(int mostHours) implements DossierRefusal {}

    record NotWaiting() implements DossierRefusal {}

    /** Who proposed or agreed cannot agree once more. */
    record NotAnother() implements DossierRefusal {}

    /** Who opened the dossier, confirmed a finding of it, proposed or agreed has decided something of what is appealed. */
    record HadAHand() implements DossierRefusal {}

    /** Who had confirmed what an appeal overturned cannot be the one who confirms it again. */
    record ConfirmedBefore() implements DossierRefusal {}

    record OnlyHead() implements DossierRefusal {}

    record OnlyOfficer() implements DossierRefusal {}

    record NotInForce() implements DossierRefusal {}

    record AppealTooLate(Instant by) implements DossierRefusal {}

    record AppealedAlready() implements DossierRefusal {}

    record NotAppealed() implements DossierRefusal {}

    record NothingToCheck() implements DossierRefusal {}

    record NotServed() implements DossierRefusal {}

    /** It cannot be closed while a measure waits for consent, an appeal for its decision, or a repair to be checked. */
    record StillOpen() implements DossierRefusal {}

    record NeedsMeasure() implements DossierRefusal {}
}
