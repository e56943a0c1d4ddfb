package org.qiantang.app.shortvideo;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.copywriting.FilmLine;
import org.qiantang.app.copywriting.FilmPart;
import org.qiantang.app.copywriting.FilmScripts;

/** The title and the scenes of a film, in order. */
record Storyboard(FilmLine title, List<Scene> scenes) {
    static final int MOST_SCENES = 40;

    Storyboard {
        scenes = List.copyOf(scenes);
        if (scenes.isEmpty() || scenes.size() > MOST_SCENES) {
            throw new IllegalArgumentException("scenes: " + scenes.size() + " (expected: 1.." + MOST_SCENES + ")");
        }
    }

    /** Lays out what was written: each sentence gets the picture that its part asks for. */
    static Storyboard of(FilmScripts.Draft draft, boolean presenter) {
        var scenes = new ArrayList<Scene>();
        int points = 0;
        for (FilmLine line : draft.lines()) {
            boolean isPoint = line.part() == FilmPart.POINT || line.part() == FilmPart.HOW;
            scenes.add(new Scene(scenes.size() + 1, look(line.part(), presenter, points), line, null));
            points += isPoint ? 1 : 0;
        }
        return new Storyboard(draft.title(), scenes);
    }

    private static Look look(FilmPart part, boolean presenter, int points) {
        return switch (part) {
            case HOOK -> Look.TITLE;
            case LEAD, WARNING -> presenter ? Look.PRESENTER : Look.PICTURE;
            // Pictures and figures by turns, so that the eye has something to do.
            case POINT, HOW -> points % 2 == 0 ? Look.PICTURE : Look.FIGURES;
            case PROOF, MAKER, DELIVERY -> Look.FIGURES;
            case AFTER_SALE -> presenter ? Look.PRESENTER : Look.FIGURES;
            case COMPARE -> Look.COMPARE;
            case PRICE -> Look.PRICE;
            case CALL -> Look.CLOSING;
        };
    }

    List<FilmLine> lines() {
        return scenes.stream().map(Scene::line).toList();
    }

    Optional<Scene> scene(int id) {
        return scenes.stream().filter(scene -> scene.id() == id).findFirst();
    }

    Storyboard with(int id, UnaryOperator<Scene> change) {
        return new Storyboard(
                title,
                scenes.stream()
                        .map(scene -> scene.id() == id ? change.apply(scene) : scene)
                        .toList());
    }

    Storyboard titled(FilmLine other) {
        return new Storyboard(other, scenes);
    }

    /**
     * With one scene more, which gets a number of its own.
     *
     * @param after the number of the scene that it follows; null puts it before the price and the end
     */
    Storyboard adding(FilmLine line, Look look, @Nullable Integer after) {
        int number = scenes.stream().mapToInt(Scene::id).max().orElse(0) + 1;
        int at = scenes.size();
        if (after == null) {
            while (at > 1 && isClosing(scenes.get(at - 1))) {
                at--;
            }
        } else {
            int wanted = after;
            at = 1
                    + IntStream.range(0, scenes.size())
                            .filter(i -> scenes.get(i).id() == wanted)
                            .findFirst()
                            .orElse(scenes.size() - 1);
        }
        var more = new ArrayList<>(scenes);
        more.add(at, new Scene(number, look, line, null));
        return new Storyboard(title, more);
    }

    private static boolean isClosing(Scene scene) {
        return scene.look() == Look.PRICE || scene.look() == Look.CLOSING;
    }

    boolean isFull() {
        return scenes.size() >= MOST_SCENES;
    }

    /** Without a scene; empty if it is the last one left. */
    Optional<Storyboard> without(int id) {
        List<Scene> left = scenes.stream().filter(scene -> scene.id() != id).toList();
        return left.isEmpty() ? Optional.empty() : Optional.of(new Storyboard(title, left));
    }

    /** The same scenes in another order; empty unless each is named once. */
    Optional<Storyboard> ordered(List<Integer> ids) {
        Set<Integer> known = scenes.stream().map(Scene::id).collect(Collectors.toSet());
        if (ids.size() != scenes.size() || !new HashSet<>(ids).equals(known)) {
            return Optional.empty();
        }
        return Optional.of(new Storyboard(
                title, ids.stream().map(id -> scene(id).orElseThrow()).toList()));
    }
}
