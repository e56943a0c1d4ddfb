package org.qiantang.app.aftersale;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.journal.EventTable;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.GovernEvent;
import org.qiantang.event.HelpdeskEvent;
import org.qiantang.event.Money;
import org.qiantang.event.PaymentEvent;
import org.qiantang.event.ShopEvent;
import org.qiantang.event.ShopEvent.By;
import org.qiantang.event.ShopEvent.CaseReason;
import org.qiantang.event.ShopEvent.Verdict;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Folds the office into after-sale cases and their steps. */
final class CaseTable extends EventTable {
    static final String NAME = "after-sales";
    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String ORDER = """
            insert into after_sale_order (order_id, merchant_id, buyer_id, show_id, taken_at)
            values (:order, :merchant, :buyer, :show, :at)
            """;
    private static final String ASKED = """
            insert into after_sale (case_id, order_id, merchant_id, buyer_id, show_id, kind, reason, state, lines,
                                    amount_minor, currency, asked_at, due_at)
            select :case, order_id, merchant_id, buyer_id, show_id, :kind, :reason, 'ASKED', :lines::jsonb,
                   :minor, :currency, :at, :due::timestamptz
              from after_sale_order
             where order_id = :order
            """;
    private static final String MOVED = """
            update after_sale
               set state = :state, due_at = :due::timestamptz, amount_minor = coalesce(:minor::bigint, amount_minor),
                   ended_at = case when :ended then :at::timestamptz end
             where case_id = :case
            """;
    private static final String REFUND_DONE = """
            update after_sale set state = 'DONE', ended_at = :at where case_id = :case and state = 'REFUNDING'
            """;
    private static final String SENT_BACK = "update after_sale set back_parcel = :parcel where case_id = :case";
    private static final String DISPUTED =
            "update after_sale set disputed_at = coalesce(disputed_at, :at) where case_id = :case";
    private static final String JUDGED = "update after_sale set verdict = :verdict where case_id = :case";
    private static final String STEP = """
            insert into after_sale_step (case_id, shard, position, what, by_whom, at, amount_minor, has_words, pictures)
            values (:case, :shard, :position, :what, :by, :at, :minor::bigint, :words, :pictures::jsonb)
            """;

