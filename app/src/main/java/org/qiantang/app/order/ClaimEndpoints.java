package org.qiantang.app.order;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.room.Receipt;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.app.web.Problem;
import org.qiantang.event.Money;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Buying over HTTP, for when the socket is away. */
@RestController
class ClaimEndpoints {
    private final Desks desks;
    private final Postage postage;

    ClaimEndpoints(Desks desks, Postage postage) {
        this.desks = desks;
        this.postage = postage;
    }

    /** @param freightSeenMinor the freight that the buyer saw; an asker who leaves it out takes the freight as it is now */
    record Claim(
            @Nullable String intent,
            @Nullable List<Want> wants,
            @Nullable Long freightSeenMinor) {}

    record Want(long itemId, long skuId, int pieces, long priceVersion) {}

    record Held(String orderId, Money total, Instant payUntil, String at) {}

    @PostMapping("/api/shows/{showId}/claims")
    @ResponseStatus(HttpStatus.CREATED)
    Held claim(@PathVariable long showId, @RequestBody Claim body, @AuthenticationPrincipal @Nullable Person person) {
        Person buyer = Askers.signedIn(person);
        String intent = body.intent();
        List<Want> wants = body.wants();
        if (intent == null || wants == null) {
            throw Problem.nonsense("intent", "请求里缺少 intent 或 wants", "intent and wants are required");
        }
        List<RoomRequest.Want> wanted = wants.stream()
                .map(want -> new RoomRequest.Want(want.itemId(), want.skuId(), want.pieces(), want.priceVersion()))
                .toList();
        Postage.Ready ready = postage.of(showId, buyer.id(), wanted);
        Long seen = body.freightSeenMinor();
        var claim = new RoomRequest.Claim(
                buyer.id(),
                intent,
                wanted,
                ready.address(),
                null,
                ready.freight(),
                seen == null ? null : Money.cny(seen));
        Receipt.Held held = desks.claim(showId, claim);
        String at = new At(held.shard(), held.position()).toString();
        return new Held(Long.toString(held.orderId()), held.total(), held.payUntil(), at);
    }
}
