package org.qiantang.app.copywriting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiantang.app.copywriting.Copywriter.Watch;
import org.qiantang.app.shelf.DemoShelf;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Shelf;

/** Praise for the digital host by a language model on loopback that says what a test wants it to. */
class ModelWriterTest {
    private static final long SHOP = 7;
    private static final Shelf SHELF = DemoShelf.whole();
    private static final Offer SCARF = DemoShelf.coded(SHELF, "QT-SILK-01");
    private static final String SOUND = """
            {"lines":[{"text":"来看{name}，料子是{fact:material}。"},{"text":"厚度是{fact:fabric-weight}。"},
                      {"text":"一条也就{price}，还有{stock}件。"}]}""";

    private final AtomicLong spent = new AtomicLong();
    private long budget = Long.MAX_VALUE;
    private FakeModel fake;

    @BeforeEach
    void open() throws IOException {
        fake = new FakeModel();
        fake.says(SOUND);
    }

    @AfterEach
    void close() {
        fake.close();
    }

    @Test
    void sound_lines_of_the_model_are_the_praise_of_the_item_and_its_answer_has_a_longest_length() {
        List<LineTemplate> lines = praise(praises(20_000)).of(SCARF);

        assertThat(lines).hasSize(3);
        assertThat(lines.getFirst().toString()).contains("{fact:material@" + SCARF.itemId() + "}");
        assertThat(fake.lastQuestion()).contains("max_", "900", "桑蚕丝");
        assertThat(spent).hasValue(420);
    }

    @Test
    void a_figure_or_a_claim_that_no_fact_has_drops_the_line() {
        fake.says("""
                <think>编一个</think>{"lines":["厚度是{fact:fabric-weight}。","只要99元。","这是羊毛的。","两百年老店。",
                "{fact:magic}。","料子是桑蚕丝。","长180厘米。","讲讲{name}。"]}""");

        List<String> lines = praise(praises(20_000)).of(SCARF).stream()
                .map(LineTemplate::toString)
                .toList();

        assertThat(lines).hasSize(4);
        assertThat(lines).anyMatch(line -> line.startsWith("料子是桑蚕丝。{says:material=桑蚕丝@"));
        assertThat(lines).anyMatch(line -> line.startsWith("长180厘米。{says:dimensions=180@"));
        assertThat(String.join("", lines)).doesNotContain("99", "羊毛", "百年", "magic");
    }

    @Test
    void garbage_leaves_the_item_to_the_grammar() {
        fake.says("好的，以下是讲解词：……");
        ScriptWriter.Praises praises = praises(20_000);

        assertThat(praise(praises).of(SCARF)).isEmpty();
        assertThat(script(praise(praises)).segments()).hasSize(SHELF.offers().size() + 2);
    }

    @Test
    void an_answer_of_no_use_is_not_kept_and_the_item_is_asked_about_again() {
        ScriptWriter.Praises praises = praises(20_000);
        fake.says("{\"lines\":[\"厚度是{fact:fabric-weight}。\",\"只要99元。\"]}");
        for (int take = 0; take < ModelWriter.TAKES; take++) {
            assertThat(praise(praises).of(SCARF)).isEmpty();
        }

        fake.says(SOUND);

        assertThat(praise(praises).of(SCARF)).hasSize(3);
        assertThat(fake.timesAsked()).isEqualTo(ModelWriter.TAKES + 1);
    }

    @Test
    void a_model_that_is_late_is_asked_once_and_the_grammar_writes_the_whole_script() {
        fake.is(FakeModel.Mood.SILENT);

        LiveScript script = script(praise(praises(400)));

        assertThat(fake.timesAsked()).isEqualTo(1);
        assertThat(script).isEqualTo(byGrammar());
    }

    @Test
    void however_many_scripts_are_written_an_item_is_asked_about_in_a_few_ways_and_then_answered_from_memory() {
        ScriptWriter.Praises praises = praises(20_000);

        for (int round = 0; round < 4 * ModelWriter.TAKES; round++) {
            assertThat(praise(praises).of(SCARF)).hasSize(3);
        }

        assertThat(fake.timesAsked()).isEqualTo(ModelWriter.TAKES);
        assertThat(spent).hasValue(420L * ModelWriter.TAKES);
    }

    @Test
    void nothing_is_asked_once_the_shops_budget_of_the_day_is_used_up() {
        budget = 100;

        LiveScript script = script(praise(praises(20_000)));

        assertThat(fake.timesAsked()).isEqualTo(1);
        assertThat(script.segments()).hasSize(SHELF.offers().size() + 2);
        assertThat(spent).hasValue(420);
    }

    @Test
    void a_script_that_nobody_wants_any_more_leaves_the_model_at_once_and_asks_it_nothing_else() throws Exception {
        fake.is(FakeModel.Mood.LINGERS);
        var unwanted = new AtomicBoolean();
        var watch = new Watch(unwanted::get, heard -> unwanted.set(heard.contains("厚度")));

        LiveScript script = script(praises(60_000).forOneScript(SHOP, watch));

        assertThat(script).isEqualTo(byGrammar());
        assertThat(fake.timesAsked()).isEqualTo(1);
        assertThat(fake.wasHungUpOn()).isTrue();
    }

    private static LiveScript script(Grammar.Praise praise) {
        return new Grammar(Phrases.load()).write(SHELF, new SplittableRandom(1), praise);
    }

    private static LiveScript byGrammar() {
        return script(_ -> List.of());
    }

    private static Grammar.Praise praise(ScriptWriter.Praises praises) {
        return praises.forOneScript(SHOP, Watch.NOBODY);
    }

    private ScriptWriter.Praises praises(long timeoutMillis) {
        var settings =
                new ModelSettings(fake.address(), "none", "fake", Duration.ofMillis(timeoutMillis), 900, 200_000);
        return CopywritingWiring.praises(settings, new ModelCopywriter.Purse() {
            @Override
            public boolean hasLeft(long merchantId) {
                return spent.get() < budget;
            }

            @Override
            public void spend(long merchantId, int tokens) {
                spent.addAndGet(tokens);
            }
        });
    }
}
