package org.qiantang.engine.recommend;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.recommend.model.SessionIndex;

/** Finds the one thing that added most to a score, and for models of pasts the very item of the past that did. */
final class Reasons {
    private final Question question;
    private final Shelf shelf;
    private final Map<Integer, Integer> brought;
    private final @Nullable LinearSnapshot snapshot;

    /** {@code placed} is all that reasons will be asked for. */
    Reasons(
            Question question,
            Shelf shelf,
            SessionIndex sessions,
            @Nullable LinearSnapshot snapshot,
            List<Arrangement.Scored> placed) {
        this.question = question;
        this.shelf = shelf;
        this.brought = question.session().length == 0
                ? Map.of()
                : sessions.because(
                        question.session(),
                        question.at().getEpochSecond(),
                        Question.NEIGHBOURS,
                        question.asker(),
                        placed.stream()
                                .map(one -> shelf.number(one.item().id()))
                                .collect(Collectors.toSet()));
        this.snapshot = snapshot;
    }

    Reason of(Arrangement.Scored one) {
        Feature strongest = Feature.TRENDING;
        double most = 0;
        for (Feature feature : Feature.values()) {
            double adds = feature.prior() * one.features().get(feature.place());
            if (adds > most && tells(feature)) {
                most = adds;
                strongest = feature;
            }
        }
        Item item = one.item();
        return switch (strongest) {
            case NEIGHBOURS -> past(becauseOfNeighbours(item), item);
            case LINEAR, FACTORS ->
                past(snapshot == null ? 0 : snapshot.because(question.pastItems(), item.id()), item);
            case LEANING -> new Reason.InterestIn(item.category());
            case CONTENT -> new Reason.LikeWhatYouSaw(question.nearest(item).item());
            case FOLLOWED -> new Reason.FollowedHost(item.seller());
            case REPEATED -> new Reason.RepeatHost(item.seller());
            case SELLS -> new Reason.SellsWhatYouSaw(question.selling().getOrDefault(item.id(), 0L));
            case BURST -> new Reason.HappeningNow();
            case FRESH -> new Reason.NewArrival();
            case TRENDING, CLICKED, PRICE, BIAS -> new Reason.PopularIn(item.category());
        };
    }

    /** Price and clicks help an item, but nobody would call them the reason. */
    private static boolean tells(Feature feature) {
        return switch (feature) {
            case NEIGHBOURS, LINEAR, FACTORS, LEANING, CONTENT, FOLLOWED, REPEATED, SELLS, BURST, TRENDING, FRESH ->
                true;
            case CLICKED, PRICE, BIAS -> false;
        };
    }

    private long becauseOfNeighbours(Item item) {
        Long id = shelf.idOf(brought.getOrDefault(shelf.number(item.id()), -1));
        return id == null ? 0 : id;
    }

    private Reason past(long because, Item item) {
        if (because == 0) {
            return new Reason.InterestIn(item.category());
        }
        Profile profile = question.profile();
        boolean bought = profile != null
                && profile.recent().stream().anyMatch(done -> done.item().id() == because && done.act() == Act.PAY);
        return bought ? new Reason.BecauseBought(because) : new Reason.BecauseViewed(because);
    }
}
