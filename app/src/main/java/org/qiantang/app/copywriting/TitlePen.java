package org.qiantang.app.copywriting;

import static org.qiantang.app.catalog.FactKey.*;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.qiantang.app.catalog.Fact;
import org.qiantang.app.catalog.FactKey;
import org.qiantang.app.catalog.Voucher;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Spoken;

/**
 * Writes titles in the order in which shoppers read them: whose it is, from where or of what, its name, for what, how much
 * or how large. Each word stands on a fact; what the name says already is not said again.
 */
final class TitlePen {
    private static final int LONGEST_FACT = 14;
    private static final int MOST_FACTS = 5;
    private static final int FEWEST_FACTS = 2;
    private static final int VARIANTS = 24;
    private static final String GAP = " ";

    /** The key of an origin that is no part of what the goods are. */
    private static final String ORIGIN_ELSEWHERE = "origin, elsewhere";

    /** Where a fact stands; the name stands at {@link #NAME}. */
    private static final int NAME = 50;

    /** Where a material stands that is told at length. */
    private static final int OF_STUFF = NAME + 9;

    private static final Map<FactKey, Integer> PLACES = places();
    private static final Set<String> BEFORE_FOOD = Set.of("food", "plant", "jewel");
    /** What a title tells only in place of something better. */
    private static final Set<String> OF_LESS = Set.of(WEIGHT.key(), CHARGING.key(), ORIGIN_ELSEWHERE);

    private static final Pattern SEASON_OF_HARVEST = Pattern.compile("前|春|秋|头|初");
    private static final Pattern PLAIN_STUFF = Pattern.compile("\\p{IsHan}{1,6}");
    private static final Pattern PART = Pattern.compile("套|壳|面料|底|里|盖|架|填");
    private static final Pattern COUNTED = Pattern.compile("[\\d一二两三四五六七八九十百]+\\s*\\p{IsHan}{1,2}");
    private static final Pattern OF_ANYBODY = Pattern.compile("成人|所有人|大众|通用|不限");
    private static final Pattern TELLING_LABEL = Pattern.compile(".*(?:款式|风格|类型|图案|造型|口味)$");

    private final Offer offer;
    private final String name;
    private final List<String> keys;
    private final int longest;

    /** @param keys of the facts that may be told, those first that are asked for first */
    TitlePen(Offer offer, List<String> keys, int longest) {
        this.offer = offer;
        this.name = Spoken.text(offer.name());
        this.keys = List.copyOf(keys);
        this.longest = longest;
    }

    private static Map<FactKey, Integer> places() {
        var places = new EnumMap<FactKey, Integer>(FactKey.class);
        List<FactKey> before = List.of(BRAND, ORIGIN, MATERIAL, HARVEST, GRADE, VARIETY);
        List<FactKey> after = List.of(
                PROCESS,
                FIT,
                FLAVOUR,
                EFFECT_CLASS,
                SEASON,
                SUITED_TO,
                SAFETY_CLASS,
                FILLING,
                FABRIC_WEIGHT,
                POWER,
                CAPACITY,
                BATTERY,
                RUNNING_TIME,
                CHARGING,
                NET_WEIGHT,
                THICKNESS,
                DIMENSIONS,
                WEIGHT,
                PACKAGE);
        before.forEach(key -> places.put(key, before.indexOf(key)));
        after.forEach(key -> places.put(key, NAME + 1 + after.indexOf(key)));
        return places;
    }

    /** A part of a title: words with a slot, and where it stands. */
    private record Word(String key, String slot, String reads, int place) {}

    /** Titles that differ in what they tell, in the order of chance; none where the sheet has nothing for titles. */
    List<LineTemplate> titles(RandomGenerator random) {
        List<Word> words = keys.stream().flatMap(key -> word(key).stream()).toList();
        List<Word> telling =
                words.stream().filter(word -> !OF_LESS.contains(word.key())).toList();
        Set<String> titles = new LinkedHashSet<>();
        titles.add(title(telling, MOST_FACTS, false));
        for (int variant = 1; variant < VARIANTS; variant++) {
            var order = new ArrayList<>(words);
            Collections.shuffle(order, java.util.Random.from(random));
            int most = FEWEST_FACTS + variant % (MOST_FACTS - FEWEST_FACTS + 1);
            titles.add(title(order, most, variant % 3 == 2));
        }
        titles.add("{shop}" + GAP + "{name}");
        titles.remove("{name}");
        return titles.stream().map(LineTemplate::parse).toList();
    }

