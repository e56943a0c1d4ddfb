package org.qiantang.engine.performance.presenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.performance.Mouth;
import org.qiantang.engine.performance.MouthTimeline;
import org.qiantang.engine.performance.Utterance;
import org.qiantang.engine.performance.Utterance.PhonemeAt;
import org.qiantang.engine.performance.Viseme;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Postures and mouths worked out here, kept for {@code web/ui/presenter/presenter.test.ts}, which works them out again as
 * the page does. {@code -Dgolden.write=true} writes them anew.
 */
class NumbersForThePageTest {
    private static final Path KEPT = Path.of("../../web/ui/presenter/numbers.json");
    private static final JsonMapper JSON = new JsonMapper();
    private static final double FRAME = 0.04;
    private static final int FRAMES = 120;
    private static final int RATE = 16_000;
    private static final List<Pose> POSES = List.of(Pose.values());
    private static final List<Gesture> GESTURES = List.of(Gesture.values());

    @Test
    void what_is_kept_for_the_page_is_what_is_worked_out_here() throws IOException {
        ObjectNode now = JSON.createObjectNode();
        now.set("motions", motions());
        now.set("mouths", mouths());
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(KEPT, now + "\n");
        }

        JsonNode kept = JSON.readTree(Files.readString(KEPT));

        assertThat(JSON.readTree(now.toString())).isEqualTo(kept);
    }

    private static ArrayNode motions() {
        ArrayNode motions = JSON.createArrayNode();
        for (Look.Manner manner : List.of(Look.Manner.WARM, Look.Manner.LIVELY)) {
            ObjectNode motion = motions.addObject();
            long seed = manner == Look.Manner.WARM ? 1 : -4_200_000_000_042L;
            motion.put("seed", seed).put("manner", manner.name());
            ArrayNode frames = motion.putArray("frames");
            Motion body = new Motion(seed, manner);
            for (int i = 0; i < FRAMES; i++) {
                Acting acting = new Acting(mouth(i), pose(i), gesture(i));
                boolean goods = i >= 60 && i < 90;
                Posture posture = body.at(i * FRAME, acting, goods);
                ObjectNode frame = frames.addObject();
                frame.put("seconds", rounded(i * FRAME));
                frame.set("mouth", mouth(acting.mouth()));
                frame.put("pose", lower(acting.pose())).put("gesture", lower(acting.gesture()));
                frame.put("goods", goods);
                if (i % 6 == 0) {
                    frame.set("posture", fine(JSON.valueToTree(posture)));
                }
            }
        }
        return motions;
    }

    private static Mouth mouth(int frame) {
        return new Mouth(rounded(0.45 + 0.45 * Math.sin(frame * 0.9)), 0.1, 0, frame % 7 == 0 ? 0.5 : 0, Viseme.AA);
    }

    private static Pose pose(int frame) {
        return POSES.get(frame / 30 % POSES.size());
    }

    private static Gesture gesture(int frame) {
        return frame < 10 ? Gesture.NONE : GESTURES.get(frame / 17 % GESTURES.size());
    }

    private static ObjectNode mouths() {
        List<PhonemeAt> phonemes = new ArrayList<>();
        String[] sounds = {"p", "ɑ", "m", "i", "u", "s", "", "tɕ", "o", "n", "f", "ɤ"};
        for (int i = 0; i < sounds.length; i++) {
            phonemes.add(new PhonemeAt(i * 95, sounds[i]));
        }
        short[] samples = new short[RATE * 5 / 4];
        for (int i = 0; i < samples.length; i++) {
            double second = (double) i / RATE;
            double loud = 0.1 + 0.9 * Math.abs(Math.sin(Math.PI * 3 * second));
            samples[i] = (short) Math.round(9_000 * loud * Math.sin(Math.TAU * 220 * second));
        }
        MouthTimeline timeline = MouthTimeline.of(new Utterance("", samples, RATE, phonemes, List.of()));
        ObjectNode mouths = JSON.createObjectNode();
        mouths.put("seconds", (double) samples.length / RATE).put("step", MouthTimeline.LOUDNESS_STEP);
        ArrayNode shapes = mouths.putArray("shapes");
        timeline.stretches()
                .forEach(one -> shapes.addObject()
                        .put("from", rounded(one.from()))
                        .put("to", rounded(one.to()))
                        .put("viseme", lower(one.viseme())));
        ArrayNode loudness = mouths.putArray("loudness");
        for (double one : timeline.loudness()) {
            loudness.add(rounded(one));
        }
        ArrayNode at = mouths.putArray("at");
        for (double second = -0.05; second < 1.35; second += 0.0173) {
            ObjectNode one = at.addObject().put("second", rounded(second));
            one.set("mouth", mouth(timeline.at(rounded(second))));
        }
        return mouths;
    }

    private static ObjectNode mouth(Mouth mouth) {
        return JSON.createObjectNode()
                .put("jaw", rounded(mouth.jaw()))
                .put("width", rounded(mouth.width()))
                .put("round", rounded(mouth.round()))
                .put("closed", rounded(mouth.closed()))
                .put("viseme", lower(mouth.viseme()));
    }

    /** Another machine's sine may differ in its last place. */
    private static JsonNode fine(JsonNode posture) {
        ObjectNode fine = JSON.createObjectNode();
        posture.properties().forEach(entry -> {
            JsonNode value = entry.getValue();
            if (value.isNumber()) {
                fine.put(entry.getKey(), rounded(value.asDouble()));
            } else {
                fine.set(entry.getKey(), fine(value));
            }
        });
        return fine;
    }

    private static double rounded(double number) {
        // Adding nought turns a negative nought into the other one.
        return Math.round(number * 1e6) / 1e6 + 0.0;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
