package org.qiantang.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A claim that a host spreads over two lines, from the control room to the list of findings. */
// A null where none should be fails the test, as it ought to.
@NullUnmarked
class JoinedLinesRoadTest {
    @TempDir
    private static Path data;

    private static WholeProgram program;
    private static String owner;

    @BeforeAll
    static void open() throws Exception {
        program = WholeProgram.start(data.resolve("house"));
        program.ok(null, "POST", "/api/shops", """
                {"name": "teahouse", "password": "a-long-password", "shopName": "西湖茶铺"}""");
        owner = program.session("teahouse");
    }

    @AfterAll
    static void close() throws Exception {
        if (program != null) {
            program.close();
        }
    }

    @Test
    void two_lines_that_are_clear_alone_and_violate_together_are_found_and_can_be_taken_back() throws Exception {
        String show = show("晚场");

        JsonNode first = say(show, "我家这款茶叶是全国");
        JsonNode second = say(show, "第一，喜欢的可以看看");
        say(show, "刚才说错了");

        assertThat(byRules(first)).isEmpty();
        assertThat(second.get("verdict").asString()).isEqualTo("violates");
        JsonNode found = program.until(
                        owner,
                        path(show, "/findings"),
                        lines -> lines.get("items")
                                .valueStream()
                                .anyMatch(line -> !line.get("correctedAt").isNull()))
                .get("items")
                .valueStream()
                .filter(line -> line.get("lineId").equals(second.get("lineId")))
                .findFirst()
                .orElseThrow();
        assertThat(found.get("correctedAt").isNull()).isFalse();
        JsonNode earlier = byRules(found).getFirst().get("earlier");
        assertThat(earlier.size()).isEqualTo(1);
        assertThat(earlier.get(0).get("lineId").asString())
                .isEqualTo(first.get("lineId").asString());
        assertThat(earlier.get(0).get("words").asString()).isEqualTo("全国");
        assertThat(earlier.get(0).get("begins").asBoolean()).isTrue();
        close(show);
    }

    @Test
    void lawful_lines_with_the_same_words_are_not_joined_to_a_claim() throws Exception {
        String show = show("早场");

        JsonNode first = say(show, "我家这款茶叶发往全国");
        JsonNode second = say(show, "第一次来的朋友可以看看");

        assertThat(byRules(first)).isEmpty();
        assertThat(byRules(second)).isEmpty();
        assertThat(second.get("verdict").asString()).isNotEqualTo("violates");
        close(show);
    }

    private static String show(String title) throws Exception {
        String show = program.ok(owner, "POST", "/api/studio/shows", "{\"title\": \"" + title + "\"}")
                .get("id")
                .asString();
        program.ok(owner, "POST", path(show, "/open"), "");
        return show;
    }

    /** A room has one show on air at a time. */
    private static void close(String show) throws Exception {
        program.ok(owner, "POST", path(show, "/close"), "");
        program.until(
                owner, path(show, ""), told -> told.get("state").asString().equals("closed"));
    }

    private static JsonNode say(String show, String text) throws Exception {
        return program.ok(owner, "POST", path(show, "/lines"), "{\"text\": \"" + text + "\"}");
    }

    /** What the rules found; the reader of the meaning may have its doubts of any line. */
    private static List<JsonNode> byRules(JsonNode line) {
        return line.get("findings")
                .valueStream()
                .filter(found ->
                        !found.has("doubtPercent") || found.get("doubtPercent").isNull())
                .toList();
    }

    private static String path(String show, String end) {
        return "/api/studio/shows/" + show + end;
    }
}
