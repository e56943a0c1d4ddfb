package org.qiantang.app.dossier;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.qiantang.app.web.Problem;

/** Words for a refusal of a dossier's desk. */
final class DossierWords {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private DossierWords() {}

    static String moment(Instant at) {
        return MOMENT.format(at.atZone(FindingSheets.CHINA));
    }

    static Problem problem(DossierRefusal refusal) {
        return switch (refusal) {
            case DossierRefusal.NoSuchDossier(), DossierRefusal.NoSuchMeasure() -> Problem.notFound();
            case DossierRefusal.Closed() -> no("dossier-closed", "案卷已经结案", "the dossier is closed");
            case DossierRefusal.Full(int most) ->
                no(
                        "dossier-full",
                        "案卷已有 " + most + " 步记录，不能再增加；请结案，需要时另立案卷",
                        "the dossier holds " + most
                                + " steps and takes no more; close it, and open another where needed");
            case DossierRefusal.InAnother(long dossier) ->
                new Problem(
                        409,
                        "in-another-dossier",
                        "线索已在未结案卷 " + dossier + " 里，一条线索同时只能在一个未结案卷里；请在那个案卷里办理，或待其结案",
                        "a finding is in dossier " + dossier
                                + ", which is open, and can be in one open dossier only; go on there, or wait until it is"
                                + " closed",
                        Map.of("dossierId", Long.toString(dossier)));
            case DossierRefusal.TooManyFindings(int most) ->
                no(
                        "too-many-findings",
                        "一个案卷最多 " + most + " 条线索；其余的请另立案卷",
                        "a dossier holds " + most + " findings at most; open another for the rest");
            case DossierRefusal.TooManyReplies(int most) ->
                no(
                        "too-many-replies",
                        "治理员回复之前最多提交 " + most + " 次；已提交的治理员都能看到，请等待回复",
                        "at most " + most
                                + " replies before an officer answers; officers see all of them, please wait");
            case DossierRefusal.NothingToCheck() -> no("no-repair", "没有待复核的整改", "no repair waits to be checked");
            case DossierRefusal.NotServed() -> Problem.notFound();
            case DossierRefusal.StillOpen() ->
                no(
                        "still-open",
                        "还有措施等待同意、申诉等待办理，或整改等待复核，不能结案",
                        "a measure waits for consent, an appeal for its decision, or a repair to be checked");
            case DossierRefusal.NeedsMeasure() ->
                no("needs-measure", "没有采取过措施，请选其他结案方式", "no measure was taken; choose another way to close");
            case DossierRefusal.OfMeasure one -> ofMeasure(one);
            case DossierRefusal.OfAppeal one -> ofAppeal(one);
            case DossierRefusal.OfLimit one -> ofLimit(one);
        };
    }

    private static Problem ofMeasure(DossierRefusal.OfMeasure refusal) {
        return switch (refusal) {
            case DossierRefusal.NothingConfirmed() ->
                no(
                        "nothing-confirmed",
                        "案卷里还没有确认的线索；只是待举证的，不能采取措施。请先确认线索",
                        "no finding in this dossier is confirmed; what only needs evidence is no ground for a measure");
            case DossierRefusal.MeasuredAlready() ->
                no("measured-already", "同一种措施已在等待同意或正在生效", "a measure of this kind waits for consent or is in force");
            case DossierRefusal.TermTooLong(int hours) ->
                new Problem(
                        400,
                        "term",
                        "期限须在 1–" + hours + " 小时之间",
                        "a term of 1–" + hours + " hours",
                        Map.of("field", "termHours", "most", hours));
            case DossierRefusal.NotWaiting() ->
                no("not-waiting", "这项措施已不在等待同意", "this measure does not wait for consent");
            case DossierRefusal.NotAnother() ->
                no(
                        "not-another",
                        "须由另一名治理员办理：您提出或同意过这项措施",
                        "another officer must do this: you proposed it or agreed to it");
            case DossierRefusal.OnlyHead() ->
                new Problem(
                        403, "only-head", "这一步须由负责人（管理员）批准", "the head of the office, an administrator, must agree");
            case DossierRefusal.OnlyOfficer() ->
                new Problem(403, "only-officer", "这一步须由另一名治理员复核", "another officer must agree first");
            case DossierRefusal.NotInForce() -> no("not-in-force", "这项措施已不在生效", "this measure is not in force");
        };
    }

    private static Problem ofAppeal(DossierRefusal.OfAppeal refusal) {
        return switch (refusal) {
            case DossierRefusal.HadAHand() ->
                no(
                        "had-a-hand",
                        "申诉须由没有参与过的治理员办理：您立过这个案卷、确认过其中的线索，或提出、同意过这项措施",
                        "an officer who decided nothing of it must decide the appeal: you opened the dossier, confirmed a"
                                + " finding of it, or proposed or agreed to the measure");
            case DossierRefusal.ConfirmedBefore() ->
                no(
                        "confirmed-before",
                        "所选线索里有申诉成立后撤回的，您曾确认过它；要重新确认，须由另一名治理员办理",
                        "an appeal overturned a finding that you had confirmed; only another officer may confirm it again");
            case DossierRefusal.AppealTooLate(Instant by) ->
                no("appeal-late", "申诉期限已在 " + moment(by) + " 结束", "the time to appeal ended at " + moment(by));
            case DossierRefusal.AppealedAlready() -> no("appealed", "这项措施已经申诉过", "this measure has been appealed");
            case DossierRefusal.NotAppealed() -> no("not-appealed", "没有待办理的申诉", "no appeal waits for a decision");
        };
    }

    private static Problem ofLimit(DossierRefusal.OfLimit refusal) {
        return switch (refusal) {
            case DossierRefusal.NoSuchLimit() -> Problem.notFound();
            case DossierRefusal.LimitOver() -> no("limit-over", "这次先行限流已经结束", "this provisional limit binds no longer");
            case DossierRefusal.LimitContested() ->
                no("limit-contested", "对这次先行限流已经提出过异议", "this provisional limit has been objected to");
        };
    }

    private static Problem no(String code, String zh, String en) {
        return new Problem(409, code, zh, en);
    }
}