    /** As many facts as fit; whose it is comes before all, and a shop's name only where there is no brand. */
    private String title(List<Word> order, int most, boolean withShop) {
        var chosen = new ArrayList<Word>();
        int length = name.length();
        order.stream().filter(word -> word.key().equals(BRAND.key())).forEach(chosen::add);
        for (Word word : chosen) {
            length += word.reads().length() + GAP.length();
        }
        boolean named = !chosen.isEmpty() || !withShop;
        for (Word word : order) {
            int longer = length + word.reads().length() + GAP.length();
            boolean isNew = chosen.stream()
                    .noneMatch(one -> one.key().equals(word.key()) || overlaps(one.reads(), word.reads()));
            if (isNew && longer <= longest && chosen.size() < most) {
                chosen.add(word);
                length = longer;
            }
        }
        chosen.sort((one, other) -> Integer.compare(one.place(), other.place()));
        var title = new StringBuilder(named ? "" : "{shop}" + GAP);
        chosen.stream()
                .filter(word -> word.place() < NAME)
                .forEach(word -> title.append(word.slot()).append(GAP));
        title.append("{name}");
        chosen.stream()
                .filter(word -> word.place() > NAME)
                .forEach(word -> title.append(GAP).append(word.slot()));
        return title.toString();
    }

    private Optional<Word> word(String key) {
        Optional<Fact> found = offer.facts().fact(key);
        String reads = found.map(Spoken::fact).orElse("");
        if (reads.isEmpty() || reads.length() > LONGEST_FACT || overlaps(reads, name)) {
            return Optional.empty();
        }
        Optional<FactKey> known = FactKey.named(key);
        if (known.isEmpty()) {
            boolean tells = offer.isVoucher()
                    ? Voucher.isWhatOrWhere(key)
                    : TELLING_LABEL.matcher(key).matches();
            return tells ? Optional.of(plain(key, reads, NAME + 1)) : Optional.empty();
        }
        Integer place = PLACES.get(known.get());
        return place == null ? Optional.empty() : word(known.get(), key, reads, place);
    }

    /** Some facts are told with a word of their own, some only where they tell something, and the others as they are. */
    private Optional<Word> word(FactKey known, String key, String reads, int place) {
        boolean tells = known == HARVEST
                ? SEASON_OF_HARVEST.matcher(reads).find()
                : known == SUITED_TO
                        ? !OF_ANYBODY.matcher(reads).find()
                        : known != PACKAGE || COUNTED.matcher(reads).matches();
        if (!tells) {
            return Optional.empty();
        }
        if (known == ORIGIN && !BEFORE_FOOD.contains(ItemPen.sort(offer.category()))) {
            return Optional.of(new Word(ORIGIN_ELSEWHERE, slot(key) + "产", reads + "产", place));
        }
        if (known == MATERIAL) {
            boolean leads =
                    PLAIN_STUFF.matcher(reads).matches() && !PART.matcher(reads).find();
            return Optional.of(plain(key, reads, leads ? place : OF_STUFF));
        }
        boolean isPlainSeason = known == SEASON && !reads.endsWith("季") && !reads.endsWith("款");
        String before = known == RUNNING_TIME ? "续航" : known == WEIGHT ? "重" : "";
        String after = isPlainSeason ? "款" : known == CHARGING ? "充电" : "";
        return Optional.of(new Word(key, before + slot(key) + after, before + reads + after, place));
    }

    private static Word plain(String key, String reads, int place) {
        return new Word(key, slot(key), reads, place);
    }

    private static String slot(String key) {
        return "{fact:" + key + "}";
    }

    /** Two signs in a row that both have: 西湖龙井 has said 西湖. */
    private static boolean overlaps(String one, String other) {
        for (int at = 0; at + 2 <= one.length(); at++) {
            String pair = one.substring(at, at + 2);
            if (pair.codePoints().allMatch(Character::isIdeographic) && other.contains(pair)) {
                return true;
            }
        }
        return false;
    }
}
