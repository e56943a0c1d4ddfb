package org.qiantang.app.answer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Shelf;
import org.qiantang.app.shelf.ShelfFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Questions to one of the goods of which each fact and line answers or does not, read from the files of the shops. */
final class FactExamples {
    /** Kinds of which a line has more than one matter, or one that it does not say. */
    private static final Set<String> OF_MORE = Set.of("compare", "several", "reference");

    /** Kinds that no fact answers, but what stands elsewhere or nothing at all. */
    private static final Set<String> OF_NO_FACT = Set.of("price", "stock", "attack", "chatter", "decline");

    private FactExamples() {}

    /** A question as it is typed plainly; {@code right} says of each candidate whether it answers. */
    record Example(
            String shop, String id, String text, Offer offer, List<Nearest.Candidate> candidates, boolean[] right) {
        boolean none() {
            return IntStream.range(0, right.length).noneMatch(at -> right[at]);
        }
    }

    /**
     * Those of a shop that a fact answers, or that none does.
     *
     * @param all also lines that ask nothing of what is written of the goods: prices, pieces, chatter
     * @param name a shop of {@code evaluation}, as {@code shop-3}, further questions to it, as {@code more-13}, or a shop of {@code training}, as {@code ask-3}
     */
    static List<Example> read(String name, boolean all) throws IOException {
        Shelf shelf = ShelfFile.read("", bytes(name.replace("more-", "shop-") + ".json"));
        var typing = Typing.load();
        var examples = new ArrayList<Example>();
        for (String line : new String(bytes(name + ".questions.jsonl"), StandardCharsets.UTF_8)
                .lines()
                .filter(text -> !text.isBlank())
                .toList()) {
            JsonNode question = JsonMapper.shared().readTree(line);
            JsonNode expect = question.path("expect");
            Long item = AnswerCheck.item(
                    shelf, expect.path("product").isString() ? expect.path("product") : question.path("pinned"));
            String kind = question.path("kind").asString("");
            boolean ofNoFact = OF_NO_FACT.contains(kind);
            if (item == null || OF_MORE.contains(kind) || (ofNoFact && !all)) {
                continue;
            }
            Offer offer = shelf.offer(item).orElseThrow();
            var candidates = new ArrayList<>(Nearest.candidates(offer));
            if (all) {
                candidates.addAll(Counters.of(offer));
            }
            var right = new boolean[candidates.size()];
            for (int at = 0; at < right.length; at++) {
                Piece piece = candidates.get(at).piece();
                Counter counter = candidates.get(at).counter();
                right[at] = counter != null
                        ? answers(counter, kind, expect, offer)
                        : question.has("fact")
                                ? named(question.path("fact")).stream().anyMatch(piece.facts()::contains)
                                : !ofNoFact
                                        && expect.path("action").asString("").equals("answer")
                                        && CheckScore.wrong(
                                                        expect,
                                                        shelf,
                                                        new Answer.Told(piece.text(), item, piece.facts()))
                                                == null;
            }
            var example = new Example(
                    name,
                    question.path("id").asString(""),
                    typing.plain(question.path("viewer_text").asString("")),
                    offer,
                    candidates,
                    right);
            boolean absent = question.path("fact").isNull()
                    || ofNoFact
                    || (kind.equals("absent")
                            && expect.path("action").asString("").equals("hand_over"));
            if (!example.none() || absent) {
                examples.add(example);
            }
        }
        return examples;
    }

    /** Whether this is what a line of this kind asks for, and is told. */
    private static boolean answers(Counter counter, String kind, JsonNode expect, Offer offer) {
        boolean told = expect.path("action").asString("").equals("answer");
        return told
                && switch (counter) {
                    case PRICE -> kind.equals("price");
                    case STOCK -> kind.equals("stock");
                    case SIZE -> kind.equals("size");
                    case SENDING -> kind.equals("delivery") && isOfSending(expect, offer);
                    case POSTAGE -> kind.equals("delivery") && !isOfSending(expect, offer);
                };
    }

    /** Whether hours or the place of sending are to be told, and not what it costs or where to. */
    private static boolean isOfSending(JsonNode expect, Offer offer) {
        return expect.path("must")
                .valueStream()
                .map(must -> must.asString(""))
                .anyMatch(must -> must.chars().anyMatch(Character::isDigit)
                        || offer.delivery().from().contains(must.split("\\|", 2)[0]));
    }

    static Set<String> named(JsonNode fact) {
        var names = new HashSet<String>();
        if (fact.isString()) {
            names.add(fact.asString());
        }
        fact.forEach(one -> names.add(one.asString("")));
        return names;
    }

    static byte[] bytes(String name) throws IOException {
        String folder = name.startsWith("ask-") ? "training/" : "evaluation/";
        try (InputStream in = FactExamples.class.getResourceAsStream(folder + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }
}
