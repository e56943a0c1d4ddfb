package org.qiantang.app.rulebook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qiantang.app.account.Role;
import org.qiantang.app.account.WholeHouse;
import org.qiantang.app.account.WholeHouse.Answer;
import org.qiantang.app.account.WholeHouse.Visitor;
import org.qiantang.app.settings.Settings;
import org.qiantang.engine.guard.Channel;
import org.qiantang.engine.guard.GuardInForce;
import org.qiantang.engine.guard.Line;
import org.qiantang.engine.guard.ReaderInForce;
import org.qiantang.engine.guard.ReaderVersion;
import org.qiantang.engine.guard.Speaker;
import org.qiantang.engine.guard.meaning.SecondReader;
import org.qiantang.event.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Versions of the second reader over HTTP: the model that ships, packed under other names and thresholds. */
class ReadersTest {
    private static final String READERS = "/api/officer/readers";
    private static final String EDGE = "edge-of-a-part";
    private static final String TELLING = "我二舅打了八年胰岛素，去年换这台机器出的水喝，针停了，西瓜照吃";

    private static WholeHouse house;
    private static Visitor bringer;
    private static Visitor second;
    private static Visitor admin;
    private static byte[] model;
    private static String categories;

    @BeforeAll
    static void open() throws IOException {
        house = WholeHouse.open();
        bringer = house.comes("reader-bringer", null, Role.OFFICER);
        second = house.comes("reader-second", null, Role.OFFICER);
        admin = house.comes("reader-overseer", null, Role.ADMIN);
        model = resource("model.onnx");
        var card = new Properties();
        card.load(new ByteArrayInputStream(resource("card.properties")));
        categories = "\"" + card.getProperty("categories").replace(",", "\",\"") + "\"";
        JdbcClient jdbc = house.bean(JdbcClient.class);
        jdbc.sql("""
                        insert into show_row
                               (show_id, room_id, merchant_id, host_id, title, state, host_kind, created_at, opened_at)
                        values (7101, 1, 1, 1, '晚场', 'closed', 'HUMAN', :at, :at)
                        """)
                .param("at", Instant.parse("2026-11-20T12:00:00Z").atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                        insert into host_line (show_id, line_id, at, speaker, text, verdict, findings)
                        values (7101, 9101, :at, 'HUMAN', :text, 'clear', '[]'::jsonb)
                        """)
                .param("at", Instant.parse("2026-11-20T12:01:00Z").atOffset(ZoneOffset.UTC))
                .param("text", TELLING)
                .update();
    }

    @AfterAll
    static void close() throws IOException {
        house.close();
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream bytes = SecondReader.class.getResourceAsStream(name)) {
            if (bytes == null) {
                throw new IOException(name + ": missing");
            }
            return bytes.readAllBytes();
        }
    }

    private static byte[] packed(String version, double inShows) throws IOException {
        String card = String.format(Locale.ROOT, """
                        {"format": 1, "version": "%s", "categories": [%s], "temperature": 1.1, "threshold": 0.5,
                         "threshold_in_shows": %.2f, "trained_by": "a team", "trained_on": "what ships"}""", version, categories, inShows);
        return zip(Map.of("reader.json", card.getBytes(UTF_8), "model.onnx", model));
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, UTF_8)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static Answer brought(Visitor who, byte[] zip, String reason, String from) throws IOException {
        var body = new ByteArrayOutputStream();
        part(body, "reason", "", reason.getBytes(UTF_8));
        part(body, "from", "", from.getBytes(UTF_8));
        part(body, "file", "; filename=\"reader.zip\"", zip);
        body.writeBytes(("--" + EDGE + "--\r\n").getBytes(UTF_8));
        return who.send(READERS + "/import", body.toByteArray(), "multipart/form-data; boundary=" + EDGE);
    }

    private static void part(ByteArrayOutputStream body, String name, String more, byte[] content) {
        body.writeBytes(("--" + EDGE + "\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more
                        + "\r\nContent-Type: "
                        + (more.isEmpty() ? "text/plain;charset=UTF-8" : "application/zip") + "\r\n\r\n")
                .getBytes(UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(UTF_8));
    }

    private static JsonNode draft(String version, double inShows, String from) throws IOException {
        Answer answer = brought(bringer, packed(version, inShows), "新语料", from);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.body();
    }

    private static JsonNode tried(String id) throws InterruptedException {
        Answer begun = bringer.post(READERS + "/" + id + "/tries", "{\"lines\": 500}");
        assertThat(begun.status()).as(begun.text()).isEqualTo(202);
        String path = "/api/officer/rule-tries/" + begun.body().get("id").asString();
        for (int i = 0; i < 1_200; i++) {
            JsonNode now = bringer.get(path).body();
            if (!now.get("state").asString().equals("running")) {
                return now;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("it does not end: " + path);
    }

    private static Answer approved(Visitor who, String id, int revision) {
        return who.post(READERS + "/" + id + "/approve", "{\"revision\": " + revision + "}");
    }

    private static Answer withdrawn(String id) {
        return bringer.post(READERS + "/" + id + "/withdraw", "{\"reason\": \"存疑太多\"}");
    }

    private static String live(String version, double inShows) throws IOException, InterruptedException {
        String id = draft(version, inShows, "").get("id").asString();
        tried(id);
        Answer answer = approved(second, id, 1);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return id;
    }

    /** As a room asks: which version a host's line is judged by. */
    private static String reads() {
        var line = new Line(TELLING, Channel.SPEECH, Speaker.HOST, LocalDate.of(2026, 11, 27), null);
        String version = house.bean(ReaderInForce.class)
                .judge(house.bean(GuardInForce.class).now(), line)
                .version();
        return version.substring(version.indexOf('+') + 1);
    }

    private static String shipped() {
        return ReaderVersion.ofProgram().version();
    }

    private static JsonNode inForce() {
        return bringer.get(READERS + "/in-force").body();
    }

    private static Path file(JsonNode reader) {
        return house.bean(Settings.class)
                .data()
                .resolve("readers")
                .resolve(reader.get("sha256").asString() + ".zip");
    }

    @Test
    void a_version_is_brought_tried_out_approved_by_another_in_force_and_taken_back() throws Exception {
        JsonNode draft = draft("2099.1", 0.5, "");
        String id = draft.get("id").asString();

        Answer untried = approved(second, id, 1);
        JsonNode run = tried(id);
        Answer own = approved(bringer, id, 1);
        String before = reads();
        Answer other = approved(second, id, 1);
        String with = reads();
        Answer back = withdrawn(id);

        assertThat(untried.body().get("code").asString()).isEqualTo("not-tried");
        assertThat(run.get("state").asString()).isEqualTo("done");
        assertThat(run.get("judgedBy").asString()).endsWith("+" + shipped());
        assertThat(own.body().get("code").asString()).isEqualTo("own-work");
        assertThat(before).isEqualTo(shipped());
        assertThat(other.status()).as(other.text()).isEqualTo(200);
        assertThat(other.body().get("inForce").asBoolean()).isTrue();
        assertThat(with).isEqualTo("2099.1");
        assertThat(back.body().get("state").asString()).isEqualTo("withdrawn");
        assertThat(reads()).isEqualTo(shipped());
        assertThat(back.body()
                        .get("acts")
                        .valueStream()
                        .map(act -> act.get("act").asString()))
                .containsExactly("withdrawn", "published", "brought");
    }

    @Test
    void a_try_out_tells_what_would_be_doubted_anew_and_what_no_longer() throws Exception {
        String eager = draft("2099.2", 0.5, "").get("id").asString();
        String slow = draft("2099.3", 1.0, "").get("id").asString();

        JsonNode found = tried(eager);
        JsonNode gone = tried(slow);
        JsonNode line = bringer.get("/api/officer/rule-tries/" + found.get("id").asString() + "/lines?kind=found")
                .body()
                .get("items");
        withdrawn(eager);
        withdrawn(slow);

        assertThat(found.get("done").asInt()).isEqualTo(1);
        assertThat(found.get("found").asInt() + gone.get("gone").asInt())
                .as("what is doubted from 0.5 on, and not from 1 on, is either new here or gone there")
                .isPositive();
        assertThat(found.get("gone").asInt()).isZero();
        assertThat(gone.get("found").asInt()).isZero();
        assertThat(line.valueStream().map(one -> one.get("after").asString())).allMatch("needs_evidence"::equals);
    }

    @Test
    void of_two_live_versions_the_last_counts_and_the_one_before_comes_back() throws Exception {
        String first = live("2099.4", 0.9);
        String next = live("2099.5", 0.8);
        String last = reads();

        withdrawn(next);
        String before = reads();
        withdrawn(first);

        assertThat(last).isEqualTo("2099.5");
        assertThat(before).isEqualTo("2099.4");
        assertThat(reads()).isEqualTo(shipped());
    }

    @Test
    void a_version_counts_from_its_day_on_and_one_that_was_taken_back_can_be_brought_forward_again() throws Exception {
        String id = draft("2099.6", 0.9, "2099-01-01").get("id").asString();
        tried(id);
        Answer approved = approved(second, id, 1);
        String meanwhile = reads();
        withdrawn(id);

        Answer dated = bringer.put(READERS + "/" + id, "{\"reason\": \"提前\", \"from\": \"\", \"revision\": 1}");
        Answer late = approved(second, id, 1);
        Answer untried = approved(second, id, 2);
        tried(id);
        Answer again = approved(second, id, 2);
        String now = reads();
        withdrawn(id);

        assertThat(approved.body().get("state").asString()).isEqualTo("live");
        assertThat(approved.body().get("inForce").asBoolean()).isFalse();
        assertThat(meanwhile).isEqualTo(shipped());
        assertThat(dated.body().get("state").asString()).isEqualTo("draft");
        assertThat(late.body().get("code").asString()).isEqualTo("moved");
        assertThat(untried.body().get("code").asString()).isEqualTo("not-tried");
        assertThat(again.status()).as(again.text()).isEqualTo(200);
        assertThat(now).isEqualTo("2099.6");
    }

    @Test
    void where_the_file_is_damaged_or_gone_the_shipped_one_reads_and_the_console_says_so() throws Exception {
        String id = live("2099.7", 0.9);
        JsonNode reader = bringer.get(READERS + "/" + id).body();
        byte[] whole = Files.readAllBytes(file(reader));
        Files.write(file(reader), new byte[] {1, 2, 3});
        house.restart();
        String damaged = reads();
        JsonNode told = inForce();
        String health = house.bean(ReadersHealth.class).health().getDetails().toString();
        Files.delete(file(reader));
        house.restart();
        JsonNode gone = inForce();

        Answer same = brought(bringer, whole, "放回文件", "");
        String mended = reads();
        JsonNode again = inForce();
        withdrawn(id);

        assertThat(damaged).isEqualTo(shipped());
        assertThat(told.get("trouble").asString()).isEqualTo("damaged");
        assertThat(told.get("wanted").asString()).isEqualTo("2099.7");
        assertThat(told.get("using").asString()).isEqualTo(shipped());
        assertThat(health).contains("its file is DAMAGED");
        assertThat(gone.get("trouble").asString()).isEqualTo("missing");
        assertThat(same.body().get("id").asString()).isEqualTo(id);
        assertThat(mended).isEqualTo("2099.7");
        assertThat(again.get("trouble").isNull()).isTrue();
    }

    @Test
    void what_the_program_cannot_read_by_gives_way_and_the_same_package_is_tried_once_more() throws Exception {
        String id = live("2099.13", 0.9);
        JsonNode reader = bringer.get(READERS + "/" + id).body();
        byte[] whole = Files.readAllBytes(file(reader));
        house.restart();
        // Between the look at the file and the first question it goes: as if its model could not be read.
        Files.delete(file(reader));
        String without = reads();
        JsonNode told = inForce();

        Answer same = brought(bringer, whole, "放回文件", "");
        String with = reads();
        withdrawn(id);

        assertThat(without).isEqualTo(shipped());
        assertThat(told.get("trouble").asString()).isEqualTo("unfit");
        assertThat(told.get("using").asString()).isEqualTo(shipped());
        assertThat(same.status()).as(same.text()).isEqualTo(201);
        assertThat(with).isEqualTo("2099.13");
    }

    @Test
    void to_take_a_live_version_back_stops_try_outs_which_would_keep_the_place_of_the_one_before() throws Exception {
        String id = live("2099.14", 0.9);
        JsonNode other = draft("2099.15", 0.9, "");
        BroughtReader reader = house.bean(ReaderTable.class)
                .one(Long.parseLong(other.get("id").asString()))
                .orElseThrow();
        TryTable tries = house.bean(TryTable.class);
        Instant now = Instant.parse("2026-11-27T12:00:00Z");
        long tryId = house.bean(Ids.class).next();
        tries.insert(tryId, house.bean(ReaderTrials.class).of(reader, bringer.id()), 1, now);

        boolean before = tries.progress(tryId, new TryTable.Counts(0, 0, 0, 0));
        withdrawn(id);
        boolean after = tries.progress(tryId, new TryTable.Counts(0, 0, 0, 0));
        tries.end(tryId, TryOut.State.STOPPED, now);

        assertThat(before).isFalse();
        assertThat(after).isTrue();
    }

    @Test
    void after_a_restart_the_version_in_force_reads() throws Exception {
        String id = live("2099.8", 0.9);

        house.restart();
        String after = reads();
        withdrawn(id);

        assertThat(after).isEqualTo("2099.8");
    }

    @Test
    void a_package_comes_out_as_it_was_brought() throws Exception {
        String id = draft("2099.9", 0.9, "").get("id").asString();

        Answer zip = bringer.get(READERS + "/" + id + "/zip");
        withdrawn(id);

        assertThat(zip.status()).isEqualTo(200);
        assertThat(zip.text()).startsWith("PK");
    }

    @Test
    void what_is_no_package_or_has_a_name_that_is_taken_is_refused_with_its_fault() throws Exception {
        draft("2099.10", 0.9, "");

        Answer noZip = brought(bringer, "hello".getBytes(UTF_8), "x", "");
        Answer noModel = brought(bringer, zip(Map.of("reader.json", new byte[] {'{', '}'})), "x", "");
        Answer other = brought(bringer, packed("2099.10", 0.8), "x", "");
        Answer ours = brought(bringer, packed(shipped(), 0.8), "x", "");
        Answer silent = brought(bringer, packed("2099.11", 0.8), "", "");
        Answer noDay = brought(bringer, packed("2099.11", 0.8), "x", "soon");

        assertThat(noZip.status()).isEqualTo(422);
        assertThat(noZip.body().get("fault").asString()).isEqualTo("no_zip");
        assertThat(noModel.body().get("fault").asString()).isEqualTo("card");
        assertThat(other.body().get("code").asString()).isEqualTo("version-taken");
        assertThat(ours.body().get("code").asString()).isEqualTo("version-taken");
        assertThat(silent.body().get("field").asString()).isEqualTo("reason");
        assertThat(noDay.body().get("field").asString()).isEqualTo("from");
        try (var files = Files.list(house.bean(Settings.class).data().resolve("readers"))) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".part"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"VIEWER", "MERCHANT", "HOST"})
    void nobody_but_officers_and_administrators_sees_them(String role) throws IOException {
        Visitor other = house.comes("reader-nosy-" + role.toLowerCase(Locale.ROOT), null, Role.valueOf(role));

        for (String path : new String[] {"", "/in-force", "/1", "/1/zip", "/1/tries"}) {
            assertThat(other.get(READERS + path).status()).as(path).isEqualTo(403);
            assertThat(house.guest().get(READERS + path).status()).as(path).isEqualTo(401);
        }
        assertThat(brought(other, new byte[0], "x", "").status()).isEqualTo(403);
    }

    @Test
    void an_administrator_looks_on_but_does_not_bring_and_approves_only_for_want_of_officers() throws Exception {
        String id = draft("2099.12", 0.9, "").get("id").asString();
        tried(id);

        assertThat(admin.get(READERS + "/" + id).status()).isEqualTo(200);
        assertThat(brought(admin, new byte[0], "x", "").status()).isEqualTo(403);
        assertThat(admin.post(READERS + "/" + id + "/withdraw", "{\"reason\": \"x\"}")
                        .status())
                .isEqualTo(403);
        assertThat(approved(admin, id, 1).body().get("code").asString()).isEqualTo("officers-first");
    }
}
