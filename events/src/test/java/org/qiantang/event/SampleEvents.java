package org.qiantang.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.qiantang.event.DigitalHost.HostTurn;
import org.qiantang.event.DigitalHost.HostUse;
import org.qiantang.event.DigitalHost.Made;
import org.qiantang.event.DigitalHost.Occasion;
import org.qiantang.event.FlashChance.FlashGround;
import org.qiantang.event.FlashChance.FlashOffer;
import org.qiantang.event.FlashChance.FlashOpening;
import org.qiantang.event.FlashChance.FlashTerms;
import org.qiantang.event.FlashChance.FlashWhy;
import org.qiantang.event.PaymentEvent.CashierOpened;
import org.qiantang.event.PaymentEvent.CheckoutPlaced;
import org.qiantang.event.PaymentEvent.Part;
import org.qiantang.event.PaymentEvent.PaymentOpened;
import org.qiantang.event.PaymentEvent.PaymentReported;
import org.qiantang.event.PaymentEvent.RefundDone;
import org.qiantang.event.RegisterEvent.AgeGroup;
import org.qiantang.event.RegisterEvent.Answer;
import org.qiantang.event.RegisterEvent.BlacklistLifted;
import org.qiantang.event.RegisterEvent.BlacklistReason;
import org.qiantang.event.RegisterEvent.Blacklisted;
import org.qiantang.event.RegisterEvent.CheckWithdrawn;
import org.qiantang.event.RegisterEvent.CourseTaken;
import org.qiantang.event.RegisterEvent.Document;
import org.qiantang.event.RegisterEvent.IdentityChecked;
import org.qiantang.event.RegisterEvent.LiftReason;
import org.qiantang.event.RegisterEvent.ListAnswered;
import org.qiantang.event.RegisterEvent.Paper;
import org.qiantang.event.RegisterEvent.PaperChecked;
import org.qiantang.event.RegisterEvent.Party;
import org.qiantang.event.RegisterEvent.PointAnswered;
import org.qiantang.event.ShopEvent.AfterSaleAgreed;
import org.qiantang.event.ShopEvent.AfterSaleAsked;
import org.qiantang.event.ShopEvent.AfterSaleEnded;
import org.qiantang.event.ShopEvent.AfterSaleOffered;
import org.qiantang.event.ShopEvent.AfterSalePromise;
import org.qiantang.event.ShopEvent.AfterSaleRefused;
import org.qiantang.event.ShopEvent.AllotmentArrived;
import org.qiantang.event.ShopEvent.AllotmentBounced;
import org.qiantang.event.ShopEvent.AllotmentCameBack;
import org.qiantang.event.ShopEvent.AllotmentSent;
import org.qiantang.event.ShopEvent.By;
import org.qiantang.event.ShopEvent.CaseKind;
import org.qiantang.event.ShopEvent.CaseReason;
import org.qiantang.event.ShopEvent.ComparisonBasis;
import org.qiantang.event.ShopEvent.ComparisonPriceSet;
import org.qiantang.event.ShopEvent.Condition;
import org.qiantang.event.ShopEvent.DisputeDecided;
import org.qiantang.event.ShopEvent.DisputeOpened;
import org.qiantang.event.ShopEvent.EvidenceAdded;
import org.qiantang.event.ShopEvent.FoundInPage;
import org.qiantang.event.ShopEvent.GoodsCameBack;
import org.qiantang.event.ShopEvent.GoodsSentBack;
import org.qiantang.event.ShopEvent.LinePieces;
import org.qiantang.event.ShopEvent.ListedSku;
import org.qiantang.event.ShopEvent.OfferChanged;
import org.qiantang.event.ShopEvent.OfferPublished;
import org.qiantang.event.ShopEvent.OfferTerms;
import org.qiantang.event.ShopEvent.OfferWithdrawn;
import org.qiantang.event.ShopEvent.OrderClosed;
import org.qiantang.event.ShopEvent.OrderPacked;
import org.qiantang.event.ShopEvent.OrderReceived;
import org.qiantang.event.ShopEvent.OrderShipped;
import org.qiantang.event.ShopEvent.OrderTaken;
import org.qiantang.event.ShopEvent.PageJudged;
import org.qiantang.event.ShopEvent.ParcelCorrected;
import org.qiantang.event.ShopEvent.ParcelScanned;
import org.qiantang.event.ShopEvent.ParcelSent;
import org.qiantang.event.ShopEvent.PriceSet;
import org.qiantang.event.ShopEvent.ProductArchived;
import org.qiantang.event.ShopEvent.ProductListed;
import org.qiantang.event.ShopEvent.ProductShelved;
import org.qiantang.event.ShopEvent.ProductUnarchived;
import org.qiantang.event.ShopEvent.ProductUnshelved;
import org.qiantang.event.ShopEvent.Proof;
import org.qiantang.event.ShopEvent.ProofFile;
import org.qiantang.event.ShopEvent.RefundOrdered;
import org.qiantang.event.ShopEvent.SampleAsked;
import org.qiantang.event.ShopEvent.SampleReceived;
import org.qiantang.event.ShopEvent.SampleRefused;
import org.qiantang.event.ShopEvent.SampleSent;
import org.qiantang.event.ShopEvent.ScanKind;
import org.qiantang.event.ShopEvent.ShopOpened;
import org.qiantang.event.ShopEvent.Standing;
import org.qiantang.event.ShopEvent.StandingChanged;
import org.qiantang.event.ShopEvent.StatedFact;
import org.qiantang.event.ShopEvent.StockReceived;
import org.qiantang.event.ShopEvent.SupplierNoted;
import org.qiantang.event.ShopEvent.Verdict;
import org.qiantang.event.ShopEvent.VoidReason;
import org.qiantang.event.ShopEvent.VoucherRedeemed;
import org.qiantang.event.ShopEvent.VoucherVoided;
import org.qiantang.event.ShopEvent.VouchersIssued;
import org.qiantang.event.ShowEvent.AllotmentReturned;
import org.qiantang.event.ShowEvent.AllotmentTaken;
import org.qiantang.event.ShowEvent.FlashAllowed;
import org.qiantang.event.ShowEvent.FlashChosen;
import org.qiantang.event.ShowEvent.FlashDisallowed;
import org.qiantang.event.ShowEvent.FlashEnded;
import org.qiantang.event.ShowEvent.FlashPlanned;
import org.qiantang.event.ShowEvent.FlashPrice;
import org.qiantang.event.ShowEvent.FlashStarted;
import org.qiantang.event.ShowEvent.FoundInLine;
import org.qiantang.event.ShowEvent.HeldLine;
import org.qiantang.event.ShowEvent.HoldReleased;
import org.qiantang.event.ShowEvent.HostKind;
import org.qiantang.event.ShowEvent.HostSet;
import org.qiantang.event.ShowEvent.HostSpoke;
import org.qiantang.event.ShowEvent.ItemLinedUp;
import org.qiantang.event.ShowEvent.ItemPinned;
import org.qiantang.event.ShowEvent.ItemPlace;
import org.qiantang.event.ShowEvent.ItemRevised;
import org.qiantang.event.ShowEvent.ItemRole;
import org.qiantang.event.ShowEvent.ItemUnpinned;
import org.qiantang.event.ShowEvent.ItemWithdrawn;
import org.qiantang.event.ShowEvent.LikesCounted;
import org.qiantang.event.ShowEvent.LineHidden;
import org.qiantang.event.ShowEvent.LineUpReordered;
import org.qiantang.event.ShowEvent.OrderPaid;
import org.qiantang.event.ShowEvent.PaymentNotTaken;
import org.qiantang.event.ShowEvent.PiecesHeld;
import org.qiantang.event.ShowEvent.PresenceCounted;
import org.qiantang.event.ShowEvent.PriceChanged;
import org.qiantang.event.ShowEvent.ReleaseReason;
import org.qiantang.event.ShowEvent.ShowAnnounced;
import org.qiantang.event.ShowEvent.ShowClosed;
import org.qiantang.event.ShowEvent.ShowClosing;
import org.qiantang.event.ShowEvent.ShowKind;
import org.qiantang.event.ShowEvent.ShowOpened;
import org.qiantang.event.ShowEvent.ShowPlanned;
import org.qiantang.event.ShowEvent.ShowRevised;
import org.qiantang.event.ShowEvent.SkuOffer;
import org.qiantang.event.ShowEvent.TalkHeard;
import org.qiantang.event.ShowEvent.TalkLine;
import org.qiantang.event.ShowEvent.ViewerMuted;
import org.qiantang.event.ShowEvent.ViewerUnmuted;
import org.qiantang.event.ShowEvent.WatchSwitched;
import org.qiantang.event.TakenDown.Means;

