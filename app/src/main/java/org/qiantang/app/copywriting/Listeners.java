package org.qiantang.app.copywriting;

import static org.qiantang.app.catalog.FactKey.*;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qiantang.app.catalog.FactKey;
import org.qiantang.app.catalog.LegalCategory;
import org.qiantang.app.copywriting.Brief.Audience;

/**
 * Those whom sentences about some goods turn to, each sentence to one of them, and the facts that they ask for first. There
 * are none where a text is for anyone, or the law would not have them sought out for such goods.
 */
final class Listeners {
    /** A symbol with this before it is written for an audience in place of the symbol itself. */
    private static final String OWN = "to-";

    /** How many facts they have told before the others. */
    private static final int FACTS_FIRST = 2;

    private final List<Audience> addressed;
    private final List<Audience> turnedTo;
    private int turn;

    private Listeners(List<Audience> addressed) {
        this.addressed = addressed;
        this.turnedTo = addressed.stream().filter(one -> !isOnlyAddressed(one)).toList();
    }

    /** Whom the text is for and who may be spoken to about goods of all these categories. */
    static Listeners of(Brief brief, Collection<LegalCategory> goods) {
        return new Listeners(brief.meant().stream()
                .filter(one -> goods.stream().allMatch(category -> mayHear(one, category)))
                .toList());
    }

    /** The moods of sentences that turn to nobody in particular. */
    List<String> moods() {
        return addressed.stream().map(Brief::word).toList();
    }

    /** By name, for a writer who needs no phrases. */
    String names() {
        return addressed.isEmpty()
                ? Audience.ANYONE.zh()
                : addressed.stream().map(Audience::zh).collect(Collectors.joining("、"));
    }

    /** A sentence to one of them where the symbol has such; else as for anyone. */
    Optional<LineTemplate> draw(Quill quill, String symbol, List<String> moods, boolean first) {
        return own(quill, symbol, moods, first).or(() -> drawn(quill, symbol, with(moods, moods()), first));
    }

    /** A sentence to one of them; empty where there is nobody, or nothing that is said to them alone. */
    Optional<LineTemplate> own(Quill quill, String symbol, List<String> moods, boolean first) {
        if (turnedTo.isEmpty() || !quill.knows(OWN + symbol)) {
            return Optional.empty();
        }
        Audience one = turnedTo.get(turn++ % turnedTo.size());
        List<String> theirs = addressed.stream()
                .filter(other -> other == one || isOnlyAddressed(other))
                .map(Brief::word)
                .toList();
        return drawn(quill, OWN + symbol, with(moods, theirs), first);
    }

    private static Optional<LineTemplate> drawn(Quill quill, String symbol, List<String> moods, boolean first) {
        return first ? quill.begin(symbol, moods) : quill.write(symbol, moods);
    }

    private static List<String> with(List<String> moods, List<String> more) {
        return Stream.concat(moods.stream(), more.stream()).toList();
    }

    /** Of these facts those that they have told first, the most asked for before the others; in turn where they are several. */
    List<String> factsFirst(Collection<String> tellable) {
        Set<String> first = new LinkedHashSet<>();
        int longest =
                turnedTo.stream().mapToInt(one -> asksFor(one).size()).max().orElse(0);
        for (int rank = 0; rank < longest; rank++) {
            for (Audience one : turnedTo) {
                List<FactKey> keys = asksFor(one);
                if (rank < keys.size() && tellable.contains(keys.get(rank).key())) {
                    first.add(keys.get(rank).key());
                }
            }
        }
        return first.stream().limit(FACTS_FIRST).toList();
    }

    /** Men and women are a way of address: nothing is made of what they would need. */
    private static boolean isOnlyAddressed(Audience audience) {
        return audience == Audience.MEN || audience == Audience.WOMEN;
    }

    /** What an audience looks at first in a sheet: an order of preference that was set by hand; the guides tell it. */
    private static List<FactKey> asksFor(Audience audience) {
        return switch (audience) {
            case STUDENT -> List.of(POWER, DIMENSIONS, NET_WEIGHT, PACKAGE, CARE);
            case YOUNG -> List.of(FIT, FLAVOUR, CAPACITY, MATERIAL, DIMENSIONS);
            case PARENTS -> List.of(CARE, SAFETY_CLASS, SUITED_TO, INGREDIENTS, TEST_REPORT, MATERIAL);
            case ELDERS -> List.of(HOW_TO_USE, WARRANTY, WEIGHT, STORAGE, NOISE, MATERIAL);
            case OFFICE -> List.of(WEIGHT, CAPACITY, RUNNING_TIME, CHARGING, DIMENSIONS, NET_WEIGHT);
            case GIFT -> List.of(PACKAGE, ORIGIN, GRADE, PROCESS, VARIETY);
            case SINGLE -> List.of(NET_WEIGHT, CAPACITY, DIMENSIONS, STORAGE, POWER);
            case FITNESS -> List.of(MATERIAL, WEIGHT, CARE, DIMENSIONS, INGREDIENTS);
            case OUTDOOR -> List.of(WEIGHT, DIMENSIONS, BATTERY, RUNNING_TIME, PACKAGE, STORAGE);
            case NOVICE -> List.of(HOW_TO_USE, CARE, PACKAGE, WARRANTY, DIMENSIONS);
            case REGULAR -> List.of(HARVEST, PROCESS, ORIGIN, VARIETY, FLAVOUR);
            case ANYONE, MEN, WOMEN -> List.of();
        };
    }

    /**
     * Whether people may be sought out for goods of a category. What may be advertised only as it was reviewed is for
     * anyone; drink is neither for those among whom are minors nor for beginners, nor for work, sport or the road.
     */
    static boolean mayHear(Audience audience, LegalCategory category) {
        return switch (category) {
            case HEALTH_FOOD,
                    INFANT_FOOD,
                    MEDICAL_FOOD,
                    SPECIAL_COSMETICS,
                    CHILDREN_COSMETICS,
                    MEDICINE,
                    DISINFECTANT,
                    MEDICAL_DEVICE,
                    MEDICAL_DEVICE_I,
                    MEDICAL_DEVICE_II,
                    MEDICAL_DEVICE_III,
                    MEDICAL_BEAUTY -> false;
            case ALCOHOL ->
                switch (audience) {
                    case GIFT, REGULAR, MEN, WOMEN -> true;
                    case ANYONE, YOUNG, PARENTS, ELDERS, OFFICE, STUDENT, SINGLE, FITNESS, OUTDOOR, NOVICE -> false;
                };
            // A voucher may be for a place where the young may not go.
            case SERVICES -> audience != Audience.STUDENT && audience != Audience.YOUNG;
            case FOOD,
                    FARM_PRODUCE,
                    FRESH,
                    PLANTS,
                    COSMETICS,
                    TOOTHPASTE,
                    CLOTHING,
                    BAGS,
                    APPLIANCE,
                    DIGITAL,
                    HOUSEHOLD,
                    MOTHER_AND_BABY,
                    JEWELLERY,
                    COLLECTIBLES,
                    PET,
                    PET_FOOD,
                    SPORTS,
                    CAR,
                    MADE_TO_ORDER,
                    BOOKS,
                    OTHER -> true;
        };
    }
}
