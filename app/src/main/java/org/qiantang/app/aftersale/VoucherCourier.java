package org.qiantang.app.aftersale;

import java.util.List;
import java.util.Set;
import org.qiantang.app.journal.EventCourier;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.LineTerms;
import org.qiantang.event.ShopEvent.OrderTaken;
import org.qiantang.event.Streams;

/** The courier that has codes drawn for each paid order of vouchers; come twice, it finds them drawn. */
final class VoucherCourier extends EventCourier {
    private final VoucherDesk desk;

    VoucherCourier(EventCodec codec, VoucherDesk desk) {
        super(codec, Set.of(OrderTaken.class));
        this.desk = desk;
    }

    @Override
    public String name() {
        return "vouchers";
    }

    @Override
    public Set<Integer> shards() {
        return Set.of(Streams.OFFICE);
    }

    @Override
    protected boolean wants(Recorded place, Event event) {
        List<LineTerms> terms = event instanceof OrderTaken taken ? taken.terms() : null;
        return terms != null && terms.stream().anyMatch(one -> one.voucher() != null);
    }

    @Override
    protected void carry(Recorded place, Event event, String requestId) {
        if (event instanceof OrderTaken taken) {
            desk.issue(taken);
        }
    }
}
