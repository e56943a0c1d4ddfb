package org.qiantang.app.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qiantang.event.DossierEvent.Consent;
import org.qiantang.event.DossierEvent.MeasureKind;

class LadderTest {
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    private final Ladder ladder = Ladder.load();
    private final CaseForms forms = CaseForms.load();

    @ParameterizedTest
    @EnumSource(MeasureKind.class)
    void every_measure_that_can_bind_has_its_rung_with_grounds_and_a_form(MeasureKind kind) {
        Ladder.Rung rung = ladder.rung(kind);

        assertThat(rung.grounds()).isNotEmpty();
        assertThat(rung.most()).isPositive();
        assertThat(rung.answerWithin()).isPositive();
        assertThat(rung.appealWithin()).isPositive();
        assertThat(forms.form(rung.document())).isPresent();
    }

    @ParameterizedTest
    @EnumSource(MeasureKind.class)
    void what_is_said_of_the_end_of_a_measure_promises_a_repair_only_where_one_ends_it(MeasureKind kind) {
        Ladder.Rung rung = ladder.rung(kind);

        assertThat(rung.ends().zh().contains("整改经复核通过")).isEqualTo(rung.endedByRepair());
        assertThat(rung.ends().en().contains("put right and checked")).isEqualTo(rung.endedByRepair());
    }

    @Test
    void no_form_that_several_measures_share_is_headed_by_the_name_of_one() {
        for (String shared : List.of("DOC-LIMIT", "DOC-PAUSE")) {
            Ladder.Text body = forms.form(shared).orElseThrow().body();
            List<Ladder.Text> titles = ladder.rungs().stream()
                    .filter(rung -> rung.document().equals(shared))
                    .map(Ladder.Rung::documentTitle)
                    .toList();

            assertThat(titles).hasSizeGreaterThan(1).doesNotHaveDuplicates();
            assertThat(body.zh()).contains("{document_title}");
            assertThat(body.en()).contains("{document_title}");
            titles.forEach(title -> {
                assertThat(body.zh()).doesNotContain(title.zh());
                assertThat(body.en()).doesNotContainIgnoringCase(title.en());
            });
        }
    }

    @ParameterizedTest
    @EnumSource(MeasureKind.class)
    void no_measure_is_said_to_be_taken_by_the_system_since_none_is(MeasureKind kind) {
        Ladder.Rung rung = ladder.rung(kind);

        for (Ladder.Text text : List.of(rung.mayTake(), rung.consent(), rung.longest(), rung.appeal())) {
            assertThat(text.zh()).doesNotContain("系统先", "自动", "单条");
            assertThat(text.en()).doesNotContain("system", "by itself", "emergency");
        }
    }

    @Test
    void a_notice_is_no_measure_and_promises_no_appeal() {
        for (String notice : List.of("DOC-INQUIRY", "DOC-CORRECT")) {
            CaseForms.Form form = forms.form(notice).orElseThrow();

            assertThat(form.body().zh()).contains("{reply_route}").doesNotContain("{appeal_route}");
            assertThat(form.body().en()).contains("{reply_route}").doesNotContain("{appeal_route}");
            assertThat(form.required()).doesNotContain("appeal_route");
        }
    }

    @Test
    void what_cannot_bind_anybody_is_not_offered() {
        assertThat(ladder.notOffered()).extracting(Ladder.NotOffered::zh).containsExactly("禁止重新注册", "列入黑名单");
    }

    @Test
    void a_graver_finding_is_due_sooner_and_none_at_all_within_a_week() {
        assertThat(ladder.due(List.of("S1", "S4"))).isEqualTo(Duration.ofDays(1));
        assertThat(ladder.due(List.of("S1"))).isEqualTo(Duration.ofDays(7));
        assertThat(ladder.due(List.of())).isEqualTo(Duration.ofDays(7));
    }

    @Test
    void the_gravest_measure_needs_a_second_officer_and_the_head() {
        assertThat(ladder.rung(MeasureKind.ACCOUNT_CLOSURE).needs())
                .containsExactly(Consent.SECOND_OFFICER, Consent.HEAD);
        assertThat(ladder.rung(MeasureKind.WARNING).needs()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"DOC-INQUIRY", "DOC-CORRECT", "DOC-WARN", "DOC-LIMIT", "DOC-PAUSE", "DOC-APPEAL", "DOC-HANDOVER"
            })
    void each_place_of_a_form_has_a_name_in_both_languages(String id) {
        CaseForms.Form form = forms.form(id).orElseThrow();

        for (String body : List.of(form.body().zh(), form.body().en())) {
            Matcher places = PLACE.matcher(body);
            while (places.find()) {
                assertThat(forms.fields().keySet()).contains(places.group(1));
            }
        }
        assertThat(forms.fields().keySet()).containsAll(form.required());
    }
}
