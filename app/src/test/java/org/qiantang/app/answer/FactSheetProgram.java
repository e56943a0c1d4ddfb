package org.qiantang.app.answer;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import org.qiantang.engine.guard.meaning.Cutter;
import org.qiantang.engine.guard.meaning.SecondReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The program that writes the sheet from which the reader of facts is trained (`app/training`): of each question the facts that
 * are read beside it when it is answered, cut as they are then, and those that answer though likeness does not find them.
 *
 * <p>Not a test: run {@code main} with the class path of the tests and the names of the shops ({@code shop-1 ask-1 …}).
 */
final class FactSheetProgram {
    private FactSheetProgram() {}

    public static void main(String[] shops) throws IOException {
        var nearest = new Nearest(Vectors.loaded(), Reading.NONE);
        Cutter cutter = Cutter.load();
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (String shop : shops) {
            int found = 0;
            int answered = 0;
            for (FactExamples.Example one : FactExamples.read(shop, true)) {
                List<Nearest.Candidate> read = read(nearest, one);
                answered += one.none() ? 0 : 1;
                found += !one.none()
                                && one.candidates().stream()
                                        .anyMatch(fact ->
                                                isRight(one, fact) && (fact.counter() != null || read.contains(fact)))
                        ? 1
                        : 0;
                out.println(JsonMapper.shared().writeValueAsString(row(nearest, cutter, one, read)));
            }
            System.err.println(shop + ": the answer is among those read " + found + " of " + answered + " times");
        }
    }

    private static List<Nearest.Candidate> read(Nearest nearest, FactExamples.Example one) {
        var question = new Question(one.text());
        var weights = new LinkedHashMap<Nearest.Candidate, Double>();
        for (Nearest.Candidate candidate : one.candidates()) {
            if (candidate.counter() == null && Recall.isOfThatForm(question, candidate.value())) {
                weights.put(candidate, likeness(nearest, one, candidate));
            }
        }
        return List.copyOf(Nearest.likeliest(weights).keySet());
    }

    private static double likeness(Nearest nearest, FactExamples.Example one, Nearest.Candidate candidate) {
        return nearest.weight(one.text(), candidate, one.offer().title()) - Nearest.OF_NONE;
    }

    private static boolean isRight(FactExamples.Example one, Nearest.Candidate candidate) {
        return one.right()[one.candidates().indexOf(candidate)];
    }

    private static ObjectNode row(
            Nearest nearest, Cutter cutter, FactExamples.Example one, List<Nearest.Candidate> read) {
        ObjectNode row = JsonMapper.shared().createObjectNode();
        row.put("shop", one.shop()).put("id", one.id()).put("text", one.text());
        ArrayNode facts = row.putArray("facts");
        for (Nearest.Candidate candidate : one.candidates()) {
            boolean right = isRight(one, candidate);
            boolean counter = candidate.counter() != null;
            if (right || counter || read.contains(candidate)) {
                SecondReader.Input cut =
                        cutter.cut(one.text(), candidate.written(one.offer().title()));
                ObjectNode fact = facts.addObject();
                fact.put("label", candidate.label());
                fact.put("right", right);
                fact.put("counter", counter);
                fact.put("likeness", counter ? Counters.LIKENESS : likeness(nearest, one, candidate));
                ArrayNode ids = fact.putArray("ids");
                for (long id : cut.ids()) {
                    ids.add(id);
                }
                ArrayNode kinds = fact.putArray("kinds");
                for (long kind : cut.kinds()) {
                    kinds.add(kind);
                }
            }
        }
        return row;
    }
}
