package org.qiantang.tools.fsck;

import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.AccountEvent;
import org.qiantang.event.CheckEvent;
import org.qiantang.event.ComplaintEvent;
import org.qiantang.event.DossierEvent;
import org.qiantang.event.DoubtEvent;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.ExportEvent;
import org.qiantang.event.FilmEvent;
import org.qiantang.event.FindingEvent;
import org.qiantang.event.HelpdeskEvent;
import org.qiantang.event.PaymentEvent;
import org.qiantang.event.PreAirEvent;
import org.qiantang.event.QuestionEvent;
import org.qiantang.event.ReaderEvent;
import org.qiantang.event.RegisterEvent;
import org.qiantang.event.RuleEvent;
import org.qiantang.event.ShopEvent;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.Streams;
import org.qiantang.tools.Snapshot;
import tools.jackson.core.JacksonException;

/** The whole journal told once, in order; while it is told, its own order, types and times are looked at. */
final class Story {
    private final Snapshot snapshot;
    private final EventCodec codec = new EventCodec();
    private final Findings findings;

    Story(Snapshot snapshot, Findings findings) {
        this.snapshot = snapshot;
        this.findings = findings;
    }

    /** Who is told what happened. */
    @FunctionalInterface
    interface Listener {
        void happened(Recorded place, Event event) throws SQLException;
    }

    void tell(Listener listener) throws SQLException {
        // The office first: what comes from the floor can then be held against it.
        for (Map.Entry<Integer, Long> shard : snapshot.heads().entrySet()) {
            tell(shard.getKey(), shard.getValue(), listener);
        }
    }

    private void tell(int shard, long head, Listener listener) throws SQLException {
        var last = new long[1];
        var times = new HashMap<String, Instant>();
        snapshot.events(shard, place -> {
            findings.positions.must(
                    place.position() == last[0] + 1,
                    "shard {}: position {} follows {}",
                    shard,
                    place.position(),
                    last[0]);
            last[0] = place.position();
            Instant before = times.put(place.stream(), place.at());
            findings.time.must(
                    before == null || !place.at().isBefore(before),
                    "{} at {}: {} comes after {}",
                    place.stream(),
                    at(place),
                    place.at(),
                    before);
            read(place, listener);
        });
        findings.positions.must(head == last[0], "shard {}: head {}, last event {}", shard, head, last[0]);
    }

    private void read(Recorded place, Listener listener) throws SQLException {
        findings.events.counted();
        Event event;
        try {
            event = codec.read(place.type(), place.version(), place.body());
        } catch (IllegalArgumentException | JacksonException unreadable) {
            findings.events.fault("{}: {} v{} cannot be read", at(place), place.type(), place.version());
            return;
        }
        if (!event.at().truncatedTo(ChronoUnit.MICROS).equals(place.at())) {
            findings.events.fault("{}: says it was {}, its row says {}", at(place), event.at(), place.at());
        }
        if (isAtHome(place, event)) {
            listener.happened(place, event);
        } else {
            findings.events.fault("{}: {} in stream {}", at(place), place.type(), place.stream());
        }
    }

    private static boolean isAtHome(Recorded place, Event event) {
        boolean office = place.shard() == Streams.OFFICE;
        return switch (event) {
            case ShowEvent _ -> !office && place.stream().matches("show/[0-9]+");
            case ShopEvent _ -> office && place.stream().matches("shop/[0-9]+");
            case FindingEvent finding -> office && place.stream().equals(Streams.finding(finding.showId()));
            case DossierEvent _ -> office && place.stream().matches("dossier/[0-9]+");
            case RegisterEvent _ -> office && place.stream().matches("register/[0-9]+");
            case PaymentEvent payment -> office && place.stream().equals(Streams.payment(orderOf(payment)));
            case RuleEvent rules -> office && place.stream().equals(Streams.rule(rules.changeId()));
            case ReaderEvent reader -> office && place.stream().equals(Streams.reader(reader.readerId()));
            case ComplaintEvent one -> office && place.stream().equals(Streams.complaint(one.reportId()));
            case ExportEvent one -> office && place.stream().equals(Streams.export(one.exportId()));
            case QuestionEvent question -> office && place.stream().equals(Streams.question(question.questionId()));
            case PreAirEvent.PreAirReviewed reviewed ->
                office && place.stream().equals(Streams.preAir(reviewed.showId()));
            case HelpdeskEvent _ -> office && place.stream().matches("(helpdesk|help|faq)/[0-9]+");
            case DoubtEvent doubt -> office && place.stream().equals(Streams.doubt(doubt.doubtId()));
            case FilmEvent film -> office && place.stream().equals(Streams.film(film.filmId()));
            case AccountEvent account -> office && place.stream().equals(Streams.account(account.personId()));
            case CheckEvent _ -> office && place.stream().matches("check/[0-9]+");
        };
    }

    private static long orderOf(PaymentEvent event) {
        return switch (event) {
            case PaymentEvent.CheckoutPlaced placed -> placed.checkoutId();
            case PaymentEvent.CashierOpened opened -> opened.orderId();
            case PaymentEvent.PaymentOpened opened -> opened.orderId();
            case PaymentEvent.PaymentReported reported -> reported.orderId();
            case PaymentEvent.RefundDone done -> done.orderId();
        };
    }

    static String at(Recorded place) {
        return place.shard() + ":" + place.position();
    }
}
