package org.qiantang.app.dossier;

import java.time.Instant;

/** Why a dossier's desk says no. Every refusal is normal business; the words are made at the edge. */
sealed interface DossierRefusal {
    /** Why a measure is not proposed, agreed to or lifted. */
    sealed interface OfMeasure extends DossierRefusal {}

    /** Why an appeal is not brought or decided, or what one overturned not confirmed again. */
    sealed interface OfAppeal extends DossierRefusal {}

    /** Why a provisional limit of traffic is not confirmed, lifted or objected to. */
    sealed interface OfLimit extends DossierRefusal {}

    record NoSuchLimit() implements OfLimit {}

    /** It binds no longer: its time was over, or somebody has ended it. */
    record LimitOver() implements OfLimit {}

    record LimitContested() implements OfLimit {}

    record NoSuchDossier() implements DossierRefusal {}

    record NoSuchMeasure() implements DossierRefusal {}

    record Closed() implements DossierRefusal {}

    /** So many things have happened in it that only what ends something is still written. */
    record Full(int most) implements DossierRefusal {}

    /** A finding is in one open dossier at most: two could end the same matter differently. */
    record InAnother(long dossierId) implements DossierRefusal {}

    record TooManyFindings(int most) implements DossierRefusal {}

    /** The shop has written so often since officers last told it something. */
    record TooManyReplies(int most) implements DossierRefusal {}

    /** A measure needs at least one confirmed finding: what only needs evidence is no ground for one. */
    record NothingConfirmed() implements OfMeasure {}

    /** One of that kind waits for consent, or binds already. */
    record MeasuredAlready() implements OfMeasure {}

    record TermTooLong(int mostHours) implements OfMeasure {}

    record NotWaiting() implements OfMeasure {}

    /** Who proposed or agreed cannot agree once more. */
    record NotAnother() implements OfMeasure {}

    /** Who opened the dossier, confirmed a finding of it, proposed or agreed has decided something of what is appealed. */
    record HadAHand() implements OfAppeal {}

    /** Who had confirmed what an appeal overturned cannot be the one who confirms it again. */
    record ConfirmedBefore() implements OfAppeal {}

    record OnlyHead() implements OfMeasure {}

    record OnlyOfficer() implements OfMeasure {}

    record NotInForce() implements OfMeasure {}

    record AppealTooLate(Instant by) implements OfAppeal {}

    record AppealedAlready() implements OfAppeal {}

    record NotAppealed() implements OfAppeal {}

    record NothingToCheck() implements DossierRefusal {}

    record NotServed() implements DossierRefusal {}

    /** It cannot be closed while a measure waits for consent, an appeal for its decision, or a repair to be checked. */
    record StillOpen() implements DossierRefusal {}

    record NeedsMeasure() implements DossierRefusal {}
}
