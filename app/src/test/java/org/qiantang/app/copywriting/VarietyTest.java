package org.qiantang.app.copywriting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.qiantang.app.copywriting.Copywriter.Draft;
import org.qiantang.app.copywriting.Copywriter.Memory;
import org.qiantang.app.copywriting.Copywriter.Watch;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Shelf;
import org.qiantang.engine.guard.Channel;
import org.qiantang.engine.guard.Finding;
import org.qiantang.engine.guard.Goods;
import org.qiantang.engine.guard.Guard;
import org.qiantang.engine.guard.Speaker;

/**
 * How varied the grammar writes over fifty products of a shop, one text for each, one after the other. A pattern is a
 * sentence with every slot blanked, so that two sentences are of one pattern if they differ only in names, facts and figures.
 */
class VarietyTest {
    private static final Guard GUARD = Guard.load();
    private static final int NGRAMS = 4;
    private static final double MOST_OF_ONE_PATTERN = 0.05;

    private final GrammarCopywriter grammar = new GrammarCopywriter(Phrases.loadForTexts());

    @ParameterizedTest
    @EnumSource
    void over_fifty_products_no_two_texts_begin_alike_and_no_pattern_is_more_than_a_twentieth(TextKind kind) {
        vary(kind, Brief.Audience.ANYONE);
    }

    @ParameterizedTest
    @EnumSource
    void the_same_holds_for_each_audience(Brief.Audience audience) {
        for (TextKind kind : TextKind.values()) {
            vary(kind, audience);
        }
    }

    private void vary(TextKind kind, Brief.Audience audience) {
        if (kind == TextKind.TITLE) {
            // Titles differ by the goods; how they are put is one order, which TitlePenTest holds.
            return;
        }
        List<Offer> offers = FiftyProducts.offers();
        Set<String> openings = new HashSet<>();
        Map<String, Integer> patterns = new HashMap<>();
        var texts = new ArrayList<String>();
        int sentences = 0;
        for (Offer offer : offers) {
            Memory memory = new Memory(openings, patterns);
            Draft draft = grammar.write(
                    FiftyProducts.assignment(offer, brief(kind, audience), 7_000 + offer.number(), memory),
                    Watch.NOBODY);
            assertThat(draft.sentences()).as(offer.title()).isNotEmpty();
            assertThat(openings.add(draft.sentences().getFirst().pattern()))
                    .as(
                            "opening of %s: %s",
                            offer.title(), draft.sentences().getFirst().text())
                    .isTrue();
            draft.sentences().forEach(sentence -> patterns.merge(sentence.pattern(), 1, Integer::sum));
            sentences += draft.sentences().size();
            texts.add(read(FiftyProducts.alone(offer), draft.sentences()));
        }

        int commonest =
                patterns.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
        System.out.printf(
                "SCORE copy, variety %-11s for=%s products=%d sentences=%d patterns=%d commonest=%.2f%% distinct-2=%.3f self-BLEU-4=%.3f%n",
                kind.word(),
                Brief.word(audience),
                offers.size(),
                sentences,
                patterns.size(),
                100.0 * commonest / sentences,
                distinct2(texts),
                selfBleu(texts));
        assertThat(offers).hasSize(50);
        assertThat(new HashSet<>(texts)).hasSize(50);
        assertThat(commonest / (double) sentences).isLessThanOrEqualTo(MOST_OF_ONE_PATTERN);
    }

    @ParameterizedTest
    @EnumSource
    void the_guard_has_nothing_against_any_sentence_and_no_figure_stands_outside_slots(Brief.Persona persona) {
        var faults = new ArrayList<String>();
        for (TextKind kind : TextKind.values()) {
            for (Offer offer : FiftyProducts.offers()) {
                Shelf shelf = FiftyProducts.alone(offer);
                var assignment = FiftyProducts.assignment(
                        offer, kind, 31L * offer.number() + persona.name().hashCode(), Memory.NONE, persona);
                for (Sentence sentence : grammar.write(assignment, Watch.NOBODY).sentences()) {
                    String text = said(shelf, sentence).orElseThrow();
                    Proofreading.figures(sentence.line().bareWords())
                            .forEach(figure -> faults.add(figure + " in " + sentence.text()));
                    for (Finding finding : judged(offer, kind.channel(), text)) {
                        faults.add(kind + " " + text + " <- " + finding.rule() + " " + finding.matched());
                    }
                }
            }
        }

        assertThat(faults.stream().distinct().limit(40).toList()).isEmpty();
    }

