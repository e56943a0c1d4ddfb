package org.qiantang.app.mall;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A buyer's bag across shops, and a guest's, which the browser keeps. */
@RestController
class BagEndpoints {
    private final Bags bags;

    BagEndpoints(Bags bags) {
        this.bags = bags;
    }

    record Bag(List<Bags.Group> groups) {}

    record Put(long lineId) {}

    /** {@code exactly}: the line is to have just these pieces, as when somebody buys now. */
    record NewLine(long showId, long itemId, long skuId, int pieces, boolean exactly) {}

    record Pieces(int pieces) {}

    record Look(@Nullable List<Bags.Want> lines) {}

    @GetMapping("/api/bag")
    Bag bag(@AuthenticationPrincipal @Nullable Person person) {
        return new Bag(bags.of(Buyers.signedIn(person).id()));
    }

    @PostMapping("/api/bag/look")
    Bag look(@RequestBody Look body) {
        List<Bags.Want> lines = body.lines();
        if (lines == null || lines.size() > Bags.MOST_LINES) {
            throw Problem.nonsense("lines", "请给出 0–" + Bags.MOST_LINES + " 行", "0.." + Bags.MOST_LINES + " lines");
        }
        return new Bag(bags.look(lines));
    }

    @PostMapping("/api/bag/lines")
    @ResponseStatus(HttpStatus.CREATED)
    Put put(@AuthenticationPrincipal @Nullable Person person, @RequestBody NewLine line) {
        var want = new Bags.Want(line.showId(), line.itemId(), line.skuId(), line.pieces(), null, null);
        return new Put(bags.put(Buyers.signedIn(person).id(), want, line.exactly()));
    }

    @PutMapping("/api/bag/lines/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void setPieces(@AuthenticationPrincipal @Nullable Person person, @PathVariable long id, @RequestBody Pieces body) {
        bags.setPieces(Buyers.signedIn(person).id(), id, body.pieces());
    }

    @DeleteMapping("/api/bag/lines/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@AuthenticationPrincipal @Nullable Person person, @PathVariable long id) {
        bags.remove(Buyers.signedIn(person).id(), id);
    }
}