/** One event of every type, as its golden file tells it: a silk scarf from the plan of its show to its parcel. */
final class SampleEvents {
    private static final Instant AT = Instant.parse("2026-11-24T12:00:00.123456Z");
    private static final Instant PAY_UNTIL = Instant.parse("2026-11-24T12:15:00Z");
    // Every id is past 2^53, where a browser's number would lose its last digits.
    private static final long SHOW = 118_000_000_000_000_001L;
    private static final long ROOM = 118_000_000_000_000_003L;
    private static final long MERCHANT = 118_000_000_000_000_005L;
    private static final long HOST = 118_000_000_000_000_007L;
    private static final long ITEM = 118_000_000_000_000_009L;
    private static final long PRODUCT = 118_000_000_000_000_011L;
    private static final long SKU = 118_000_000_000_000_013L;
    private static final long PRICE_VERSION = 118_000_000_000_000_015L;
    private static final long TRANSFER = 118_000_000_000_000_017L;
    private static final long ORDER = 118_000_000_000_000_019L;
    private static final long BUYER = 118_000_000_000_000_021L;
    private static final long LINE = 118_000_000_000_000_023L;
    private static final long CHECKOUT = 118_000_000_000_000_025L;
    private static final long REFUND = 118_000_000_000_000_027L;
    private static final long CHANGE = 118_000_000_000_000_851L;
    private static final long QUESTION = 118_000_000_000_000_861L;
    private static final long DOUBT = 118_000_000_000_000_865L;
    private static final long OFFICER = 118_000_000_000_000_853L;
    private static final long REPORT = 118_000_000_000_000_861L;
    private static final long EXPORT = 118_000_000_000_000_881L;
    private static final Money FREIGHT = Money.cny(800);
    private static final long FLASH = 118_000_000_000_000_029L;
    private static final long ALLOWED = 118_000_000_000_000_059L;
    private static final long SUPPLIER = 118_000_000_000_000_041L;
    private static final long CHECK = 118_000_000_000_000_051L;
    private static final long ATTEMPT = 118_000_000_000_000_053L;
    private static final long ANSWERS = 118_000_000_000_000_055L;
    private static final long ENTRY = 118_000_000_000_000_057L;
    private static final long OFFER = 118_000_000_000_000_043L;
    private static final long SAMPLE = 118_000_000_000_000_045L;
    private static final Money PRICE = Money.cny(29_900);
    private static final long PARCEL = 118_000_000_000_000_025L;
    private static final long CASE = 118_000_000_000_000_027L;
    private static final long VOUCHER = 118_000_000_000_000_029L;
    private static final String HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    private static final String PAYMENT = "P20261124000001";

