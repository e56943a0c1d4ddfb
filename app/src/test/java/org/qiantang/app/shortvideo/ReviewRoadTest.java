package org.qiantang.app.shortvideo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import javax.imageio.ImageIO;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiantang.app.account.Role;
import org.qiantang.app.account.WholeHouse;
import org.qiantang.app.account.WholeHouse.Answer;
import org.qiantang.app.account.WholeHouse.Visitor;
import org.qiantang.app.copywriting.FilmLine;
import org.qiantang.app.copywriting.FilmPart;
import org.qiantang.app.hearing.Senses;
import org.qiantang.app.hearing.Taken;
import org.qiantang.app.media.MediaPrograms;
import org.qiantang.app.takedown.Takedowns;
import org.qiantang.app.web.Problem;
import org.qiantang.event.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was uploaded is listened to and looked at before anybody else sees it, and a person decides where machines cannot. */
// A null where none should be fails the test, as it ought to.
@NullUnmarked
class ReviewRoadTest {
    private static final String MINE = "/api/films/mine";
    private static final String OFFICER = "/api/officer/films";

    @TempDir
    static Path files;

    private static WholeHouse house;
    private static Visitor viewer;
    private static Visitor other;
    private static Visitor officer;
    private static Optional<String> font;

    @BeforeAll
    static void open() throws Exception {
        assumeTrue(
                MediaPrograms.ffmpeg().isPresent() && MediaPrograms.ffprobe().isPresent(), "ffmpeg is not installed");
        font = Arrays.stream(GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames())
                .filter(name -> new Font(name, Font.PLAIN, 20).canDisplayUpTo("全国第一") < 0)
                .findFirst();
        assumeTrue(font.isPresent(), "no Chinese font is installed");
        Path transcript = Files.writeString(files.resolve("transcript.jsonl"), """
                {"t": 0.2, "to": 1.0, "text": "今天泡茶"}
                {"t": 3.5, "to": 4.5, "text": "这款茶是全国第一"}
                """);
        house = WholeHouse.open(Map.of(
                "qiantang.shops.approval",
                false,
                "qiantang.films.short-side",
                540,
                "qiantang.films.senses.look-seconds",
                1,
                "qiantang.ear.kind",
                "transcript",
                "qiantang.ear.file",
                transcript.toString()));
        viewer = house.comes("look-viewer", null, Role.VIEWER);
        other = house.comes("look-other", null, Role.VIEWER);
        officer = house.comes("look-officer", null, Role.OFFICER);
    }

    @AfterAll
    static void close() throws IOException {
        if (house != null) {
            house.close();
        }
    }

