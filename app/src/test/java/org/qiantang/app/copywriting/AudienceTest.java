package org.qiantang.app.copywriting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.qiantang.app.catalog.LegalCategory;
import org.qiantang.app.copywriting.Brief.Audience;
import org.qiantang.app.copywriting.Copywriter.Memory;
import org.qiantang.app.copywriting.Copywriter.Watch;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Shelf;
import org.qiantang.engine.guard.Finding;
import org.qiantang.engine.guard.Goods;
import org.qiantang.engine.guard.Guard;
import org.qiantang.engine.guard.Speaker;

/** The grammar writes for those whom a text is for; what it writes for anyone stays what it was. */
class AudienceTest {
    private static final Guard GUARD = Guard.load();
    private static final Set<Audience> ONLY_ADDRESSED = Set.of(Audience.ANYONE, Audience.MEN, Audience.WOMEN);
    private static final List<Audience> SIX = List.of(
            Audience.STUDENT, Audience.OFFICE, Audience.PARENTS, Audience.ELDERS, Audience.GIFT, Audience.OUTDOOR);

    private final GrammarCopywriter grammar = new GrammarCopywriter(Phrases.loadForTexts());

    private static Brief brief(TextKind kind, Audience audience, Audience... also) {
        return new Brief(
                kind, Brief.Persona.WARM, Brief.Style.CHATTY, audience, Brief.Length.MEDIUM, 0, List.of(also), "");
    }

    private List<Sentence> write(GrammarCopywriter writer, Offer offer, Brief brief) {
        return writer.write(FiftyProducts.assignment(offer, brief, 90L + offer.number(), Memory.NONE), Watch.NOBODY)
                .sentences();
    }

    private String text(Offer offer, Brief brief) {
        return write(grammar, offer, brief).stream().map(Sentence::text).collect(Collectors.joining("\n"));
    }

