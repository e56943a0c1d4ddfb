package org.qiantang.engine.guard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TrainingSheetTest {
    private static final String LINE = """
            {"id":"A1","text":"只剩3件了","channel":"speech","category":"false_traffic","verdict":"violates","violates":true,\
            "product_category":"服饰","evasion":"none","facts":{"stock":640},"without_facts":"needs_evidence"}
            """;

    @TempDir
    Path folder;

    @Test
    void whole_files_go_to_one_part_and_those_of_the_test_folder_to_none_of_the_trainings() throws IOException {
        put("lines/A-01.jsonl", LINE);
        put("lines/A-03.jsonl", LINE);
        put("lines/A-05.jsonl", LINE);
        put("test/T-01.jsonl", LINE);

        assertThat(rows())
                .extracting(row -> row.path("part").asString())
                .containsExactly("train", "train", "dev", "dev", "test", "test", "fresh", "fresh");
    }

    @Test
    void a_line_is_written_with_its_facts_and_once_more_without_them() throws IOException {
        put("lines/A-01.jsonl", LINE);

        List<JsonNode> rows = rows();

        assertThat(rows).extracting(row -> row.path("id").asString()).containsExactly("A1", "A1-bare");
        assertThat(rows)
                .extracting(row -> row.path("verdict").asString())
                .containsExactly("violates", "needs_evidence");
        assertThat(rows.getFirst().path("category").asString()).isEqualTo("false_scarcity");
        assertThat(rows.getFirst().path("reading").asString()).contains("库存 640");
        assertThat(rows.getLast().path("reading").asString()).doesNotContain("640");
    }

    @Test
    void a_line_that_says_nothing_of_goods_is_written_once_more_beside_a_sheet_of_a_show() throws IOException {
        put("lines/A-01.jsonl", """
                {"id":"A1","text":"你个蠢货","channel":"speech","category":"vulgar","verdict":"violates","product_category":"服饰"}
                {"id":"A2","text":"原价三百","channel":"speech","category":"price_fraud","verdict":"violates","product_category":"服饰"}
                {"id":"A3","text":"蠢萌蠢萌的","channel":"speech","category":"none","trap":"vulgar","verdict":"clear","product_category":"珠宝"}
                """);
        put("shows/L-01.json", show("服饰", 300));
        put("shows/L-03.json", show("珠宝", 7));

        List<JsonNode> rows = rows();

        assertThat(rows)
                .extracting(row -> row.path("id").asString())
                .filteredOn(id -> id.startsWith("A"))
                .containsExactly("A1", "A1-room", "A2", "A3");
        assertThat(rows.get(1).path("reading").asString()).contains("你个蠢货").contains("库存 300");
        assertThat(rows.get(1).path("verdict").asString()).isEqualTo("violates");
    }

    @Test
    void lines_of_shows_are_told_from_others_whatever_their_numbers_look_like() throws IOException {
        put("lines/AG-01.jsonl", LINE.replace("A1", "AG-01-001"));
        put("shows/L-01.json", show("服饰", 300).replace("[]", "[{\"t\":0,\"speaker\":\"host\",\"text\":\"晚上好\"}]"));

        assertThat(rows())
                .extracting(row ->
                        row.path("id").asString() + " " + row.path("of_show").asBoolean(false))
                .containsExactlyInAnyOrder("AG-01-001 false", "AG-01-001-bare false", "L-01-0 true");
    }

    private static String show(String category, int stock) {
        return "{\"id\":\"L-01\",\"product\":{\"category\":\"%s\",\"facts\":{\"stock\":%d}},\"lines\":[]}"
                .formatted(category, stock);
    }

    private void put(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private List<JsonNode> rows() {
        var out = new ByteArrayOutputStream();
        int status = TrainingSheet.run(folder, new PrintStream(out, true, UTF_8), System.err);
        assertThat(status).isZero();
        return out.toString(UTF_8).lines().map(JsonMapper.shared()::readTree).toList();
    }
}
