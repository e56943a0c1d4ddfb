package org.qiantang.app;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMembers;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaEnumConstant;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.modulith.core.ApplicationModules;

/** What the house asks of all its code, so that nobody has to ask. */
class HouseRulesTest {
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(HouseRulesTest::isOfTheProgram)
            .importPackages("org.qiantang");
    private static final Sources SOURCES =
            new Sources(Path.of("..").toAbsolutePath().normalize());

    private static final int LONGEST_FILE = 450;
    private static final int LONGEST_METHOD = 60;

    /** Methods past 60 lines as they stand; the list may only shrink, in names and in numbers. */
    private static final Map<String, Long> LONG_METHODS = Map.of();

    /** Where Spring may be named: at the edges, and where objects are put together. */
    private static final Set<String> SPRING_ENDINGS = Set.of("Wiring", "Endpoint", "Endpoints", "Pages", "Settings");

    private static final Set<String> SPRING_NAMES = Set.of(
            "Joints",
            "AccountJoints",
            "CopyJoints",
            "HostJoints",
            "DossierJoints",
            "FeedJoints",
            "GoodsJoints",
            "ReportJoints",
            "PreAirJoints",
            "ProofJoints",
            "VideoJoints",
            "RegisterJoints",
            "RulebookJoints",
            "Measures",
            "Opening",
            "Qiantang",
            // Edges of the web that no endpoint's name fits.
            "ErrorPage",
            "ReadableAnswers",
            "WholeBodies");

    private static final List<String> SPRING_MARKS = List.of(
            // Controllers, configurations, repositories and services are components too.
            "org.springframework.stereotype.Component",
            "org.springframework.context.annotation.Bean",
            "org.springframework.context.event.EventListener",
            "org.springframework.scheduling.annotation.Scheduled",
            "org.springframework.transaction.annotation.Transactional");

    private static final List<String> INJECTION = List.of(
            "org.springframework.beans.factory.annotation.Autowired",
            "org.springframework.beans.factory.annotation.Value",
            "jakarta.inject.Inject",
            "jakarta.annotation.Resource");

    /** Commands on files: the machine's day is what they fall back on where a line carries none. */
    private static final Set<String> ASK_THE_MACHINE = Set.of(
            "org.qiantang.app.answer.AnswerCheck",
            "org.qiantang.engine.guard.GuardCheck",
            "org.qiantang.engine.guard.GuardShow",
            "org.qiantang.engine.guard.TrainingSheet");

    /** Beside Java itself, its logging and the marks of absence; the libraries that an engine's own page names. */
    private static final Map<String, List<String>> ENGINES = Map.of(
            "ear", List.of("tools.jackson..", "com.fasterxml.jackson.annotation..", "io.github.givimad.whisperjni.."),
            "fanout", List.of("io.netty.."),
            "guard",
                    List.of(
                            "tools.jackson..",
                            "com.fasterxml.jackson.annotation..",
                            "org.yaml.snakeyaml..",
                            "com.hankcs..",
                            "org.qiantang.jsonl..",
                            "org.qiantang.onnx..",
                            "ai.onnxruntime.."),
            "journal", List.of("org.postgresql.."),
            "ocr", List.of("org.qiantang.onnx..", "ai.onnxruntime.."),
            "performance",
                    List.of(
                            "tools.jackson..",
                            "com.fasterxml.jackson.annotation..",
                            "com.hankcs..",
                            "org.qiantang.jsonl.."),
            "recommend", List.of("tools.jackson..", "com.fasterxml.jackson.annotation.."),
            "stock", List.of("com.carrotsearch.hppc.."),
            "tlog", List.of("org.bouncycastle.."));

    static final List<String> ENGINE_NAMES = ENGINES.keySet().stream().sorted().toList();

    private static final Set<String> CLOCK_CLASSES = Stream.of(
                    Instant.class, LocalDate.class, LocalDateTime.class, OffsetDateTime.class, ZonedDateTime.class)
            .map(Class::getName)
            .collect(Collectors.toUnmodifiableSet());

    /** Tests may be compiled beside the program, so what is a test is told by its source too. */
    private static boolean isOfTheProgram(Location location) {
        String name = location.asURI().toString();
        String source = name.substring(name.lastIndexOf("org/qiantang/")).replaceFirst("(\\$.*)?\\.class$", ".java");
        return ImportOption.Predefined.DO_NOT_INCLUDE_TESTS.includes(location)
                && !Files.exists(Path.of("src/test/java", source));
    }

