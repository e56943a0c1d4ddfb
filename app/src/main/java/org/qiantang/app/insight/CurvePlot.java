package org.qiantang.app.insight;

import java.awt.Color;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.openpdf.text.Image;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfTemplate;

/** Sales by the minute above, people there below, and between the two what was done: one time, two axes, as on the page. */
final class CurvePlot {
    /** Marks that are worth a place on the curve, in the order of its legend; the others only end something. */
    static final List<String> SHOWN = List.of("opened", "pin", "price", "flash", "warning", "closed");

    private static final Map<String, Color> INKS = Map.of(
            "pin", PaperType.JADE, "price", PaperType.AMBER, "flash", PaperType.VERMILION, "warning", PaperType.VIOLET);
    private static final float HEIGHT = 240;
    private static final float LEFT = 58;
    private static final float LEGEND = 20;
    private static final float LANE = 20;
    private static final float FOOT = 16;
    private static final float WIDEST = 30;
    private static final float NARROWEST = 3;
    private static final float UPPER_PART = 0.58f;
    private static final float INNER = Paper.WIDTH - LEFT - 6;
    private static final float BASE = FOOT;
    private static final float LOWER = (HEIGHT - LEGEND - LANE - FOOT) * (1 - UPPER_PART);
    private static final float FLOOR = BASE + LOWER + LANE;
    private static final float UPPER = HEIGHT - LEGEND - FLOOR - 4;
    private static final float SIZE = 7;
    /** More lines down from their dots would hide the people. */
    private static final int MOST_THREADS = 60;

    /** A mark between sales and people. */
    private record Dot(float x, Color ink) {}

    private final PdfTemplate canvas;
    private final PaperType type;
    private final ReportWords words;
    private final FigureText text;

    CurvePlot(Paper paper, ReportWords words, FigureText text) {
        this.canvas = paper.canvas().createTemplate(Paper.WIDTH, HEIGHT);
        this.type = paper.type();
        this.words = words;
        this.text = text;
    }

    static Color ink(String kind) {
        return INKS.getOrDefault(kind, PaperType.TIDE);
    }

    static float height() {
        return HEIGHT;
    }

    /** The picture of a show's minutes, one at least. */
    Image of(List<Screen.Minute> minutes, List<InsightRows.Mark> marks) {
        List<Screen.Minute> columns = gathered(minutes, (int) (INNER / NARROWEST));
        float step = INNER / columns.size();
        long top = 100 * roundTop((highest(columns, Screen.Minute::gmv) + 99) / 100);
        long most = roundTop(highest(columns, Screen.Minute::online));
        legend();
        axes(columns, step, top, most);
        sales(columns, step, top);
        List<Dot> dots = dots(marks, minutes.getFirst().at(), minutes.size());
        people(columns, step, most, dots);
        dots.forEach(this::draw);
        return Image.getInstance(canvas);
    }

    private void legend() {
        float y = HEIGHT - 9;
        float x = LEFT;
        canvas.setColorFill(PaperType.VERMILION);
        canvas.rectangle(x, y - 1, 7, 7);
        canvas.fill();
        x = label(words.say("成交额", "sales"), x + 10, y);
        canvas.setColorStroke(PaperType.TIDE);
        canvas.setLineWidth(1.6f);
        canvas.moveTo(x, y + 2.5f);
        canvas.lineTo(x + 10, y + 2.5f);
        canvas.stroke();
        x = label(words.say("在线人数", "viewers online"), x + 13, y);
        for (String kind : SHOWN) {
            canvas.setColorFill(ink(kind));
            canvas.circle(x + 3, y + 2.5f, 3);
            canvas.fill();
            x = label(words.mark(kind), x + 9, y);
        }
    }

    private float label(String name, float x, float y) {
        write(PdfContentByte.ALIGN_LEFT, name, x, y);
        return x + type.face().getWidthPoint(name, SIZE) + 14;
    }

    private void axes(List<Screen.Minute> columns, float step, long top, long most) {
        rule(BASE, PaperType.LINE, false);
        rule(FLOOR, PaperType.LINE, false);
        rule(FLOOR + UPPER, PaperType.LINE, true);
        rule(FLOOR + UPPER / 2, PaperType.LINE, true);
        rule(BASE + LOWER, PaperType.LINE, true);
        write(PdfContentByte.ALIGN_RIGHT, text.money(top), LEFT - 5, FLOOR + UPPER - 2.5f);
        write(PdfContentByte.ALIGN_RIGHT, "¥0", LEFT - 5, FLOOR - 2.5f);
        write(PdfContentByte.ALIGN_RIGHT, text.count(most) + words.say(" 人", " people"), LEFT - 5, BASE + LOWER - 2.5f);
        write(PdfContentByte.ALIGN_RIGHT, "0", LEFT - 5, BASE - 2.5f);
        int every = Math.max(1, (int) Math.ceil(columns.size() / (INNER / 48.0)));
        for (int at = 0; at < columns.size(); at += every) {
            write(
                    PdfContentByte.ALIGN_CENTER,
                    ReportWords.minute(columns.get(at).at()),
                    LEFT + (at + 0.5f) * step,
                    2);
        }
    }