    /** A film with words drawn on it. */
    private static byte[] film(int seconds, boolean sound, String words) throws Exception {
        var image = new BufferedImage(540, 960, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(new Color(0x223344));
        pen.fillRect(0, 0, 540, 960);
        pen.setColor(Color.WHITE);
        pen.setFont(new Font(font.orElseThrow(), Font.PLAIN, 48));
        pen.drawString(words, 50, 300);
        pen.dispose();
        Path picture = files.resolve("picture.png");
        ImageIO.write(image, "png", picture.toFile());
        Path film = files.resolve("film.mp4");
        var command = new ArrayList<>(List.of("ffmpeg", "-v", "error", "-y", "-loop", "1", "-i", picture.toString()));
        if (sound) {
            command.addAll(List.of("-f", "lavfi", "-i", "sine=frequency=440", "-c:a", "aac"));
        }
        command.addAll(List.of("-t", Integer.toString(seconds), "-r", "10", "-c:v", "libx264", "-preset", "ultrafast"));
        command.addAll(List.of("-pix_fmt", "yuv420p", film.toString()));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
        return Files.readAllBytes(film);
    }

    private static String sent(String title, byte[] bytes) throws Exception {
        return UploadRoadTest.sent(viewer, bytes, Map.of("filename", "a.mp4", "title", title));
    }

    private static JsonNode ok(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
        return answer.body();
    }

    private static void until(String what, BooleanSupplier look) throws InterruptedException {
        Instant giveUp = Instant.now().plus(Duration.ofSeconds(90));
        while (!look.getAsBoolean()) {
            assertThat(Instant.now()).as(what).isBefore(giveUp);
            Thread.sleep(50);
        }
    }

    private static JsonNode lookedThrough(String id) throws InterruptedException {
        until("the film is made and looked through", () -> {
            JsonNode row = ok(viewer.get(MINE + "/" + id)).get("row");
            return row.at("/state").asString().equals("ready")
                    && row.at("/review/state").asString().equals("done");
        });
        return ok(viewer.get(MINE + "/" + id));
    }

    private static List<JsonNode> found(JsonNode whole, String sense) {
        return whole.get("found")
                .valueStream()
                .filter(one -> one.get("sense").asString().equals(sense))
                .toList();
    }

    @Test
    void what_is_said_in_a_film_is_heard_with_its_time_and_keeps_it_from_everybody_until_an_officer_lets_it_pass()
            throws Exception {
        String id = sent("泡一壶茶", film(6, true, "慢慢喝"));
        String at = MINE + "/" + id;
        JsonNode whole = lookedThrough(id);

        assertThat(whole.at("/row/review/sound/reach").asString()).isEqualTo("whole");
        assertThat(whole.at("/row/review/sound/engine").asString()).isEqualTo("transcript");
        assertThat(found(whole, "heard"))
                .extracting(one -> one.get("text").asString())
                .containsExactly("今天泡茶", "这款茶是全国第一");
        JsonNode wrong = found(whole, "heard").getLast();
        assertThat(wrong.get("fromMs").asLong()).isEqualTo(3_500);
        assertThat(wrong.get("passes").asBoolean()).isFalse();
        assertThat(wrong.at("/reasons/0/article").asString()).contains("广告法");
        assertThat(whole.get("passed").asBoolean()).isFalse();
        Answer refused = viewer.put(at + "/published", "{}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("not-passed");
        assertThat(ok(officer.get(OFFICER + "?standing=waiting")).get("items").size())
                .isZero();
        assertThat(officer.get(OFFICER + "/" + id).status()).isEqualTo(404);

        assertThat(whole.at("/row/review/mayAsk").asBoolean()).isTrue();
        assertThat(ok(viewer.get(MINE)).at("/items/0/review/mayAsk").asBoolean())
                .as("a list judges no words")
                .isFalse();
        assertThat(other.post(at + "/review/ask", "{}").status()).isEqualTo(404);
        assertThat(ok(viewer.post(at + "/review/ask", "{}"))
                        .at("/review/askedAt")
                        .isString())
                .isTrue();
        assertThat(viewer.post(at + "/review/ask", "{}").status()).isEqualTo(409);
        assertThat(viewer.post(at + "/review", "{}").text()).contains("under-review");
        JsonNode waiting = ok(officer.get(OFFICER + "?standing=waiting"));
        assertThat(waiting.at("/items/0/id").asString()).isEqualTo(id);
        assertThat(waiting.at("/items/0/waiting").asBoolean()).isTrue();
        JsonNode sheet = ok(officer.get(OFFICER + "/" + id));
        assertThat(sheet.get("words")
                        .valueStream()
                        .filter(word -> word.get("kind").asString().equals("heard"))
                        .map(word -> word.get("verdict").asString()))
                .containsExactly("clear", "violates");
        String decision = OFFICER + "/" + id + "/review";
        assertThat(viewer.post(decision, "{\"version\": 1, \"pass\": true, \"words\": \"我自己放行\"}")
                        .status())
                .isEqualTo(403);
        assertThat(officer.post(decision, "{\"version\": 2, \"pass\": true, \"words\": \"听过了，没有问题\"}")
                        .status())
                .isEqualTo(409);
        ok(officer.post(decision, "{\"version\": 1, \"pass\": true, \"words\": \"听错了，原话是“全村第一”\"}"));
        assertThat(officer.post(decision, "{\"version\": 1, \"pass\": false, \"words\": \"又想了想，不行\"}")
                        .text())
                .contains("not-asked");

        JsonNode passed = ok(viewer.get(at));
        assertThat(passed.get("passed").asBoolean()).isTrue();
        assertThat(found(passed, "heard").getLast().get("waved").asBoolean()).isTrue();
        assertThat(passed.at("/row/review/decided/words").asString()).contains("全村第一");
        ok(viewer.put(at + "/published", "{}"));
        assertThat(other.get("/api/films/" + id).status()).isEqualTo(200);
        assertThat(viewer.post(at + "/review", "{}").text()).contains("shown");
        ok(viewer.delete(at + "/published"));
        assertThat(viewer.delete(at).status()).isEqualTo(204);
        assertThat(house.bean(JdbcClient.class)
                        .sql("select count(*) from film_review where film_id = :id")
                        .param("id", Long.parseLong(id))
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void what_stands_in_the_picture_is_read_and_another_title_needs_no_second_look() throws Exception {
        String id = sent("慢生活", film(3, true, "全国第一的好茶"));
        String at = MINE + "/" + id;
        JsonNode whole = lookedThrough(id);

        assertThat(whole.at("/row/review/picture/reach").asString()).isEqualTo("whole");
        assertThat(whole.at("/row/review/picture/engine").asString()).isEqualTo("pp-ocr");
        assertThat(whole.at("/row/review/picture/looks").asInt()).isGreaterThanOrEqualTo(3);
        JsonNode seen = found(whole, "seen").getFirst();
        assertThat(seen.get("text").asString()).isEqualTo("全国第一的好茶");
        assertThat(seen.get("state").asString()).isEqualTo("violates");
        assertThat(seen.get("confidence").asInt()).isGreaterThan(80);
        assertThat(viewer.put(at + "/published", "{}").text()).contains("\"found\":1");

        ok(viewer.put(at, "{\"version\": 1, \"title\": \"另一个标题\"}"));
        ok(viewer.post(at + "/render", "{}"));
        until("it is made again", () -> {
            JsonNode row = ok(viewer.get(at)).get("row");
            return row.at("/state").asString().equals("ready")
                    && row.at("/upToDate").asBoolean();
        });
        JsonNode again = ok(viewer.get(at));
        assertThat(again.at("/row/review/state").asString()).isEqualTo("done");
        assertThat(found(again, "seen")).hasSize(1);
        ok(viewer.post(at + "/review/ask", "{}"));
        ok(officer.post(
                OFFICER + "/" + id + "/review", "{\"version\": 2, \"pass\": false, \"words\": \"画面上确实写着，请重剪\"}"));
        assertThat(viewer.put(at + "/published", "{}").text()).contains("refused");
        assertThat(viewer.post(at + "/review/ask", "{}").text()).contains("nothing-to-ask");
        assertThat(viewer.post(at + "/review", "{}").text()).contains("decided");
    }

    @Test
    void a_film_without_sound_has_nothing_to_be_heard_and_goes_on_after_a_restart() throws Exception {
        String id = sent("无声的茶席", film(2, false, "西湖边的一天"));
        JsonNode whole = lookedThrough(id);
        assertThat(whole.at("/row/review/sound/reach").asString()).isEqualTo("silent");
        house.bean(JdbcClient.class)
                .sql("update film_review set state = 'RUNNING', sound = null, picture = null where film_id = :id")
                .param("id", Long.parseLong(id))
                .update();
        assertThat(viewer.put(MINE + "/" + id + "/published", "{}").text()).contains("under-review");

        house.restart();

        assertThat(found(lookedThrough(id), "seen").getFirst().get("text").asString())
                .isEqualTo("西湖边的一天");
        ok(viewer.put(MINE + "/" + id + "/published", "{}"));
    }

    /** Senses that do what they are told. */
    private static class HandSenses implements Senses {
        final CountDownLatch begun = new CountDownLatch(1);
        volatile boolean patient;
        volatile Taken heard = Taken.nothing(Taken.Reach.OFF);

        @Override
        public boolean hears() {
            return true;
        }

        @Override
        public boolean sees() {
            return true;
        }

        @Override
        public Taken hear(Path film, double seconds, Watch watch) throws InterruptedException {
            watch.reach(40);
            begun.countDown();
            while (patient && !watch.isCancelled()) {
                Thread.sleep(5);
            }
            return heard;
        }

        @Override
        public Taken see(Path film, double seconds, Watch watch) {
            return new Taken(Taken.Reach.WHOLE, List.of(), "by-hand", "1", 3, null);
        }
    }

    private static ReviewDesk desk(Senses senses, boolean holdsUnread) {
        FootageTable films = house.bean(FootageTable.class);
        FilmStandings standings = house.bean(FilmStandings.class);
        return new ReviewDesk(
                table(),
                films,
                house.bean(FootageWords.class),
                standings,
                house.bean(Takedowns.class),
                new ReviewLine(table(), films, standings, house.bean(FilmArchive.class), senses),
                holdsUnread,
                InstantSource.system());
    }

    private static ReviewTable table() {
        return new ReviewTable(house.bean(JdbcClient.class), house.bean(JsonMapper.class));
    }

    /** A film that was just made; its file is never looked at. */
    private static long made(ReviewDesk desk) {
        FootageTable table = house.bean(FootageTable.class);
        long id = house.bean(Ids.class).next();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        table.insert(new Footage(
                id,
                Origin.UGC,
                null,
                null,
                new Footage.Source.Upload("a.mp4", 9),
                new FilmLine(FilmPart.HOOK, 0, "茶席", true, null),
                List.of(),
                false,
                1,
                Film.State.QUEUED,
                null,
                null,
                null,
                viewer.person().id(),
                now));
        table.begin(id);
        made(desk, of(id));
        return id;
    }

    /** The version that is being made is done. */
    private static void made(ReviewDesk desk, Footage footage) {
        FootageWords words = house.bean(FootageWords.class);
        desk.expect(footage, true);
        house.bean(FootageTable.class)
                .made(
                        footage.id(),
                        new Footage.Video(
                                footage.version(),
                                Shape.TALL,
                                words.said(footage, words.read(footage)),
                                3,
                                9,
                                true,
                                Instant.now().truncatedTo(ChronoUnit.MICROS)),
                        List.of(),
                        false);
        desk.made(footage);
    }

    /** A film that is just being made again. */
    private static Footage begun(long id) {
        FootageTable table = house.bean(FootageTable.class);
        table.queue(id);
        table.begin(id);
        return of(id);
    }

    private static void retitle(long id) {
        house.bean(FootageDesk.class).revise(of(id), of(id).version(), "另一席茶", null, null);
    }

    private static int set(long id, String what) {
        return house.bean(JdbcClient.class)
                .sql("update film_review set " + what + " where film_id = :id")
                .param("id", id)
                .update();
    }

    private static void isDone(long id) throws InterruptedException {
        until("it is done", () -> of(id).review() != null && state(id) == Review.State.DONE);
    }

    private static void isRefused(String code, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }

    private static Taken heard(Taken.Reach reach, String text) {
        return new Taken(reach, List.of(new Taken.Word(10, 900, text, null)), "by-hand", "1", 0, null);
    }

    private static Footage of(long id) {
        return house.bean(FootageTable.class).find(id).orElseThrow();
    }

    private static Review.State state(long id) {
        return of(id).review().state();
    }

    @Test
    void who_stops_it_cannot_publish_the_film_until_it_was_done_after_all() throws Exception {
        var senses = new HandSenses();
        senses.patient = true;
        try (ReviewDesk desk = desk(senses, false)) {
            long id = made(desk);
            senses.begun.await();
            assertThat(desk.progress(of(id)).orElseThrow().percent()).isEqualTo(20);
            assertThatThrownBy(() -> desk.requireLookedThrough(of(id))).isInstanceOf(Problem.class);

            desk.stop(of(id));
            until("it is stopped", () -> state(id) == Review.State.STOPPED);
            assertThatThrownBy(() -> desk.requireLookedThrough(of(id)))
                    .isInstanceOfSatisfying(
                            Problem.class, problem -> assertThat(problem.code()).isEqualTo("not-reviewed"));

            senses.patient = false;
            desk.again(of(id));
            until("it is done", () -> state(id) == Review.State.DONE);
            desk.requireLookedThrough(of(id));
        }
    }

    @Test
    void films_that_were_made_before_and_not_shown_yet_are_looked_through_at_the_next_start() throws Exception {
        long id;
        try (ReviewDesk before = desk(new HandSenses(), false)) {
            id = made(before);
            until("it is done", () -> state(id) == Review.State.DONE);
        }
        house.bean(JdbcClient.class)
                .sql("delete from film_review where film_id = :id")
                .param("id", id)
                .update();
        assertThat(of(id).review()).isNull();

        try (ReviewDesk next = desk(new HandSenses(), false)) {
            next.afterRestart();

            until("it is done", () -> of(id).review() != null && state(id) == Review.State.DONE);
        }
    }

    @Test
    void a_failing_ear_is_told_and_where_the_house_wants_it_the_film_waits_for_a_person() throws Exception {
        var senses = new HandSenses();
        senses.heard = Taken.failed("server is away");
        try (ReviewDesk free = desk(senses, false);
                ReviewDesk strict = desk(senses, true)) {
            long id = made(free);
            until("it is done", () -> state(id) == Review.State.DONE);

            free.requireLookedThrough(of(id));
            assertThat(of(id).review().sound().reach()).isEqualTo(Taken.Reach.NOT);
            assertThat(free.mayAsk(of(id))).isFalse();
            assertThat(strict.isHeld(of(id))).isTrue();
            assertThatThrownBy(() -> strict.requireLookedThrough(of(id)))
                    .isInstanceOfSatisfying(
                            Problem.class, problem -> assertThat(problem.code()).isEqualTo("held"));
            strict.ask(of(id), viewer.person().id());
            strict.decide(of(id), 1, true, "从头到尾听过了", officer.person().id());
            strict.requireLookedThrough(of(id));
        }
    }

    @Test
    void what_broke_in_an_engine_is_told_as_not_heard_and_what_was_heard_is_judged_by_each_book_again()
            throws Exception {
        var senses = new HandSenses() {
            @Override
            public Taken hear(Path film, double seconds, Watch watch) {
                throw new IllegalStateException("native code broke");
            }
        };
        try (ReviewDesk desk = desk(senses, false)) {
            long id = made(desk);
            until("it is done", () -> state(id) == Review.State.DONE);
            assertThat(of(id).review().sound().why()).contains("native code broke");

            house.bean(JdbcClient.class).sql("""
                            update film_review set sound = cast('{"reach": "WHOLE", "looks": 0, "words":
                                [{"fromMs": 10, "toMs": 20, "text": "这款茶是全国第一"}]}' as jsonb) where film_id = :id
                            """).param("id", id).update();
            FootageWords.Read read = house.bean(FootageWords.class).read(of(id));
            assertThat(read.hasPassed()).isFalse();
            assertThat(read.violations()).isNotEmpty();
        }
    }

    @Test
    void a_version_that_is_made_while_the_one_before_it_is_not_over_waits_for_a_look_of_its_own() throws Exception {
        var senses = new HandSenses();
        senses.heard = heard(Taken.Reach.WHOLE, "慢慢喝");
        try (ReviewDesk desk = desk(senses, false)) {
            long id = made(desk);
            isDone(id);
            retitle(id);
            Footage second = begun(id);
            set(id, "state = 'RUNNING'");
            senses.patient = true;

            made(desk, second);

            assertThat(state(id).isAtWork()).isTrue();
            isRefused("under-review", () -> desk.requireLookedThrough(of(id)));
            assertThat(house.bean(FootageTable.class)
                            .publish(id, id, Instant.now(), viewer.person().id()))
                    .as("whatever was read before")
                    .isFalse();
            senses.patient = false;
            isDone(id);
            desk.requireLookedThrough(of(id));
        }
    }

    @Test
    void a_film_that_was_shown_before_there_was_a_line_is_looked_through_before_it_is_shown_again() throws Exception {
        try (ReviewDesk desk = desk(new HandSenses(), false)) {
            long id = made(desk);
            isDone(id);
            house.bean(JdbcClient.class)
                    .sql("delete from film_review where film_id = :id")
                    .param("id", id)
                    .update();

            isRefused("under-review", () -> desk.requireLookedThrough(of(id)));

            isDone(id);
            desk.requireLookedThrough(of(id));
        }
    }

    @Test
    void what_an_officer_was_asked_and_decided_outlasts_another_making_and_another_title_also_where_nothing_is_heard()
            throws Exception {
        try (ReviewDesk desk = desk(new HandSenses(), true)) {
            long id = made(desk);
            isDone(id);
            assertThat(of(id).review().isWhole()).isFalse();
            desk.ask(of(id), viewer.person().id());

            made(desk, begun(id));
            assertThat(of(id).review().waitsForOfficer()).isTrue();
            desk.decide(of(id), 1, true, "从头到尾听过了", officer.person().id());
            made(desk, begun(id));
            retitle(id);
            made(desk, begun(id));

            assertThat(of(id).video().version()).isEqualTo(2);
            assertThat(of(id).review().hasPassedOfficer()).isTrue();
            desk.requireLookedThrough(of(id));
        }
    }

    @Test
    void what_an_officer_refused_is_not_shown_though_nothing_else_keeps_it_back() throws Exception {
        var senses = new HandSenses();
        senses.heard = heard(Taken.Reach.PART, "这款茶是全国第一");
        try (ReviewDesk desk = desk(senses, false)) {
            long id = made(desk);
            isDone(id);
            desk.ask(of(id), viewer.person().id());
            desk.decide(of(id), 1, false, "确实这么说", officer.person().id());
            set(id, "sound = picture");

            made(desk, begun(id));

            isRefused("refused", () -> desk.requireLookedThrough(of(id)));
        }
    }

    @Test
    void what_was_heard_is_not_forgotten_by_listening_again_until_it_is_missed() throws Exception {
        var senses = new HandSenses();
        senses.heard = heard(Taken.Reach.PART, "这款茶是全国第一");
        try (ReviewDesk desk = desk(senses, false)) {
            long id = made(desk);
            isDone(id);
            senses.heard = heard(Taken.Reach.PART, "慢慢喝");
            desk.again(of(id));
            isDone(id);
            senses.heard = Taken.failed("server is away");
            for (int i = 1; i < ReviewDesk.MOST_REPEATS; i++) {
                desk.again(of(id));
                isDone(id);
            }

            assertThat(of(id).review().sound().reach()).isEqualTo(Taken.Reach.PART);
            assertThat(of(id).review().sound().words())
                    .extracting(Taken.Word::text)
                    .containsExactly("这款茶是全国第一", "慢慢喝");
            assertThat(house.bean(FootageWords.class).read(of(id)).foundPasses())
                    .isFalse();
            isRefused("often-enough", () -> desk.again(of(id)));
        }
    }

    @Test
    void what_was_heard_and_seen_whole_is_not_done_over_and_what_is_stopped_keeps_what_was_heard() throws Exception {
        var senses = new HandSenses();
        senses.heard = heard(Taken.Reach.PART, "这款茶是全国第一");
        try (ReviewDesk desk = desk(senses, false)) {
            long id = made(desk);
            isDone(id);
            senses.patient = true;
            desk.again(of(id));
            until("it is begun", () -> state(id) == Review.State.RUNNING);
            desk.stop(of(id));
            until("it is stopped", () -> state(id) == Review.State.STOPPED);
            assertThat(of(id).review().sound().words()).hasSize(1);

            senses.patient = false;
            senses.heard = heard(Taken.Reach.WHOLE, "慢慢喝");
            desk.again(of(id));
            isDone(id);

            assertThat(of(id).review().sound().words().getFirst().text()).isEqualTo("慢慢喝");
            isRefused("whole", () -> desk.again(of(id)));
        }
    }

    @Test
    void a_film_that_breaks_the_line_is_tried_again_given_up_and_keeps_no_other_waiting() throws Exception {
        var senses = new HandSenses() {
            volatile boolean breaks = true;

            @Override
            public Taken hear(Path film, double seconds, Watch watch) {
                if (breaks) {
                    throw new StackOverflowError("native code broke");
                }
                return heard;
            }
        };
        try (ReviewDesk desk = desk(senses, false)) {
            long bad = made(desk);
            isDone(bad);

            assertThat(of(bad).review().sound().why()).contains("given up");
            assertThat(of(bad).review().picture().reach()).isEqualTo(Taken.Reach.NOT);
            senses.breaks = false;
            long good = made(desk);
            isDone(good);
            assertThat(of(good).review().picture().reach()).isEqualTo(Taken.Reach.WHOLE);
        }
    }

    @Test
    void a_film_over_which_the_program_died_twice_is_told_as_not_heard_and_asked_of_no_engine_any_more()
            throws Exception {
        var senses = new HandSenses();
        try (ReviewDesk before = desk(new HandSenses(), false);
                ReviewDesk next = desk(senses, false)) {
            long id = made(before);
            isDone(id);
            set(id, "state = 'RUNNING', attempts = 2, sound = null, picture = null");

            next.afterRestart();

            isDone(id);
            assertThat(of(id).review().sound().reach()).isEqualTo(Taken.Reach.NOT);
            assertThat(senses.begun.getCount()).isEqualTo(1);
        }
    }

    @Test
    void signs_that_no_database_takes_are_left_out_of_what_is_heard() throws Exception {
        var senses = new HandSenses();
        senses.heard = heard(Taken.Reach.WHOLE, "慢慢\0喝\ud800");
        try (ReviewDesk desk = desk(senses, false)) {
            long id = made(desk);
            isDone(id);

            assertThat(of(id).review().sound().words().getFirst().text()).isEqualTo("慢慢 喝");
        }
    }

    @Test
    void films_that_were_left_out_before_wait_behind_those_that_are_made_now() throws Exception {
        long old;
        long fresh;
        try (ReviewDesk desk = desk(new HandSenses(), false)) {
            old = made(desk);
            isDone(old);
            fresh = made(desk);
            isDone(fresh);
        }
        house.bean(JdbcClient.class)
                .sql("delete from film_review where film_id = :id")
                .param("id", old)
                .update();
        table().queueInterrupted(Instant.now().minusSeconds(60));
        table().queue(fresh, 1, Instant.now());

        assertThat(table().ahead(fresh, 1)).isZero();
        assertThat(table().ahead(old, 1)).isPositive();
        ReviewTable.Turn first = table().take().orElseThrow();

        assertThat(first.filmId()).isEqualTo(fresh);
        for (var turn = Optional.of(first); turn.isPresent(); turn = table().take()) {
            table().giveUp(turn.get(), Taken.failed("tidied away"));
        }
    }

    @Test
    void lists_carry_no_words_that_were_heard_and_films_that_break_a_rule_by_them_leave_lists_all_the_same()
            throws Exception {
        var senses = new HandSenses();
        senses.heard = heard(Taken.Reach.WHOLE, "慢慢喝");
        try (ReviewDesk desk = desk(senses, false)) {
            long id = made(desk);
            isDone(id);
            FootageTable films = house.bean(FootageTable.class);
            films.publish(id, id, Instant.now(), viewer.person().id());
            assertThat(ok(other.get("/api/films")).toString()).contains("\"" + id + "\"");
            set(id, "sound = jsonb_set(sound, '{words,0,text}', '\"这款茶是全国第一\"')");
            house.bean(FilmStandings.class).forget(id);

            Footage listed = films.all(List.of(id)).getFirst();

            assertThat(listed.review().sound().reach()).isEqualTo(Taken.Reach.WHOLE);
            assertThat(listed.review().sound().words()).isEmpty();
            assertThatThrownBy(() -> house.bean(FootageWords.class).read(listed))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(ok(other.get("/api/films")).toString()).doesNotContain("\"" + id + "\"");
            house.bean(FootageDesk.class).withdraw(of(id));
        }
    }
}
