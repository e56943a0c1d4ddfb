package org.qiantang.app.copywriting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.qiantang.app.copywriting.Copywriter.Assignment;
import org.qiantang.app.copywriting.Copywriter.Draft;
import org.qiantang.app.copywriting.Copywriter.Memory;
import org.qiantang.app.copywriting.Copywriter.Trouble;
import org.qiantang.app.copywriting.Copywriter.Watch;
import org.qiantang.app.shelf.Offer;

class ModelCopywriterTest {
    private static final Offer SCARF = FiftyProducts.offers().getFirst();
    private static final String SOUND = """
            {"part":"hook","text":"风起的时候，包里有条{name}。"}
            {"part":"point","text":"料子写的是{fact:material}。"}
            {"part":"price","text":"一条{price}，付的就是这个数。"}
            """;

    private static final Sentence POINT = new Sentence(
            4, SCARF.itemId(), Part.POINT, "料子写的是{fact:material@1}。", Sentence.Author.MODEL, null, false, false);

    private final GrammarCopywriter grammar = new GrammarCopywriter(Phrases.loadForTexts());
    private final AtomicLong spent = new AtomicLong();
    private long budget = Long.MAX_VALUE;
    private FakeModel fake;
    private Copywriter writer;

    @BeforeEach
    void open() throws IOException {
        fake = new FakeModel();
        writer = writer(Duration.ofSeconds(20));
    }

    private Copywriter writer(Duration timeout) {
        var settings = new ModelSettings(fake.address(), "none", "fake", timeout, 900, 1_000);
        var purse = new ModelCopywriter.Purse() {
            @Override
            public boolean hasLeft(long merchantId) {
                return spent.get() < budget;
            }

            @Override
            public void spend(long merchantId, int tokens) {
                spent.addAndGet(tokens);
            }
        };
        return Optional.ofNullable(CopywritingWiring.model(settings, grammar, purse))
                .orElseThrow();
    }

    @AfterEach
    void close() {
        fake.close();
    }

    private static Assignment video(String take) {
        Assignment one = FiftyProducts.assignment(SCARF, TextKind.VIDEO, 9, Memory.NONE, null);
        return new Assignment(one.merchantId(), one.brief(), one.shelf(), one.today(), one.seed(), take, one.memory());
    }

    private static List<String> byModel(Draft draft) {
        return draft.sentences().stream()
                .filter(one -> one.author() == Sentence.Author.MODEL)
                .map(Sentence::text)
                .toList();
    }

    @Test
    void streamed_lines_that_the_facts_bear_out_stand_in_their_parts_and_the_grammar_writes_the_rest() {
        fake.says("<think>写三句\n好</think>\n" + SOUND);

        Draft draft = writer.write(video("A"), Watch.NOBODY);

        assertThat(draft.fellBack()).isNull();
        assertThat(draft.tokens()).isEqualTo(420);
        assertThat(byModel(draft)).hasSize(3);
        assertThat(draft.sentences().getFirst().part()).isEqualTo(Part.HOOK);
        assertThat(draft.sentences().getFirst().author()).isEqualTo(Sentence.Author.MODEL);
        assertThat(draft.sentences().getLast().part()).isEqualTo(Part.CALL);
        assertThat(draft.sentences().getLast().author()).isEqualTo(Sentence.Author.GRAMMAR);
        assertThat(draft.sentences()).extracting(Sentence::id).doesNotHaveDuplicates();
        assertThat(fake.lastQuestion())
                .contains("\"stream\" : true", "桑蚕丝", "max_")
                .doesNotContain("239");
    }

    @Test
    void invented_figures_properties_and_slots_are_dropped_with_their_reason() {
        fake.says(SOUND + """
                {"part":"point","text":"只要99元就能带走。"}
                {"part":"point","text":"这是羊绒的。"}
                {"part":"point","text":"{magic}的料子。"}
                """);

        Draft draft = writer.write(video("A"), Watch.NOBODY);

        assertThat(draft.dropped()).hasSize(3);
        assertThat(draft.dropped().get(0).reasons().getFirst().zh()).contains("99");
        assertThat(draft.dropped().get(1).reasons().getFirst().code()).isEqualTo("no-fact");
        assertThat(draft.dropped().get(1).reasons().getFirst().words()).isEqualTo("羊绒");
        assertThat(draft.dropped().get(2).reasons().getFirst().code()).isEqualTo("malformed");
        assertThat(String.join(
                        "", draft.sentences().stream().map(Sentence::text).toList()))
                .doesNotContain("99", "羊绒", "magic");
    }

