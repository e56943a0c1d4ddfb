package org.qiantang.app.shortvideo;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.copywriting.FilmLine;

/**
 * A product's pictures, as far as films can draw them, and what a person has said that each shows. It chooses the picture
 * of a scene by what the sentence speaks of, and by nothing that moving the scene would change.
 *
 * @param pictures addresses in the shop's order
 * @param first the product's own first picture, its cover, also where no film can draw it; null where it has none
 */
record Album(
        List<String> pictures,
        Map<String, PictureLabel> labels,
        @Nullable String first) {
    static final Album EMPTY = new Album(List.of(), Map.of(), null);

    /** What sentences stand on that no picture of goods shows. */
    private static final Set<String> UNSEEN =
            Set.of("delivery", "after-sale", "shop", "price", "stock", "skus", "line-up");

    private static final int NAMED = 10;
    private static final int USUAL = 5;
    private static final int WHOLE = 2;
    private static final int COVER = 1;
    private static final int UNKNOWN = 0;
    private static final int OTHER = -1;

    Album {
        pictures = List.copyOf(pictures);
        labels = Map.copyOf(labels);
    }

    /** The pictures of these that this machine can draw, with what was said of them. */
    static Album of(List<String> pictures, List<PictureLabel> labels) {
        return new Album(
                pictures.stream().filter(Album::isDrawn).distinct().toList(),
                labels.stream()
                        .filter(label -> !label.isEmpty())
                        .collect(Collectors.toMap(PictureLabel::picture, Function.identity(), (one, _) -> one)),
                pictures.isEmpty() ? null : pictures.getFirst());
    }

    /** WebP is unpacked by browsers only, and what lies in another house is not fetched. */
    static boolean isDrawn(String picture) {
        return picture.startsWith("/pictures/") && !picture.endsWith(".webp");
    }

    /** How a picture goes with its sentence. */
    enum Fit {
        /** It shows what the sentence speaks of. */
        SHOWS,
        /** It shows the goods whole, or is their cover, of which nobody has said what it shows. */
        WHOLE,
        /** The sentence speaks of nothing that a picture could show. */
        FREE,
        /** Nobody has said what it shows; only a person chooses it. */
        UNKNOWN,
        /** It shows something else; only a person chooses it. */
        OTHER,
        /** No picture goes with it. */
        NONE
    }

    /** @param picture null where none goes with the sentence */
    record Choice(@Nullable String picture, Fit fit) {}

    private static final Choice NOTHING = new Choice(null, Fit.NONE);

    /** The picture that a person has chosen for a scene, as long as the product has it; else the one that goes with it. */
    Choice choose(Scene scene) {
        Set<String> spoken = spoken(scene.line());
        String picked = scene.picture();
        if (picked != null && pictures.contains(picked)) {
            return new Choice(picked, fit(picked, spoken));
        }
        return choose(spoken, scene.look(), scene.id());
    }

    /**
     * The picture that goes best with what is spoken of.
     *
     * @param turn shares a scene's turn out where several go alike
     */
    Choice choose(Set<String> spoken, Look look, int turn) {
        if (!spoken.isEmpty()) {
            return about(spoken, turn);
        }
        List<String> any = switch (look) {
            case TITLE, PRICE, CLOSING -> cover();
            case PRESENTER, PICTURE, FIGURES, COMPARE -> ofNothing();
        };
        return any.isEmpty() ? NOTHING : new Choice(any.get(Math.floorMod(turn - 1, any.size())), Fit.FREE);
    }

    /** The keys of the facts that a sentence speaks of and a picture may show. */
    static Set<String> spoken(FilmLine line) {
        var spoken = new HashSet<>(line.facts());
        spoken.removeAll(UNSEEN);
        return spoken;
    }

    private Choice about(Set<String> spoken, int turn) {
        int best = pictures.stream().mapToInt(one -> rank(one, spoken)).max().orElse(OTHER);
        if (best < COVER) {
            return NOTHING;
        }
        List<String> alike =
                pictures.stream().filter(one -> rank(one, spoken) == best).toList();
        String chosen = alike.get(Math.floorMod(turn - 1, alike.size()));
        return new Choice(chosen, fit(chosen, spoken));
    }

    private Fit fit(String picture, Set<String> spoken) {
        if (spoken.isEmpty()) {
            return Fit.FREE;
        }
        int rank = rank(picture, spoken);
        return rank >= USUAL ? Fit.SHOWS : rank >= COVER ? Fit.WHOLE : rank == UNKNOWN ? Fit.UNKNOWN : Fit.OTHER;
    }

    private int rank(String picture, Set<String> spoken) {
        PictureLabel label = labels.get(picture);
        if (label == null) {
            return picture.equals(first) ? COVER : UNKNOWN;
        }
        int named = label.named(spoken);
        return named > 0 ? NAMED + named : label.usually(spoken) ? USUAL : label.isWhole() ? WHOLE : OTHER;
    }

    /** The first that shows the goods whole; else the first of which nobody said that it shows a part. */
    private List<String> cover() {
        return pictures.stream()
                .filter(this::isWhole)
                .findFirst()
                .or(() -> pictures.stream()
                        .filter(one -> !labels.containsKey(one))
                        .findFirst())
                .or(() -> ofNothing().stream().findFirst())
                .stream()
                .toList();
    }

    /** What may be seen while nothing is spoken of that a picture shows: the goods as a whole rather than a part of them. */
    private List<String> ofNothing() {
        List<String> whole = pictures.stream()
                .filter(one -> !labels.containsKey(one) || isWhole(one) || has(one, Aspect.WORN))
                .toList();
        return whole.isEmpty()
                ? pictures.stream().filter(one -> !has(one, Aspect.SIZE_CHART)).toList()
                : whole;
    }

    private boolean isWhole(String picture) {
        return has(picture, Aspect.WHOLE);
    }

    private boolean has(String picture, Aspect aspect) {
        PictureLabel label = labels.get(picture);
        return label != null && label.aspects().contains(aspect);
    }
}
