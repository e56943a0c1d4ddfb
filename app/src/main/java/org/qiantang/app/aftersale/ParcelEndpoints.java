package org.qiantang.app.aftersale;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.aftersale.BuyerCaseEndpoints.Placed;
import org.qiantang.app.parcel.Label;
import org.qiantang.app.team.Act;
import org.qiantang.app.team.Team;
import org.qiantang.app.web.Problem;
import org.qiantang.event.ShopEvent.LinePieces;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What a shop does with a paid order's parcels: packs, sends all or a part of it, and puts a wrong number right. */
@RestController
class ParcelEndpoints {
    private static final int MOST_LINES = 100;

    private final CareDesk desk;
    private final Asker asker;
    private final Team team;

    ParcelEndpoints(CareDesk desk, Asker asker, Team team) {
        this.desk = desk;
        this.asker = asker;
        this.team = team;
    }

    record Pieces(@Nullable Integer line, @Nullable Integer pieces) {}

    /** Without lines it is all that waits. */
    record Sent(
            @Nullable String carrier,
            @Nullable String trackingNo,
            @Nullable List<@Nullable Pieces> lines) {}

    record Corrected(@Nullable String carrier, @Nullable String trackingNo) {}

    record ToSend(List<LinePieces> lines) {}

    @GetMapping("/api/studio/orders/{id}/to-send")
    ToSend toSend(@PathVariable long id, @AuthenticationPrincipal @Nullable Person person) {
        Care care = own(id, person);
        return new ToSend(care.isClosed() ? List.of() : care.toSend());
    }

    @PostMapping("/api/studio/orders/{id}/pack")
    Placed pack(@PathVariable long id, @AuthenticationPrincipal @Nullable Person person) {
        own(id, person);
        return new Placed(null, desk.ask(id, new CareRequest.Pack()).toString());
    }

    @PostMapping("/api/studio/orders/{id}/parcels")
    Placed send(@PathVariable long id, @RequestBody Sent body, @AuthenticationPrincipal @Nullable Person person) {
        own(id, person);
        Label label = Label.read(body.carrier(), body.trackingNo());
        var send = new CareRequest.Send(asker.next(), label.carrier().zh(), label.trackingNo(), lines(body.lines()));
        return new Placed(null, desk.ask(id, send).toString());
    }

    @PutMapping("/api/studio/orders/{id}/parcels/{parcelId}")
    Placed correct(
            @PathVariable long id,
            @PathVariable long parcelId,
            @RequestBody Corrected body,
            @AuthenticationPrincipal @Nullable Person person) {
        // What a buyer sent back is not the shop's to relabel.
        if (own(id, person)
                .findParcel(parcelId)
                .filter(parcel -> !parcel.homeward)
                .isEmpty()) {
            throw Problem.notFound();
        }
        Label label = Label.read(body.carrier(), body.trackingNo());
        var correct = new CareRequest.Correct(parcelId, label.carrier().zh(), label.trackingNo());
        return new Placed(null, desk.ask(id, correct).toString());
    }

    private static @Nullable List<LinePieces> lines(@Nullable List<@Nullable Pieces> asked) {
        if (asked == null) {
            return null;
        }
        if (asked.isEmpty() || asked.size() > MOST_LINES) {
            throw Problem.nonsense("lines", "请选择这个包裹里的商品", "choose what is in the parcel");
        }
        var lines = new ArrayList<LinePieces>();
        for (Pieces one : asked) {
            Integer line = one == null ? null : one.line();
            Integer pieces = one == null ? null : one.pieces();
            if (line == null || line < 0 || pieces == null || pieces < 1) {
                throw Problem.nonsense("lines", "数量须为 1 或更多", "1 piece or more");
            }
            lines.add(new LinePieces(line, pieces));
        }
        return lines;
    }

    private Care own(long orderId, @Nullable Person person) {
        long shop = team.shopFor(person, Act.ORDERS);
        return desk.look(orderId)
                .filter(_ -> desk.shopOf(orderId).filter(owner -> owner == shop).isPresent())
                .orElseThrow(Problem::notFound);
    }
}
