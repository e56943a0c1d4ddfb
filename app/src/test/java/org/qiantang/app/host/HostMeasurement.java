package org.qiantang.app.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.performance.Mouth;
import org.qiantang.engine.performance.Viseme;
import org.qiantang.engine.performance.music.Mixer;
import org.qiantang.engine.performance.music.Mood;
import org.qiantang.engine.performance.presenter.Acting;
import org.qiantang.engine.performance.presenter.Cast;
import org.qiantang.engine.performance.presenter.Gesture;
import org.qiantang.engine.performance.presenter.GoodsCard;
import org.qiantang.engine.performance.presenter.Pose;
import org.qiantang.engine.performance.presenter.PresenterPainter;
import org.qiantang.engine.performance.presenter.Stage;

/**
 * How many rooms a core carries: a talking presenter is drawn, mixed and encoded as fast as it goes, and the processor time
 * of this thread and of FFmpeg is set against the time that the show would take.
 *
 * <p>Not a test by its name; run with {@code mvn -pl app test -Dtest=HostMeasurement}.
 */
class HostMeasurement {
    private static final Format FORMAT = new Format(720, 1280, 25);
    private static final int SECONDS = 12;

    @Test
    void rooms_a_core() throws Exception {
        run(Cast.XIAOCHAO, 5); // so that the machine's own compiler is done
        for (Cast cast : Cast.values()) {
            double[] cost = run(cast, SECONDS);
            assertThat(cost[0]).isPositive();
            assertThat(cost[1]).isPositive();
            System.out.printf(
                    "%-9s drawing and mixing %.2f ms a frame, encoder %.2f, rooms a core %.2f%n",
                    cast, cost[0], cost[1], 1000.0 / FORMAT.frames() / (cost[0] + cost[1]));
        }
    }

    /** Milliseconds of processor for a frame: ours and FFmpeg's. */
    private static double[] run(Cast cast, int seconds) throws Exception {
        Path ffmpeg = Encoder.program().orElseThrow();
        SplittableRandom random = new SplittableRandom(1);
        PresenterPainter painter = new PresenterPainter(FORMAT.width(), FORMAT.height(), 1, cast.look());
        Mixer mixer = new Mixer(new Mixer.Choice(Mood.TEA, 25, true));
        GoodsCard goods = new GoodsCard("西湖龙井 明前特级", "¥88.00", "库存 120 件", null, "主推款", new GoodsCard.Stock(120, 400));
        int frames = seconds * FORMAT.frames();
        long tags = 0;
        long before = own();
        long encoding;
        try (Encoder encoder = Encoder.start(ffmpeg, FORMAT, "{}", _ -> {})) {
            for (int frame = 0; frame < frames; frame++) {
                int samples = (int) (FORMAT.firstSample(frame + 1) - FORMAT.firstSample(frame));
                short[] sound = voice(frame, samples);
                mixer.mix(sound, samples, false);
                Mouth mouth = new Mouth(Math.abs(Math.sin(frame * 0.55)), 0.1, random.nextDouble() * 0.3, 0, Viseme.AA);
                Gesture gesture = frame / 60 % 3 == 0 ? Gesture.POINT : Gesture.NONE;
                Acting acting = new Acting(mouth, frame / 100 % 2 == 0 ? Pose.PRESENTING : Pose.TALKING, gesture);
                Stage stage =
                        new Stage("钱塘茶集 · 春茶专场", goods, "这款明前龙井，是今年三月底在梅家坞手工采摘的。第" + frame / 75 + "句", List.of(), null);
                encoder.write(painter.planes(frame / (double) FORMAT.frames(), acting, stage), sound, samples);
                tags++;
            }
            Thread.sleep(1_500); // until the encoder has taken what lies in the pipe
            encoding = encoder.processor().toNanos();
        }
        double ours = (own() - before) / 1e6 / tags;
        return new double[] {ours, encoding / 1e6 / tags};
    }

    private static long own() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static short[] voice(int frame, int samples) {
        short[] sound = new short[samples];
        for (int i = 0; i < samples; i++) {
            double at = (double) frame * samples + i;
            sound[i] = (short) (6_000 * Math.sin(at * 0.026) * Math.abs(Math.sin(at * 0.0007)));
        }
        return sound;
    }
}
