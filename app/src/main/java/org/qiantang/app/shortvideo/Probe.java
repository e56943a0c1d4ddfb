package org.qiantang.app.shortvideo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a file is, by what is in it and not by its name.
 *
 * @param width as it is shown, in pixels; 0 where there is no picture
 * @param seconds as the file says; 0 where it does not
 * @param hasWords whether it has a track of subtitles that can be read
 * @param isMarked whether it says that a machine made it (GB 45438-2025, annex E)
 */
record Probe(int width, int height, double seconds, boolean hasSound, boolean hasWords, boolean isMarked) {
    private static final Probe NOTHING = new Probe(0, 0, 0, false, false, false);
    /** Subtitles that are texts; others are pictures. */
    private static final Set<String> TEXTS = Set.of("mov_text", "subrip", "webvtt", "ass");

    private static final JsonMapper JSON = new JsonMapper();

    static Probe of(Path ffprobe, Path file) throws IOException, InterruptedException {
        String said = Ffmpeg.probe(
                ffprobe,
                file,
                List.of(
                        "-show_entries",
                        "stream=codec_type,codec_name,width,height,duration:stream_disposition=attached_pic"
                                + ":stream_side_data=rotation:format=duration:format_tags"));
        try {
            return said.isBlank() ? NOTHING : read(JSON.readTree(said));
        } catch (JacksonException unreadable) {
            return NOTHING;
        }
    }

    private static Probe read(JsonNode said) {
        int width = 0;
        int height = 0;
        double seconds = said.at("/format/duration").asDouble(0);
        boolean sound = false;
        boolean words = false;
        for (JsonNode stream : said.path("streams")) {
            String type = stream.path("codec_type").asString("");
            boolean isCover = stream.at("/disposition/attached_pic").asInt(0) == 1;
            if (type.equals("video") && !isCover && width == 0) {
                boolean turned = isTurned(stream);
                width = stream.path(turned ? "height" : "width").asInt(0);
                height = stream.path(turned ? "width" : "height").asInt(0);
                seconds = Math.max(seconds, stream.path("duration").asDouble(0));
            }
            sound |= type.equals("audio");
            words |= type.equals("subtitle")
                    && TEXTS.contains(stream.path("codec_name").asString(""));
        }
        return new Probe(width, height, seconds, sound, words, isMarked(said.at("/format/tags")));
    }

    private static boolean isTurned(JsonNode stream) {
        for (JsonNode beside : stream.path("side_data_list")) {
            if (Math.abs(beside.path("rotation").asInt(0)) % 180 == 90) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMarked(JsonNode tags) {
        for (Map.Entry<String, JsonNode> tag : tags.properties()) {
            if (tag.getKey().toUpperCase(Locale.ROOT).contains("AIGC")
                    && tag.getValue().asString("").replace(" ", "").contains("\"Label\":\"1\"")) {
                return true;
            }
        }
        return false;
    }

    boolean hasPicture() {
        return width > 0 && height > 0;
    }

    boolean isTooLarge() {
        return (long) width * height > Ffmpeg.MOST_PIXELS;
    }

    /** The shape that its picture is nearest to. */
    Shape shape() {
        double here = Math.log(width / (double) height);
        return List.of(Shape.values()).stream()
                .min(Comparator.comparingDouble(
                        shape -> Math.abs(here - Math.log(shape.width(720) / (double) shape.height(720)))))
                .orElse(Shape.TALL);
    }
}
