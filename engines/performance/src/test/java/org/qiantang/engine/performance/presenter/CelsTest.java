package org.qiantang.engine.performance.presenter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

class CelsTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int MOST_BYTES = 400_000;

    @ParameterizedTest
    @EnumSource
    void everybody_of_the_house_comes_in_parts_small_enough_for_a_page(Cast one) {
        byte[] bytes = Cels.of(one.look());
        JsonNode drawing = JSON.readTree(bytes);

        assertThat(bytes.length).isLessThan(MOST_BYTES);
        assertThat(drawing.get("parts").get("set")).isNotEmpty();
        assertThat(drawing.get("parts").get("body")).isNotEmpty();
        assertThat(drawing.get("parts").get("fringe")).isNotEmpty();
        assertThat(drawing.get("parts").has("earring")).isEqualTo(!one.look().isMan());
        assertThat(drawing.get("parts").get("glasses").isEmpty())
                .isEqualTo(one.look().glasses() == Look.Glasses.NONE);
        assertThat(drawing.get("label").get("d").asString()).startsWith("M");
        assertThat(Cels.of(one.look())).as("drawn again").isEqualTo(bytes);
    }

    @ParameterizedTest
    @EnumSource
    void every_room_is_written_down_by_day_and_by_night(Look.Scene scene) {
        byte[] day = Cels.of(Look.DEFAULT.in(scene).lit(Look.Light.DAY));
        byte[] night = Cels.of(Look.DEFAULT.in(scene).lit(Look.Light.NIGHT));

        assertThat(day).isNotEqualTo(night);
        assertThat(paints(JSON.readTree(night))).containsAnyOf("fill", "line", "glow");
    }

    @Test
    void a_shape_keeps_its_own_space_its_clip_and_its_pen() {
        ArrayNode clips = JsonNodeFactory.instance.arrayNode();

        ArrayNode inks = Tracer.of(clips, g -> {
            g.translate(10, 20);
            g.scale(2, 2);
            g.clip(new Rectangle2D.Double(0, 0, 5, 5));
            g.setColor(new Color(1, 2, 3, 128));
            g.setStroke(new BasicStroke(1.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            g.draw(Outline.of("M 0 0 L 3.125 4 Z"));
        });

        JsonNode ink = inks.get(0);
        assertThat(ink.get("d").asString()).isEqualTo("M0 0L3.13 4Z");
        assertThat(ink.get("m").toString()).isEqualTo("[2,0,0,2,10,20]");
        assertThat(ink.get("fill").asString()).isEqualTo("#01020380");
        assertThat(ink.get("pen").asDouble()).isEqualTo(1.5);
        assertThat(ink.get("cap").asString()).isEqualTo("round");
        assertThat(clips.get(ink.get("clip").asInt()).asString())
                .startsWith("M10 20")
                .contains("20 30");
    }

    @Test
    void a_clip_that_was_kept_and_set_again_hides_nothing_that_it_did_not() {
        ArrayNode clips = JsonNodeFactory.instance.arrayNode();

        ArrayNode inks = Tracer.of(clips, g -> {
            var before = g.getClip();
            g.clip(new Ellipse2D.Double(0, 0, 5, 5));
            g.setClip(before);
            g.fill(new Rectangle2D.Double(0, 0, 1, 1));
        });

        assertThat(inks.get(0).has("clip")).isFalse();
    }

    @Test
    void what_a_page_could_not_draw_again_is_refused_when_it_is_written_down() {
        ArrayNode clips = JsonNodeFactory.instance.arrayNode();

        assertThatThrownBy(() -> Tracer.of(clips, g -> g.drawString("字", 0, 0)))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("drawString");
    }

    private static Set<String> paints(JsonNode drawing) {
        return StreamSupport.stream(drawing.get("parts").get("set").spliterator(), false)
                .flatMap(ink -> ink.propertyNames().stream())
                .collect(Collectors.toSet());
    }
}
