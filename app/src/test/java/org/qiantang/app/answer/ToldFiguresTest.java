package org.qiantang.app.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.qiantang.app.shelf.Approved;
import org.qiantang.app.shelf.DemoShelf;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Shelf;

/** Figures that were put into answers by hand are found where they are of other goods, and let through where they are not. */
class ToldFiguresTest {
    private static final Shelf DEMO = DemoShelf.whole();
    private static final Shelf SHELF = new Shelf(
            DEMO.shop(),
            null,
            DEMO.offers(),
            List.of(
                    new Approved("faq:1", List.of("满多少包邮"), "全店满 77 元包邮。", List.of(), List.of(), "店长"),
                    new Approved("faq:2", List.of("风扇能贴膜吗"), "贴膜另收 3.3 元。", List.of("QT-FAN-01"), List.of(), "店长")));
    private static final Offer FAN = DemoShelf.coded(SHELF, "QT-FAN-01");
    private static final Offer KETTLE = DemoShelf.coded(SHELF, "QT-KETTLE-01");

    private final ToldFigures figures = new ToldFigures(SHELF);

    @Test
    void its_own_price_pieces_and_facts_may_be_told_of_goods() {
        assertThat(strays(told(FAN, "现在69元；有的，还有1100件；48小时内从浙江宁波发出"), FAN)).isEmpty();
        assertThat(strays(told(FAN, "桌面静音小风扇，69元"), null)).isEmpty();
    }

    @Test
    void the_price_of_other_goods_is_found() {
        assertThat(strays(told(FAN, "现在129元。"), FAN))
                .containsExactly(new ToldFigures.Stray("129元", List.of("QT-FAN-01")));
        assertThat(strays(told(FAN, "桌面静音小风扇这款，129元"), KETTLE))
                .containsExactly(new ToldFigures.Stray("129元", List.of("QT-FAN-01")));
    }

    @Test
    void prices_of_two_goods_that_are_told_the_wrong_way_round_are_found() {
        assertThat(strays(told(FAN, "桌面静音小风扇，69元。便携电热水壶，129元。"), null)).isEmpty();
        assertThat(strays(told(FAN, "桌面静音小风扇，129元。便携电热水壶，69元。"), null))
                .containsExactly(
                        new ToldFigures.Stray("129元", List.of("QT-FAN-01")),
                        new ToldFigures.Stray("69元", List.of("QT-KETTLE-01")));
    }

    @Test
    void goods_are_named_by_the_number_of_their_link_too() {
        assertThat(strays(told(FAN, "点7号链接，69元。点6号链接，129元"), null)).isEmpty();
        assertThat(strays(told(FAN, "点7号链接，69元。点6号链接，69元"), null))
                .containsExactly(new ToldFigures.Stray("69元", List.of("QT-KETTLE-01")));
        assertThat(strays(new Answer.AskBack("您问的是7号桌面静音小风扇，还是6号便携电热水壶？", List.of()), null))
                .isEmpty();
    }

    @Test
    void goods_that_are_named_in_the_middle_of_a_sentence_are_not_what_it_is_about() {
        assertThat(strays(told(FAN, "桌面静音小风扇，可配便携电热水壶，69元"), null)).isEmpty();
        assertThat(strays(told(FAN, "桌面静音小风扇，可配便携电热水壶，129元"), null)).hasSize(1);
    }

    @Test
    void of_goods_that_are_called_alike_the_item_of_the_answer_is_meant() {
        Shelf alike = new Shelf(DEMO.shop(), null, List.of(titled(FAN), titled(KETTLE)));

        assertThat(new ToldFigures(alike).strays(told(FAN, "潮声，69元"), null, "")).isEmpty();
        assertThat(new ToldFigures(alike).strays(told(FAN, "潮声，129元"), null, ""))
                .hasSize(1);
    }

    @Test
    void how_many_are_left_is_no_price() {
        assertThat(strays(told(FAN, "还有400件"), FAN)).isEmpty();
        assertThat(strays(told(FAN, "现在400元"), FAN)).hasSize(1);
    }

    @Test
    void what_is_approved_for_all_goods_may_be_told_of_any_and_what_is_approved_for_one_of_that_alone() {
        assertThat(strays(new Answer.Told("全店满77元包邮。", null, List.of("faq:1")), KETTLE))
                .isEmpty();
        assertThat(strays(told(FAN, "贴膜另收3.3元。"), FAN)).isEmpty();
        assertThat(strays(told(KETTLE, "贴膜另收3.3元。"), KETTLE)).hasSize(1);
    }

    @Test
    void what_follows_the_end_of_a_sentence_may_be_of_the_goods_on_the_counter() {
        assertThat(strays(told(FAN, "桌面静音小风扇，69元。现在129元"), KETTLE)).isEmpty();
        assertThat(strays(told(FAN, "桌面静音小风扇，69元，现在129元"), KETTLE)).hasSize(1);
    }

    @Test
    void a_figure_of_the_question_is_repeated_only_where_it_is_asked_back() {
        String question = "97号链接现在19块吧";

        assertThat(figures.strays(new Answer.AskBack("没有97号链接，您说的是哪一款？", List.of()), null, question))
                .isEmpty();
        assertThat(figures.strays(new Answer.AskBack("是19元的那款吗", List.of()), null, question))
                .hasSize(1);
        assertThat(figures.strays(told(FAN, "是的，97"), FAN.itemId(), question)).hasSize(1);
    }

    /** The same goods under a title that begins with their make. */
    private static Offer titled(Offer offer) {
        return new Offer(
                offer.itemId(),
                offer.number(),
                offer.role(),
                offer.code(),
                "潮声 " + offer.title(),
                offer.category(),
                offer.facts(),
                offer.afterSale(),
                offer.sizes(),
                offer.delivery(),
                offer.kinds());
    }

    private static Answer told(Offer offer, String text) {
        return new Answer.Told(text, offer.itemId(), List.of());
    }

    private List<ToldFigures.Stray> strays(Answer answer, @Nullable Offer pinned) {
        return figures.strays(answer, pinned == null ? null : pinned.itemId(), "");
    }
}
