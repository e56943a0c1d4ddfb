package org.qiantang.app.green;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemeTest {
    private static final Scheme SCHEME = Scheme.load();

    /** The indicators that the program counts today; all others say why not. */
    private static final Set<String> COUNTED = Set.of(
            "GR-S3", "GR-S4", "GR-G1", "GR-G2", "GR-B1", "GR-B2", "GR-B7", "GR-B8", "GR-D2", "GR-D3", "GR-D4", "GR-D5",
            "GR-D6");

    @ParameterizedTest
    @CsvSource({"100.0, A", "90.0, A", "89.9, B", "80.0, B", "79.9, C", "70.0, C", "69.9, D", "0.0, D"})
    void grades_follow_the_cut_figure(String points, String grade) {
        assertThat(SCHEME.grade(new BigDecimal(points)).id()).isEqualTo(grade);
    }

    @Test
    void the_four_headings_are_official_and_everything_else_is_our_proposal() {
        assertThat(SCHEME.headings())
                .extracting(Scheme.Heading::id)
                .containsExactly("基本要求", "绿色管理", "商品及售后管理", "评价和改进");
        assertThat(SCHEME.headings()).extracting(Scheme.Heading::mark).containsOnly("official");
        assertThat(SCHEME.dimensions()).extracting(Scheme.Dimension::mark).containsOnly("proposal");
        assertThat(SCHEME.indicators()).extracting(Indicator::mark).containsOnly("proposal");
        assertThat(SCHEME.noticeZh()).contains("不是官方评分");
    }

    @Test
    void each_indicator_is_counted_or_says_why_it_is_not() {
        Set<String> all =
                SCHEME.indicators().stream().map(Indicator::id).collect(Collectors.toCollection(TreeSet::new));
        Set<String> said = new TreeSet<>(Unrecorded.readings(true).keySet());

        assertThat(said).doesNotContainAnyElementsOf(COUNTED);
        said.addAll(COUNTED);
        assertThat(said).isEqualTo(all);
    }

    @Test
    void the_words_of_the_sentences_are_those_that_the_scheme_lists_in_both_languages() {
        for (Indicator one : SCHEME.indicators()) {
            for (String text : List.of(one.explainZh() + one.winBackZh(), one.explainEn() + one.winBackEn())) {
                Set<String> places = java.util.regex.Pattern.compile("\\{(\\w+)}")
                        .matcher(text)
                        .results()
                        .map(found -> found.group(1))
                        .collect(Collectors.toSet());
                assertThat(places).as(one.id()).containsExactlyInAnyOrderElementsOf(one.placeholders());
            }
        }
    }

    @Test
    void a_scheme_whose_points_do_not_add_up_stops_the_program_at_its_start() {
        var dimensions = new ArrayList<>(SCHEME.dimensions());
        Scheme.Dimension first = dimensions.getFirst();
        dimensions.set(0, new Scheme.Dimension(first.id(), first.en(), first.points() + 1, first.mark()));

        assertThatThrownBy(() -> with(SCHEME.grades(), dimensions)).hasMessageContaining("dimensions: 101");
    }

    @Test
    void a_scheme_with_a_gap_between_its_grades_stops_the_program_at_its_start() {
        var grades = new ArrayList<>(SCHEME.grades());
        grades.set(1, new Scheme.Grade("B", 80, null, 89, "良", "good"));

        assertThatThrownBy(() -> with(grades, SCHEME.dimensions())).hasMessageContaining("without a gap");
    }

    private static Scheme with(List<Scheme.Grade> grades, List<Scheme.Dimension> dimensions) {
        return new Scheme(
                SCHEME.version(),
                SCHEME.noticeZh(),
                SCHEME.noticeEn(),
                SCHEME.window(),
                SCHEME.enoughData(),
                grades,
                SCHEME.rounding(),
                SCHEME.principles(),
                dimensions,
                SCHEME.headings(),
                SCHEME.parties(),
                SCHEME.partyView(),
                SCHEME.vetoRule(),
                SCHEME.vetoes(),
                SCHEME.pageTexts(),
                SCHEME.indicators());
    }
}
