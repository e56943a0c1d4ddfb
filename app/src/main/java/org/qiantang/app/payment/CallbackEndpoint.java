package org.qiantang.app.payment;

import jakarta.servlet.http.HttpServletRequest;
import org.qiantang.app.payment.PaymentProvider.Notice;
import org.qiantang.app.payment.PaymentProvider.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Where a provider calls back; its "yes" is given only once the rooms have heard it, and anything else means call again. */
@RestController
class CallbackEndpoint {
    private static final Logger LOG = LoggerFactory.getLogger(CallbackEndpoint.class);

    private final PaymentProvider provider;
    private final PaymentDesk desk;

    CallbackEndpoint(PaymentProvider provider, PaymentDesk desk) {
        this.provider = provider;
        this.desk = desk;
    }

    @PostMapping("/api/payments/callback/{name}")
    ResponseEntity<String> called(
            @PathVariable String name, @RequestBody(required = false) byte[] body, HttpServletRequest request) {
        if (!name.equals(provider.name())) {
            return ResponseEntity.status(404).body("no such provider");
        }
        byte[] words = body == null ? new byte[0] : body;
        return switch (provider.read(
                new PaymentProvider.Callback(request.getRequestURI(), request::getHeader, words))) {
            case Notice.Paid(Wire.Report report) -> heard(report);
            case Notice.Other(String what) -> reply(Outcome.HEARD, what);
            case Notice.Forged(String why) -> {
                LOG.warn("callback refused: provider={} verdict={} from={}", name, why, request.getRemoteAddr());
                yield reply(Outcome.FORGED, why);
            }
            case Notice.Unreadable(String why) -> reply(Outcome.UNREADABLE, why);
        };
    }

    private ResponseEntity<String> heard(Wire.Report report) {
        return switch (desk.hear(report)) {
            case PaymentDesk.Hearing.Heard() -> reply(Outcome.HEARD, "heard");
            case PaymentDesk.Hearing.UnknownPayment() -> reply(Outcome.UNKNOWN_PAYMENT, "no such payment");
            case PaymentDesk.Hearing.RoomBusy(int _) -> reply(Outcome.BUSY, "busy");
        };
    }

    private ResponseEntity<String> reply(Outcome outcome, String why) {
        PaymentProvider.Reply reply = provider.reply(outcome, why);
        return ResponseEntity.status(reply.status())
                .contentType(MediaType.parseMediaType(reply.type()))
                .body(reply.body());
    }
}