    private static Offer named(String title) {
        return FiftyProducts.offers().stream()
                .filter(offer -> offer.title().startsWith(title))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Audience> withPhrases() {
        return Stream.of(Audience.values()).filter(one -> !ONLY_ADDRESSED.contains(one));
    }

    @Test
    void each_audience_has_hooks_scenes_pains_addresses_and_calls_of_its_own() {
        Map<String, List<String>> lists = Phrases.lists("audiences.yaml");
        Map<String, Integer> least =
                Map.of("you", 6, "who", 5, "hook", 8, "scene", 8, "pain", 6, "need", 5, "slow", 5, "short", 8);

        withPhrases()
                .forEach(audience -> least.forEach((what, count) -> assertThat(new HashSet<>(
                                lists.getOrDefault("aud-" + what + "." + Brief.word(audience), List.of())))
                        .as(what + " " + audience)
                        .hasSizeGreaterThanOrEqualTo(count)));
    }

    @Test
    void no_phrase_for_an_audience_claims_anything_of_goods() {
        List<String> claims =
                Phrases.claims().stream().filter(claim -> claim.length() > 1).toList();
        List<String> phrases = Phrases.lists("audiences.yaml").values().stream()
                .flatMap(List::stream)
                .map(phrase -> Phrases.SYMBOL.matcher(phrase).replaceAll(" "))
                .map(phrase -> LineTemplate.parse(phrase).bareWords())
                .toList();

        assertThat(phrases).isNotEmpty().noneMatch(phrase -> claims.stream().anyMatch(phrase::contains));
        assertThat(phrases).allMatch(phrase -> Proofreading.figures(phrase).isEmpty());
    }

    /** But for titles, which are searched for and turn to nobody. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TITLE")
    void the_same_product_is_told_otherwise_to_six_audiences(TextKind kind) {
        Offer bag = named("通勤双肩包");

        Set<String> texts =
                SIX.stream().map(audience -> text(bag, brief(kind, audience))).collect(Collectors.toSet());

        assertThat(texts).hasSize(SIX.size()).doesNotContain(text(bag, brief(kind, Audience.ANYONE)));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TITLE")
    void in_a_text_for_an_audience_it_is_turned_to(TextKind kind) {
        Map<String, List<String>> lists = Phrases.lists("audiences.yaml");
        Offer bag = named("帆布托特包");

        withPhrases().forEach(audience -> {
            String text = text(bag, brief(kind, audience));
            List<String> own = lists.entrySet().stream()
                    .filter(one ->
                            one.getKey().startsWith("aud-") && one.getKey().endsWith("." + Brief.word(audience)))
                    .flatMap(one -> one.getValue().stream())
                    .toList();
            assertThat(own.stream().anyMatch(text::contains))
                    .as(audience + ": " + text)
                    .isTrue();
        });
    }

    @Test
    void what_an_audience_asks_about_is_told_first() {
        assertThat(firstPoint("蓝牙耳机", Audience.OFFICE)).contains("{fact:weight");
        assertThat(firstPoint("记忆枕", Audience.PARENTS)).contains("{fact:care");
        assertThat(firstPoint("黑芝麻糊", Audience.SINGLE)).contains("{fact:net-weight");
    }

    private String firstPoint(String title, Audience audience) {
        return write(grammar, named(title), brief(TextKind.POINTS, audience))
                .getFirst()
                .text();
    }

    @Test
    void several_audiences_are_turned_to_one_after_the_other_and_never_in_one_sentence() {
        Map<String, List<String>> lists = Phrases.lists("audiences.yaml");
        Brief brief = brief(TextKind.DESCRIPTION, Audience.OFFICE, Audience.GIFT);

        List<Sentence> sentences = write(grammar, named("通勤双肩包"), brief);

        List<String> office = addresses(lists, Audience.OFFICE);
        List<String> gift = addresses(lists, Audience.GIFT);
        assertThat(sentences).anyMatch(one -> says(one, office)).anyMatch(one -> says(one, gift));
        assertThat(sentences).noneMatch(one -> says(one, office) && says(one, gift));
    }

    private static List<String> addresses(Map<String, List<String>> lists, Audience audience) {
        return Stream.of("you", "who", "need", "hook", "scene", "pain")
                .flatMap(what -> lists.getOrDefault("aud-" + what + "." + Brief.word(audience), List.of()).stream())
                .toList();
    }

    private static boolean says(Sentence sentence, List<String> words) {
        return words.stream().anyMatch(sentence.text()::contains);
    }

    @Test
    void goods_that_somebody_may_not_be_sought_out_for_are_written_of_as_for_anyone() {
        for (String title : List.of("绍兴黄酒", "维生素C片")) {
            Offer offer = named(title);
            for (TextKind kind : TextKind.values()) {
                assertThat(text(offer, brief(kind, Audience.STUDENT)))
                        .isEqualTo(text(offer, brief(kind, Audience.ANYONE)));
            }
        }
        assertThat(Listeners.mayHear(Audience.ELDERS, LegalCategory.HEALTH_FOOD))
                .isFalse();
        assertThat(Listeners.mayHear(Audience.GIFT, LegalCategory.ALCOHOL)).isTrue();
        assertThat(Listeners.mayHear(Audience.OUTDOOR, LegalCategory.ALCOHOL)).isFalse();
    }

    @Test
    void without_an_audience_every_text_is_what_it_was_before_there_were_phrases_for_any() {
        var before = new GrammarCopywriter(Phrases.load("phrases.yaml", "texts.yaml"));
        for (Offer offer : FiftyProducts.offers()) {
            for (TextKind kind : TextKind.values()) {
                Brief brief = brief(kind, Audience.ANYONE);

                assertThat(write(grammar, offer, brief)).isEqualTo(write(before, offer, brief));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_guard_has_nothing_against_any_text_for_an_audience_and_no_figure_stands_outside_slots(Audience audience) {
        var faults = new ArrayList<String>();
        for (TextKind kind : TextKind.values()) {
            for (Offer offer : FiftyProducts.offers()) {
                Shelf shelf = FiftyProducts.alone(offer);
                for (Sentence sentence : write(grammar, offer, brief(kind, audience))) {
                    Optional<String> said = Slots.resolve(shelf, FiftyProducts.TODAY, sentence.line());
                    assertThat(said).as(sentence.text()).isPresent();
                    Proofreading.figures(sentence.line().bareWords())
                            .forEach(figure -> faults.add(figure + " in " + sentence.text()));
                    for (Finding finding : judged(offer, kind, said.get())) {
                        faults.add(kind + " " + said.get() + " <- " + finding.rule() + " " + finding.matched());
                    }
                }
            }
        }

        assertThat(faults.stream().distinct().limit(40).toList()).isEmpty();
    }

    private static List<Finding> judged(Offer offer, TextKind kind, String text) {
        var goods = new Goods(
                offer.category().judgedAs(),
                offer.facts().textByLabel(),
                (long) offer.left(),
                offer.cheapest().orElseThrow().price().minor(),
                null);
        return GUARD.judge(new org.qiantang.engine.guard.Line(
                        text, kind.channel(), Speaker.BOT, FiftyProducts.TODAY, goods))
                .standing();
    }
}
