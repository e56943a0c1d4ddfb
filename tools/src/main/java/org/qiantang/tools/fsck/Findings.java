package org.qiantang.tools.fsck;

import java.util.ArrayList;
import java.util.List;

/** Every check of one recount, in the order in which they are said. */
final class Findings {
    private final List<Check> checks = new ArrayList<>();

    final Check positions = check("positions", "every shard is gap-free from 1 to its head");
    final Check events = check("events", "every event is of a known type, readable, and in its own stream");
    final Check time = check("time", "no stream's time runs back");
    final Check pieces = check("pieces", "allotted = held + sold + left, none below zero, at every moment of a show");
    final Check holds = check("holds", "a hold ends once at most, and is paid only while it stands");
    final Check limits = check("limits", "no buyer has more pieces of an item than its limit");
    final Check totals = check("totals", "an order's total is price × pieces, at the price of that moment");
    final Check intents = check("intents", "an intent makes one order at most, a payment is used once");
    final Check closing = check("closing", "a closed show holds nothing and has given back all that it did not sell");
    final Check flashes =
            check("flashes", "flash sales do not overlap, keep their time and what was allowed, and end with the show");
    final Check warehouse = check("warehouse", "free + in transit + at shows = received, none below zero");
    final Check transfers = check("transfers", "what the warehouse sent is what shows took, piece for piece");
    final Check returns = check("returns", "what shows gave back is what the warehouse took back");
    final Check prices = check("prices", "every price that a show asked is in its shop's history");
    final Check shopRows = check("shop-rows", "the shop's rows say what its events say");
    final Check followers = check("followers", "no follower is ahead of its shard");
    final Check showRows = check("show-rows", "the rows of shows say what the shows' events say");
    final Check orderRows = check("order-rows", "the rows of orders say what all desks' events say");
    final Check figures = check("figures", "the facts behind shows' figures are what the events say");
    final Check payments = check("payments", "a room was paid only what the provider reported, once");
    final Check refunds =
            check("refunds", "what a room did not take, and what a shop gives back, goes back once, to the fen");
    final Check handOvers = check("hand-overs", "every paid order is handed to its shop once, as it was paid");
    final Check care = check(
            "care",
            "no more is sent or asked back than was bought, no more given back than was paid, and a voucher ends once");
    final Check offers = check(
            "offers",
            "picked goods are as offered, an order is one shop's, and what is owed for sales adds up to the fen");
    final Check films =
            check("films", "films are taken down, contested and put back in turn, and are shown or not as that tells");
    final Check provider = check("provider", "the payment provider's books agree to the fen");
    final Check words = check("words", "kept words are those that were said; the others are forgotten");

    final Check recordings = check("recordings", "the pieces of recordings lie on disk as they were when recorded");

    private Check check(String name, String claim) {
        var check = new Check(name, claim);
        checks.add(check);
        return check;
    }

    List<Check> all() {
        return List.copyOf(checks);
    }

    boolean agree() {
        return checks.stream().allMatch(Check::agrees);
    }
}
