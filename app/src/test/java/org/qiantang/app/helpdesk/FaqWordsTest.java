package org.qiantang.app.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qiantang.engine.guard.Channel;
import org.qiantang.engine.guard.Goods;
import org.qiantang.engine.guard.Guard;
import org.qiantang.engine.guard.Line;
import org.qiantang.engine.guard.Speaker;
import org.qiantang.engine.guard.Verdict;
import org.qiantang.event.HelpdeskEvent.FactUsed;

/** What the words of an entry may be, and how an entry is named among facts. */
class FaqWordsTest {
    @ParameterizedTest
    @ValueSource(strings = {"现在 199 元", "¥199 一件", "打八折", "还剩 3 件", "只要十九块", "满300减50元"})
    void what_moves_is_not_kept_in_words(String answer) {
        assertThat(FaqDesk.moving(answer, List.of())).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"满99元包邮", "不满 88 元运费 8 元", "偏远地区邮费15块", "48小时内发出", "签收后7天内可退", "客服 9 点到 22 点在线"})
    void what_sending_costs_and_the_days_and_hours_of_the_shop_are_rules_and_may_be_kept(String answer) {
        assertThat(FaqDesk.moving(answer, List.of())).isEmpty();
    }

    @Test
    void what_is_bound_to_the_price_or_the_pieces_may_name_them_and_a_discount_never() {
        assertThat(FaqDesk.moving("现在 199 元", List.of("price"))).isEmpty();
        assertThat(FaqDesk.moving("还剩 3 件", List.of("stock"))).isEmpty();
        assertThat(FaqDesk.moving("还剩 3 件", List.of("price"))).contains("还剩 3 件");
        assertThat(FaqDesk.moving("打八折", List.of("price", "stock"))).contains("八折");
    }

    @Test
    void a_topic_is_a_word_and_not_a_character_or_a_sentence() {
        assertThat(FaqShape.flaw(policy("发票", List.of("开票")))).isEmpty();
        assertThat(FaqShape.flaw(policy("票", List.of()))).isPresent();
        assertThat(FaqShape.flaw(policy("发票", List.of("票")))).isPresent();
        assertThat(FaqShape.flaw(policy("发票".repeat(11), List.of()))).isPresent();
        assertThat(FaqShape.flaw(policy("发票", Collections.nCopies(21, "开票")))).isPresent();
    }

    @Test
    void an_answer_too_long_to_be_said_is_refused() {
        assertThat(FaqShape.flaw(new FaqDesk.Wording(null, "怎么洗", "洗".repeat(300))))
                .isEmpty();
        assertThat(FaqShape.flaw(new FaqDesk.Wording(null, "怎么洗", "洗".repeat(301))))
                .isPresent();
    }

    @Test
    void an_entry_is_named_by_what_it_is_and_found_again_by_its_name() {
        FaqPair policy = pair(true);
        FaqPair question = pair(false);

        assertThat(policy.asFact()).isEqualTo(new FactUsed("policy/77", "r3", null, null));
        assertThat(question.key()).isEqualTo("faq/77");
        assertThat(FaqPair.idIn(policy.key())).hasValue(77);
        assertThat(FaqPair.idIn("faq/77")).hasValue(77);
        assertThat(FaqPair.idIn("policy:发票")).isEmpty();
        assertThat(question.asked()).containsExactly("发票", "开票");
    }

    @Test
    void a_bare_yes_says_what_was_asked_and_a_denial_does_not() {
        assertThat(new FaqDesk.Wording(null, "毛巾能治痘吗？", "可以的，放心用").said()).isEqualTo("毛巾能治痘，可以的，放心用");
        assertThat(new FaqDesk.Wording(null, "毛巾能治痘吗？", "能").said()).isEqualTo("毛巾能治痘，能");
        assertThat(new FaqDesk.Wording(null, "毛巾能治痘吗？", "可以放心洗脸，不能治痘").said()).isEqualTo("可以放心洗脸，不能治痘");
        assertThat(new FaqDesk.Wording(null, "毛巾能治痘吗？", "毛巾只是毛巾").said()).isEqualTo("毛巾只是毛巾");
        assertThat(policy("发票", List.of()).said()).isEqualTo("可以开电子发票");
    }

    @ParameterizedTest
    @ValueSource(strings = {"家居日用", "服饰", "普通食品", "普通化妆品", "家电", "其他"})
    void a_claim_of_health_is_refused_by_the_rules_whatever_the_goods_are(String category) {
        Guard guard = Guard.load();
        for (String said : List.of(new FaqDesk.Wording(null, "毛巾能治痘吗", "可以的").said(), "毛巾能治痘", "用了能治好痘痘", "这个可以治失眠")) {
            var line = new Line(
                    said,
                    Channel.SPEECH,
                    Speaker.STAFF,
                    LocalDate.of(2026, 12, 3),
                    new Goods(category, Map.of(), null, null, null));

            assertThat(guard.judge(line).verdict()).as(said).isEqualTo(Verdict.VIOLATES);
        }
    }

    private static FaqDesk.Wording policy(String topic, List<String> words) {
        return new FaqDesk.Wording(Faq.Kind.POLICY, null, topic, words, "可以开电子发票", List.of());
    }

    private static FaqPair pair(boolean isPolicy) {
        return new FaqPair(77, 1, isPolicy, null, 3, "发票", List.of("开票"), "可以开电子发票", List.of(), List.of());
    }
}
