package org.qiantang.app.payment.simulated;

import jakarta.servlet.http.HttpServletRequest;
import org.qiantang.app.payment.PaymentProvider.Answer;
import org.qiantang.app.payment.Signature;
import org.qiantang.app.payment.Wire;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The provider's API for shops: signed JSON. */
@RestController
class ProviderEndpoints {
    private static final byte[] NOTHING = {};

    private final SimulatedProvider provider;
    private final Signature signature;
    private final JsonMapper json;

    ProviderEndpoints(SimulatedProvider provider, Signature simulatedSignature, JsonMapper json) {
        this.provider = provider;
        this.signature = simulatedSignature;
        this.json = json;
    }

    @PostMapping("/simpay/api/payments")
    ResponseEntity<Object> open(@RequestBody byte[] body, HttpServletRequest request) {
        return isGenuine(request, body) ? answer(provider.open(read(body, Wire.Open.class))) : unsigned();
    }

    @GetMapping("/simpay/api/payments/{no}")
    ResponseEntity<Object> query(@PathVariable String no, HttpServletRequest request) {
        return isGenuine(request, NOTHING) ? answer(provider.query(no)) : unsigned();
    }

    @PostMapping("/simpay/api/payments/{no}/close")
    ResponseEntity<Object> close(@PathVariable String no, HttpServletRequest request) {
        return isGenuine(request, NOTHING) ? answer(provider.close(no)) : unsigned();
    }

    @PostMapping("/simpay/api/refunds")
    ResponseEntity<Object> refund(@RequestBody byte[] body, HttpServletRequest request) {
        return isGenuine(request, body) ? answer(provider.refund(read(body, Wire.RefundAsked.class))) : unsigned();
    }

    private boolean isGenuine(HttpServletRequest request, byte[] body) {
        Signature.Seal seal = Signature.Seal.read(request::getHeader);
        return signature.check(request.getMethod(), request.getRequestURI(), body, seal) == Signature.Verdict.GENUINE;
    }

    private <T> T read(byte[] body, Class<T> type) {
        try {
            return json.readValue(body, type);
        } catch (JacksonException unreadable) {
            throw new IllegalArgumentException("body: unreadable (expected: " + type.getSimpleName() + ")");
        }
    }

    private static <T> ResponseEntity<Object> answer(Answer<T> answer) {
        return switch (answer) {
            case Answer.Given<T>(T value) -> ResponseEntity.ok(value);
            case Answer.Refused<T>(Wire.Refusal refusal) ->
                ResponseEntity.status(refusal.code().equals("unknown") ? 404 : 409)
                        .body(refusal);
        };
    }

    private static ResponseEntity<Object> unsigned() {
        return ResponseEntity.status(401).body(new Wire.Refusal("signature", "missing, wrong, old or used before"));
    }
}
