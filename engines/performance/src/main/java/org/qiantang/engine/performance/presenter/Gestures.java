package org.qiantang.engine.performance.presenter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qiantang.engine.performance.Utterance;

/**
 * The gestures that go with a sentence, by what its words mean: a greeting waves, a price points at the goods, a warning
 * raises a finger.
 *
 * <p>A hand is there a little before its word is heard, as people's hands are, and stays for a while.
 */
public final class Gestures {
    /** A sentence without any. */
    public static final Gestures NONE = new Gestures(List.of());

    private static final double AHEAD = 0.30;
    private static final double HELD = 1.5;
    /** Hands that never rest mean nothing. */
    private static final double APART = 2.4;

    private static final Pattern WORDS =
            Pattern.compile("(?<wave>大家好|朋友们好|你好|您好|欢迎|晚上好|早上好|下午好|再见|拜拜|下次见|(?i:hello|welcome))"
                    + "|(?<thank>谢谢|感谢|多谢|辛苦)"
                    + "|(?<below>下方|点击|链接|下单|购物袋|小黄车|右下角|左下角|拍下|抢购)"
                    + "|(?<note>注意|提醒|记得|请看清|第一|重点|理性|放心)"
                    + "|(?<open>全部|所有|一共|一整|满满|包邮|超大|各位|大家)"
                    + "|(?<point>这款|这个|这件|这一款|这盒|这瓶|这份|看这里|[一二三四五六七八九十百千万零两]元|块钱|价格|到手价)");
    private static final Map<String, Gesture> MEANINGS = Map.of(
            "wave", Gesture.WAVE,
            "thank", Gesture.THANK,
            "below", Gesture.BELOW,
            "note", Gesture.NOTE,
            "open", Gesture.OPEN,
            "point", Gesture.POINT);

    /** A gesture for a while, in seconds of the sentence. */
    public record Held(double from, double to, Gesture gesture) {}

    private final List<Held> held;

    private Gestures(List<Held> held) {
        this.held = List.copyOf(held);
    }

    /** The gestures of a spoken sentence, at the times of its syllables. */
    public static Gestures of(Utterance utterance) {
        List<Held> held = new ArrayList<>();
        Matcher word = WORDS.matcher(utterance.text());
        double free = 0;
        while (word.find()) {
            double from = Math.max(0, timeOf(utterance, word.start()) - AHEAD);
            if (from >= free) {
                double to = Math.min(from + HELD, utterance.seconds());
                held.add(new Held(from, to, meaning(word)));
                free = from + APART;
            }
        }
        return new Gestures(held);
    }

    /** In order of time; between them the hands do as the pose has it. */
    public List<Held> held() {
        return held;
    }

    /** The gesture at a moment of the sentence, in seconds. */
    public Gesture at(double second) {
        for (Held each : held) {
            if (second >= each.from && second < each.to) {
                return each.gesture;
            }
        }
        return Gesture.NONE;
    }

    private static Gesture meaning(Matcher word) {
        return MEANINGS.entrySet().stream()
                .filter(meant -> word.group(meant.getKey()) != null)
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(Gesture.NONE);
    }

    /** When a place of the text is said: by its syllable, or by its share of the text where a voice tells no times. */
    private static double timeOf(Utterance utterance, int place) {
        double before = -1;
        for (Utterance.SyllableAt syllable : utterance.syllables()) {
            if (syllable.offset() > place) {
                break;
            }
            before = syllable.millis() / 1000.0;
        }
        return before >= 0
                ? before
                : utterance.seconds() * place / Math.max(1, utterance.text().length());
    }
}