    @ParameterizedTest
    @EnumSource(names = {"BUSY", "BROKEN", "UNAUTHORISED", "FORBIDDEN", "ABSENT", "SILENT"})
    void what_was_not_answered_costs_nothing(FakeModel.Mood mood) {
        fake.is(mood);

        Draft draft = writer(Duration.ofMillis(500)).write(video("A"), Watch.NOBODY);

        assertThat(draft.tokens()).isZero();
        assertThat(spent).hasValue(0);
    }

    @Test
    void an_answer_that_broke_off_costs_what_was_asked_and_heard() {
        fake.says(SOUND);
        fake.is(FakeModel.Mood.FORGETS_THE_END);

        Draft draft = writer.write(video("A"), Watch.NOBODY);

        assertThat(draft.fellBack()).isEqualTo(Trouble.BROKEN);
        assertThat(draft.tokens()).isGreaterThan(SOUND.length());
    }

    @Test
    void the_same_question_is_answered_from_memory_and_costs_nothing() {
        fake.says(SOUND);

        Draft first = writer.write(video("A"), Watch.NOBODY);
        Draft again = writer.write(video("A"), Watch.NOBODY);
        writer.write(video("B"), Watch.NOBODY);

        assertThat(again.sentences()).isEqualTo(first.sentences());
        assertThat(again.tokens()).isZero();
        assertThat(fake.timesAsked()).isEqualTo(2);
        assertThat(spent).hasValue(840);
    }

    @ParameterizedTest
    @CsvSource({
        "BUSY, BUSY",
        "BROKEN, FAILED",
        "FILTERED, REFUSED",
        "UNAUTHORISED, KEY",
        "FORBIDDEN, KEY",
        "ABSENT, NO_MODEL",
    })
    void a_model_that_fails_or_refuses_leaves_the_whole_text_to_the_grammar(FakeModel.Mood mood, Trouble trouble) {
        fake.is(mood);

        Draft draft = writer.write(video("A"), Watch.NOBODY);

        assertThat(draft.fellBack()).isEqualTo(trouble);
        assertThat(draft.sentences())
                .isEqualTo(grammar.write(video("A"), Watch.NOBODY).sentences());
    }

    @Test
    void a_refusal_in_plain_words_is_told_as_one() {
        fake.says("抱歉，我不能帮助完成这个请求。");

        Draft draft = writer.write(video("A"), Watch.NOBODY);

        assertThat(draft.fellBack()).isEqualTo(Trouble.REFUSED);
        assertThat(byModel(draft)).isEmpty();
    }

    @Test
    void an_answer_that_cannot_be_used_is_not_kept_and_the_model_is_asked_again() {
        fake.says("好的，这就写。");
        assertThat(byModel(writer.write(video("A"), Watch.NOBODY))).isEmpty();
        fake.says(SOUND);

        Draft second = writer.write(video("A"), Watch.NOBODY);

        assertThat(fake.timesAsked()).isEqualTo(2);
        assertThat(byModel(second)).isNotEmpty();
        assertThat(second.fellBack()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"BREAKS_OFF", "FORGETS_THE_END"})
    void of_an_answer_that_breaks_off_whole_lines_are_kept_and_half_a_line_is_nobodys(FakeModel.Mood mood) {
        fake.is(mood);
        fake.says(SOUND + "{\"part\":\"point\",\"text\":\"尺寸是{fact:dimen");

        Draft draft = writer.write(video("A"), Watch.NOBODY);

        assertThat(draft.fellBack()).isEqualTo(Trouble.BROKEN);
        assertThat(byModel(draft)).hasSize(3);
    }

