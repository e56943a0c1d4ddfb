package org.qiantang.app.payment;

import jakarta.servlet.http.HttpServletRequest;
import org.qiantang.app.payment.PaymentProvider.Notice;
import org.qiantang.app.payment.PaymentProvider.Outcome;
import org.qiantang.app.web.Problem;
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

    private final PaymentProviders providers;
    private final PaymentDesk desk;

    CallbackEndpoint(PaymentProviders providers, PaymentDesk desk) {
        this.providers = providers;
        this.desk = desk;
    }

    @PostMapping("/api/payments/callback/{name}")
    ResponseEntity<String> called(
            @PathVariable String name, @RequestBody(required = false) byte[] body, HttpServletRequest request) {
        PaymentProvider provider = providers.find(name).orElseThrow(Problem::notFound);
        byte[] words = body == null ? new byte[0] : body;
        return switch (provider.read(
                new PaymentProvider.Callback(request.getRequestURI(), request::getHeader, words))) {
            case Notice.Paid(Wire.Report report) -> heard(provider, report);
            case Notice.Other(String what) -> reply(provider, Outcome.HEARD, what);
            case Notice.Forged(String why) -> {
                LOG.warn("callback refused: provider={} verdict={} from={}", name, why, request.getRemoteAddr());
                yield reply(provider, Outcome.FORGED, why);
            }
            case Notice.Unreadable(String why) -> reply(provider, Outcome.UNREADABLE, why);
        };
    }

    private ResponseEntity<String> heard(PaymentProvider provider, Wire.Report report) {
        return switch (desk.hear(provider.name(), report)) {
            case PaymentDesk.Hearing.Heard() -> reply(provider, Outcome.HEARD, "heard");
            case PaymentDesk.Hearing.UnknownPayment() -> reply(provider, Outcome.UNKNOWN_PAYMENT, "no such payment");
            case PaymentDesk.Hearing.RoomBusy(int _) -> reply(provider, Outcome.BUSY, "busy");
        };
    }

    private static ResponseEntity<String> reply(PaymentProvider provider, Outcome outcome, String why) {
        PaymentProvider.Reply reply = provider.reply(outcome, why);
        return ResponseEntity.status(reply.status())
                .contentType(MediaType.parseMediaType(reply.type()))
                .body(reply.body());
    }
}
