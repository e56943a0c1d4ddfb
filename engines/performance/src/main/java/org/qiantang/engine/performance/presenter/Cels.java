package org.qiantang.engine.performance.presenter;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A presenter in parts, as animators lay transparent sheets over each other: what never changes its shape is written down
 * here once for a look, and a page moves it and draws the rest (lips, eyes, jaw, arms) itself.
 *
 * <p>As JSON, read by {@code web/ui/presenter/drawing.ts}: {@code parts} by name, each a list of shapes from the back to the
 * front in the space of its own part; the colours and measures that the moving parts are drawn with; the outline of the label
 * that says she is made by AI. Lengths are design pixels of a picture of 720 x 1280.
 */
public final class Cels {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Rectangle2D WHOLE =
            new Rectangle2D.Double(0, 0, PresenterPainter.DESIGN_WIDTH, PresenterPainter.DESIGN_HEIGHT);

    private final Look look;
    private final Tints tints;
    private final HairCut cut;
    private final ArrayNode clips = JsonNodeFactory.instance.arrayNode();
    private final ObjectNode parts = JsonNodeFactory.instance.objectNode();
    private final ObjectNode drawing = JsonNodeFactory.instance.objectNode();

    private Cels(Look look) {
        this.look = look;
        tints = new Tints(look);
        cut = HairCut.of(look.hair());
    }

    /**
     * The parts of who looks so.
     *
     * @param look at a settled time of day; see {@link Look#litAt}
     */
    public static byte[] of(Look look) {
        return JSON.writeValueAsBytes(new Cels(look).drawn());
    }

    private ObjectNode drawn() {
        drawing.put("man", look.isMan());
        drawing.put("senior", look.age() == Look.Age.SENIOR);
        drawing.put("manner", look.manner().name());
        drawing.put("steam", look.scene() == Look.Scene.TEA_ROOM);
        drawing.put("counter", Backdrop.COUNTER_Y);
        colours();
        Jaw jaw = Jaw.of(look);
        Tracer.numbers(drawing.putArray("jaw"), 2, jaw.temple(), jaw.cheek(), jaw.corner(), jaw.chinHalf(), jaw.chin());
        parts();
        drawing.set("parts", parts);
        drawing.set("clips", clips);
        label();
        return drawing;
    }

    private void colours() {
        ObjectNode colours = drawing.putObject("colours");
        colours.put("skin", Tracer.css(tints.skin));
        colours.put("skinShade", Tracer.css(tints.skinShade));
        colours.put("skinDeep", Tracer.css(tints.skinDeep));
        colours.put("lipUpper", Tracer.css(tints.lipUpper));
        colours.put("lipLower", Tracer.css(tints.lipLower));
        colours.put("brow", Tracer.css(tints.brow));
        colours.put("sleeve", Tracer.css(tints.sleeve.getColor1()));
        colours.put("sleeveFoot", Tracer.css(tints.sleeve.getColor2()));
        colours.put("cuff", Tracer.css(Wear.cuff(look, tints)));
    }

    private void parts() {
        part("set", g -> Backdrop.paint(g, WHOLE, look));
        part("hairBack", g -> Hair.paintBack(g, look, tints, cut));
        if (Hair.isPinned(look)) {
            part("pin", Hair::paintPin);
            part("tassel", Hair::paintTassel);
        }
        part("hairTop", g -> Hair.paintTop(g, tints, cut));
        part("body", g -> Body.paint(g, look, tints));
        part("earFar", g -> Head.paintEar(g, tints, -1));
        part("earNear", g -> Head.paintEar(g, tints, 1));
        if (!look.isMan()) {
            part("earring", g -> Head.paintEarring(g, look));
        }
        part("cheeks", g -> Head.paintCheeks(g, tints));
        part("age", g -> Head.paintAge(g, look, tints));
        part("nose", g -> Head.paintNose(g, look, tints));
        part("fringe", g -> Hair.paintFringe(g, tints, cut));
        part("glasses", g -> Spectacles.paint(g, look.glasses()));
    }

    private void part(String name, Consumer<Graphics2D> painter) {
        parts.set(name, Tracer.of(clips, painter::accept));
    }

    private void label() {
        ObjectNode label = drawing.putObject("label");
        Rectangle2D around = AiLabel.OUTLINE.getBounds2D();
        label.put("d", Tracer.path(AiLabel.OUTLINE));
        Tracer.numbers(label.putArray("box"), 2, around.getX(), around.getY(), around.getWidth(), around.getHeight());
        label.put("plate", Tracer.css(AiLabel.PLATE));
        label.put("rim", Tracer.css(Palette.TIDE_LIGHT));
        label.put("words", Tracer.css(AiLabel.WORDS));
    }
}
