package org.qiantang.app.answer;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
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
                Map<Nearest.Candidate, Double> likenesses = nearest.likenesses(one.text(), one.offer());
                Map<Nearest.Candidate, Double> read = Nearest.beside(one.offer(), likenesses);
                answered += one.none() ? 0 : 1;
                found += read.keySet().stream().anyMatch(candidate -> isRight(one, candidate)) ? 1 : 0;
                var facts = new LinkedHashMap<>(likenesses);
                facts.putAll(read);
                facts.keySet().removeIf(fact -> !read.containsKey(fact) && !isRight(one, fact));
                out.println(JsonMapper.shared().writeValueAsString(row(cutter, one, facts)));
            }
            System.err.println(shop + ": the answer is among those read " + found + " of " + answered + " times");
        }
    }

    private static boolean isRight(FactExamples.Example one, Nearest.Candidate candidate) {
        return one.right()[one.candidates().indexOf(candidate)];
    }

    private static ObjectNode row(Cutter cutter, FactExamples.Example one, Map<Nearest.Candidate, Double> likenesses) {
        ObjectNode row = JsonMapper.shared().createObjectNode();
        row.put("shop", one.shop()).put("id", one.id()).put("text", one.text());
        ArrayNode facts = row.putArray("facts");
        likenesses.forEach((candidate, likeness) -> {
            SecondReader.Input cut =
                    cutter.cut(one.text(), candidate.written(one.offer().title()));
            ObjectNode fact = facts.addObject();
            fact.put("label", candidate.label());
            fact.put("right", isRight(one, candidate));
            fact.put("counter", candidate.counter() != null);
            fact.put("likeness", likeness);
            ArrayNode ids = fact.putArray("ids");
            for (long id : cut.ids()) {
                ids.add(id);
            }
            ArrayNode kinds = fact.putArray("kinds");
            for (long kind : cut.kinds()) {
                kinds.add(kind);
            }
        });
        return row;
    }
}
