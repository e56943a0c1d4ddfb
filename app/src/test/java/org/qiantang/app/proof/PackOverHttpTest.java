package org.qiantang.app.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qiantang.app.account.Role;
import org.qiantang.app.account.WholeHouse;
import org.qiantang.app.account.WholeHouse.Answer;
import org.qiantang.app.account.WholeHouse.Visitor;
import org.qiantang.app.catalog.ShopDesk;
import org.qiantang.app.room.Receipt;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.app.room.Rooms;
import org.qiantang.app.settings.Settings;
import org.qiantang.engine.tlog.note.Checkpoint;
import org.qiantang.engine.tlog.note.SignedNote;
import org.qiantang.engine.tlog.pack.PackVerifier;
import org.qiantang.engine.tlog.pack.Trust;
import org.qiantang.engine.tlog.stamp.StampTrust;
import org.qiantang.engine.tlog.witness.Policy;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Packs and the log over real HTTP, as officers, strangers and other programs reach them. */
class PackOverHttpTest {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static WholeHouse house;
    private static Visitor officer;
    private static String show = "";

    @TempDir
    Path folder;

    @BeforeAll
    static void open() throws Exception {
        house = WholeHouse.open(Map.of("qiantang.shops.approval", false));
        house.bean(ShopDesk.class).openShop(960L, "存证的店");
        Visitor owner = house.comes("proven", 960L, Role.VIEWER, Role.MERCHANT, Role.HOST);
        show = owner.post("/api/studio/shows", "{\"title\": \"存证场\"}")
                .body()
                .get("id")
                .asString();
        Receipt opened = house.bean(Rooms.class)
                .ask(Long.parseLong(show), new RoomRequest.Open())
                .get();
        assertThat(opened).isInstanceOf(Receipt.Done.class);
        officer = house.comes("officer-of-proof", null, Role.OFFICER);
    }

    @AfterAll
    static void close() throws IOException {
        house.close();
    }

    private static HttpResponse<byte[]> bytes(String path) throws Exception {
        // Not resolved, which would tidy up the path before the program sees it.
        HttpRequest request = HttpRequest.newBuilder(URI.create(house.address() + path))
                .header("Cookie", "qt_session=" + officer.session())
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    @Test
    void an_officer_takes_a_pack_that_passes_by_the_keys_that_the_log_publishes() throws Exception {
        HttpResponse<byte[]> answer = bytes("/api/officer/packs/show/" + show + "?reason=case-1");
        Path pack = folder.resolve("pack.zip");
        Files.write(pack, answer.body());

        Visitor stranger = house.guest();
        var trust = new Trust(
                Policy.parse(stranger.get("/log/policy.txt").text()),
                StampTrust.parse(stranger.get("/log/tsa.pem").text()));
        PackVerifier.Report report = PackVerifier.verify(pack, trust);
        var done = officer.get("/api/officer/proof/custody?act=export")
                .body()
                .get("items")
                .get(0);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .contains("show-" + show + ".zip");
        assertThat(report.isPassed()).isTrue();
        assertThat(report.stampsByOthers()).isZero();
        assertThat(done.get("reason").asString()).isEqualTo("case-1");
        assertThat(done.get("person").asString()).isEqualTo("officer-of-proof");
    }

    @Test
    void the_log_is_there_for_everybody_and_tells_who_stands_behind_it() throws Exception {
        bytes("/api/officer/packs/show/" + show + "?reason=case-2");
        Visitor stranger = house.guest();

        Checkpoint checkpoint =
                Checkpoint.of(SignedNote.parse(stranger.get("/log/checkpoint").text()));
        var about = stranger.get("/log/about").body();
        HttpResponse<byte[]> entries = bytes("/log/tile/entries/000.p/" + checkpoint.size());

        assertThat(checkpoint.size()).isPositive();
        assertThat(about.get("origin").asString()).isEqualTo(checkpoint.origin());
        assertThat(about.get("stamps").get(0).get("independent").asBoolean()).isFalse();
        assertThat(entries.statusCode()).isEqualTo(200);
        assertThat(entries.headers().firstValue("Content-Type")).contains("application/octet-stream");
    }

    @Test
    void of_the_folder_of_the_log_nothing_else_is_given_away() throws Exception {
        bytes("/api/officer/packs/show/" + show + "?reason=case-3");
        Path log = house.bean(Settings.class).data().resolve("log");
        List<String> hidden;
        try (Stream<Path> files = Files.walk(log)) {
            hidden = files.filter(
                            file -> Files.isRegularFile(file) && file.toFile().length() > 0)
                    .map(file -> log.relativize(file).toString())
                    .filter(name -> !name.equals("checkpoint") && !name.startsWith("tile/"))
                    .toList();
        }

        assertThat(hidden)
                .contains("head")
                .anyMatch(name -> name.startsWith("stamped/"))
                .anyMatch(name -> name.startsWith("sums/"));
        for (String name : hidden) {
            for (String path : List.of("/log/" + name, "/log/tile/../" + name, "/log/tile/%2e%2e/" + name)) {
                assertThat(bytes(path).body()).as(path).isNotEqualTo(Files.readAllBytes(log.resolve(name)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/log/tile/0/000.p/x", "/log/tile/0/0000", "/log/tile/100/000", "/log/tile/entries/999"})
    void what_is_no_tile_of_the_log_is_not_found(String path) throws Exception {
        assertThat(bytes(path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/officer/packs/show/1?reason=x",
                "/api/officer/packs/order/1?reason=x",
                "/api/officer/packs/finding?show=1&line=2&reason=x",
                "/api/officer/proof",
                "/api/officer/proof/custody"
            })
    void only_officers_are_let_in(String path) {
        Visitor viewer = house.comes("viewer-" + Integer.toHexString(path.hashCode()), null, Role.VIEWER, Role.ADMIN);

        assertThat(house.guest().get(path).status()).isEqualTo(401);
        assertThat(viewer.get(path).status()).isEqualTo(403);
    }

    @Test
    void without_a_reason_nothing_is_given_away() {
        Answer answer = officer.get("/api/officer/packs/show/" + show);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(Objects.requireNonNull(answer.body()).get("field").asString())
                .isEqualTo("reason");
    }

    @Test
    void a_reason_that_tells_how_to_reach_somebody_is_refused_and_comes_into_no_log() {
        Answer answer = officer.get("/api/officer/packs/show/" + show + "?reason=call-138-0013-8000");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(Objects.requireNonNull(answer.body()).get("code").asString()).isEqualTo("personal-details");
        assertThat(answer.text()).doesNotContain("8000");
        assertThat(house.bean(JdbcClient.class)
                        .sql("select count(*) from proof_access where reason like '%8000%'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/officer/packs/show/987654?reason=x",
                "/api/officer/packs/order/987654?reason=x",
                "/api/officer/packs/finding?show=987654&line=1&reason=x"
            })
    void what_is_not_there_is_not_found(String path) {
        assertThat(officer.get(path).status()).isEqualTo(404);
    }
}