    @Test
    void packages_lean_only_on_what_their_door_sign_names() {
        ApplicationModules.of(Qiantang.class, HouseRulesTest::isOfTheProgram).verify();
    }

    @Test
    void engines_know_neither_spring_nor_the_app() {
        noClasses()
                .that()
                .resideInAPackage("org.qiantang.engine..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "org.qiantang.app..")
                .check(OURS);
    }

    @ParameterizedTest
    @FieldSource("ENGINE_NAMES")
    void an_engine_leans_on_few_libraries_and_on_no_other_engine(String engine) {
        String home = "org.qiantang.engine." + engine + "..";
        List<String> allowed = new ArrayList<>(List.of(home, "java..", "javax.sql..", "org.slf4j..", "org.jspecify.."));
        allowed.addAll(ENGINES.getOrDefault(engine, List.of()));

        classes()
                .that()
                .resideInAPackage(home)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed.toArray(String[]::new))
                .check(OURS);
    }

    /** What proves must be checkable by who trusts no library; only time-stamps need one. */
    @Test
    void of_the_log_only_its_time_stamps_need_a_library() {
        noClasses()
                .that()
                .resideInAPackage("org.qiantang.engine.tlog..")
                .and()
                .resideOutsideOfPackage("org.qiantang.engine.tlog.stamp..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.bouncycastle..")
                .check(OURS);
    }

    @Test
    void every_engine_has_its_libraries_named() {
        Set<String> engines = OURS.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith("org.qiantang.engine."))
                .map(name -> name.substring("org.qiantang.engine.".length()).replaceAll("\\..*", ""))
                .filter(name -> !name.equals("testkit"))
                .collect(Collectors.toSet());