    @Test
    void a_model_that_says_nothing_is_given_up_after_its_time() {
        fake.is(FakeModel.Mood.SILENT);

        Draft draft = writer(Duration.ofMillis(400)).write(video("A"), Watch.NOBODY);

        assertThat(draft.fellBack()).isEqualTo(Trouble.TIMEOUT);
        assertThat(draft.sentences()).isNotEmpty();
    }

    @Test
    void who_stops_waiting_gets_what_has_come_and_the_connection_is_closed() throws InterruptedException {
        fake.is(FakeModel.Mood.LINGERS);
        fake.says(SOUND);
        var stopped = new AtomicBoolean();
        var heard = new AtomicReference<>("");

        Draft draft = writer.write(video("A"), new Watch(stopped::get, text -> {
            heard.set(text);
            stopped.set(text.contains("付的就是"));
        }));

        assertThat(draft.fellBack()).isEqualTo(Trouble.STOPPED);
        assertThat(heard.get()).contains("风起的时候");
        assertThat(byModel(draft)).hasSizeGreaterThanOrEqualTo(2);
        assertThat(fake.wasHungUpOn()).isTrue();
    }

    @Test
    void nothing_is_asked_once_the_days_budget_is_used_up() {
        fake.says(SOUND);
        budget = 100;

        writer.write(video("A"), Watch.NOBODY);
        Draft second = writer.write(video("B"), Watch.NOBODY);

        assertThat(fake.timesAsked()).isEqualTo(1);
        assertThat(second.fellBack()).isEqualTo(Trouble.BUDGET);
    }

    @Test
    void one_sentence_is_written_anew_by_the_model_and_not_the_same_again() {
        fake.says("""
                {"part":"point","text":"料子写的是{fact:material}。"}
                {"part":"point","text":"标签上写着{fact:material}，摸摸就知道。"}
                """);

        Draft other = writer.again(video("A"), POINT, Watch.NOBODY);

        assertThat(other.sentences()).extracting(Sentence::text).containsExactly("标签上写着{fact:material@1}，摸摸就知道。");
        assertThat(other.fellBack()).isNull();
        assertThat(other.tokens()).isEqualTo(420);
        assertThat(fake.timesAsked()).isEqualTo(1);
    }

    @Test
    void what_a_model_writes_for_one_sentence_and_no_fact_bears_out_is_told_with_its_reason_and_its_tokens() {
        fake.says("{\"part\":\"point\",\"text\":\"只要99元就能带走。\"}");

        Draft other = writer.again(video("A"), POINT, Watch.NOBODY);

        assertThat(other.dropped()).hasSize(1);
        assertThat(other.dropped().getFirst().reasons().getFirst().zh()).contains("99");
        assertThat(other.fellBack()).isEqualTo(Trouble.EMPTY);
        assertThat(other.tokens()).isEqualTo(420);
        assertThat(other.sentences())
                .isEqualTo(grammar.again(video("A"), POINT, Watch.NOBODY).sentences());
    }

    @ParameterizedTest
    @CsvSource({"BUSY, BUSY", "BROKEN, FAILED", "FILTERED, REFUSED"})
    void a_model_that_fails_at_one_sentence_is_told_and_the_grammar_writes_it(FakeModel.Mood mood, Trouble trouble) {
        fake.is(mood);

        Draft other = writer.again(video("A"), POINT, Watch.NOBODY);

        assertThat(other.fellBack()).isEqualTo(trouble);
        assertThat(other.sentences())
                .isEqualTo(grammar.again(video("A"), POINT, Watch.NOBODY).sentences());
    }

    @Test
    void who_stops_the_rewriting_of_a_sentence_gets_no_other_of_the_grammar() throws InterruptedException {
        fake.is(FakeModel.Mood.LINGERS);
        fake.says("{\"part\":\"point\",\"text\":\"标签上写着");
        var stopped = new AtomicBoolean();
        var watch = new Watch(stopped::get, text -> stopped.set(text.contains("标签")));

        Draft other = writer.again(video("A"), POINT, watch);

        assertThat(other.fellBack()).isEqualTo(Trouble.STOPPED);
        assertThat(other.sentences()).isEmpty();
        assertThat(fake.wasHungUpOn()).isTrue();
    }
}
