package org.qiantang.event;

import java.time.Instant;
import java.util.List;
import org.qiantang.event.DossierEvent.AppealDecided;
import org.qiantang.event.DossierEvent.Consent;
import org.qiantang.event.DossierEvent.DossierClosed;
import org.qiantang.event.DossierEvent.DossierEnd;
import org.qiantang.event.DossierEvent.DossierHandedOver;
import org.qiantang.event.DossierEvent.DossierOpened;
import org.qiantang.event.DossierEvent.EndCause;
import org.qiantang.event.DossierEvent.FindingsJoined;
import org.qiantang.event.DossierEvent.FoundLine;
import org.qiantang.event.DossierEvent.MeasureAgreed;
import org.qiantang.event.DossierEvent.MeasureAppealed;
import org.qiantang.event.DossierEvent.MeasureDeclined;
import org.qiantang.event.DossierEvent.MeasureEnded;
import org.qiantang.event.DossierEvent.MeasureKind;
import org.qiantang.event.DossierEvent.MeasureProposed;
import org.qiantang.event.DossierEvent.MeasureTaken;
import org.qiantang.event.DossierEvent.NoticeGiven;
import org.qiantang.event.DossierEvent.NoticeKind;
import org.qiantang.event.DossierEvent.NoticeRead;
import org.qiantang.event.DossierEvent.RepairChecked;
import org.qiantang.event.DossierEvent.ReplyKind;
import org.qiantang.event.DossierEvent.ShopReplied;
import org.qiantang.event.DossierEvent.Subject;
import org.qiantang.event.DossierEvent.SubjectKind;
import org.qiantang.event.FindingEvent.FindingJudged;
import org.qiantang.event.FindingEvent.GraveRule;
import org.qiantang.event.FindingEvent.ProvisionalEnd;
import org.qiantang.event.FindingEvent.ProvisionalLimitConfirmed;
import org.qiantang.event.FindingEvent.ProvisionalLimitContested;
import org.qiantang.event.FindingEvent.ProvisionalLimitCorrected;
import org.qiantang.event.FindingEvent.ProvisionalLimitEnded;
import org.qiantang.event.FindingEvent.ProvisionalLimitJoined;
import org.qiantang.event.FindingEvent.ProvisionalLimitSet;
import org.qiantang.event.FindingEvent.Ruling;

/** The silk scarf's show before the officers: a finding, the dossier, its measures, and the appeal. */
final class SampleDossiers {
    private static final Instant AT = Instant.parse("2026-11-24T20:00:00.123456Z");
    private static final Instant LATER = Instant.parse("2026-12-01T20:00:00Z");
    private static final long SHOW = 118_000_000_000_000_001L;
    private static final long ROOM = 118_000_000_000_000_003L;
    private static final long MERCHANT = 118_000_000_000_000_005L;
    private static final long LINE = 118_000_000_000_000_023L;
    private static final long DOSSIER = 118_000_000_000_000_061L;
    private static final long NOTICE = 118_000_000_000_000_063L;
    private static final long REPLY = 118_000_000_000_000_065L;
    private static final long MEASURE = 118_000_000_000_000_067L;
    private static final long OFFICER = 118_000_000_000_000_069L;
    private static final long SECOND = 118_000_000_000_000_071L;
    private static final long SELLER = 118_000_000_000_000_073L;
    private static final long REPORT = 118_000_000_000_000_075L;
    private static final long PRODUCT = 118_000_000_000_000_077L;
    private static final String HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    private static final List<GraveRule> GRAVE = List.of(new GraveRule("HL-02", "广告法第十七条"));
    private static final Subject ABOUT = new Subject(SubjectKind.ROOM, ROOM, MERCHANT);

    private SampleDossiers() {}

    static List<Event> all() {
        var found = List.of(new FoundLine(SHOW, LINE));
        return List.of(
                new FindingJudged(AT, SHOW, LINE, Ruling.CONFIRMED, "指向所售商品，没有豁免", OFFICER, DOSSIER),
                new ProvisionalLimitSet(AT, SHOW, LINE, MERCHANT, GRAVE, LATER),
                new ProvisionalLimitJoined(AT, SHOW, LINE, LINE + 2, GRAVE),
                new ProvisionalLimitCorrected(AT, SHOW, LINE, LINE + 2, LINE + 4, LATER),
                new ProvisionalLimitContested(AT, SHOW, LINE, SELLER, HASH),
                new ProvisionalLimitConfirmed(AT, SHOW, LINE, DOSSIER, "劝人停药，情况属实", OFFICER),
                new ProvisionalLimitEnded(AT, SHOW, LINE, ProvisionalEnd.MEASURED, "劝人停药，情况属实", OFFICER),
                new DossierOpened(AT, ABOUT, "晚场中称方巾为最好的", found, REPORT, OFFICER, LATER),
                new FindingsJoined(AT, found, OFFICER),
                new DossierHandedOver(AT, SECOND, OFFICER),
                new NoticeGiven(AT, NOTICE, NoticeKind.INQUIRY, "请提交依据", LATER, OFFICER),
                new NoticeRead(AT, SELLER),
                new ShopReplied(AT, REPLY, ReplyKind.REPAIR, SELLER, HASH),
                new RepairChecked(AT, REPLY, true, "详情页已改", OFFICER),
                new MeasureProposed(
                        AT,
                        MEASURE,
                        MeasureKind.GOODS_REMOVAL,
                        "晚场中称方巾为最好的",
                        "三十日内第二次",
                        List.of("广告法第九条第三项"),
                        168,
                        List.of(Consent.SECOND_OFFICER),
                        OFFICER,
                        PRODUCT),
                new MeasureAgreed(AT, MEASURE, Consent.SECOND_OFFICER, SECOND),
                new MeasureDeclined(AT, MEASURE, "先发警示函", SECOND),
                new MeasureTaken(
                        AT,
                        DOSSIER,
                        MEASURE,
                        MeasureKind.GOODS_REMOVAL,
                        ABOUT,
                        "三十日内第二次",
                        LATER,
                        LATER,
                        OFFICER,
                        PRODUCT),
                new MeasureAppealed(AT, MEASURE, SELLER, HASH, LATER),
                new AppealDecided(AT, MEASURE, true, "检测报告成立", SECOND),
                new MeasureEnded(
                        AT,
                        DOSSIER,
                        MEASURE,
                        MeasureKind.GOODS_REMOVAL,
                        ABOUT,
                        EndCause.APPEAL,
                        "检测报告成立",
                        SECOND,
                        PRODUCT),
                new DossierClosed(AT, DossierEnd.UNFOUNDED, "申诉成立", SECOND));
    }
}