    private SampleEvents() {}

    static List<Event> all() {
        var all = new ArrayList<Event>(List.of(
                new ShowPlanned(
                        AT, SHOW, ROOM, MERCHANT, HOST, "桑蚕丝专场", HostKind.DIGITAL, 900, ShowKind.STAGE, PAY_UNTIL),
                new ShowRevised(AT, "桑蚕丝夜场", 600, PAY_UNTIL),
                new ShowAnnounced(AT, PAY_UNTIL, "今晚桑蚕丝方巾半价"),
                lineUp(),
                new ItemRevised(
                        AT,
                        ITEM,
                        ItemRole.PROFIT,
                        "桑蚕丝方巾",
                        "/pictures/2.jpg",
                        3,
                        List.of(new SkuOffer(SKU, "藏青", PRICE_VERSION, PRICE))),
                new LineUpReordered(AT, List.of(new ItemPlace(ITEM, 1))),
                new ItemWithdrawn(AT, ITEM),
                new FlashPlanned(
                        AT, FLASH, ITEM, AT, PAY_UNTIL, List.of(new FlashPrice(SKU, PRICE_VERSION, Money.cny(19_900)))),
                new FlashStarted(AT, FLASH, ITEM),
                new FlashEnded(AT, FLASH, ITEM, FlashEnd.TIME),
                new FlashAllowed(
                        AT,
                        ALLOWED,
                        new FlashTerms(
                                ITEM, List.of(new FlashOffer(SKU, Money.cny(19_900))), 10, AT, PAY_UNTIL, 3, 60, 5),
                        HOST),
                new FlashDisallowed(AT, ALLOWED, HOST),
                new FlashChosen(
                        AT, FLASH, new FlashOpening(ALLOWED, 1, null, List.of(new FlashGround(FlashWhy.PLENTY, 120)))),
                new ViewerMuted(AT, BUYER, PAY_UNTIL, HOST, "多次辱骂其他观众"),
                new ViewerUnmuted(AT, BUYER, HOST, "已经核实，禁言有误"),
                new LineHidden(AT, LINE, HOST),
                new WatchSwitched(AT, false, HOST),
                new HostSet(AT, HostUse.LOCAL_LIFE, HostTurn.NEXT_CLAUSE, 600, HOST),
                new AllotmentTaken(AT, TRANSFER, ITEM, SKU, 50),
                new AllotmentReturned(AT, TRANSFER, ITEM, SKU, 7),
                new ShowOpened(AT),
                new ShowClosing(AT),
                new ShowClosed(AT),
                new ItemPinned(AT, ITEM),
                new ItemUnpinned(AT, ITEM),
                new PriceChanged(AT, ITEM, SKU, PRICE_VERSION, PRICE, "直播价"),
                new PiecesHeld(
                        AT,
                        ORDER,
                        BUYER,
                        heldLines(),
                        Money.cny(60_600),
                        "claim-7",
                        HASH,
                        PAY_UNTIL,
                        CHECKOUT,
                        FREIGHT,
                        MERCHANT),
                new HoldReleased(AT, ORDER, BUYER, ReleaseReason.EXPIRED),
                new OrderPaid(AT, ORDER, BUYER, PAYMENT, Money.cny(59_800)),
                new PaymentNotTaken(AT, ORDER, BUYER, PAYMENT, Money.cny(59_800), "hold gone"),
                new TalkHeard(AT, List.of(new TalkLine(LINE, BUYER, HASH, "PASS"))),
                hostLine(),
                new LikesCounted(AT, 12_345, 2_345L),
                new PresenceCounted(AT, 321, 400, 5_678, 120, 130, 240L),
                new ShowEvent.AudienceCounted(
                        AT,
                        new Sitting(
                                77_001,
                                new Sitting.Reach(900, 320, 300, 280, 54_321, 210, 96),
                                new Sitting.Reach(0, 20, 10, 20, 3_210, 12, 6),
                                List.of(new Sitting.ItemReach(5_001, 205, 80, 12, 5)),
                                List.of(new Sitting.SourceReach(
                                        Sitting.Source.SHARE, 40, 36, 4_100, 22, 12, 5, 4, 119_600)))),
                new ShowEvent.SegmentRecorded(
                        AT, 3, "000003.ts", AT, AT.plusMillis(9_960), 20_040, 30_000, true, 1_843_200, HASH),
                new ShowEvent.RecordingTrimmed(AT, 3),
                preAirReview(),
                new RuleEvent.RulesDrafted(AT, CHANGE, 2, OFFICER, "新说法“封神”", "投诉增多", HASH, "2026-12-01", "2027-06-01"),
                new RuleEvent.RulesTried(AT, CHANGE, 2, CHANGE + 2, OFFICER, "2026.11.2-e2", 1_200, 7, 1, true),
                new RuleEvent.RulesPublished(AT, CHANGE, 2, 3, OFFICER + 2, false, 310, CHANGE + 2),
                new RuleEvent.RulesWithdrawn(AT, CHANGE, 4, OFFICER, "误报太多"),
                new ReaderEvent.ReaderBrought(AT, CHANGE, 2, OFFICER, "2026.12.1", "新语料训练", HASH, "2026-12-01"),
                new ReaderEvent.ReaderTried(
                        AT, CHANGE, 2, CHANGE + 2, OFFICER, "2026.11.2-e2+2026.11.4", 1_200, 7, 1, true),
                new ReaderEvent.ReaderPublished(AT, CHANGE, 2, 3, OFFICER + 2, false, CHANGE + 2),
                new ReaderEvent.ReaderWithdrawn(AT, CHANGE, OFFICER, "误报太多"),
                new ComplaintEvent.ComplaintFiled(
                        AT,
                        REPORT,
                        REPORT + 1,
                        BUYER,
                        ComplaintEvent.About.SHOW,
                        SHOW,
                        SHOW,
                        MERCHANT,
                        "false-claim",
                        754_000L,
                        HASH,
                        PAY_UNTIL),
                new ComplaintEvent.ComplaintAccepted(AT, REPORT, REPORT + 2, OFFICER),
                new ComplaintEvent.ShopAsked(AT, REPORT, REPORT + 3, MERCHANT, OFFICER, HASH, PAY_UNTIL),
                new ComplaintEvent.ShopAnswered(AT, REPORT, REPORT + 4, MERCHANT, HOST, HASH),
                new ComplaintEvent.ComplaintTied(AT, REPORT, REPORT + 5, ComplaintEvent.Tie.FINDING, LINE, OFFICER),
                new ComplaintEvent.ComplaintDecided(
                        AT, REPORT, REPORT + 6, ComplaintEvent.Decision.UPHELD, HASH, HASH, false, OFFICER),
                new ComplaintEvent.ComplaintContested(AT, REPORT, REPORT + 7, BUYER, HASH, PAY_UNTIL),
                new ExportEvent.ExportAsked(
                        AT,
                        EXPORT,
                        ExportEvent.Scope.SHOP,
                        MERCHANT,
                        "2026-10-01",
                        "2026-10-31",
                        true,
                        "省局来函",
                        OFFICER),
                new ExportEvent.ExportConsented(AT, EXPORT, false, OFFICER + 2),
                new ExportEvent.ExportDeclined(AT, EXPORT, "期间过长", OFFICER + 2),
                new ExportEvent.ExportMade(AT, EXPORT, 73_400, 1_234, HASH, HASH, 5_678L, PAY_UNTIL),
                new ExportEvent.ExportStopped(AT, EXPORT, OFFICER),
                new ExportEvent.ExportTaken(AT, EXPORT, HASH, OFFICER),
                new QuestionEvent.QuestionDrafted(AT, QUESTION, 2, SHOW, LINE, "C2", "HL-01", HASH, OFFICER),
                new QuestionEvent.QuestionPublished(AT, QUESTION, 2, OFFICER + 2, false),
                new QuestionEvent.QuestionWithdrawn(
                        AT, QUESTION, QuestionEvent.WithdrawalReason.FINDING_WITHDRAWN, "线索已撤回", null),
                new DoubtEvent.DoubtJudged(AT, DOUBT, "CIRCLE", FindingEvent.Ruling.WITHDRAWN, "买家退换尺码，已联系核实", OFFICER),
                selfChecked(),
                new AccountEvent.AccountClosed(AT, BUYER, AT, List.of("ENTRY", "ADDRESSES", "NAME")),
                new ShopOpened(AT, MERCHANT, "钱塘丝绸"),
                new StandingChanged(AT, MERCHANT, Standing.SUSPENDED, "许可证过期", 9),
                listing(),
                new PriceSet(AT, SKU, PRICE_VERSION, PRICE, "首次定价", SHOW),
                new ComparisonPriceSet(AT, SKU, Money.cny(39_900), ComparisonBasis.DEAL, "双十二"),
                new ProductArchived(AT, PRODUCT, "换季下架"),
                new ProductUnarchived(AT, PRODUCT),
                new SupplierNoted(AT, SUPPLIER, "湖州演示丝绸厂", "91330500MA00000000"),
                new OfferPublished(AT, OFFER, PRODUCT, terms()),
                new OfferChanged(AT, OFFER, terms()),
                new OfferWithdrawn(AT, OFFER, "样品已寄完"),
                new SampleAsked(AT, SAMPLE, OFFER, HOST, 1),
                new SampleSent(AT, SAMPLE, "顺丰速运", "SF1234567891"),
                new SampleRefused(AT, SAMPLE, "本月样品已寄完"),
                new SampleReceived(AT, SAMPLE),
                new ProductShelved(AT, PRODUCT),
                new ProductUnshelved(AT, PRODUCT),
                new PageJudged(AT, PRODUCT, List.of(new FoundInPage("title", "violates", found()))),
                new StockReceived(AT, SKU, 200, "入库"),
                new AllotmentSent(AT, TRANSFER, SHOW, ITEM, SKU, 50),
                new AllotmentArrived(AT, TRANSFER),
                new AllotmentBounced(AT, TRANSFER, SKU, 50),
                new AllotmentCameBack(AT, TRANSFER, SHOW, SKU, 7),
                new OrderTaken(AT, ORDER, SHOW, BUYER, heldLines(), Money.cny(59_800), lineTerms()),
                new VouchersIssued(AT, ORDER, List.of(new IssuedVoucher(VOUCHER, 0, HASH, PAY_UNTIL))),
                new VoucherRedeemed(AT, ORDER, VOUCHER, "西湖店", HOST),
                new VoucherVoided(AT, ORDER, VOUCHER, VoidReason.EXPIRED, CASE),
                new OrderPacked(AT, ORDER),
                new ParcelSent(AT, ORDER, "顺丰速运", "SF1234567890", PARCEL, List.of(new LinePieces(0, 2)), null),
                new ParcelCorrected(AT, ORDER, PARCEL, "中通快递", "75312345678901"),
                new ParcelScanned(AT, ORDER, PARCEL, "1-collected", PAY_UNTIL, ScanKind.COLLECTED, "杭州转运中心", "快件已揽收"),
                new OrderShipped(AT, ORDER),
                new OrderReceived(AT, ORDER, By.DEADLINE),
                new OrderClosed(AT, ORDER),
                new AfterSaleAsked(
                        AT,
                        ORDER,
                        CASE,
                        CaseKind.RETURN,
                        CaseReason.NO_REASON,
                        List.of(new LinePieces(0, 1)),
                        PRICE,
                        HASH,
                        PAY_UNTIL,
                        "5f0c-a-wish"),
                new AfterSaleOffered(AT, ORDER, CASE, Money.cny(10_000), HASH, PAY_UNTIL),
                new AfterSaleAgreed(AT, ORDER, CASE, By.SELLER, PRICE, PAY_UNTIL),
                new AfterSaleRefused(AT, ORDER, CASE, By.SELLER, HASH, PAY_UNTIL),
                new AfterSaleEnded(AT, ORDER, CASE, By.BUYER),
                new GoodsSentBack(AT, ORDER, CASE, PARCEL, "圆通速递", "YT1234567890123", PAY_UNTIL),
                new GoodsCameBack(AT, ORDER, CASE, By.SELLER, Condition.SELLABLE),
                new RefundOrdered(AT, REFUND, ORDER, Money.cny(12_345), "少发一件"),
                new DisputeOpened(AT, ORDER, CASE, By.BUYER, HASH),
                new EvidenceAdded(AT, ORDER, CASE, By.BUYER, HASH, List.of(HASH)),
                new DisputeDecided(AT, ORDER, CASE, HOST, Verdict.BUYER_PARTLY, Money.cny(10_000), HASH),
                new CheckoutPlaced(
                        AT,
                        CHECKOUT,
                        BUYER,
                        List.of(new Part(ORDER, SHOW, Money.cny(60_600))),
                        Money.cny(60_600),
                        PAY_UNTIL),
                new CashierOpened(AT, ORDER, Money.cny(59_800), "/cashier/c20261124000001", PAY_UNTIL),
                new PaymentOpened(AT, ORDER, PAYMENT, Money.cny(59_800), "/cashier/" + PAYMENT, PAY_UNTIL),
                new PaymentReported(AT, ORDER, PAYMENT, Money.cny(59_800), "T20261124000001"),
                new RefundDone(AT, ORDER, PAYMENT, "R20261124000001", Money.cny(59_800), REFUND),
                new IdentityChecked(AT, CHECK, HOST, Document.RESIDENT_ID, AgeGroup.FROM_16, true, "2036-11-24", 9),
                new PaperChecked(AT, CHECK, Party.SHOP, MERCHANT, Paper.FOOD_LICENCE, "2027-11-24", 9),
                new CheckWithdrawn(AT, CHECK, Party.PERSON, HOST, "登记有误", 9),
                new CourseTaken(AT, ATTEMPT, HOST, "C1", "2026-11-23", 11, 12, true, "2027-11-24"),
                listAnswered(),
                new Blacklisted(
                        AT,
                        ENTRY,
                        Party.SHOP,
                        MERCHANT,
                        BlacklistReason.REPEATED_BREACH,
                        HASH,
                        "直播电商监督管理办法第十四条",
                        PAY_UNTIL,
                        9),
                new BlacklistLifted(AT, ENTRY, Party.SHOP, MERCHANT, LiftReason.APPEAL_UPHELD, 9)));
        all.addAll(SampleDossiers.all());
        all.addAll(SampleHelp.all());
        all.addAll(SampleFilms.all());
        return List.copyOf(all);
    }

