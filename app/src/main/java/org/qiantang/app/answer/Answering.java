package org.qiantang.app.answer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Shelf;
import org.qiantang.app.shelf.Spoken;

/**
 * The art of answering, without a room or a database: which item, which questions, and what the shelf says to them.
 *
 * <p>A viewer's words choose among answers; they never become part of one.
 */
final class Answering {
    private static final int MOST_PIECES = 4;
    private static final int MOST_OFFERS = 2;

    private final Words words;
    private final Naming naming;

    Answering(Words words) {
        this.words = words;
        this.naming = new Naming(words.names(), words.unnaming());
    }

    /**
     * Answers one line.
     *
     * @param history earlier lines of the same viewer, oldest first
     */
    Answer answer(Shelf shelf, @Nullable Long pinned, List<String> history, LocalDate today, String line) {
        Question question = Question.of(line);
        if (question.text().isEmpty() || words.steering().stream().anyMatch(question::has)) {
            return new Answer.NotAQuestion();
        }
        if (question.has(words.greeting())) {
            return new Answer.Told(
                    "欢迎来到" + (shelf.shop().isEmpty() ? "直播间" : shelf.shop()) + "，想了解哪款直接问我", null, List.of());
        }
        for (Map.Entry<String, Words.Refused> topic : words.declined().entrySet()) {
            if (question.has(topic.getValue().words())) {
                return new Answer.Declined(topic.getValue().text(), topic.getKey());
            }
        }
        Set<Intent> intents = intents(question);
        boolean asks = !intents.isEmpty() || question.has(words.asking());
        Meant meant = meant(shelf, pinned, history, question);
        boolean ownFact = meant.offers().stream()
                .anyMatch(
                        offer -> new Telling(question, offer, today).ownFacts().isPresent());
        if (!asks && !ownFact) {
            return new Answer.NotAQuestion();
        }
        return meant.back().isPresent() ? meant.back().get() : told(question, intents, meant.offers(), pinned, today);
    }

    private Set<Intent> intents(Question question) {
        return words.intents().entrySet().stream()
                .filter(entry -> question.has(entry.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The offers that are meant, or the question that must be asked back first. */
    private record Meant(List<Offer> offers, Optional<Answer> back) {}

    private Meant meant(Shelf shelf, @Nullable Long pinned, List<String> history, Question question) {
        OptionalInt link = question.link();
        if (link.isPresent()) {
            return shelf.numbered(link.getAsInt())
                    .map(Answering::only)
                    .orElseGet(() -> askBack("没有" + link.getAsInt() + "号链接，您说的是哪一款？", List.of()));
        }
        Naming.Found named = naming.in(question, shelf);
        if (named.ambiguous()) {
            Optional<Offer> onScreen = pinnedAmong(named.offers(), pinned);
            return onScreen.map(Answering::only).orElseGet(() -> whichOf(named.offers()));
        }
        if (!named.offers().isEmpty()) {
            return new Meant(named.offers().stream().limit(MOST_OFFERS).toList(), Optional.empty());
        }
        if (question.has(words.before()) || pinned == null) {
            Optional<Offer> earlier = fromHistory(shelf, history);
            if (earlier.isPresent()) {
                return only(earlier.get());
            }
        }
        Optional<Offer> onScreen = pinned == null ? Optional.empty() : shelf.offer(pinned);
        if (onScreen.isPresent()) {
            return only(onScreen.get());
        }
        return shelf.offers().size() == 1 ? only(shelf.offers().getFirst()) : askBack("您问的是哪一款？报个链接号，我马上看", List.of());
    }

    private Optional<Offer> fromHistory(Shelf shelf, List<String> history) {
        for (String earlier : history.reversed()) {
            Question question = Question.of(earlier);
            OptionalInt link = question.link();
            Optional<Offer> numbered = link.isPresent() ? shelf.numbered(link.getAsInt()) : Optional.empty();
            if (numbered.isPresent()) {
                return numbered;
            }
            Naming.Found named = naming.in(question, shelf);
            if (!named.ambiguous() && named.offers().size() == 1) {
                return Optional.of(named.offers().getFirst());
            }
        }
        return Optional.empty();
    }

    private static Optional<Offer> pinnedAmong(List<Offer> offers, @Nullable Long pinned) {
        return offers.stream()
                .filter(offer -> Long.valueOf(offer.itemId()).equals(pinned))
                .findFirst();
    }

    private static Meant only(Offer offer) {
        return new Meant(List.of(offer), Optional.empty());
    }

    private static Meant whichOf(List<Offer> rivals) {
        String names = rivals.stream()
                .limit(3)
                .map(offer -> offer.number() + "号" + Spoken.text(offer.name()))
                .collect(Collectors.joining("，还是"));
        return askBack("您问的是" + names + "？", rivals.stream().map(Offer::itemId).toList());
    }

    private static Meant askBack(String text, List<Long> items) {
        return new Meant(List.of(), Optional.of(new Answer.AskBack(text, items)));
    }

    private Answer told(
            Question question, Set<Intent> intents, List<Offer> offers, @Nullable Long pinned, LocalDate today) {
        var sentences = new ArrayList<String>();
        Set<String> facts = new LinkedHashSet<>();
        for (Offer offer : offers) {
            List<Piece> pieces = pieces(new Telling(question, offer, today), intents);
            if (!pieces.isEmpty()) {
                boolean onScreen =
                        offers.size() == 1 && Long.valueOf(offer.itemId()).equals(pinned);
                String name = onScreen || intents.contains(Intent.LINK) ? "" : Spoken.text(offer.name()) + "，";
                sentences.add(name + pieces.stream().map(Piece::text).collect(Collectors.joining("；")));
                pieces.forEach(piece -> facts.addAll(piece.facts()));
            }
        }
        Offer first = offers.getFirst();
        if (sentences.isEmpty()) {
            String unknown = intents.stream().map(Intent::word).collect(Collectors.joining(","));
            return new Answer.HandOver(
                    "这个我手上的资料没写，我帮您问一下，稍后回您", first.itemId(), unknown.isEmpty() ? "no intent" : unknown);
        }
        return new Answer.Told(String.join("。", sentences) + "。", first.itemId(), List.copyOf(facts));
    }

    private static List<Piece> pieces(Telling telling, Set<Intent> intents) {
        var pieces = new ArrayList<Piece>();
        telling.ownFacts().ifPresent(pieces::add);
        if (intents.isEmpty() && pieces.isEmpty()) {
            telling.kindredFact().ifPresent(pieces::add);
        }
        for (Intent intent : intents) {
            Optional<Piece> piece = telling.of(intent);
            boolean isNew = piece.filter(one ->
                            pieces.stream().noneMatch(other -> other.text().contains(one.text())))
                    .isPresent();
            if (isNew && pieces.size() < MOST_PIECES) {
                pieces.add(piece.get());
            }
        }
        return pieces;
    }
}
