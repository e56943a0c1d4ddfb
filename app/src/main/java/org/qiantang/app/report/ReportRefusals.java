package org.qiantang.app.report;

import java.time.Instant;
import java.util.Map;
import org.qiantang.app.web.Problem;

/** What is said, in both languages, where the desk says no. */
final class ReportRefusals {
    private ReportRefusals() {}

    static Report done(ReportAnswer answer) {
        return switch (answer) {
            case ReportAnswer.Done(Report report) -> report;
            case ReportAnswer.NotThere() -> throw Problem.notFound();
            case ReportAnswer.ClosedAlready() ->
                throw new Problem(409, "closed-already", "这条举报已经处理过", "this report has been closed already");
            case ReportAnswer.AcceptedAlready() ->
                throw new Problem(409, "accepted-already", "这条举报已经受理", "this report has been taken on already");
            case ReportAnswer.ShopOwes(Instant until) ->
                throw termed("shop-owes", "商家还没有答复上一次的询问", "the shop has not answered the last question yet", until);
            case ReportAnswer.NothingOwed() ->
                throw new Problem(
                        409, "nothing-owed", "没有等待答复的询问，或者已经答复过", "no question waits, or it was answered already");
            case ReportAnswer.NoShop() ->
                throw new Problem(409, "no-shop-known", "这场直播没有对应的店铺，不能询问商家", "no shop is known of this show");
            case ReportAnswer.NotDecided() ->
                throw new Problem(409, "not-decided", "这条举报还没有处理结果", "this report has not been decided yet");
            case ReportAnswer.ContestedBefore() ->
                throw new Problem(409, "contested-before", "已经申请过一次复核，复核结果为最终答复", "looked at twice; that is final");
            case ReportAnswer.TooLate(Instant until) ->
                throw termed("too-late", "申请复核的期限已过", "the term for asking once more is over", until);
            case ReportAnswer.FiledAnew() ->
                throw new Problem(
                        409,
                        "filed-anew",
                        "您已就同一事项重新举报，请在新的举报里跟进",
                        "you have reported the same thing anew; follow that report");
            case ReportAnswer.Barred(Recusal.Bar why) -> throw barred(why);
            case ReportAnswer.NothingToTie() ->
                throw new Problem(
                        404,
                        "nothing-to-tie",
                        "没有这条线索或案卷，或者它不属于这场直播、这家店铺",
                        "there is no such finding or dossier, or it is of another show or shop");
            case ReportAnswer.TooMany(int most) ->
                throw new Problem(
                        429,
                        "too-many-reports",
                        "一天最多提交 " + most + " 条举报，请明天再来；紧急情况请拨打 12315",
                        most + " reports a day at most; come back tomorrow, or call 12315 where it is urgent",
                        Map.of("most", most));
        };
    }

    private static Problem barred(Recusal.Bar why) {
        String code = ReportViews.word(why);
        return switch (why) {
            case OWN_MATTER ->
                new Problem(
                        403,
                        code,
                        "自己提交的举报、涉及自己的影片或评论、自己所在店铺的举报，须由另一位治理员或管理员处理",
                        "another officer or administrator must decide what you reported, made or said, or what is"
                                + " about your shop");
            case ANOTHER_OFFICER ->
                new Problem(
                        403,
                        code,
                        "复核须由首次处理以外的治理员或管理员作出",
                        "another officer or administrator than who decided first must decide now");
            case OWN_MUTE ->
                new Problem(
                        403,
                        code,
                        "在这场直播里禁言举报人的是您，这条举报须由另一位治理员或管理员处理",
                        "you muted who reports in this show; another officer or administrator must decide");
        };
    }

    private static Problem termed(String code, String zh, String en, Instant until) {
        return new Problem(409, code, zh, en, Map.of("until", until.toString()));
    }
}