    private static ListAnswered listAnswered() {
        var answers = List.of(
                new PointAnswered("SC-MER-1-1", Answer.NO, "许可证正在换发", "2026-12-24", HOST),
                new PointAnswered("SC-MER-1-2", Answer.YES, "", null, null));
        return new ListAnswered(AT, ANSWERS, MERCHANT, "self-check", "2026-11-23", answers, HOST);
    }

    private static CheckEvent.SelfChecked selfChecked() {
        var answers = List.of(
                new CheckEvent.PointShown("SC-HST-2-1", Answer.YES, "", "开播人脸核验记录", "2026-11-20", null),
                new CheckEvent.PointShown("SC-HST-2-2", Answer.NO, "主页正在改", "", null, "2026-12-24"));
        return new CheckEvent.SelfChecked(AT, ANSWERS, Party.PERSON, HOST, "host", "2026-11-23", answers, HOST);
    }

    private static List<LineTerms> lineTerms() {
        var voucher = new VoucherTerms(
                "双人晚市套餐一份",
                List.of(new VoucherTerms.Place("西湖店", "杭州市西湖区演示路 1 号", "11:00–21:30", "0571-00000000")),
                30,
                "2026-12-31",
                "法定节假日不可用");
        return List.of(new LineTerms(0, "服饰", 48, List.of("七天无理由退货"), 3, voucher));
    }