    CaseTable(EventCodec codec) {
        super(codec);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Integer> shards() {
        return Set.of(Streams.OFFICE);
    }

    /** What a step tells besides its kind. */
    private record Told(
            By by, @Nullable Money amount, @Nullable String wordsHash, List<String> pictures) {
        static Told of(By by) {
            return new Told(by, null, null, List.of());
        }

        static Told of(By by, @Nullable Money amount, @Nullable String wordsHash) {
            return new Told(by, amount, wordsHash, List.of());
        }
    }

    @Override
    protected void fold(Recorded place, Event event, JdbcClient rows) {
        switch (event) {
            case ShopEvent.AboutOrder about -> fold(place, about, rows);
            case PaymentEvent.RefundDone done -> {
                Long refundId = done.refundId();
                if (refundId != null) {
                    rows.sql(REFUND_DONE)
                            .param("case", refundId)
                            .param("at", done.at().atOffset(UTC))
                            .update();
                }
            }
            case ShopEvent _, ShowEvent _, PaymentEvent _, GovernEvent _, HelpdeskEvent _ -> {}
        }
    }

    private static void fold(Recorded place, ShopEvent.AboutOrder event, JdbcClient rows) {
        switch (event) {
            case ShopEvent.OrderTaken taken -> take(place, taken, rows);
            case ShopEvent.AfterSaleAsked asked -> {
                open(asked, rows);
                By by = asked.reason() == CaseReason.EXPIRED ? By.DEADLINE : By.BUYER;
                Told told = Told.of(by, asked.amount(), asked.wordsHash());
                step(place, asked.caseId(), asked.at(), told, rows);
            }
            case ShopEvent.AfterSaleOffered offer -> {
                Told told = Told.of(By.SELLER, offer.amount(), offer.wordsHash());
                told(place, offer.caseId(), CaseState.OFFERED, offer.answerBy(), told, rows);
            }
            case ShopEvent.AfterSaleAgreed agreed -> {
                Told told = Told.of(agreed.by(), agreed.amount(), null);
                told(place, agreed.caseId(), CaseState.RETURNING, agreed.sendBackBy(), told, rows);
            }
            case ShopEvent.AfterSaleRefused refused -> {
                Told told = Told.of(refused.by(), null, refused.wordsHash());
                told(place, refused.caseId(), CaseState.REFUSED, refused.disputeBy(), told, rows);
            }
            case ShopEvent.AfterSaleEnded ended ->
                told(place, ended.caseId(), CaseState.ENDED, null, Told.of(ended.by()), rows);
            case ShopEvent.GoodsSentBack back -> sentBack(place, back, rows);
            case ShopEvent.GoodsCameBack back ->
                told(place, back.caseId(), CaseState.REPLACING, null, Told.of(back.by()), rows);
            case ShopEvent.ParcelSent sent -> replaced(place, sent, rows);
            case ShopEvent.RefundOrdered refund -> {
                Told told = Told.of(By.RULE, refund.amount(), null);
                told(place, refund.refundId(), CaseState.REFUNDING, null, told, rows);
            }
            case ShopEvent.DisputeOpened dispute -> dispute(place, dispute, rows);
            case ShopEvent.EvidenceAdded more -> {
                Told told = new Told(more.by(), null, more.wordsHash(), more.pictures());
                step(place, more.caseId(), more.at(), told, rows);
            }
            case ShopEvent.DisputeDecided decided -> judge(place, decided, rows);
            case ShopEvent.OrderPacked _,
                    ShopEvent.VouchersIssued _,
                    ShopEvent.VoucherRedeemed _,
                    ShopEvent.VoucherVoided _,
                    ShopEvent.ParcelCorrected _,
                    ShopEvent.ParcelScanned _,
                    ShopEvent.OrderShipped _,
                    ShopEvent.OrderReceived _,
                    ShopEvent.OrderClosed _ -> {}
        }
    }

    private static void take(Recorded place, ShopEvent.OrderTaken taken, JdbcClient rows) {
        rows.sql(ORDER)
                .param("order", taken.orderId())
                .param("merchant", Streams.idOf(place.stream()))
                .param("buyer", taken.buyerId())
                .param("show", taken.showId())
                .param("at", taken.at().atOffset(UTC))
                .update();
    }

    private static void sentBack(Recorded place, ShopEvent.GoodsSentBack back, JdbcClient rows) {
        told(place, back.caseId(), CaseState.SENT_BACK, back.confirmBy(), Told.of(By.BUYER), rows);
        rows.sql(SENT_BACK)
                .param("case", back.caseId())
                .param("parcel", back.parcelId())
                .update();
    }

    private static void replaced(Recorded place, ShopEvent.ParcelSent sent, JdbcClient rows) {
        Long caseId = sent.caseId();
        if (caseId != null) {
            told(place, caseId, CaseState.DONE, null, Told.of(By.SELLER), rows);
        }
    }

    /** A case moves on, and the step says why. */
    private static void told(
            Recorded place, long caseId, CaseState state, @Nullable Instant due, Told told, JdbcClient rows) {
        move(caseId, state, due, told.amount(), place.at(), rows);
        step(place, caseId, place.at(), told, rows);
    }

    private static void dispute(Recorded place, ShopEvent.DisputeOpened dispute, JdbcClient rows) {
        Told told = Told.of(dispute.by(), null, dispute.wordsHash());
        told(place, dispute.caseId(), CaseState.DISPUTED, null, told, rows);
        rows.sql(DISPUTED)
                .param("case", dispute.caseId())
                .param("at", dispute.at().atOffset(UTC))
                .update();
    }

    private static void open(ShopEvent.AfterSaleAsked asked, JdbcClient rows) {
        Instant due = asked.answerBy();
        rows.sql(ASKED)
                .param("case", asked.caseId())
                .param("order", asked.orderId())
                .param("kind", asked.kind().name())
                .param("reason", asked.reason().name())
                .param("lines", JSON.writeValueAsString(asked.lines()))
                .param("minor", asked.amount().minor())
                .param("currency", asked.amount().currency())
                .param("at", asked.at().atOffset(UTC))
                .param("due", due == null ? null : due.atOffset(UTC))
                .update();
    }

    private static void judge(Recorded place, ShopEvent.DisputeDecided decided, JdbcClient rows) {
        if (decided.verdict() == Verdict.SELLER) {
            move(decided.caseId(), CaseState.ENDED, null, null, decided.at(), rows);
        }
        rows.sql(JUDGED)
                .param("case", decided.caseId())
                .param("verdict", decided.verdict().name())
                .update();
        step(place, decided.caseId(), decided.at(), Told.of(By.OFFICER, decided.amount(), decided.wordsHash()), rows);
    }

    private static void move(
            long caseId, CaseState state, @Nullable Instant due, @Nullable Money amount, Instant at, JdbcClient rows) {
        boolean ended = state == CaseState.ENDED || state == CaseState.DONE;
        rows.sql(MOVED)
                .param("case", caseId)
                .param("state", state.name())
                .param("due", due == null ? null : due.atOffset(UTC))
                .param("minor", amount == null ? null : amount.minor())
                .param("ended", ended)
                .param("at", at.atOffset(UTC))
                .update();
    }

    private static void step(Recorded place, long caseId, Instant at, Told told, JdbcClient rows) {
        Money amount = told.amount();
        rows.sql(STEP)
                .param("case", caseId)
                .param("shard", place.shard())
                .param("position", place.position())
                .param("what", place.type())
                .param("by", told.by().name())
                .param("at", at.atOffset(UTC))
                .param("minor", amount == null ? null : amount.minor())
                .param("words", told.wordsHash() != null)
                .param("pictures", JSON.writeValueAsString(told.pictures()))
                .update();
    }

    @Override
    protected void clear(JdbcClient rows) {
        for (String table : List.of("after_sale_step", "after_sale", "after_sale_order")) {
            rows.sql("delete from " + table).update();
        }
    }
}