        assertThat(engines).isEqualTo(ENGINES.keySet());
    }

    @Test
    void events_know_nobody_of_the_house() {
        noClasses()
                .that()
                .resideInAPackage("org.qiantang.event..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "org.qiantang.app..", "org.qiantang.engine..")
                .check(OURS);
    }

    @Test
    void the_room_knows_none_of_those_who_ask_it() {
        noClasses()
                .that()
                .resideInAPackage("org.qiantang.app.room..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.qiantang.app.stage..", "org.qiantang.app.gateway..", "org.qiantang.app.order..")
                .check(OURS);
    }

    @Test
    void spring_stays_at_the_edges_and_in_the_wiring() {
        var inside = describe("are inside", (JavaClass type) -> !maySeeSpring(type));
        var declaredInside = describe("are declared inside", (JavaMember member) -> !maySeeSpring(member.getOwner()));

        for (String mark : SPRING_MARKS) {
            noClasses().that(inside).should().beMetaAnnotatedWith(mark).check(OURS);
            noMembers().that(declaredInside).should().beMetaAnnotatedWith(mark).check(OURS);
        }
        for (String mark : INJECTION) {
            noMembers().that(declaredInside).should().beAnnotatedWith(mark).check(OURS);
        }
    }

    @Test
    void nothing_is_injected_into_a_field() {
        for (String mark : INJECTION) {
            noFields().should().beAnnotatedWith(mark).check(OURS);
        }
    }

    @Test
    void names_say_what_a_thing_is() {
        classes()
                .should()
                .haveNameNotMatching(".*(Manager|Helper|Util|Utils|Impl|Data|Info|Service)(\\$.*)?")
                .check(OURS);
    }

    /** A new case must fail the build; a default arm would take it in silence. */
    @Test
    void no_switch_over_our_own_cases_has_a_default_arm() throws IOException {
        Set<String> cases = new HashSet<>();
        List<Set<String>> enums = new ArrayList<>();
        for (JavaClass type : OURS) {
            type.getAllRawInterfaces().stream()
                    .filter(above -> above.getPackageName().startsWith("org.qiantang")
                            && above.reflect().isSealed())
                    .forEach(_ -> cases.add(type.getSimpleName()));
            if (type.isEnum()) {
                enums.add(type.getEnumConstants().stream()
                        .map(JavaEnumConstant::name)
                        .collect(Collectors.toSet()));
            }
        }

        List<String> silent = new ArrayList<>();
        for (Sources.Switch one : SOURCES.switches(SOURCES.mains())) {
            boolean overEnum =
                    !one.constants().isEmpty() && enums.stream().anyMatch(names -> names.containsAll(one.constants()));
            boolean overSealed = !Collections.disjoint(cases, one.patterns());
            if (one.hasDefault() && (overEnum || overSealed)) {
                silent.add(one.where());
            }
        }

        assertThat(cases).contains("PiecesHeld", "OrderPaid");
        assertThat(silent).isEmpty();
    }

    @Test
    void time_and_chance_are_handed_in() {
        var strangers = describe(
                "may not ask the machine",
                (JavaClass type) -> !ASK_THE_MACHINE.contains(top(type).getName()));
        var machine = describe("the machine's time or chance", HouseRulesTest::asksTheMachine);

        noClasses().that(strangers).should().accessTargetWhere(machine).check(OURS);
    }

    @Test
    void every_package_says_in_its_door_sign_what_it_is_for_and_is_null_marked() throws IOException {
        for (Path folder : SOURCES.packages()) {
            Path sign = folder.resolve("package-info.java");

            assertThat(sign).isRegularFile();
            assertThat(Files.readString(sign)).as(sign.toString()).contains("/**", "@NullMarked");
        }
    }

    /** Each outlet of what machines make asks the one mark, which names the operator. */
    @Test
    void the_implicit_label_of_what_machines_make_is_written_in_one_place() throws IOException {
        var writing = new ArrayList<String>();
        for (Path file : SOURCES.mains()) {
            if (Files.readString(file).contains("ContentProducer")) {
                writing.add(file.getFileName().toString());
            }
        }

        assertThat(writing).containsExactly("AigcMark.java");
    }

    @Test
    void no_test_is_switched_off() throws IOException {
        assertThat(SOURCES.annotations(SOURCES.tests()))
                .isNotEmpty()
                .noneMatch(one -> one.name().equals("Disabled") || one.name().endsWith(".Disabled"));
    }

    @Test
    void no_file_is_too_long_to_be_read_at_one_sitting() throws IOException {
        Map<Path, Integer> tooLong = new TreeMap<>();
        for (Path file : SOURCES.mains()) {
            int lines = Files.readAllLines(file).size();
            if (lines > LONGEST_FILE) {
                tooLong.put(file, lines);
            }
        }

        assertThat(tooLong).isEmpty();
    }

    @Test
    void no_method_is_longer_than_a_page() throws IOException {
        Map<String, Long> tooLong = new TreeMap<>(SOURCES.methods(SOURCES.mains()));
        tooLong.values().removeIf(lines -> lines <= LONGEST_METHOD);

        assertThat(tooLong)
                .as("methods past %d lines; one that has shrunk takes its new length in the list", LONGEST_METHOD)
                .isEqualTo(LONG_METHODS);
    }

    @Test
    void the_rules_have_something_to_rule() throws IOException {
        assertThat(OURS.size()).isGreaterThan(300);
        assertThat(SOURCES.mains()).hasSizeGreaterThan(300);
        assertThat(SOURCES.tests()).hasSizeGreaterThan(40);
        assertThat(SOURCES.methods(List.of(Path.of("src/test/java/org/qiantang/app/HouseRulesTest.java"))))
                .containsEntry("HouseRulesTest.top", 3L);
    }

    private static boolean maySeeSpring(JavaClass type) {
        String name = top(type).getSimpleName();
        return SPRING_NAMES.contains(name) || SPRING_ENDINGS.stream().anyMatch(name::endsWith);
    }

    /** A call or a method reference. A clock that was handed in may be asked: {@code LocalDate.now(clock)}. */
    private static boolean asksTheMachine(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String name = access.getName();
        boolean now = CLOCK_CLASSES.contains(owner)
                && name.equals("now")
                && !access.getTarget().getFullName().contains(Clock.class.getName());
        return now
                || (owner.equals("java.lang.System") && name.equals("currentTimeMillis"))
                || (owner.equals("java.lang.Math") && name.equals("random"));
    }

    private static JavaClass top(JavaClass type) {
        return type.getEnclosingClass().map(HouseRulesTest::top).orElse(type);
    }
}
