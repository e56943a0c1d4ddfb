package org.qiantang.app.shortvideo;

import java.util.List;
import java.util.Set;

/**
 * What a person has said that a picture shows.
 *
 * @param picture its address, such as {@code /pictures/demo-fan.svg}
 * @param facts keys of the facts that are to be seen in it; where some are named, its aspects stand for no others
 */
record PictureLabel(String picture, Set<Aspect> aspects, List<String> facts) {
    PictureLabel {
        aspects = Set.copyOf(aspects);
        facts = List.copyOf(facts);
    }

    boolean isEmpty() {
        return aspects.isEmpty() && facts.isEmpty();
    }

    boolean isWhole() {
        return aspects.contains(Aspect.WHOLE);
    }

    /** How many of these facts it shows by name. */
    int named(Set<String> spoken) {
        return (int) facts.stream().filter(spoken::contains).count();
    }

    /** Whether one of these facts is usually seen in a picture of its kind. */
    boolean usually(Set<String> spoken) {
        return facts.isEmpty() && aspects.stream().anyMatch(aspect -> aspect.shows(spoken));
    }
}