    private void rule(float y, Color ink, boolean dashed) {
        canvas.saveState();
        canvas.setLineWidth(0.5f);
        canvas.setColorStroke(ink);
        if (dashed) {
            canvas.setLineDash(2, 3, 0);
        }
        canvas.moveTo(LEFT, y);
        canvas.lineTo(LEFT + INNER, y);
        canvas.stroke();
        canvas.restoreState();
    }

    private void sales(List<Screen.Minute> columns, float step, long top) {
        float bar = Math.min(WIDEST, step * 0.76f);
        canvas.setColorFill(PaperType.VERMILION);
        for (int at = 0; at < columns.size(); at++) {
            float height = UPPER * columns.get(at).gmv() / top;
            if (height > 0) {
                canvas.rectangle(LEFT + (at + 0.5f) * step - bar / 2, FLOOR, bar, height);
                canvas.fill();
            }
        }
    }

    private void people(List<Screen.Minute> columns, float step, long most, List<Dot> dots) {
        float last = LEFT + (columns.size() - 0.5f) * step;
        canvas.setColorFill(PaperType.thin(PaperType.TIDE, 0.16));
        canvas.moveTo(LEFT + step / 2, BASE);
        for (int at = 0; at < columns.size(); at++) {
            canvas.lineTo(
                    LEFT + (at + 0.5f) * step, BASE + LOWER * columns.get(at).online() / most);
        }
        canvas.lineTo(last, BASE);
        canvas.closePath();
        canvas.fill();
        if (dots.size() <= MOST_THREADS) {
            dots.forEach(this::thread);
        }
        canvas.setColorStroke(PaperType.TIDE);
        canvas.setLineWidth(1.4f);
        canvas.setLineJoin(PdfContentByte.LINE_JOIN_ROUND);
        for (int at = 0; at < columns.size(); at++) {
            float x = LEFT + (at + 0.5f) * step;
            float y = BASE + LOWER * columns.get(at).online() / most;
            if (at == 0) {
                canvas.moveTo(x, y);
            } else {
                canvas.lineTo(x, y);
            }
        }
        canvas.stroke();
        if (columns.size() == 1) {
            canvas.setColorFill(PaperType.TIDE);
            canvas.circle(last, BASE + LOWER * columns.getFirst().online() / most, 3);
            canvas.fill();
        }
    }

    private static List<Dot> dots(List<InsightRows.Mark> marks, Instant from, int minutes) {
        List<Dot> dots = new ArrayList<>();
        for (InsightRows.Mark mark : marks) {
            double part = Duration.between(from, mark.at()).toMillis() / (60_000.0 * minutes);
            if (SHOWN.contains(mark.kind()) && part >= 0 && part <= 1) {
                dots.add(new Dot((float) (LEFT + part * INNER), ink(mark.kind())));
            }
        }
        return dots;
    }

    private void thread(Dot dot) {
        canvas.setLineWidth(0.6f);
        canvas.setColorStroke(PaperType.thin(dot.ink(), 0.5));
        canvas.moveTo(dot.x(), FLOOR - LANE / 2);
        canvas.lineTo(dot.x(), BASE);
        canvas.stroke();
    }

    private void draw(Dot dot) {
        canvas.setColorFill(dot.ink());
        canvas.circle(dot.x(), FLOOR - LANE / 2, 3.2f);
        canvas.fill();
    }

    private void write(int align, String name, float x, float y) {
        canvas.beginText();
        canvas.setFontAndSize(type.face(), SIZE);
        canvas.setColorFill(PaperType.INK_3);
        canvas.showTextAligned(align, name, x, y, 0);
        canvas.endText();
    }

    private static long highest(List<Screen.Minute> minutes, ToLongFunction<Screen.Minute> of) {
        return Math.max(0, minutes.stream().mapToLong(of).max().orElse(0));
    }

    /** A round number at or above the highest value, for the top of an axis. */
    static long roundTop(long highest) {
        long power = 1;
        while (10 * power <= highest) {
            power *= 10;
        }
        for (long step : new long[] {1, 2, 5}) {
            if (step * power >= highest) {
                return step * power;
            }
        }
        return 10 * power;
    }

    /** Minutes put together so that no more than so many columns are drawn: sums are added, the last number of people stays. */
    static List<Screen.Minute> gathered(List<Screen.Minute> minutes, int most) {
        int size = Math.max(1, (int) Math.ceil((double) minutes.size() / most));
        List<Screen.Minute> columns = new ArrayList<>();
        for (int from = 0; from < minutes.size(); from += size) {
            List<Screen.Minute> part = minutes.subList(from, Math.min(minutes.size(), from + size));
            long gmv = part.stream().mapToLong(Screen.Minute::gmv).sum();
            long online = part.getLast().online();
            columns.add(new Screen.Minute(part.getFirst().at(), gmv, 0, 0, 0, online, 0, 0, 0, 0, 0));
        }
        return columns;
    }
}