    private static ItemLinedUp lineUp() {
        var offers = List.of(new SkuOffer(SKU, "藏青", PRICE_VERSION, PRICE));
        return new ItemLinedUp(
                AT, ITEM, PRODUCT, 1, ItemRole.HERO, "桑蚕丝方巾", "/pictures/1.jpg", 2, offers, OFFER, 1_500, MERCHANT);
    }

    private static List<HeldLine> heldLines() {
        return List.of(new HeldLine(ITEM, SKU, 2, PRICE_VERSION, PRICE));
    }

    private static HostSpoke hostLine() {
        var takenDown = new TakenDown(Means.HEARD, "funasr", "2pass", AT, AT.plusSeconds(2), 87);
        return new HostSpoke(
                AT,
                LINE,
                HostKind.HUMAN,
                ITEM,
                "这是最好的方巾",
                "BLOCK",
                List.of(found()),
                LINE - 1,
                "2026.11.2-e3",
                takenDown,
                new Made(Occasion.SCRIPT, List.of("material", "price"), "speech-espeak"),
                List.of(new CorrectedLine(LINE - 2)));
    }

    private static FoundInLine found() {
        return new FoundInLine(
                "absolute-terms",
                "绝对化用语",
                "广告法第九条",
                3,
                5,
                "HIGH",
                "BLOCK",
                "不得使用绝对化用语",
                "很好的",
                87,
                List.of(new SaidEarlier(LINE - 1, 0, 2, "这是", true)),
                "violates",
                new HeldAgainst(List.of(new FactThen("现有库存", "640")), List.of("检测报告"), "scoped_fact"));
    }

