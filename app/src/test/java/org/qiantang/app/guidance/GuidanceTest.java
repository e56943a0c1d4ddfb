package org.qiantang.app.guidance;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GuidanceTest {
    private static final Set<String> SURE = Set.of("official", "known", "inferred");

    private final Guidance guidance = Guidance.load();

    @Test
    void nothing_is_said_in_one_language_alone() throws ReflectiveOperationException {
        var faults = new ArrayList<String>();

        walk("guidance", guidance, faults);

        assertThat(faults).isEmpty();
    }

    @Test
    void the_self_check_has_points_in_each_of_its_forty_cells_and_no_id_twice() {
        SelfCheck check = guidance.selfCheck();
        List<String> ids = check.cells().stream()
                .flatMap(cell -> cell.items().stream())
                .map(Point::id)
                .toList();

        assertThat(check.cells()).hasSize(40).allMatch(cell -> !cell.items().isEmpty());
        assertThat(ids).hasSize(119).doesNotHaveDuplicates();
        assertThat(check.cells().stream().map(cell -> cell.subject() + " " + cell.aspect()))
                .doesNotHaveDuplicates();
        assertThat(check.points(Set.of("merchant", "operator")))
                .allMatch(id -> id.startsWith("SC-MER-") || id.startsWith("SC-OPR-"))
                .hasSizeGreaterThan(20);
    }

    @Test
    void each_thing_says_how_sure_we_are_of_it_and_none_poses_as_official() {
        Stream<Point> points = Stream.concat(
                guidance.selfCheck().cells().stream().flatMap(cell -> cell.items().stream()),
                guidance.medicalBeauty().lists().stream()
                        .flatMap(list -> list.groups().stream())
                        .flatMap(group -> group.items().stream()));

        assertThat(points).allSatisfy(point -> {
            assertThat(point.mark()).isEqualTo("inferred");
            assertThat(point.basis()).isNotEmpty().allMatch(basis -> SURE.contains(basis.sure()));
        });
        assertThat(guidance.laws().sources()).allMatch(source -> SURE.contains(source.sure()));
    }

    @Test
    void every_law_that_is_named_is_among_the_sources() {
        Set<String> known = new HashSet<>();
        guidance.laws().sources().forEach(source -> known.add(source.id()));
        Stream<Basis> named = Stream.of(
                        guidance.selfCheck().cells().stream()
                                .flatMap(cell -> cell.items().stream())
                                .flatMap(point -> point.basis().stream()),
                        guidance.medicalBeauty().lists().stream()
                                .flatMap(list -> list.groups().stream())
                                .flatMap(group -> group.items().stream())
                                .flatMap(point -> point.basis().stream()),
                        guidance.courses().courses().stream()
                                .flatMap(course -> course.questions().stream())
                                .flatMap(question -> question.basis().stream()))
                .flatMap(one -> one);

        assertThat(named).allMatch(basis -> basis.law() == null || known.contains(basis.law()));
    }

    @Test
    void there_are_six_courses_and_each_can_be_passed_by_the_rule() {
        Courses courses = guidance.courses();

        assertThat(courses.courses()).hasSize(6).allSatisfy(course -> {
            assertThat(course.lessons()).isNotEmpty();
            assertThat(course.questions())
                    .hasSizeGreaterThanOrEqualTo(courses.passing().questions());
        });
        assertThat(courses.passing().right())
                .isLessThanOrEqualTo(courses.passing().questions());
    }

    /** Each text that ends in Zh has its twin in En and the other way round: both said, or both left out. */
    private static void walk(String where, @Nullable Object value, List<String> faults)
            throws ReflectiveOperationException {
        if (value instanceof Collection<?> many) {
            for (Object one : many) {
                walk(where, one, faults);
            }
        } else if (value instanceof Map<?, ?> map) {
            walk(where, map.values(), faults);
        } else if (value instanceof Record record) {
            for (RecordComponent part : record.getClass().getRecordComponents()) {
                String name = part.getName();
                Object told = read(record, part);
                walk(where + "." + name, told, faults);
                if (name.equals("zh") || name.endsWith("Zh")) {
                    twins(where, record, name, told, faults);
                }
            }
        }
    }

    private static void twins(String where, Record record, String name, @Nullable Object zh, List<String> faults)
            throws ReflectiveOperationException {
        if (name.equals("kindZh")) {
            return; // its English is the kind itself
        }
        String twin = name.equals("zh") ? "en" : name.substring(0, name.length() - 2) + "En";
        for (RecordComponent part : record.getClass().getRecordComponents()) {
            if (part.getName().equals(twin)) {
                Object en = read(record, part);
                boolean bothOrNone = isSaid(zh) == isSaid(en) && sizeOf(zh) == sizeOf(en);
                boolean mayBeAbsent = part.getAnnotatedType().isAnnotationPresent(Nullable.class) || zh instanceof List;
                if (!bothOrNone || (!isSaid(zh) && !mayBeAbsent)) {
                    faults.add(where + "." + name + ": " + zh + " / " + en);
                }
                return;
            }
        }
        faults.add(where + "." + name + ": no " + twin);
    }

    private static boolean isSaid(@Nullable Object text) {
        return text instanceof String said ? !said.isBlank() : text instanceof List<?> list && !list.isEmpty();
    }

    private static int sizeOf(@Nullable Object text) {
        return text instanceof List<?> list ? list.size() : 0;
    }

    private static @Nullable Object read(Record record, RecordComponent part) throws ReflectiveOperationException {
        part.getAccessor().setAccessible(true);
        return part.getAccessor().invoke(record);
    }
}
