package org.qiantang.app.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiantang.app.payment.OneDatabase;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** Callbacks in the forms that SRS 5 and 6 and nginx-rtmp 1.2 document. */
class MediaServerTest {
    private static final String SECRET = "s3cret";
    private static final MediaServerSettings SETTINGS = new MediaServerSettings(
            "https://big.test/live/{room}.flv", "https://big.test/live/{room}.m3u8", Set.of("127.0.0.1"));

    private static OneDatabase database;
    private final List<String> airings = new CopyOnWriteArrayList<>();
    private Programmes programmes;
    private Elsewhere elsewhere;
    private MockMvc web;

    @BeforeAll
    static void start() throws Exception {
        database = OneDatabase.start();
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    @BeforeEach
    void open() {
        JdbcClient.create(database.pool()).sql("delete from picture_elsewhere").update();
        begin();
    }

    @AfterEach
    void close() {
        programmes.close();
    }

    @Test
    void srs_may_publish_a_room_with_its_key_and_viewers_are_sent_there_until_it_ends() throws Exception {
        web.perform(srs("on_publish", "c1", "7", "?key=good-key"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.code").value(0));
        Optional<Elsewhere.Place> during = elsewhere.of(7);
        OnAir air = programmes.snapshot(7).orElseThrow();
        boolean ownDoorShut = programmes.openHuman(7).isEmpty();
        web.perform(srs("on_publish", "c1", "7", "?key=good-key"))
                .andExpect(jsonPath("$.code").value(0));
        web.perform(srs("on_publish", "c2", "7", "?key=good-key"))
                .andExpect(jsonPath("$.code").value(409));
        web.perform(srs("on_unpublish", "c2", "7", ""))
                .andExpect(jsonPath("$.code").value(0));
        boolean afterLateWord = elsewhere.of(7).isPresent();
        web.perform(srs("on_unpublish", "c1", "7", ""))
                .andExpect(jsonPath("$.code").value(0));

        assertThat(during).contains(new Elsewhere.Place("https://big.test/live/7.flv", "https://big.test/live/7.m3u8"));
        assertThat(air.live()).isTrue();
        assertThat(air.source()).contains(Source.HUMAN);
        assertThat(ownDoorShut).isTrue();
        assertThat(afterLateWord)
                .as("the end of another publisher changes nothing")
                .isTrue();
        assertThat(elsewhere.of(7)).isEmpty();
        assertThat(programmes.openHuman(7)).isPresent();
    }

    @Test
    void wrong_keys_other_rooms_and_names_that_are_no_rooms_are_refused() throws Exception {
        web.perform(srs("on_publish", "c1", "7", "?key=bad-key"))
                .andExpect(jsonPath("$.code").value(403));
        web.perform(srs("on_publish", "c1", "8", "?key=good-key"))
                .andExpect(jsonPath("$.code").value(403));
        web.perform(srs("on_publish", "c1", "good-key", ""))
                .andExpect(jsonPath("$.code").value(403));
        web.perform(nginx("publish", "1", "bad-key")).andExpect(status().isForbidden());

        assertThat(elsewhere.of(7)).isEmpty();
    }

    @Test
    void nginx_rtmp_gives_the_stream_the_rooms_number_in_place_of_the_key() throws Exception {
        web.perform(nginx("publish", "1", "good-key"))
                .andExpect(status().isFound())
                .andExpect(header().string("Location", "7"));
        boolean during = elsewhere.of(7).isPresent();
        web.perform(nginx("publish_done", "1", "7")).andExpect(status().isOk());

        assertThat(during).isTrue();
        assertThat(elsewhere.of(7)).isEmpty();
    }

    @Test
    void other_callbacks_are_answered_and_change_nothing() throws Exception {
        web.perform(srs("on_play", "c9", "7", "")).andExpect(jsonPath("$.code").value(0));
        web.perform(srs("on_dvr", "c9", "7", "")).andExpect(jsonPath("$.code").value(0));
        web.perform(nginx("play", "9", "7")).andExpect(status().isOk());

        assertThat(elsewhere.of(7)).isEmpty();
    }

    @Test
    void who_does_not_know_the_secret_or_calls_from_elsewhere_is_not_heard() throws Exception {
        web.perform(post("/api/media/srs/guess")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"action\":\"on_publish\",\"stream\":\"7\",\"param\":\"?key=good-key\"}"))
                .andExpect(status().isForbidden());
        web.perform(srs("on_publish", "c1", "7", "?key=good-key").with(request -> {
                    request.setRemoteAddr("203.0.113.9");
                    return request;
                }))
                .andExpect(status().isForbidden());

        assertThat(elsewhere.of(7)).isEmpty();
    }

    @Test
    void after_a_restart_it_is_known_who_publishes_there() throws Exception {
        web.perform(srs("on_publish", "c1", "7", "?key=good-key"))
                .andExpect(jsonPath("$.code").value(0));
        programmes.close();

        begin();
        elsewhere.remember();

        assertThat(elsewhere.of(7)).isPresent();
        web.perform(srs("on_unpublish", "c1", "7", ""))
                .andExpect(jsonPath("$.code").value(0));
        assertThat(elsewhere.of(7)).isEmpty();
    }

    private void begin() {
        programmes = new Programmes(InstantSource.system(), (_, source, live) -> airings.add(source + " " + live));
        elsewhere = new Elsewhere(JdbcClient.create(database.pool()), programmes, SETTINGS);
        StreamKeys keys = key -> key.equals("good-key") ? Optional.of(7L) : Optional.empty();
        web = MockMvcBuilders.standaloneSetup(new MediaServerEndpoints(
                        SETTINGS, new CallbackSecret(SECRET), keys, elsewhere, InstantSource.system()))
                .build();
    }

    private static MockHttpServletRequestBuilder srs(String action, String client, String stream, String param) {
        return post("/api/media/srs/" + SECRET)
                .contentType(MediaType.APPLICATION_JSON)
                .content("""
                {"server_id":"vid-0xk989d","service_id":"382a6i2g","action":"%s","client_id":"%s","ip":"192.168.1.10",
                 "vhost":"__defaultVhost__","app":"live","tcUrl":"rtmp://big.test/live","stream":"%s","param":"%s",
                 "stream_url":"/live/%s","stream_id":"vid-124q9y3"}
                """.formatted(action, client, stream, param, stream));
    }

    private static MockHttpServletRequestBuilder nginx(String call, String client, String name) {
        return post("/api/media/nginx-rtmp/" + SECRET)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .content(
                        "app=live&flashver=FMLE/3.0&swfurl=&tcurl=rtmp://big.test/live&pageurl=&addr=192.168.1.10&clientid="
                                + client + "&call=" + call + "&name=" + name + "&type=live");
    }
}
