package org.qiantang.app.payment;

import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Where a provider calls back: 200 means that the room has heard it, and anything else means call again. */
@RestController
class CallbackEndpoint {
    private static final Logger LOG = LoggerFactory.getLogger(CallbackEndpoint.class);

    private final ProviderClient provider;
    private final PaymentDesk desk;
    private final JsonMapper json;

    CallbackEndpoint(ProviderClient provider, PaymentDesk desk, JsonMapper json) {
        this.provider = provider;
        this.desk = desk;
        this.json = json;
    }

    @PostMapping("/api/payments/callback/{name}")
    ResponseEntity<String> called(@PathVariable String name, @RequestBody byte[] body, HttpServletRequest request) {
        if (!name.equals(provider.name())) {
            return ResponseEntity.status(404).body("no such provider");
        }
        Signature.Verdict verdict = provider.signature()
                .check("POST", request.getRequestURI(), body, Signature.Seal.read(request::getHeader));
        if (verdict != Signature.Verdict.GENUINE) {
            LOG.warn("callback refused: provider={} verdict={} from={}", name, verdict, request.getRemoteAddr());
            return ResponseEntity.status(401).body(verdict.name());
        }
        Wire.Report report;
        try {
            report = json.readValue(body, Wire.Report.class);
        } catch (JacksonException unreadable) {
            return ResponseEntity.status(400).body("unreadable");
        }
        return switch (desk.hear(report)) {
            case PaymentDesk.Hearing.Heard() -> ResponseEntity.ok("heard");
            case PaymentDesk.Hearing.UnknownPayment() ->
                ResponseEntity.status(404).body("no such payment");
            case PaymentDesk.Hearing.RoomBusy(int seconds) ->
                ResponseEntity.status(503)
                        .header("Retry-After", Integer.toString(seconds))
                        .body("busy");
        };
    }
}