    @Test
    void a_script_of_the_whole_shelf_lasts_about_as_long_as_the_plan_says_where_the_facts_suffice() {
        Shelf shelf = new Shelf(FiftyProducts.SHOP, null, FiftyProducts.offers().subList(0, 8));
        for (int minutes : List.of(6, 10)) {
            var brief = new Brief(
                    TextKind.SCRIPT,
                    Brief.Persona.WARM,
                    Brief.Style.CHATTY,
                    Brief.Audience.ANYONE,
                    Brief.Length.MEDIUM,
                    minutes);
            var assignment = new Copywriter.Assignment(1, brief, shelf, FiftyProducts.TODAY, 5, "A", Memory.NONE);

            List<Sentence> script = grammar.write(assignment, Watch.NOBODY).sentences();
            double seconds = new ScriptTiming(assignment).seconds(script);

            System.out.printf("SCORE copy, script of %d items asked=%d s written=%.0f s%n", 8, minutes * 60, seconds);
            assertThat(seconds).isBetween(minutes * 60 * 0.85, minutes * 60 * 1.15);
            assertThat(script.getFirst().part()).isEqualTo(Part.OPENING);
            assertThat(script.getLast().part()).isEqualTo(Part.FAREWELL);
            for (Offer offer : shelf.offers()) {
                Set<Part> parts = script.stream()
                        .filter(one -> one.itemId() == offer.itemId())
                        .map(Sentence::part)
                        .collect(Collectors.toSet());
                assertThat(parts).as(offer.title()).contains(Part.HOOK, Part.POINT, Part.PRICE, Part.CALL);
            }
        }
    }

    @Test
    void the_same_seed_writes_the_same_text_and_another_seed_or_persona_another() {
        Offer offer = FiftyProducts.offers().getFirst();

        assertThat(lead(offer, 1, Brief.Persona.PLAIN)).isEqualTo(lead(offer, 1, Brief.Persona.PLAIN));
        assertThat(lead(offer, 1, Brief.Persona.PLAIN)).isNotEqualTo(lead(offer, 2, Brief.Persona.PLAIN));
        assertThat(lead(offer, 1, Brief.Persona.PLAIN)).isNotEqualTo(lead(offer, 1, Brief.Persona.CRAFT));
    }

    private List<Sentence> lead(Offer offer, long seed, Brief.Persona persona) {
        return grammar.write(FiftyProducts.assignment(offer, TextKind.VIDEO, seed, Memory.NONE, persona), Watch.NOBODY)
                .sentences();
    }

    private static Brief brief(TextKind kind, Brief.Audience audience) {
        return new Brief(kind, Brief.Persona.PLAIN, Brief.Style.CHATTY, audience, Brief.Length.MEDIUM, 0);
    }

    private static List<Finding> judged(Offer offer, Channel channel, String text) {
        var goods = new Goods(
                offer.category().judgedAs(),
                offer.facts().textByLabel(),
                (long) offer.left(),
                offer.cheapest().orElseThrow().price().minor(),
                null);
        return GUARD.judge(new org.qiantang.engine.guard.Line(text, channel, Speaker.BOT, FiftyProducts.TODAY, goods))
                .standing();
    }

    private static String read(Shelf shelf, List<Sentence> sentences) {
        return sentences.stream()
                .flatMap(sentence -> said(shelf, sentence).stream())
                .collect(Collectors.joining());
    }

    private static Optional<String> said(Shelf shelf, Sentence sentence) {
        return Slots.resolve(shelf, FiftyProducts.TODAY, sentence.line());
    }

    /** Different pairs of neighbouring characters among all of them. */
    private static double distinct2(List<String> texts) {
        Map<String, Integer> all = new HashMap<>();
        texts.forEach(text -> grams(text, 2).forEach((gram, count) -> all.merge(gram, count, Integer::sum)));
        return all.size()
                / (double) all.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How much of a text is in the others, by runs of one to four characters: 1 if all of it, 0 if nothing. */
    private static double selfBleu(List<String> texts) {
        double[] logs = new double[texts.size()];
        for (int n = 1; n <= NGRAMS; n++) {
            int length = n;
            List<Map<String, Integer>> grams =
                    texts.stream().map(text -> grams(text, length)).toList();
            Map<String, Most> most = new HashMap<>();
            for (int i = 0; i < grams.size(); i++) {
                int of = i;
                grams.get(i)
                        .forEach((gram, count) ->
                                most.merge(gram, new Most(count, of, 0), (known, one) -> known.with(one)));
            }
            for (int i = 0; i < grams.size(); i++) {
                logs[i] += Math.log(precision(grams.get(i), most, i));
            }
        }
        double sum = 0;
        for (double log : logs) {
            sum += Math.exp(log / NGRAMS);
        }
        return sum / texts.size();
    }

    /** How often a run stands in the text that has it most often, which text that is, and how often in the next. */
    private record Most(int count, int of, int next) {
        Most with(Most one) {
            return one.count() > count
                    ? new Most(one.count(), one.of(), count)
                    : new Most(count, of, Math.max(next, one.count()));
        }

        int beside(int text) {
            return of == text ? next : count;
        }
    }

    private static double precision(Map<String, Integer> grams, Map<String, Most> most, int of) {
        int matched = 0;
        int total = 0;
        for (Map.Entry<String, Integer> gram : grams.entrySet()) {
            Most known = most.get(gram.getKey());
            matched += known == null ? 0 : Math.min(gram.getValue(), known.beside(of));
            total += gram.getValue();
        }
        return Math.max(matched, 0.1) / Math.max(total, 1);
    }

    private static Map<String, Integer> grams(String text, int n) {
        Map<String, Integer> grams = new HashMap<>();
        for (int i = 0; i + n <= text.length(); i++) {
            grams.merge(text.substring(i, i + n), 1, Integer::sum);
        }
        return grams;
    }
}