    private static OfferTerms terms() {
        return new OfferTerms(1_500, AT, PAY_UNTIL, 10, "粉丝 1 万以上", 500);
    }

    private static PreAirEvent.PreAirReviewed preAirReview() {
        var paper = new PreAirEvent.ReviewedPaper(
                "licence",
                "食品生产或经营许可证",
                "food production or trade licence",
                true,
                "expired",
                "SC10133042100011",
                "杭州市市场监管局",
                "2021-12-01",
                "2026-11-30",
                HASH);
        var point = new PreAirEvent.ReviewPoint(
                "papers",
                PreAirEvent.Fitness.MEND,
                "PR-01",
                "食品安全法 35",
                "S3",
                "许可证在播出日已经过期",
                "the licence has run out",
                List.of(new PreAirEvent.ReviewFact("air-day", "2026-12-01")),
                "换上有效的证件",
                "file a valid one",
                true);
        var sku = new PreAirEvent.ReviewedSku(
                SKU,
                "250 克",
                PRICE_VERSION,
                PRICE,
                Money.cny(39_900),
                "lowest-7d",
                Money.cny(29_800),
                Money.cny(28_800),
                List.of(new PreAirEvent.ReviewedFlash(AT, PAY_UNTIL, Money.cny(19_900))));
        var item = new PreAirEvent.ReviewedItem(
                ITEM,
                PRODUCT,
                MERCHANT,
                "明前龙井",
                "普通食品",
                PreAirEvent.Fitness.MEND,
                2,
                List.of(sku),
                List.of(paper),
                List.of(point));
        return new PreAirEvent.PreAirReviewed(
                AT,
                SHOW,
                ROOM,
                MERCHANT,
                HOST,
                PreAirEvent.Cause.OPENING,
                "2026-12-01",
                "2026.11.2-e3",
                HASH,
                PreAirEvent.Fitness.MEND,
                List.of(item),
                List.of(),
                0,
                List.of("host-speaks", "pictures"),
                new PreAirEvent.ReviewPart(1, 2));
    }

    private static ProductListed listing() {
        var file = new ProofFile(HASH, "application/pdf", 120_345);
        var proof = new Proof("检测报告", "SH-2026-0001", "纤维检验中心", "成分", "2027-11-24", "2026-11-24", file);
        var facts = List.of(
                new StatedFact("silk_share", "100", "%", proof, "number"),
                new StatedFact("colour", "藏青", null, null, "text"));
        var skus = List.of(new ListedSku(SKU, "SCARF-NAVY", "藏青"));
        var promises = List.of(new AfterSalePromise("price-protection", 30));
        return new ProductListed(AT, PRODUCT, "桑蚕丝方巾", "纺织品", skus, facts, "SCARF", SUPPLIER, promises);
    }
}
